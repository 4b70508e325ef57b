"""What an office governs: which of a title’s complements name a State, a body of its own or an area, and leave the label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.complements import EMBASSY, FOR_ROLES, LOCAL
from kg.extract.mentions import Mention
from kg.extract.segments import Segment
from kg.language.fr import words as fr
from kg.vocabulary import EntityType

if TYPE_CHECKING:
    from kg.extract.titles import Title

OF_THE_REPUBLIC: Final = frozenset({"role/president", "role/mediator", "role/public-prosecutor"})
"""Roles that keep "de la République" where the State's name follows it."""
Body = tuple[EntityType, str, Mention | None]


class Governed:
    """Takes what `title` governs out of its complements."""

    def __init__(self, title: Title) -> None:
        self.title = title

    def read(self) -> Body | None:
        """Take countries and the body governed out of the complements; what is dropped does not show in the label."""
        segments = list(self.title.segments)
        if (region := self._region(segments)) is not None:
            return region
        body = self._employer(segments)
        self._inner_demonyms(segments)
        while segments and segments[-1].country is not None and segments[-1].kind == "of" and not self._names_body(segments):
            self._pop_country(segments)
        abroad = any(s.kind == "at" and s.mention is not None for s in segments)
        if self.title.role.sphere == EMBASSY or abroad:
            for segment in [s for s in segments if s.country and s.kind == "of"]:
                self.title.countries.append(segment.country or "")
                self.title.dropped.update(range(segment.start, segment.end))
                segments.remove(segment)
            return body or self._sender(segments)
        if body is None and len(segments) > 1 and segments[0].kind in {"at", "with"} and self._refers(segments[-1]):
            self._anaphor(segments[-1])
            return None
        if body is not None or not segments or segments[0].kind not in {"of", "role"} or self.title.role.ministerial:
            return body
        return self._body(segments)

    def _region(self, segments: list[Segment]) -> Body | None:
        """ "ministre de la Santé du Québec": a region behind the portfolio has ministers of its own."""
        last = segments[-1] if len(segments) > 1 and self.title.role.ministerial and not self.title.countries else None
        named = last.mention if last is not None and last.kind == "of" else None
        if last is None or named is None or named.type is not EntityType.PLACE or named.sense is None or named.sense.country is None:
            return None
        if named.owners:
            return None
        self.title.dropped.update(range(last.start, last.end))
        return EntityType.PLACE, named.text, named

    def _inner_demonyms(self, segments: list[Segment]) -> None:
        """ "au ministère qatari de l'Intérieur": a demonym within the name of an organ."""
        if self.title.countries:
            return
        for segment in segments:
            if segment.mention is None or segment.mention.sense is not None or self.title.fold_at(segment.head) not in fr.STATE_ORGANS:
                continue
            for i in range(segment.head, segment.end):
                hit = self.title.words.demonyms.longest(self.title.folds, i)
                if hit is not None and hit[1][0].startswith("country/"):
                    self.title.countries.append(hit[1][0])
                    return

    def _names_body(self, segments: list[Segment]) -> bool:
        """Whether the country is the end of a body's name: "gouverneur de la Banque du Canada"."""
        first = segments[0]
        if len(segments) == 1 or self.title.role.ministerial or self.title.role.sphere in {EMBASSY, "monarchy", LOCAL, "parliament"}:
            return False
        return self.title.atoms.capital(first.head) and first.mention is None and not self._is_organ(first, self.title.fold_at(first.head))

    def _employer(self, segments: list[Segment]) -> Body | None:
        """ "chargé du plaidoyer chez HRW"."""
        if segments and segments[-1].kind == "chez":
            last = segments.pop()
            self.title.dropped.update(range(last.start, last.end))
            return EntityType.ORGANIZATION, self.title.atoms.slice(last.head, last.end), last.mention
        return None

    def _pop_country(self, segments: list[Segment]) -> None:
        last = segments.pop()
        self.title.countries.insert(0, last.country or "")
        republic = not segments and self.title.role.role in OF_THE_REPUBLIC and self.title.fold_at(last.head) == "republique"
        kept = republic or self.title.fold_at(last.head) == "confederation"
        self.title.dropped.update(range(last.head + 1 if kept else last.start, last.end))

    def _sender(self, segments: list[Segment]) -> Body | None:
        """A representative of an organization: "représentant du Front Polisario auprès des Nations unies"."""
        first = segments[0] if segments else None
        if first is None or first.kind != "of" or first.mention is None or first.mention.type is not EntityType.ORGANIZATION:
            return None
        self.title.dropped.update(range(first.start, first.end))
        return EntityType.ORGANIZATION, first.mention.text, first.mention

    def _body(self, segments: list[Segment]) -> Body | None:
        if self.title.role.role.endswith(FOR_ROLES):
            segments = [s for s in segments if s.kind != "for"] or segments
        if len(segments) > 1 and self._refers(segments[-1]):
            self._anaphor(segments.pop())
            return None
        first, last = segments[0], segments[-1]
        word = self.title.fold_at(first.head)
        if self.title.role.sphere in {LOCAL, "parliament"}:
            return self._area(segments)
        area = self._named_area(segments)
        if area is not None:
            return area
        if len(segments) == 1 and self._refers(first):
            self._anaphor(first)
            self._national(first)
            return None
        if first.kind == "role" or (first.mention is None and (not self._is_body(first, word) or self._is_field(first))):
            return self._inner_organization(segments)
        if first.mention is not None and first.mention.sense is not None and first.mention.sense.organ:
            self.title.countries = self.title.countries or [first.mention.owners[0]]
            return None
        if first.mention is not None and first.mention.sense is not None and self._is_junta(first, first.mention.sense.country):
            return None
        if self._is_organ(first, word):
            return None
        if word in fr.FORCES and first.mention is not None and first.mention.sense is not None and first.mention.sense.country:
            self._force(first, first.mention.sense.country)
            return None
        if first.mention is not None and len(segments) > 1 and segments[1].kind == "at":
            last = first
        mention = first.mention if first.mention is not None and first.end == last.end else None
        if first.mention is not None and first.mention.type is EntityType.PLACE and first is last:
            return self._place(first)
        name = self._clean(self._proper_start(first, last), last.end) or self.title.atoms.slice(first.head, last.end)
        self.title.dropped.update(range(first.start, last.end))
        return EntityType.ORGANIZATION, name, mention

    def _refers(self, segment: Segment) -> bool:
        """ "de l'institution", "du groupe parlementaire": a common noun alone that refers to a body named before."""
        word = self.title.fold_at(segment.head)
        end = segment.head + (2 if self.title.fold_at(segment.head + 1) == "parlementaire" else 1)
        alone = segment.kind == "of" and segment.end == end and not self.title.atoms.capital(segment.head)
        return alone and word in fr.ANAPHORS | fr.BODY_NOUNS

    def _national(self, segment: Segment) -> None:
        """ "président de la fédération marocaine": the demonym is the body's, not the office's."""
        behind = self.title.context.words.demonyms.longest(self.title.folds, segment.end)
        if behind is not None and self.title.countries:
            self.title.nation = self.title.countries.pop()

    def _anaphor(self, segment: Segment) -> None:
        self.title.anaphor = self.title.fold_at(segment.head)
        self.title.dropped.update(range(segment.start, segment.end))

    def _proper_start(self, first: Segment, last: Segment) -> int:
        """Where a body's own name begins: "du parti indépendantiste Core in Fronte" governs Core in Fronte."""
        if self.title.fold_at(first.head) not in fr.GENERIC_BODIES or self.title.atoms.capital(first.head):
            return first.head
        start = first.head + 1
        while start < last.end and self.title.atoms.pos(start) == "ADJ" and not self.title.atoms.capital(start):
            start += 1
        return start if start < last.end and self.title.atoms.capital(start) else first.head

    def _named_area(self, segments: list[Segment]) -> Body | None:
        """ "gouverneur de l'État de Jigawa", "présidente de la région Île-de-France": the area's own name."""
        first, last = segments[0], segments[-1]
        word = self.title.fold_at(first.head)
        if word not in fr.AREA_NOUNS - {"conseil"} or (word == "etat" and last.end == first.head + 1):
            return None
        start = last.head if len(segments) > 1 else first.head + 1
        while start < last.end and self.title.fold_at(start) in fr.OF | fr.ARTICLES | {"'"}:
            start += 1
        if start >= last.end or not self.title.atoms.capital(start):
            return None
        named = self.title.context.at.get(start)
        vague = word in {"departement", "etat"} and self.title.role.sphere != LOCAL and "governor" not in self.title.role.role
        if vague and (named is None or named.type is not EntityType.PLACE):
            return None
        name = self._clean(start, last.end)
        self.title.area = self._clean(first.head, last.end)
        self.title.dropped.update(range(first.start, last.end))
        return EntityType.PLACE, name, named

    def _clean(self, start: int, end: int) -> str:
        """The text between two atoms without what has been dropped at its end (a demonym, an acronym in brackets)."""
        while end > start and end - 1 in self.title.dropped:
            end -= 1
        return self.title.atoms.slice(start, end)

    def _is_organ(self, first: Segment, word: str) -> bool:
        """An organ of a State stays in the title, unless the gazetteer knows it as a body of its own."""
        if first.mention is not None and first.mention.sense is not None and word != "gouvernement":
            return False
        return word in fr.STATE_ORGANS and not (word == "conseil" and self.title.fold_at(first.head + 1) in fr.LOCAL_BODIES)

    def _is_junta(self, first: Segment, country: str | None) -> bool:
        """ "président du Conseil présidentiel de transition": who rules a State is its organ; it stays in the title."""
        rules = fr.RULING & set(self.title.folds[first.head + 1 : first.end])
        if country is None or self.title.fold_at(first.head) not in {"conseil", "comite"} or not rules:
            return False
        self.title.countries = self.title.countries or [country]
        return True

    def _force(self, first: Segment, country: str) -> None:
        """ "directeur général de la Police nationale d'Haïti": the forces of a State are its organ; its name leaves the title."""
        self.title.countries = self.title.countries or [country]
        for i in range(first.head + 1, first.end):
            hit = self.title.words.names.longest(self.title.folds, i)
            if hit is not None and hit[1].id == country:
                start = next((k for k in range(i - 1, first.head, -1) if self.title.folds[k] in fr.OF), i)
                self.title.dropped.update(range(start, first.end))
                return

    def _is_field(self, first: Segment) -> bool:
        """ "directeur général de la Santé": a field of government is no body."""
        hit = self.title.words.portfolios.longest(self.title.folds, first.head)
        return hit is not None and hit[0] == first.end and self.title.fold_at(first.head) not in fr.BODY_NOUNS

    def _is_body(self, first: Segment, word: str) -> bool:
        return self.title.atoms.capital(first.head) or word in fr.BODY_NOUNS | fr.STATE_ORGANS

    def _inner_organization(self, segments: list[Segment]) -> Body | None:
        """ "envoyé personnel du secrétaire général de l'ONU": a later complement may name the body."""
        if (
            segments[0].kind == "role"
            and len(segments) < 2
            and self.title.folds[segments[0].head : segments[0].end] == ["secretaire", "general"]
        ):
            return EntityType.ORGANIZATION, "Organisation des Nations unies", None
        for segment in segments[1:]:
            mention = segment.mention or self._known(segment)
            if mention is not None and mention.type is EntityType.ORGANIZATION and segment.kind == "of":
                self.title.dropped.update(range(segment.start, segment.end))
                return EntityType.ORGANIZATION, mention.text, mention
        return None

    def _known(self, segment: Segment) -> Mention | None:
        """The body of the gazetteers that a complement names within a longer guess."""
        hit = self.title.words.names.longest(self.title.folds, segment.head)
        if hit is None or hit[0] != segment.end or hit[1].type is not EntityType.ORGANIZATION:
            return None
        text = self.title.atoms.slice(segment.head, segment.end)
        return Mention(segment.head, segment.end, EntityType.ORGANIZATION, text, hit[1], owners=hit[1].stands_for)

    def _area(self, segments: list[Segment]) -> Body | None:
        """The place of a local office or constituency: "maire de la commune d'Abobo" governs Abobo."""
        named = self._named_area(segments)
        if named is not None:
            return named
        first, last = segments[0], segments[-1]
        word = self.title.fold_at(first.head)
        if word in fr.STATE_ORGANS - fr.AREA_NOUNS and first.mention is None:
            return None
        if word in fr.AREA_NOUNS and len(segments) == 1 and first.end == first.head + 1 and not self.title.atoms.capital(first.head):
            self.title.anaphor = word
            self.title.dropped.update(range(first.start, first.end))
            return None
        target = last if word in fr.AREA_NOUNS and len(segments) > 1 else first
        if first.mention is None and self.title.words.portfolios.longest(self.title.folds, first.head):
            return None
        if first.mention is not None and first.mention.type is EntityType.ORGANIZATION:
            self.title.dropped.update(range(first.start, last.end))
            party = self.title.role.sphere == "parliament" and not fr.PARLIAMENTS & set(self.title.folds[first.head : last.end])
            if party and first.mention.sense is not None and first.mention.sense.country:
                self.title.countries = self.title.countries or [first.mention.sense.country]
            return None if party else (EntityType.ORGANIZATION, self.title.atoms.slice(first.head, last.end), first.mention)
        if word in fr.PARTY_NOUNS and self.title.role.sphere == "parliament":
            self.title.dropped.update(range(first.start, last.end))
            return None
        if not self.title.atoms.capital(target.head):
            return None
        name = self._clean(target.head, target.end)
        self.title.dropped.update(range(first.start, last.end))
        return EntityType.PLACE, name, target.mention

    def _place(self, first: Segment) -> Body:
        self.title.dropped.update(range(first.start, first.end))
        return EntityType.PLACE, self.title.atoms.slice(first.head, first.end), first.mention
