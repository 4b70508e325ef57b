"""Whom a body is led by: "la Cédéao, que préside Bola Tinubu", "la Celac, présidée par Ralph Gonsalves"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.offices import OfficeMention
from kg.extract.phrases import as_complement
from kg.language.fr import words as fr
from kg.vocabulary import EntityType, Status

if TYPE_CHECKING:
    from kg.extract.holders import HoldingFinder


class Presided:
    """Reads the clauses of one article; `finder` has found what titles say."""

    def __init__(self, finder: HoldingFinder, mentions: list[Mention]) -> None:
        self.finder, self.mentions = finder, mentions
        self.atoms, self.folds = finder.atoms, finder.atoms.folds

    def find(self) -> None:
        """Add to the finder's holdings whom the text says to preside or direct a body."""
        for i, word in enumerate(self.folds):
            if word in fr.PRESIDING and i >= 1 and self.folds[i - 1] in {"que", "qu"}:
                adverb = i + 1 < len(self.folds) and self.atoms.pos(i + 1) == "ADV"
                self._led_by(i, i + 2 if adverb else i + 1, fr.PRESIDING[word])
            elif word in fr.PRESIDED and "par" in (near := self.folds[i + 1 : i + 6]):
                self._led_by(i, i + 2 + near.index("par"), fr.PRESIDED[word])

    def _led_by(self, i: int, at: int, head: str) -> None:
        """`head` of the body named last before atom `i` is the person at atom `at`."""
        title = next((office for office in self.finder.offices if office.left == at and not office.plural), None)
        named = self.finder.by_left.get(at) or self.finder.name_at(title.resume if title is not None else at, comma=title is not None)
        start = self.atoms.sent_of(i)[0]
        kinds = {EntityType.ORGANIZATION, EntityType.PLACE, EntityType.COUNTRY}
        before = (m for m in reversed(self.mentions) if start <= m.start and m.end <= i and m.type in kinds)
        body = next((m for m in before if not m.people and not m.adjective and self.folds[m.start - 1] not in {"a", "en"}), None)
        if body is not None and body.type is EntityType.PLACE and (self.folds[body.start - 1] in fr.OF or self.atoms.capital(body.end)):
            return
        party = body is not None and lexicon().political.longest(self.folds, body.start) is not None
        role = lexicon().roles.longest(["chef" if party and head == "directeur" else head], 0)
        if named is None or body is None or role is None or body.type is EntityType.PERSON:
            return
        countries = [body.owners[0]] if body.type is EntityType.COUNTRY else []
        governed: tuple[EntityType, str, Mention | None] | None = None if countries else (body.type, body.text, body)
        label = role[1].singular
        if self.folds[body.start] == "ministere":
            return
        if body.sense is None and self.folds[body.start] in fr.LEGISLATURES:
            label, governed = f"{label} {as_complement(self.atoms, body)}", None
        status = Status.FORMER if self.folds[i].endswith("ait") else Status.CURRENT
        office = OfficeMention(i, i + 1, i, role[1], label, False, status, countries, governed, determiner="qui")
        self.finder.add(self.finder.persons[named], office, min(named.left, body.start), max(named.end, body.end), "presiding")
