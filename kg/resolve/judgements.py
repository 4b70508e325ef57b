"""What a person judged, brought down to the occurrences and units that it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from kg.resolve.units import Unit
from kg.resolve.values import Decision, Judgement, Occurrence, Reason, Verdict

SCORES: Final = {Verdict.SAME: 1.0, Verdict.DIFFERENT: 0.0, Verdict.UNSURE: 0.5}
Marks: TypeAlias = Mapping[Unit, frozenset[tuple[int, int]]]


@dataclass(frozen=True)
class Ruling:
    """A judgement with the units that its two sides stand for, each sorted."""

    verdict: Verdict
    left: tuple[Unit, ...]
    right: tuple[Unit, ...]

    def links(self) -> Iterator[tuple[Unit, Unit]]:
        """Pairs that join all its units."""
        units = (*self.left, *self.right)
        return ((units[0], unit) for unit in units[1:] if unit is not units[0])

    def decision(self) -> Decision:
        """The judgement as a decision on the first occurrences of both sides."""
        a, b = sorted((self.left[0].first, self.right[0].first))
        return Decision(a, b, self.verdict, SCORES[self.verdict], (Reason("judged by hand", 0.0),))


def find_rulings(judgements: Iterable[Judgement], automatic: Mapping[Occurrence, str], units: Sequence[Unit]) -> list[Ruling]:
    """The judgements of which both sides are there; `automatic` are the ids that occurrences have without any judgement."""
    unit_of = {member: unit for unit in units for member in unit.members}
    by_id: defaultdict[str, set[Occurrence]] = defaultdict(set)
    by_local: defaultdict[str, set[Occurrence]] = defaultdict(set)
    for occurrence in unit_of:
        by_local[occurrence.local].add(occurrence)
        by_id[automatic.get(occurrence, "")].add(occurrence)

    def side(end: str | Occurrence, other: str | Occurrence) -> tuple[Unit, ...]:
        meant = {end} & unit_of.keys() if isinstance(end, Occurrence) else by_id.get(end) or by_local.get(end, set())
        return tuple(sorted({unit_of[occurrence] for occurrence in meant - {other}}, key=lambda unit: unit.first))

    rulings = (Ruling(j.verdict, side(j.a, j.b), side(j.b, j.a)) for j in judgements)
    return [ruling for ruling in rulings if ruling.left and ruling.right]


def marks(rulings: Sequence[Ruling]) -> Marks:
    """What rulings keep apart: a unit marked (n, 0) never goes together with one marked (n, 1)."""
    found: defaultdict[Unit, set[tuple[int, int]]] = defaultdict(set)
    for n, ruling in enumerate(rulings):
        if ruling.verdict is Verdict.DIFFERENT:
            for side, units in enumerate((ruling.left, ruling.right)):
                for unit in units:
                    found[unit].add((n, side))
    return {unit: frozenset(own) for unit, own in found.items()}


def unsure(rulings: Iterable[Ruling]) -> frozenset[frozenset[Unit]]:
    """The pairs that a person left open, which evidence doesn't put together either."""
    return frozenset(frozenset((a, b)) for r in rulings if r.verdict is Verdict.UNSURE for a in r.left for b in r.right)
