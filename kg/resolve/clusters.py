"""Putting units together: the surest pairs first, and never two that something tells apart (constrained agglomerative clustering).

A~B and B~C don't put A and C together where those clash: whichever of the two pairs is surer wins, and the other is left unsure. A pair
that an initial or a missing word leaves open is not used where the unit would fit two clusters that clash with each other equally well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from kg.resolve.evidence import Weight, weigh
from kg.resolve.judgements import Marks
from kg.resolve.units import INITIAL, Unit
from kg.resolve.values import Verdict

RIVAL: Final = 3.0
"""Bits within which a second cluster makes a unit's place doubtful."""
Pair: TypeAlias = tuple[Unit, Unit]


class Weights:
    """The weights of pairs of units, each found once."""

    def __init__(self) -> None:
        self._known: dict[Pair, Weight] = {}

    def __call__(self, a: Unit, b: Unit) -> Weight:
        pair = (a, b) if a.first <= b.first else (b, a)
        if pair not in self._known:
            self._known[pair] = weigh(*pair)
        return self._known[pair]


def candidates(units: Sequence[Unit], blocks: Mapping[str, Sequence[Unit]]) -> list[Pair]:
    """The pairs that share a key, each once, in the order of the units."""
    order = {unit: i for i, unit in enumerate(units)}
    found = {
        (order[a], order[b])
        for key, block in blocks.items()
        for i, a in enumerate(block)
        for b in block[i + 1 :]
        if a.type is b.type and (a.initial or b.initial or not key.startswith(INITIAL))
    }
    return [(units[i], units[k]) for i, k in sorted(found)]


def components(units: Iterable[Unit], links: Iterable[Pair]) -> list[list[Unit]]:
    """The units that links join, directly or through others; sorted."""
    leader = {unit: unit for unit in units}

    def find(unit: Unit) -> Unit:
        while leader[unit] is not unit:
            leader[unit] = unit = leader[leader[unit]]
        return unit

    for a, b in links:
        one, other = sorted((find(a), find(b)), key=lambda unit: unit.first)
        leader[other] = one
    found: defaultdict[Unit, list[Unit]] = defaultdict(list)
    for unit in sorted(leader, key=lambda unit: unit.first):
        found[find(unit)].append(unit)
    return list(found.values())


class Clustering:
    """The clusters of one component while they grow. `marks` are what judgements keep apart: (n, 0) never goes together with (n, 1)."""

    def __init__(self, units: Sequence[Unit], weights: Weights, marks: Marks) -> None:
        self.weights = weights
        self.cluster: dict[Unit, list[Unit]] = {unit: [unit] for unit in units}
        self.marks = {unit: set(marks.get(unit, ())) for unit in units}

    def join(self, a: Unit, b: Unit, *, judged: bool = False) -> bool:
        """Put the clusters of two units together unless something forbids it; what a person judged, only another judgement forbids."""
        one, other = sorted((self.cluster[a], self.cluster[b]), key=lambda cluster: cluster[0].first)
        if one is other:
            return True
        if self.forbidden(a, b) or not (judged or self._agree(one, other)):
            return False
        marks = self.marks[a] | self.marks[b]
        one += other
        for unit in one:
            self.cluster[unit], self.marks[unit] = one, marks
        return True

    def forbidden(self, a: Unit, b: Unit) -> bool:
        """Whether a judgement keeps the clusters of two units apart."""
        return any((n, 1 - side) in self.marks[b] for n, side in self.marks[a])

    def _agree(self, one: Sequence[Unit], other: Sequence[Unit]) -> bool:
        return not any(self.weights(u, v).contrary for u in one for v in other)

    def agglomerate(self, pairs: Iterable[Pair]) -> None:
        """Join the pairs that are the same, the surest first."""
        sure = [(self.weights(*pair), pair) for pair in pairs]
        sure = [(weight, pair) for weight, pair in sure if weight.verdict is Verdict.SAME]
        neighbours: defaultdict[Unit, list[tuple[float, Unit]]] = defaultdict(list)
        for weight, (a, b) in sure:
            neighbours[a].append((weight.bits, b))
            neighbours[b].append((weight.bits, a))
        for weight, (a, b) in sorted(sure, key=lambda found: (-found[0].bits, found[1][0].first, found[1][1].first)):
            if not (self._rivalled(a, b, weight.bits, neighbours[a]) or self._rivalled(b, a, weight.bits, neighbours[b])):
                self.join(a, b)

    def _rivalled(self, unit: Unit, partner: Unit, bits: float, neighbours: Iterable[tuple[float, Unit]]) -> bool:
        """Whether a unit that stands alone fits somebody else nearly as well who can't be the same as its partner."""
        if len(self.cluster[unit]) > 1:
            return False
        return any(
            bits - RIVAL <= others <= bits and rival is not partner and self.weights(rival, partner).contrary
            for others, rival in neighbours
        )

    def clusters(self) -> list[list[Unit]]:
        """The clusters, their units and they themselves sorted."""
        unique = {id(cluster): sorted(cluster, key=lambda unit: unit.first) for cluster in self.cluster.values()}
        return sorted(unique.values(), key=lambda cluster: cluster[0].first)
