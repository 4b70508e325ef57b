"""Which articles are copies of one another: groups of articles that share most of their wording, found by the bands of their signatures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from kg.graph.minhash import bands, similarity
from kg.text import fold

LEAST: Final = 0.5  # of their runs of words, from which on two articles are copies


@dataclass(frozen=True, slots=True)
class Card:
    """What is needed of an article to find its copies: id, ISO date, publisher, signature; "" where there is none."""

    id: str
    published: str = ""
    publisher: str = ""
    signature: str = ""

    @property
    def _order(self) -> tuple[bool, str, str]:
        return not self.published, self.published, self.id

    @property
    def source(self) -> str:
        """Whom an original is counted as: its publisher, else itself."""
        return fold(self.publisher) or self.id


Group: TypeAlias = frozenset[Card]


def original(group: Group) -> Card:
    """The article that the others copy: the first published, of one day the first by its id."""
    return min(group, key=lambda card: card._order)


@dataclass(slots=True)
class CopyFinder:
    """Finds the copies of articles.

    `cards` tells of articles by their ids, where they are there; `members` names the articles that have a band.
    """

    cards: Callable[[Iterable[str]], Mapping[str, Card]]
    members: Callable[[Iterable[str]], Mapping[str, Iterable[str]]]
    _cards: dict[str, Card] = field(default_factory=dict)
    _members: dict[str, frozenset[str]] = field(default_factory=dict)

    def groups(self, seeds: Iterable[str]) -> list[Group]:
        """The groups that the articles belong to, a copy of a copy included; an article without copies is a group by itself."""
        explored: set[str] = set()
        group_of: dict[str, set[str]] = {}
        frontier = set(seeds)
        while frontier:
            self._look_up(frontier)
            known = sorted(frontier & set(self._cards))
            for one in known:
                group_of.setdefault(one, {one})
            pairs = [(one, other) for one in known for other in self._copies(one)]
            for one, other in pairs:
                _join(group_of, one, other)
            explored |= frontier
            frontier = {other for _, other in pairs} - explored
        return sorted({frozenset(self._cards[name] for name in group) for group in group_of.values()}, key=lambda group: original(group).id)

    def _look_up(self, articles: set[str]) -> None:
        """Learn of articles, of those that have a band in common with them."""
        self._cards.update(self.cards(articles - set(self._cards)))
        wanted = {band for name in articles & set(self._cards) for band in bands(self._cards[name].signature)} - set(self._members)
        found = self.members(wanted)
        self._members.update((band, frozenset(found.get(band, ()))) for band in wanted)
        met = {name for band in wanted for name in self._members[band]}
        self._cards.update(self.cards(met - set(self._cards)))

    def _copies(self, name: str) -> list[str]:
        signature = self._cards[name].signature
        candidates = {other for band in bands(signature) for other in self._members[band]} - {name}
        return sorted(other for other in candidates & set(self._cards) if similarity(signature, self._cards[other].signature) >= LEAST)


def _join(group_of: dict[str, set[str]], one: str, other: str) -> None:
    """Put the groups of two articles together."""
    smaller, larger = sorted((group_of.setdefault(one, {one}), group_of.setdefault(other, {other})), key=len)
    if smaller is not larger:
        larger |= smaller
        for name in smaller:
            group_of[name] = larger
