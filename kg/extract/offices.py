"""Reading office titles: "le ministre d’État marocain chargé de l’Intérieur", "la présidente de la Commission de l’Union africaine".

A title is a head from `ontologies/offices.ttl`, adjectives, and complements. Of the complements some name what is governed: a country (left
out of the label), a body of its own (which becomes the jurisdiction), an area (for local offices); the rest is portfolio and stays.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from kg.extract.atoms import NEWLINE, Atoms
from kg.extract.lexicon import RoleForm, lexicon
from kg.extract.mentions import Mention
from kg.language.fr import words as fr
from kg.text import fold
from kg.vocabulary import EntityType, Status

EMBASSY: Final = "embassy"
LOCAL: Final = "local"
FOR_ROLES: Final = ("representative", "envoy", "adviser", "coordinator", "commissioner")
CLAUSAL: Final = frozenset("\" « “ le la les l que qu un une ce cette son sa ses".split())
PARLIAMENTS: Final = frozenset("parlement assemblee chambre senat congres conseil groupe commission".split())


def in_gender(label: str, role: RoleForm, gender: str) -> str:
    """A title's label with its head in another gender: "présidente de l'Assemblée" becomes "président de l'Assemblée"."""
    words = label.split(" ")
    for i in range(min(len(role.singular.split(" ")), len(words))):
        if words[i] in {"de", "du", "des", "par", "en"}:
            break
        words[i] = lexicon().genders.get((fold(words[i]), gender), words[i])
    return " ".join(words)


@dataclass(slots=True)
class Segment:
    """One complement: its preposition ("of", "at", "for", "with"), atoms, where its noun phrase begins, and the State that it names."""

    kind: str
    start: int
    head: int
    end: int
    country: str | None = None
    mention: Mention | None = None


@dataclass(slots=True, eq=False)
class OfficeMention:
    """An office title in the text.

    `left` includes determiner and status words; `countries` are the States named in it; `body` is the organization or area governed
    (type, name, mention); `anaphor` is the noun by which the body is referred to ("de l'institution")
    rather than named; `follows` is the title before of the same holder; `patron` is whom the holder serves, and `resume` where the
    text goes on behind the patron's name.
    """

    start: int
    end: int
    left: int
    role: RoleForm
    label: str
    plural: bool
    status: Status
    countries: list[str] = field(default_factory=list)
    body: tuple[EntityType, str, Mention | None] | None = None
    determiner: str = ""
    patron: Mention | None = None
    elliptic: bool = False
    anaphor: str = ""
    follows: OfficeMention | None = None
    resume: int = -1

    def __post_init__(self) -> None:
        if self.resume < 0:
            self.resume = self.end


def find_offices(atoms: Atoms, mentions: list[Mention]) -> list[OfficeMention]:
    """All office titles in text order, without overlaps."""
    return _Finder(atoms, mentions).find()


def name_places(atoms: Atoms, offices: list[OfficeMention]) -> list[tuple[int, bool]]:
    """Where the holder of a singular title with a determiner would be named: (atom, whether behind a comma)."""
    places = []
    for office in offices:
        if office.plural or not office.determiner or office.end >= len(atoms):
            continue
        comma = atoms.folds[office.end] == ","
        places.append((office.end + 1 if comma else office.end, comma))
    return places


class _Finder:
    def __init__(self, atoms: Atoms, mentions: list[Mention]) -> None:
        self.atoms, self.words = atoms, lexicon()
        self.folds = atoms.folds
        self.at: dict[int, Mention] = {}
        self.inside: set[int] = set()
        counts = Counter(m.owners[0] for m in mentions if m.type is EntityType.COUNTRY and not m.people)
        self.present = [state for state, _ in counts.most_common()]
        for mention in mentions:
            if mention.adjective and not mention.owners[0].startswith(("country/", "place/")):
                continue
            self.at[mention.start] = mention
            if mention.type is EntityType.PERSON:
                self.at.setdefault(mention.left, mention)
            if not mention.adjective:
                self.inside.update(range(mention.start + 1, mention.end))

    def epithet(self, i: int) -> str | None:
        """The State that a common noun at atom `i` ("royaume", "émirat") means here: the one of those so called that the article names."""
        named = self.words.epithets.get(self.folds[i], ()) if i < len(self.folds) else ()
        return next((state for state in self.present if state in named), None)

    def find(self) -> list[OfficeMention]:
        found: list[OfficeMention] = []
        i = 0
        while i < len(self.atoms):
            office = (self._read(i) or self._presiding(i) or self._elliptic(i, found)) if i not in self.inside else None
            if office:
                found.append(office)
            i = office.end if office else i + 1
        return found

    def _read(self, i: int) -> OfficeMention | None:
        if i in self.at and self.at[i].type is EntityType.PERSON and self.at[i].start == i:
            return None
        hit = self.words.roles.longest(self.folds, i)
        if hit is not None and hit[0] in self.inside and hit[0] > i + 1:
            hit = self.words.roles.longest([self.folds[i]], 0)
            hit = (i + hit[0], hit[1]) if hit else None
        if hit is None or not hit[1].role or self._hyphenated(i, hit[0]) or (hit[0] == i + 1 and self._is_verb(i)):
            return None
        end, role = hit
        return _Title(self, i, end, role).read()

    def _is_verb(self, i: int) -> bool:
        """"juge" and "conservateur" may be a verb and an adjective."""
        return self.atoms.pos(i) in {"VERB", "AUX", "ADJ"} and not self.atoms.capital(i) and self.folds[i] in fr.AMBIGUOUS_HEADS

    def _elliptic(self, i: int, found: list[OfficeMention]) -> OfficeMention | None:
        """"celui des Forces armées" after "la ministre de l'Intégration": the head of the title before, with another complement."""
        gender = {"celui": "m", "celle": "f"}.get(self.folds[i])
        if gender is None or not found or i + 1 >= len(self.atoms) or self.folds[i + 1] not in fr.OF:
            return None
        if self.atoms.sents[i] - self.atoms.sents[found[-1].start] > 1:
            return None
        head = in_gender(found[-1].role.singular.split(" ")[0], found[-1].role, gender)
        hit = self.words.roles.longest([fold(head)], 0)
        office = _Title(self, i, i + 1, hit[1]).read() if hit is not None else None
        return replace(office, determiner="le") if office is not None and office.end > i + 1 else None

    def _presiding(self, i: int) -> OfficeMention | None:
        """"qui préside la commission des finances": the verb stands for the title."""
        role = fr.PRESIDING.get(self.folds[i])
        presidency = self.folds[i] == "presidence" and self.folds[i - 2 : i] == ["a", "la"]
        if not presidency and (role is None or i < 1 or self.folds[i - 1] != "qui"):
            return None
        hit = self.words.roles.longest([role or "president"], 0)
        office = _Title(self, i, i + 1, hit[1]).read_verb() if hit else None
        return replace(office, determiner="a la", left=i - 2) if office is not None and presidency else office

    def _hyphenated(self, start: int, end: int) -> bool:
        """Whether the head is only a part of a compound: "sous-ministre", "co-président" are heads of their own or none."""
        before = start >= 2 and self.folds[start - 1] == "-" and self.atoms.glued(start) and self.folds[start - 2] != "ex"
        after = end + 1 < len(self.atoms) and self.folds[end] == "-" and self.atoms.glued(end) and self.atoms.glued(end + 1)
        return before or after


class _Title:
    """The reading of one title: `head` is where the role begins, `i` the atom reached so far."""

    def __init__(self, finder: _Finder, head: int, end: int, role: RoleForm) -> None:
        self.f, self.atoms, self.folds, self.words = finder, finder.atoms, finder.folds, finder.words
        self.head, self.head_end, self.role, self.i = head, end, role, end
        self.dropped: set[int] = set()
        self.countries: list[str] = []
        self.segments: list[Segment] = []
        self.status = Status.CURRENT
        self.patron: Mention | None = None
        self.anaphor = ""
        self.resume = -1

    def read(self) -> OfficeMention | None:
        self._adjectives()
        self._complements()
        left, determiner = self._before()
        if not determiner and self._is_clause():
            return None
        body = self._jurisdiction()
        label = self._label()
        if not label:
            return None
        return OfficeMention(
            self.head, self.i, left, self.role, label, self.role.plural, self.status, self.countries, body, determiner, self.patron,
            anaphor=self.anaphor, resume=self.resume,
        )  # fmt: skip

    def _is_clause(self) -> bool:
        """"X, le député de Y, juge le chef …": a verb, whatever the tagger says."""
        return self.folds[self.head] in fr.AMBIGUOUS_HEADS and self.i == self.head_end and self._fold(self.i) in CLAUSAL

    def read_verb(self) -> OfficeMention | None:
        """The title that a verb stands for, with its object as the body governed."""
        head = self._after_article(self.i)
        while head < len(self.atoms) and self.atoms.pos(head) in {"ADJ", "ADV", "DET"} and not self.atoms.capital(head):
            head += 1
        self.dropped.update(range(self.i, head))
        segment = self._noun_phrase("of", self.i, head) if head > self.i else None
        if segment is None:
            return None
        self.segments, self.i = [segment], segment.end
        self._complements()
        body = self._jurisdiction()
        if body is None and not self.countries:
            return None
        return OfficeMention(
            self.head, self.i, self.head - 1, self.role, self._label(), False, Status.CURRENT, self.countries, body, determiner="qui"
        )

    def _fold(self, i: int) -> str:
        return self.folds[i] if 0 <= i < len(self.folds) else NEWLINE

    # --- what follows the head

    def _adjectives(self) -> None:
        """Adjectives of the title, demonyms, "par intérim", "en exercice", a party in brackets."""
        while True:
            word, following = self._fold(self.i), self._fold(self.i + 1)
            if word in fr.TITLE_ADJECTIVES:
                self.i += 1
            elif (word, following) in {("par", "interim"), ("en", "exercice"), ("en", "chef"), ("d", "'")} and self._d_etat(word):
                self.i += 3 if word == "d" else 2
            elif word in fr.DROPPED_ADJECTIVES | fr.FORMER_AFTER | fr.APPOINTED_AFTER:
                self._drop_status(word)
            elif not self._demonym() and not self._bracket() and not self._party():
                return

    def _d_etat(self, word: str) -> bool:
        return word != "d" or (self._fold(self.i + 2) == "etat" and self.role.role.startswith(("role/minister", "role/secretary", "role/councill")))

    def _drop_status(self, word: str) -> None:
        if word in fr.FORMER_AFTER:
            self.status = Status.FORMER
        elif word in fr.APPOINTED_AFTER:
            self.status = Status.APPOINTED
        self._drop(self.i, self.i + 1)

    def _drop(self, start: int, end: int) -> None:
        self.dropped.update(range(start, end))
        self.i = end

    def _demonym(self) -> bool:
        """A demonym names the State; several are joined by "et" after a plural ("les ministres marocain et espagnol")."""
        mention = self.f.at.get(self.i)
        if mention is None or not mention.adjective or not self._governs(mention):
            return False
        self.countries.append(self._owner(mention))
        self._drop(mention.start, mention.end)
        while self._fold(self.i) in {"et", ","} and (more := self.f.at.get(self.i + 1)) and more.adjective and self.role.plural:
            self.countries.append(self._owner(more))
            self._drop(self.i, more.end)
        return True

    def _governs(self, mention: Mention) -> bool:
        """"ministre de la Coopération africaine": continents and regions belong to the portfolio."""
        return self._owner(mention).startswith("country/") or not self.role.ministerial

    def _owner(self, mention: Mention) -> str:
        return mention.owners[0]

    def _party(self) -> bool:
        """Skip the party between a member of parliament and the constituency: "le député LFI de Seine-Saint-Denis"."""
        mention = self.f.at.get(self.i)
        if mention is None or mention.type is not EntityType.ORGANIZATION or mention.adjective or self._fold(mention.end) not in fr.OF:
            return False
        if self.role.sphere != "parliament" and not mention.text.isupper():
            return False
        self._drop(mention.start, mention.end)
        return True

    def _bracket(self) -> bool:
        """Skip a short bracket between head and complement: "Présidente (Les Républicains) de la région"."""
        if self._fold(self.i) != "(":
            return False
        close = next((k for k in range(self.i + 1, min(self.i + 8, len(self.folds))) if self.folds[k] == ")"), None)
        if close is None or self._fold(close + 1) not in fr.OF:
            return False
        self._drop(self.i, close + 1)
        return True

    # --- complements

    def _complements(self) -> None:
        if self._fold(self.head_end - 1) in fr.BODY_NOUNS and self.head_end - self.head > 1 and self.i < len(self.atoms) and self.atoms.capital(self.i):
            end = self._common_end(self.i)
            if end > self.i:
                self.segments.append(Segment("of", self.i, self.i, end, None, self.f.at.get(self.i)))
                self.i = end
        while True:
            segment = self._segment(self.i)
            if segment is not None:
                self.segments.append(segment)
                self.i = segment.end
                self._trailing_demonyms(segment)
            elif not self._past_patron():
                break
        self._acronym()

    def _past_patron(self) -> bool:
        """"conseiller de M. Trump pour l'Afrique": the title goes on behind whom it serves."""
        if self.patron is None or self.i >= self.patron.end or self._fold(self.patron.end) != "pour":
            return False
        self._drop(self.i, self.patron.end)
        return True

    def _trailing_demonyms(self, segment: Segment) -> None:
        mention = self.f.at.get(self.i)
        if mention is not None and mention.adjective and segment.country is None and self._governs(mention):
            self._demonym()
            while self._fold(self.i) in fr.TITLE_ADJECTIVES | {"soeur", "sœur", "frere"}:
                self._drop(self.i, self.i + 1)

    def _acronym(self) -> None:
        """Swallow "(OIF)" after a body's name."""
        if self.segments and self._fold(self.i) == "(" and self._fold(self.i + 2) == ")" and self.atoms.words[self.i + 1][:2].isupper():
            self._drop(self.i, self.i + 3)

    def _segment(self, i: int) -> Segment | None:
        """The complement that begins at atom `i`, after "et" or a comma where it is one of several."""
        joined = self._fold(i) in {"et", ","} and bool(self.segments)
        at = i + 1 if joined else i
        kind, head = self._preposition(at)
        if joined and not kind and self._bare_portfolio(i, at):
            return self._noun_phrase("of", i, at)
        if joined and not self._may_join(self._fold(i), at, kind, head):
            return None
        if not kind:
            return None
        return self._noun_phrase(kind, i, head)

    def _bare_portfolio(self, i: int, at: int) -> bool:
        """"des Eaux et Forêts": a second noun without preposition, in a minister's title."""
        if not self.role.ministerial or self._fold(i) != "et" or at >= len(self.atoms) or not self.atoms.capital(at):
            return False
        return not self._is_person(at) and self.words.roles.longest(self.folds, at) is None

    def _preposition(self, i: int) -> tuple[str, int]:
        """(kind, where the noun phrase begins) of the complement opening at atom `i`; kind is "" where there is none."""
        word, following = self._fold(i), self._fold(i + 1)
        if word in fr.OF:
            return "of", self._after_article(i + 1)
        if word.startswith("charge") and following in fr.OF:
            return "with", self._after_article(i + 2)
        if word in {"aupres", "pres"} and following in fr.OF:
            return ("at", self._after_article(i + 2)) if word == "aupres" or self.role.sphere == EMBASSY else ("", i)
        if word == "pres" and following in fr.ARTICLES and self.role.sphere == EMBASSY:
            return "at", self._after_article(i + 1)
        if word in fr.AT:
            return ("at", self._after_article(i + 1)) if self._takes_at(i) else ("", i)
        if word in {"pour", "chez"} and self.role.sphere != LOCAL and self._takes_for(i):
            return ("for" if word == "pour" else "chez"), self._after_article(i + 1)
        if word == "en" and self.role.sphere == EMBASSY and i + 1 < len(self.atoms) and self.atoms.capital(i + 1):
            return "at", i + 1
        return "", i

    def _after_article(self, i: int) -> int:
        while self._fold(i) in {"la", "le", "les", "l", "'"}:
            i += 1
        return i

    def _takes_at(self, i: int) -> bool:
        """Whether "à", "au", "aux" belong to the title: a post abroad, or a portfolio."""
        head = self._after_article(i + 1)
        mention = self.f.at.get(head)
        if self.role.sphere == EMBASSY:
            return mention is not None and mention.type is not EntityType.PERSON and not any(s.kind == "at" for s in self.segments)
        if mention is not None and mention.type in {EntityType.PLACE, EntityType.COUNTRY} and not mention.adjective:
            return False
        abroad = self._fold(head) == "etranger" or self._fold(head) in {"ministere", "cabinet", "presidence", "secretariat"}
        first = not self.segments or self.segments[-1].kind == "at"
        return abroad or (first and head < len(self.atoms) and (self.atoms.capital(head) or self.role.singular.startswith(("conseil", "adjoint", "secretaire", "secrétaire", "délég"))))

    def _takes_for(self, i: int) -> bool:
        head = self._after_article(i + 1)
        return head < len(self.atoms) and self._fold(head) != NEWLINE and self.atoms.capital(head) and self.f.at.get(head, None) is not None or (
            (self.role.sphere in {EMBASSY, "state"} or self.role.role.endswith(FOR_ROLES)) and head < len(self.atoms) and self._fold(i) == "pour" and self._fold(i + 1) in {"la", "le", "les", "l"} and not self._opens_clause(head)
        )

    def _opens_clause(self, head: int) -> bool:
        return self.atoms.pos(head) in {"VERB", "AUX", "PRON"}

    def _may_join(self, link: str, at: int, kind: str, head: int) -> bool:
        """Whether "et …" or ", …" goes on with the same title rather than naming the next person or thing."""
        if head >= len(self.atoms) or self._is_person(head) or self._is_person(at):
            return False
        if kind:
            other_role = self.words.roles.longest(self.folds, head)
            if other_role is not None and not self.atoms.words[head].isupper():
                return False
            same = self.segments[-1].kind == kind or (kind == "of" and self.segments[-1].kind == "with")
            country = self.f.at.get(head)
            if country is not None and country.type is EntityType.COUNTRY and not country.adjective and not country.people:
                return self.role.plural and same
            if link == "," and same and self._list_goes_on(head):
                return True
            named = self.atoms.capital(head) or bool(self.words.portfolios.longest(self.folds, head))
            return same and (named or (link == "et" and self.atoms.pos(head) in {"NOUN", "ADJ"})) and (link == "et" or kind == "at" or self._ministerial())
        return False

    def _list_goes_on(self, head: int) -> bool:
        """"directeur des achats, des partenariats et des affaires publiques": an "et des" follows the next noun."""
        near = self.folds[head + 1 : head + 6]
        return self.atoms.pos(head) == "NOUN" and any(a == "et" and b in fr.OF for a, b in pairwise(near))

    def _ministerial(self) -> bool:
        return self.role.ministerial or self.role.plural

    def _is_person(self, i: int) -> bool:
        mention = self.f.at.get(i)
        return mention is not None and mention.type is EntityType.PERSON

    def _noun_phrase(self, kind: str, start: int, head: int) -> Segment | None:
        if head >= len(self.atoms):
            return None
        mention = self.f.at.get(head)
        if mention is not None and mention.type is EntityType.PERSON:
            return self._patron(kind, start, mention)
        if (owner := self.f.epithet(head)) is not None and kind == "of" and not self.role.ministerial | (head + 1 < len(self.atoms) and self._fold(head + 1) in fr.OF):
            return Segment(kind, start, head, head + 1, owner)
        if mention is not None and not mention.adjective and not mention.people:
            end = self._proper_end(mention)
            return Segment(kind, start, head, end, self._country_of(mention), mention)
        if (role := self.words.roles.longest(self.folds, head)) is not None:
            return self._role_complement(kind, start, head, role[0])
        end = self._common_end(head)
        return Segment(kind, start, head, end) if end > head else None

    def _country_of(self, mention: Mention) -> str | None:
        return mention.owners[0] if mention.type is EntityType.COUNTRY else None

    def _proper_end(self, mention: Mention) -> int:
        """A known name may be only the first part of a longer one: "Banque mondiale", but "Union des Comores"."""
        end = mention.end
        if mention.type is EntityType.COUNTRY or mention.sense is not None:
            return end
        return max(end, self._common_end(mention.start))

    def _patron(self, kind: str, start: int, mention: Mention) -> Segment | None:
        """"conseiller de M. Trump": whom the holder serves is not part of the title."""
        if kind != "of":
            return None
        self.patron, self.resume = mention, mention.end
        return None

    def _role_complement(self, kind: str, start: int, head: int, end: int) -> Segment | None:
        """"directeur de cabinet du président de la République": an office inside the title."""
        if kind not in {"of", "at"} or self.role.plural:
            return None
        named = self.f.at.get(end)
        if named is not None and named.type is EntityType.PERSON:
            self.patron, self.resume = named, named.end
            return None
        return Segment("role", start, head, end)

    def _common_end(self, head: int) -> int:
        """Where the noun phrase that begins at `head` ends: nouns, adjectives, names, not a verb, not a person."""
        i = head
        while i < len(self.atoms) and self._accepts(i, head):
            mention = self.f.at.get(i)
            i = mention.end if mention is not None and not mention.adjective else i + 1
        return i

    def _accepts(self, i: int, head: int) -> bool:
        word = self._fold(i)
        mention = self.f.at.get(i)
        if mention is not None:
            if mention.adjective:
                return i > head and not self._governs(mention)
            return mention.type is not EntityType.PERSON and (mention.people is None or i == head)
        if not self.atoms.is_word(i):
            return word in {"-", "'"} and self.atoms.glued(i) and i > head
        if word in fr.NP_STOPS | fr.OF | fr.AT | fr.ARTICLES or (i > head and self.words.roles.longest(self.folds, i)):
            return False
        if self.atoms.capital(i):
            return i == head or not self._new_name(i, head)
        return self.atoms.pos(i) not in {"VERB", "AUX", "PRON", "DET", "SCONJ", "CCONJ", "ADV"} or (self._participle(i) and i > head)

    def _participle(self, i: int) -> bool:
        """"Marocains résidant à l'étranger" goes on, "a reçu" does not."""
        return self._fold(i).endswith("ant") or (self.atoms.pos(i) == "VERB" and "VerbForm=Part" in str(self.atoms.tokens[i].morph) and self._fold(i - 1) != "a")

    def _new_name(self, i: int, head: int) -> bool:
        """In a minister's title a second capital right after a first one begins the minister's name."""
        return self.role.sphere == "state" and self.atoms.capital(i - 1) and i - 1 >= head and not self.words.portfolios.longest(self.folds, head)

    # --- what is governed

    def _jurisdiction(self) -> tuple[EntityType, str, Mention | None] | None:
        """Take countries and the body governed out of the complements; what is dropped does not show in the label."""
        segments = list(self.segments)
        body = self._employer(segments)
        while segments and segments[-1].country is not None and segments[-1].kind == "of" and not self._names_body(segments):
            self._pop_country(segments)
        abroad = any(s.kind == "at" and s.mention is not None for s in segments)
        if self.role.sphere == EMBASSY or abroad:
            for segment in [s for s in segments if s.country and s.kind == "of"]:
                self.countries.append(segment.country or "")
                self.dropped.update(range(segment.start, segment.end))
                segments.remove(segment)
            return body or self._sender(segments)
        if body is not None or not segments or segments[0].kind not in {"of", "role"} or self._is_portfolio(segments):
            return body
        return self._body(segments)

    def _names_body(self, segments: list[Segment]) -> bool:
        """Whether the country is the end of a body's name: "gouverneur de la Banque du Canada"."""
        first = segments[0]
        if len(segments) == 1 or self.role.ministerial or self.role.sphere in {EMBASSY, "monarchy", LOCAL, "parliament"}:
            return False
        return self.atoms.capital(first.head) and first.mention is None and not self._is_organ(first, self._fold(first.head))

    def _employer(self, segments: list[Segment]) -> tuple[EntityType, str, Mention | None] | None:
        """"chargé du plaidoyer chez HRW"."""
        if segments and segments[-1].kind == "chez":
            last = segments.pop()
            self.dropped.update(range(last.start, last.end))
            return EntityType.ORGANIZATION, self.atoms.slice(last.head, last.end), last.mention
        return None

    def _pop_country(self, segments: list[Segment]) -> None:
        last = segments.pop()
        self.countries.insert(0, last.country or "")
        republic = not segments and self.role.role == "role/president" and self._fold(last.head) == "republique"
        self.dropped.update(range(last.head + 1 if republic else last.start, last.end))

    def _sender(self, segments: list[Segment]) -> tuple[EntityType, str, Mention | None] | None:
        """A representative of an organization: "représentant du Front Polisario auprès des Nations unies"."""
        first = segments[0] if segments else None
        if first is None or first.kind != "of" or first.mention is None or first.mention.type is not EntityType.ORGANIZATION:
            return None
        self.dropped.update(range(first.start, first.end))
        return EntityType.ORGANIZATION, first.mention.text, first.mention

    def _is_portfolio(self, segments: list[Segment]) -> bool:
        return self.role.ministerial

    def _body(self, segments: list[Segment]) -> tuple[EntityType, str, Mention | None] | None:
        first, last = segments[0], segments[-1]
        word = self._fold(first.head)
        if self.role.sphere in {LOCAL, "parliament"}:
            return self._area(segments)
        area = self._named_area(segments)
        if area is not None:
            return area
        if word in fr.ANAPHORS | fr.BODY_NOUNS and len(segments) == 1 and first.end == first.head + 1 and not self.atoms.capital(first.head):
            self.anaphor = word
            self.dropped.update(range(first.start, first.end))
            return None
        if first.kind == "role" or (first.mention is None and not self._is_body(first, word)):
            return self._inner_organization(segments)
        if first.mention is not None and first.mention.sense is not None and first.mention.sense.organ:
            self.countries = self.countries or [first.mention.owners[0]]
            return None
        if self._is_organ(first, word):
            return None
        start = first.start
        name = self.atoms.slice(first.head, last.end)
        mention = first.mention if first.mention is not None and first.end == last.end else None
        if first.mention is not None and first.mention.type is EntityType.PLACE and len(segments) == 1:
            return self._place(first)
        name = self._clean(first.head, last.end) or name
        self.dropped.update(range(start, last.end))
        return EntityType.ORGANIZATION, name, mention

    def _named_area(self, segments: list[Segment]) -> tuple[EntityType, str, Mention | None] | None:
        """"gouverneur de l'État de Jigawa", "présidente de la région Île-de-France": the area's own name."""
        first, last = segments[0], segments[-1]
        word = self._fold(first.head)
        if word not in fr.AREA_NOUNS - {"conseil"} or (word == "etat" and len(segments) == 1):
            return None
        start = last.head if len(segments) > 1 else first.head + 1
        if start >= last.end or not self.atoms.capital(start):
            return None
        named = self.f.at.get(start)
        if word in {"departement", "etat"} and (named is None or named.type is not EntityType.PLACE):
            return None
        name = self._clean(start, last.end)
        self.dropped.update(range(first.start, last.end))
        return EntityType.PLACE, name, named

    def _clean(self, start: int, end: int) -> str:
        """The text between two atoms without what has been dropped at its end (a demonym, an acronym in brackets)."""
        while end > start and end - 1 in self.dropped:
            end -= 1
        return self.atoms.slice(start, end)

    def _is_organ(self, first: Segment, word: str) -> bool:
        """An organ of a State stays in the title, unless the gazetteer knows it as a body of its own."""
        if first.mention is not None and first.mention.sense is not None:
            return False
        return word in fr.STATE_ORGANS and not (word == "conseil" and self._fold(first.head + 1) in fr.LOCAL_BODIES)

    def _is_body(self, first: Segment, word: str) -> bool:
        return self.atoms.capital(first.head) or word in fr.BODY_NOUNS | fr.STATE_ORGANS

    def _inner_organization(self, segments: list[Segment]) -> tuple[EntityType, str, Mention | None] | None:
        """"envoyé personnel du secrétaire général de l'ONU": a later complement may name the body."""
        for segment in segments[1:]:
            mention = segment.mention
            if mention is not None and mention.type is EntityType.ORGANIZATION and segment.kind == "of":
                self.dropped.update(range(segment.start, segment.end))
                return EntityType.ORGANIZATION, mention.text, mention
        return None

    def _area(self, segments: list[Segment]) -> tuple[EntityType, str, Mention | None] | None:
        """The place of a local office or constituency: "maire de la commune d'Abobo" governs Abobo."""
        named = self._named_area(segments)
        if named is not None:
            return named
        first, last = segments[0], segments[-1]
        word = self._fold(first.head)
        if word in fr.STATE_ORGANS - fr.AREA_NOUNS and first.mention is None:
            return None
        if word in fr.AREA_NOUNS and len(segments) == 1 and first.end == first.head + 1 and not self.atoms.capital(first.head):
            self.anaphor = word
            self.dropped.update(range(first.start, first.end))
            return None
        target = last if word in fr.AREA_NOUNS and len(segments) > 1 else first
        if first.mention is None and self.words.portfolios.longest(self.folds, first.head):
            return None
        if first.mention is not None and first.mention.type is EntityType.ORGANIZATION:
            self.dropped.update(range(first.start, last.end))
            party = self.role.sphere == "parliament" and not PARLIAMENTS & set(self.folds[first.head : last.end])
            return None if party else (EntityType.ORGANIZATION, self.atoms.slice(first.head, last.end), first.mention)
        if not self.atoms.capital(target.head):
            return None
        name = self._clean(target.head, target.end)
        self.dropped.update(range(first.start, last.end))
        return EntityType.PLACE, name, target.mention

    def _place(self, first: Segment) -> tuple[EntityType, str, Mention | None]:
        self.dropped.update(range(first.start, first.end))
        return EntityType.PLACE, self.atoms.slice(first.head, first.end), first.mention

    # --- what precedes the head

    def _before(self) -> tuple[int, str]:
        """(where the title's own words begin, its determiner); status words set the status."""
        i = self.head
        while True:
            word = self._fold(i - 1)
            if word == "-" and self._fold(i - 2) == "ex":
                self.status, i = Status.FORMER, i - 2
            elif word in fr.FORMER_BEFORE:
                self.status, i = Status.FORMER, i - 1
            elif word in fr.APPOINTED_BEFORE:
                self.status, i = (Status.APPOINTED if self.status is Status.CURRENT else self.status), i - 1
            elif word == "alors" or (word in {"ici", "la"} and self._fold(i - 2) in {"-", "'", "jusqu", "jusque"} or word == "'" and self._fold(i - 2) == "jusqu"):
                self.status = Status.FORMER
                i -= 1
                while self._fold(i - 1) in {"-", "'", "jusqu", "jusque"}:
                    i -= 1
            else:
                break
        if self._fold(i - 1) == "'" and self._fold(i - 2) in {"l", "d"}:
            return i - 2, self._fold(i - 2)
        if self._fold(i - 1) in fr.DEFINITE | fr.POSSESSIVES | {"un", "une", "cet", "cette", "ce", "de", "deux", "trois", "quatre"}:
            return i - 1, self._fold(i - 1)
        return i, ""

    # --- the label

    def _label(self) -> str:
        """Head in the singular, then what has not been dropped, as the text has it."""
        parts, run = [self.role.singular], self.head_end
        for i in range(self.head_end, self.i + 1):
            if i == self.i or i in self.dropped:
                if run < i:
                    parts.append(self.atoms.slice(run, i))
                run = i + 1
        return " ".join(self._lowered(part) for part in parts if fold(part))

    def _lowered(self, part: str) -> str:
        first = part.split(" ", 1)[0]
        return part[0].lower() + part[1:] if first[0].isupper() and fold(first) in fr.TITLE_ADJECTIVES else part
