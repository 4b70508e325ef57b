"""Who holds the same office elsewhere: "son homologue français, Bruno Retailleau", "Paul Kagame, son homologue rwandais"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.mentions import Mention
from kg.extract.offices import Holding, OfficeMention, in_gender
from kg.extract.phrases import past_articles
from kg.language.fr import words as fr
from kg.text import fold
from kg.vocabulary import EntityType, Status

if TYPE_CHECKING:
    from kg.extract.holders import HoldingFinder


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
        counterpart = self._counterpart(i, group)
        if not group or counterpart is None or (self.atoms.folds[i] in fr.COLLEAGUES and self._is_titled(group)):
            return
        start = i - 1 if i and self.atoms.folds[i - 1] in fr.POSSESSIVES else i
        for number, mention in enumerate(group):
            country = countries[number] if len(countries) == len(group) else countries[0] if countries else mention.people
            office = self._like(counterpart.office, country, adjective)
            if body is not None and body.type is EntityType.COUNTRY:
                country = body.owners[0]
            elif body is not None:
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

    def _counterpart(self, i: int, group: list[Mention]) -> Holding | None:
        """The holding that "homologue" refers to: of the nearest person named before."""
        several = self._several(i)
        if several is not None and group:
            return Holding(self.finder.persons[group[0]], several, several.left, i, "homologue", Status.CURRENT)
        others = {self.finder.persons[m] for m in group}
        sent = self.atoms.sents[i]
        before = [
            m for m in self.finder.names if m.start < i and self.finder.persons[m] not in others and sent - self.atoms.sents[m.start] <= 2
        ]
        for mention in sorted(before, key=lambda m: (self.atoms.sents[m.start] != sent, -m.start)):
            holding = next((h for h in self.finder.found if h.person is self.finder.persons[mention] and h.status is Status.CURRENT), None)
            if holding is not None:
                return holding
        return None
