"""The complements of an office title: "de l’Intérieur", "à Alger", "auprès de l’ONU", "du Mali, du Niger et du Burkina Faso"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kg.extract.atoms import NEWLINE
from kg.extract.mentions import Mention
from kg.extract.segments import Segment
from kg.language.fr import words as fr
from kg.vocabulary import EntityType

if TYPE_CHECKING:
    from kg.extract.titles import Title

EMBASSY: Final = "embassy"
ACRONYM: Final = 7
LOCAL: Final = "local"
TAKING_AT: Final = (
    "conseil",
    "adjoint",
    "secretaire",
    "secrétaire",
    "délég",
    "haut-commissaire",
    "haute-commissaire",
    "haut commissaire",
    "commissaire",
    "vice-",
)
FOR_ROLES: Final = ("representative", "envoy", "adviser", "coordinator", "commissioner")


class Complements:
    """Reads the complements of `title` from the atom that it has reached."""

    def __init__(self, title: Title) -> None:
        self.title = title

    def read(self) -> None:
        if (
            self.title.fold_at(self.title.head_end - 1) in fr.BODY_NOUNS
            and self.title.head_end - self.title.head > 1
            and self.title.i < len(self.title.atoms)
            and self.title.atoms.capital(self.title.i)
        ):
            end = self.common_end(self.title.i)
            if end > self.title.i:
                self.title.segments.append(Segment("of", self.title.i, self.title.i, end, None, self.title.context.at.get(self.title.i)))
                self.title.i = end
        while True:
            segment = self._segment(self.title.i)
            if segment is not None:
                self.title.segments.append(segment)
                self.title.i = segment.end
                self._trailing_demonyms(segment)
            elif not self._past_patron() and not self._acronym():
                break

    def _past_patron(self) -> bool:
        """ "conseiller de M. Trump pour l'Afrique": the title goes on behind whom it serves."""
        if self.title.patron is None or self.title.i >= self.title.patron.end or self.title.fold_at(self.title.patron.end) != "pour":
            return False
        self.title.drop(self.title.i, self.title.patron.end)
        return True

    def _trailing_demonyms(self, segment: Segment) -> None:
        mention = self.title.context.at.get(self.title.i)
        if mention is not None and mention.adjective and segment.country is None and self.title.governs(mention):
            self.title.take_demonym()
            while self.title.fold_at(self.title.i) in fr.TITLE_ADJECTIVES | {"soeur", "sœur", "frere"}:
                self.title.drop(self.title.i, self.title.i + 1)

    def _acronym(self) -> bool:
        """Swallow "(OIF)", "(S&D)", "(N-VA)" after a body's name; whether there is one."""
        i, folds = self.title.i, self.title.folds
        if not self.title.segments or self.title.fold_at(i) != "(":
            return False
        close = next((k for k in range(i + 2, min(i + ACRONYM, len(folds))) if folds[k] == ")"), None)
        if close is not None and self.title.atoms.words[i + 1][:2].isupper() | (close > i + 2 and self.title.atoms.capital(i + 1)):
            glued = all(self.title.atoms.glued(k) for k in range(i + 2, close))
            if glued:
                self.title.drop(i, close + 1)
                return True
        return False

    def _segment(self, i: int) -> Segment | None:
        """The complement that begins at atom `i`, after "et" or a comma where it is one of several."""
        joined = self.title.fold_at(i) in {"et", ","} and bool(self.title.segments)
        at = i + 1 if joined else i
        kind, head = self._preposition(at)
        if (charge := self._charge(i)) is not None:
            return charge
        if joined and not kind and self._bare_portfolio(i, at):
            return self.noun_phrase("of", i, at)
        if joined and not self._may_join(self.title.fold_at(i), at, kind, head):
            return None
        if not kind or self.title.fold_at(head).isdigit():
            return None
        return self.noun_phrase(kind, i, head)

    def _charge(self, i: int) -> Segment | None:
        """ "ministre délégué auprès du Premier ministre, chargé du Budget": the charge behind a comma belongs to a minister's title."""
        behind = self.title.fold_at(i) == "," and self.title.fold_at(i + 1).startswith("charge") and self.title.fold_at(i + 2) in fr.OF
        if not behind or not self.title.role.ministerial or any(s.kind == "with" for s in self.title.segments):
            return None
        self.title.dropped.add(i)
        return self.noun_phrase("with", i + 1, self.after_article(i + 3))

    def _bare_portfolio(self, i: int, at: int) -> bool:
        """ "des Eaux et Forêts": a second noun without preposition, in a minister's title."""
        if (
            not self.title.role.ministerial
            or self.title.fold_at(i) != "et"
            or at >= len(self.title.atoms)
            or not self.title.atoms.capital(at)
        ):
            return False
        return not self._is_person(at) and self.title.words.roles.longest(self.title.folds, at) is None

    def _preposition(self, i: int) -> tuple[str, int]:
        """(kind, where the noun phrase begins) of the complement opening at atom `i`; kind is "" where there is none."""
        word, following = self.title.fold_at(i), self.title.fold_at(i + 1)
        if word in fr.OF:
            return "of", self.after_article(i + 1)
        if word.startswith("charge") and following in fr.OF:
            return "with", self.after_article(i + 2)
        if word in {"aupres", "pres"} and following in fr.OF:
            return ("at", self.after_article(i + 2)) if word == "aupres" or self.title.role.sphere == EMBASSY else ("", i)
        if word == "pres" and following in fr.ARTICLES and self.title.role.sphere == EMBASSY:
            return "at", self.after_article(i + 1)
        if word in fr.AT:
            return ("at", self.after_article(i + 1)) if self._takes_at(i) else ("", i)
        if word in {"pour", "chez"} and self.title.role.sphere != LOCAL and self._takes_for(i):
            return ("for" if word == "pour" else "chez"), self.after_article(i + 1)
        if word == "en" and self.title.role.sphere == EMBASSY and i + 1 < len(self.title.atoms) and self.title.atoms.capital(i + 1):
            return "at", i + 1
        return "", i

    def after_article(self, i: int) -> int:
        """Where the noun behind an article begins; a capital article is part of the name ("de La Gauche")."""
        atoms = self.title.atoms
        while self.title.fold_at(i) in {"la", "le", "les", "l", "'"} and not (
            atoms.capital(i) and i + 1 < len(atoms) and atoms.capital(i + 1)
        ):
            i += 1
        return i

    def _takes_at(self, i: int) -> bool:
        """Whether "à", "au", "aux" belong to the title: a post abroad, or a portfolio."""
        head = self.after_article(i + 1)
        mention = self.title.context.at.get(head)
        if self.title.role.sphere == EMBASSY:
            return mention is not None and mention.type is not EntityType.PERSON and not any(s.kind == "at" for s in self.title.segments)
        if mention is not None and mention.type in {EntityType.PLACE, EntityType.COUNTRY} and not mention.adjective:
            if self.title.role.role == "role/high-commissioner":
                return mention.type is EntityType.COUNTRY or (mention.sense is not None and mention.sense.country is not None)
            return self.title.role.role == "role/representative" and self._follows_body()
        abroad = self.title.fold_at(head) == "etranger" or self.title.fold_at(head) in {"ministere", "cabinet", "presidence", "secretariat"}
        if head >= len(self.title.atoms):
            return False
        last = self.title.segments[-1] if self.title.segments else None
        charged = self.title.role.singular.startswith(TAKING_AT)
        if last is not None and last.kind == "of":
            return abroad or (charged and last.mention is not None and last.mention.type is EntityType.ORGANIZATION)
        return abroad or ((last is None or last.kind == "at") and (self.title.atoms.capital(head) or charged))

    def _follows_body(self) -> bool:
        """Whether the complement before is who sends: "représentant du HCR au Niger"."""
        before = self.title.segments[-1] if self.title.segments else None
        return before is not None and before.kind == "of" and self.title.context.at.get(before.head) is not None

    def _takes_for(self, i: int) -> bool:
        head = self.after_article(i + 1)
        return (
            head < len(self.title.atoms)
            and self.title.fold_at(head) != NEWLINE
            and self.title.atoms.capital(head)
            and self.title.context.at.get(head, None) is not None
        ) or (
            (self.title.role.sphere in {EMBASSY, "state"} or self.title.role.role.endswith(FOR_ROLES))
            and head < len(self.title.atoms)
            and self.title.fold_at(i) == "pour"
            and self.title.fold_at(i + 1) in {"la", "le", "les", "l"}
            and not self._opens_clause(head)
        )

    def _opens_clause(self, head: int) -> bool:
        return self.title.atoms.pos(head) in {"VERB", "AUX", "PRON"}

    def _may_join(self, link: str, at: int, kind: str, head: int) -> bool:
        """Whether "et …" or ", …" goes on with the same title rather than naming the next person or thing."""
        if head >= len(self.title.atoms) or self._is_person(head) or self._is_person(at):
            return False
        if kind:
            other_role = self.title.words.roles.longest(self.title.folds, head)
            if other_role is not None and not self.title.atoms.words[head].isupper():
                return False
            last = self.title.segments[-1].kind
            same = last == kind or (kind == "of" and (last == "with" or (last == "at" and self.title.role.ministerial)))
            country = self.title.context.at.get(head)
            if country is not None and country.type is EntityType.COUNTRY and not country.adjective and not country.people:
                return self.title.role.plural and same
            if link == "," and same and self._list_goes_on(head):
                return True
            named = self.title.atoms.capital(head) or bool(self.title.words.portfolios.longest(self.title.folds, head))
            return (
                same
                and (named or (link == "et" and self.title.atoms.pos(head) in {"NOUN", "ADJ"}))
                and (link == "et" or kind == "at" or self._ministerial())
            )
        return False

    def _list_goes_on(self, head: int) -> bool:
        """ "directeur des achats, des partenariats et des affaires publiques": an "et des" follows the next noun."""
        near = self.title.folds[head + 1 : head + 6]
        return self.title.atoms.pos(head) == "NOUN" and any(a == "et" and b in fr.OF for a, b in pairwise(near))

    def _ministerial(self) -> bool:
        return self.title.role.ministerial or self.title.role.plural

    def _is_person(self, i: int) -> bool:
        mention = self.title.context.at.get(i)
        return mention is not None and mention.type is EntityType.PERSON

    def noun_phrase(self, kind: str, start: int, head: int) -> Segment | None:
        if head >= len(self.title.atoms):
            return None
        mention = self.title.context.at.get(head)
        if self.title.fold_at(head) in fr.POSSESSIVES and self.title.fold_at(head + 1) in fr.ANAPHORS | fr.BODY_NOUNS:
            return Segment(kind, start, head + 1, head + 2)
        if mention is not None and mention.type is EntityType.PERSON:
            seat = self.title.role.sphere == "parliament" and mention.left == mention.start and mention.end == mention.start + 1
            return Segment(kind, start, head, head + 1) if seat and kind == "of" else self._patron(kind, start, mention)
        if (
            (owner := self.title.context.epithet(head)) is not None
            and kind == "of"
            and not self.title.role.ministerial | (self.title.fold_at(head + 1) in fr.OF)
            and self.title.words.demonyms.longest(self.title.folds, head + 1) is None
        ):
            return Segment(kind, start, head, head + 1, owner)
        if mention is not None and mention.type is EntityType.ORGANIZATION and mention.sense is None and mention.end > head + 1:
            if (role := self.title.words.roles.longest(self.title.folds, head)) is not None and role[1].role and role[0] < mention.end:
                return self._role_complement(kind, start, head, role[0])
            if self.title.role.role.endswith(FOR_ROLES) and "pour" in self.title.folds[head + 1 : mention.end]:
                return Segment(kind, start, head, head + 1 + self.title.folds[head + 1 :].index("pour"), None, self._union(head))
        if mention is None and kind == "of" and self.title.atoms.capital(head) and not self.title.role.ministerial:
            party = self.title.words.political.longest(self.title.folds, head)
            if party is not None and party[0] > head + 1:
                name = Mention(head, party[0], EntityType.ORGANIZATION, self.title.atoms.slice(head, party[0]))
                return Segment(kind, start, head, party[0], None, name)
        field = self.title.words.portfolios.longest(self.title.folds, head) if kind == "at" and self.title.role.sphere == "state" else None
        if field is not None and mention is not None and mention.sense is None and field[0] < mention.end:
            return Segment(kind, start, head, field[0])
        if mention is not None and not mention.adjective and not mention.people:
            end = self._proper_end(mention)
            if (beyond := self._hyphenated_end(end)) > end:
                return Segment(kind, start, head, beyond)
            if mention.sense is not None and end > mention.end:
                return Segment(kind, start, head, end, None, Mention(head, end, EntityType.ORGANIZATION, self.title.atoms.slice(head, end)))
            return Segment(kind, start, head, end, self._country_of(mention), mention)
        if (role := self.title.words.roles.longest(self.title.folds, head)) is not None:
            return self._role_complement(kind, start, head, role[0])
        end = self.common_end(head)
        return Segment(kind, start, head, end) if end > head else None

    def _union(self, head: int) -> Mention | None:
        """ "haute représentante de l'Union pour les affaires étrangères": the European one."""
        if self.title.fold_at(head) != "union":
            return None
        return Mention(head, head + 1, EntityType.ORGANIZATION, "Union européenne", owners=("organization/union-europeenne",))

    def _country_of(self, mention: Mention) -> str | None:
        """The State that a name means; a capital that sends somebody stands for its State: "le représentant de Pyongyang au Pérou"."""
        sends = mention.owners and (self.title.role.sphere == EMBASSY or self.title.role.role.endswith(FOR_ROLES))
        if mention.type is EntityType.COUNTRY or (sends and mention.type is EntityType.PLACE and mention.owners[0].startswith("country/")):
            return mention.owners[0]
        return None

    def _proper_end(self, mention: Mention) -> int:
        """A known name may be only the first part of a longer one: "Banque mondiale", "Orange Mali", but "Union des Comores"."""
        end = mention.end
        branch = self.title.context.at.get(end)
        if mention.type is EntityType.ORGANIZATION and branch is not None and branch.type is EntityType.COUNTRY and not branch.adjective:
            return branch.end if branch.people is None else end
        if mention.type is EntityType.PLACE and mention.sense is not None:
            return self._compound_end(end)
        if mention.type is EntityType.COUNTRY or mention.sense is not None:
            return end
        return max(end, self.common_end(mention.start))

    def _compound_end(self, i: int) -> int:
        """ "gouverneur d'Agadir Ida-Outanane, X": a word more of a place's name, before a comma."""
        atoms = self.title.atoms
        more = i < len(atoms) and atoms.is_word(i) and atoms.capital(i) and i not in self.title.context.at
        end = self._hyphenated_end(i + 1) if more else i
        return end if end > i and self.title.fold_at(end) == "," else i

    def _hyphenated_end(self, i: int) -> int:
        """Where "-Assilah" after "Tanger" ends: a known name may be the first part of a hyphenated one."""
        atoms = self.title.atoms
        while i + 1 < len(atoms) and atoms.words[i] in {"-", "–"} and atoms.glued(i) and atoms.glued(i + 1) and atoms.capital(i + 1):
            i += 2
        return i

    def _patron(self, kind: str, start: int, mention: Mention) -> Segment | None:
        """ "conseiller de M. Trump": whom the holder serves is not part of the title."""
        if kind != "of":
            return None
        self.title.patron, self.title.resume = mention, mention.end
        return None

    def _role_complement(self, kind: str, start: int, head: int, end: int) -> Segment | None:
        """ "directeur de cabinet du président de la République": an office inside the title."""
        if kind not in {"of", "at"} or self.title.role.plural:
            return None
        named = self.title.context.at.get(end)
        if named is not None and named.type is EntityType.PERSON:
            self.title.patron, self.title.resume = named, named.end
            return None
        self.title.inner = self.title.words.roles.longest(self.title.folds, head)
        return Segment("role", start, head, end)

    def common_end(self, head: int) -> int:
        """Where the noun phrase that begins at `head` ends: nouns, adjectives, names, not a verb, not a person."""
        i = head
        while i < len(self.title.atoms) and self._accepts(i, head):
            mention = self.title.context.at.get(i)
            i = mention.end if mention is not None and not mention.adjective else i + 1
        return i

    def _accepts(self, i: int, head: int) -> bool:
        word = self.title.fold_at(i)
        mention = self.title.context.at.get(i)
        if mention is not None:
            if mention.adjective:
                return i > head and not self.title.governs(mention)
            return mention.type is not EntityType.PERSON and (mention.people is None or i == head)
        if not self.title.atoms.is_word(i):
            return word in {"-", "'"} and self.title.atoms.glued(i) and i > head
        if word in fr.NP_STOPS | fr.OF | fr.AT | fr.ARTICLES or (i > head and self._opens_role(i)):
            return False
        if self.title.atoms.capital(i):
            return i == head or not self._new_name(i, head)
        return self.title.atoms.pos(i) not in {"VERB", "AUX", "PRON", "DET", "SCONJ", "CCONJ", "ADV"} or (self._participle(i) and i > head)

    def _opens_role(self, i: int) -> bool:
        """Whether a title begins at atom `i`: not the adjective of "groupe parlementaire"."""
        adjective = self.title.atoms.pos(i) == "ADJ" and not self.title.atoms.capital(i)
        return not adjective and self.title.words.roles.longest(self.title.folds, i) is not None

    def _participle(self, i: int) -> bool:
        """ "Marocains résidant à l'étranger" goes on, "a reçu" does not."""
        return self.title.fold_at(i).endswith("ant") or (
            self.title.atoms.pos(i) == "VERB"
            and "VerbForm=Part" in str(self.title.atoms.tokens[i].morph)
            and self.title.fold_at(i - 1) != "a"
        )

    def _new_name(self, i: int, head: int) -> bool:
        """In a minister's title a second capital right after a first one begins the minister's name."""
        return (
            self.title.role.sphere == "state"
            and self.title.atoms.capital(i - 1)
            and i - 1 >= head
            and not self.title.words.portfolios.longest(self.title.folds, head)
        )
