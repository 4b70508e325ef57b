"""Who holds the same office elsewhere: "son homologue français, Bruno Retailleau", "Paul Kagame, son homologue rwandais"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kg.extract.heads import is_head_of_government, is_head_of_state
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.offices import Holding, OfficeMention, in_gender
from kg.extract.persons import Person
from kg.extract.phrases import past_articles
from kg.language.fr import words as fr
from kg.text import fold
from kg.vocabulary import EntityType, Status

if TYPE_CHECKING:
    from kg.extract.holders import HoldingFinder

FOREIGN: Final = re.compile(r".*?\baffaires étrangères\b", re.IGNORECASE)
"""What else a foreign minister is in charge of is no matter of the counterpart."""
HONORARY: Final = frozenset({"role/minister-of-state", "role/deputy-prime-minister", "role/vice-prime-minister"})
ENVOYS: Final = frozenset({"role/special-representative", "role/special-envoy", "role/envoy", "role/adviser"})
"""Offices that a counterpart shares only where there is no other one."""


class Counterparts:
    """Reads the homologues of one article; `finder` has found what their counterparts hold."""

    def __init__(self, finder: HoldingFinder, mentions: list[Mention]) -> None:
        self.finder, self.atoms = finder, finder.atoms
        self.adjectives = {m.start: m for m in mentions if m.adjective}
        self.by_start = {m.start: m for m in mentions}

    def find(self) -> None:
        """Add to the finder's holdings what "homologue" and its like say."""
        for i, word in enumerate(self.atoms.folds):
            if word in fr.HOMOLOGUES:
                self._read(i)

    def _read(self, i: int) -> None:
        at, countries, adjective = i + 1, [], ""
        if self.atoms.folds[at : at + 2] == ["par", "interim"]:
            at += 2
        while (mention := self.adjectives.get(at)) is not None:
            adjective = mention.text
            countries.append(mention.owners[0])
            at = mention.end
            if self.atoms.folds[at] in {"et", ","} and self.adjectives.get(at + 1):
                at += 1
        body, at = self._body(at)
        group = self._named_behind(at) or self._named_before(i)
        counterpart = self._counterpart(i, group, abroad=bool(countries))
        if not group or counterpart is None or (self.atoms.folds[i] in fr.COLLEAGUES and self._is_titled(group)):
            return
        start = i - 1 if i and self.atoms.folds[i - 1] in fr.POSSESSIVES else i
        for number, mention in enumerate(group):
            country = countries[number] if len(countries) == len(group) else countries[0] if countries else mention.people
            office = self._like(counterpart.office, country, adjective)
            if body is not None and body.type is EntityType.COUNTRY:
                country = body.owners[0]
            elif body is not None and lexicon().political.longest(self.atoms.folds, body.start) is None:
                office = replace(office, body=(body.type, body.text, body), countries=[])
            span = min(start, mention.left), max(at, mention.end)
            governed = [country] if country else []
            person = self.finder.persons[mention]
            self.finder.found.append(Holding(person, office, *span, "homologue", counterpart.status, governed, 0.8))

    def _several(self, i: int) -> OfficeMention | None:
        """ "Les chefs de la diplomatie française et italienne … leur homologue": a plural title of the sentence with no name behind it."""
        start = self.atoms.sent_of(i)[0]
        before = [o for o in self.finder.offices if start <= o.start and o.end <= i]
        last = before[-1] if before and before[-1].plural else None
        named = last is not None and any(last.end <= m.start < i for m in self.finder.names)
        return last if self.atoms.folds[i - 1] == "leur" and not named else None

    def _is_titled(self, group: list[Mention]) -> bool:
        """Whether the article gives one of a group an office of their own: a colleague need not hold the same."""
        persons = {self.finder.persons[m] for m in group}
        return any(h.person in persons for h in self.finder.found)

    def _like(self, office: OfficeMention, country: str | None, adjective: str) -> OfficeMention:
        """The counterpart's office, in the gender that the demonym shows ("homologue libyenne")."""
        gender = "" if not adjective else "f" if fold(adjective).endswith("e") and not fold(adjective).endswith("que") else "m"
        label = in_gender(office.label, office.role, gender) if gender else office.label
        if (diplomacy := FOREIGN.match(label)) is not None:
            label = diplomacy[0]
        return replace(office, countries=[country] if country else [], label=label, plural=False, elliptic=True)

    def _body(self, at: int) -> tuple[Mention | None, int]:
        """ "son homologue de la Ghana Revenue Authority, X", "de l'Alberta", "du Mali": whose, and where the name may begin."""
        governed = at < len(self.atoms.folds) and self.atoms.folds[at] in fr.OF
        k = past_articles(self.atoms.folds, at + 1 if governed else at)
        body = self.by_start.get(k) if k > at else None
        if body is None or body.type is EntityType.PERSON or body.adjective:
            return None, at
        end = body.end
        while end < len(self.atoms) and self.atoms.capital(end) and body.type is EntityType.COUNTRY and end not in self.finder.by_left:
            end += 1
        if end > body.end:
            body = Mention(body.start, end, EntityType.ORGANIZATION, self.atoms.slice(body.start, end))
        return body, end

    def _named_before(self, i: int) -> list[Mention]:
        """ "Paul Kagame, son homologue rwandais"."""
        named = (
            self.finder.by_end.get(i - 2)
            if i > 1 and self.atoms.folds[i - 2] == "," and self.atoms.folds[i - 1] in fr.POSSESSIVES
            else None
        )
        return [named] if named is not None else []

    def _named_behind(self, at: int) -> list[Mention]:
        named = self.finder.name_at(at)
        return list(self.finder.group_at(named.left if named.left in self.finder.by_left else named.start)) or [named] if named else []

    def _counterpart(self, i: int, group: list[Mention], *, abroad: bool) -> Holding | None:
        """The holding that "homologue" refers to: of the nearest person named before, rather a State's where a demonym follows."""
        several = self._several(i)
        if several is not None and group:
            return Holding(self.finder.persons[group[0]], several, several.left, i, "homologue", Status.CURRENT)
        others = {self.finder.persons[m] for m in group}
        sent = self.atoms.sents[i]
        before = [
            m for m in self.finder.names if m.start < i and self.finder.persons[m] not in others and sent - self.atoms.sents[m.start] <= 2
        ]
        named = [(m.start, self._held(self.finder.persons[m])) for m in before]
        titles = [
            (o.start, self._formal(o)) for o in self.finder.offices if self._stands_alone(o) and 0 <= sent - self.atoms.sents[o.start] <= 1
        ]
        likely = sorted((*named, *((at, h) for at, h in titles if at < i)), key=lambda pair: (self.atoms.sents[pair[0]] != sent, -pair[0]))
        found = [holding for _, holding in likely if holding is not None]
        national = (h for h in found if abroad and h.office.body is None)
        return next(national, None) or next(iter(found), None)

    def _held(self, person: Person) -> Holding | None:
        """The office that a counterpart would share: "ministre des Affaires étrangères" rather than "ministre d'État"."""
        held = [h for h in self.finder.found if h.person is person and h.status is Status.CURRENT]
        return min(held, key=lambda h: (h.office.role.role in HONORARY, h.office.role.role in ENVOYS), default=None)

    def _stands_alone(self, office: OfficeMention) -> bool:
        """Whether a title with a definite article means somebody by itself: "le président de la République a reçu son homologue"."""
        taken = office in self.finder.taken or office.follows is not None or office.plural
        return not taken and office.determiner in fr.ARTICLES and office.status is not Status.FORMER and office.role.sphere != "any"

    def _formal(self, office: OfficeMention) -> Holding | None:
        """What a title that stands alone says, under the formal name that the article has for it."""
        same = (h for h in self.finder.found if h.status is not Status.FORMER and set(h.countries) >= set(office.countries))
        heads = (is_head_of_government, is_head_of_state)
        found = next((h for h in same if any(is_head(h.office) and is_head(office) for is_head in heads)), None)
        if found is not None or not self.finder.names:
            return found
        return Holding(self.finder.persons[self.finder.names[0]], office, office.left, office.end, "homologue", Status.CURRENT)
