"""Whether confidence means something: of the facts given 0.9, nine in ten should be right; and fitting it so that they are.

Brier score (1950): the mean square of the difference between confidence and rightness (1 or 0), 0 at best. Expected calibration error
(Naeini and others, 2015): the distance between the mean confidence of a bin and the share of right facts in it, weighted by their number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from kg.evaluation.index import FoundFact
from kg.evaluation.scoring import Comparison
from kg.extract.confidence import WEIGHT, Calibration, Cell, cell_of

BINS: Final = 20  # of equal width
WEIGHTS: Final = (3.0, 6.0, 12.0, 25.0, 50.0, 100.0)

Judgement: TypeAlias = tuple[Cell, bool]
Guess: TypeAlias = tuple[float, bool]  # confidence, and whether the fact was right


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts of similar confidence: from `low` up to, not including, `high` (1 belongs to the last); how many, and how many right."""

    low: float
    high: float
    facts: int
    right: int
    confidence: float

    @property
    def share(self) -> float:
        """Of its facts, the share that is right."""
        return self.right / self.facts


@dataclass(frozen=True, slots=True)
class Curve:
    """Confidence against rightness; `constant` is the Brier score of giving every fact the share of right ones as its confidence."""

    bins: tuple[Bin, ...]
    facts: int
    brier: float
    constant: float
    error: float

    def to_dict(self) -> dict[str, Any]:
        """Figures rounded to four places: `brier`, `brier_constant`, `expected_calibration_error`, `facts`, and the bins that have any."""
        return {
            "facts": self.facts,
            "brier": round(self.brier, 4),
            "brier_constant": round(self.constant, 4),
            "expected_calibration_error": round(self.error, 4),
            "bins": [
                {"from": b.low, "to": b.high, "facts": b.facts, "confidence": round(b.confidence, 4), "right": round(b.share, 4)}
                for b in self.bins
            ],
        }


def draw_curve(guesses: Iterable[Guess]) -> Curve:
    """The calibration curve of some facts.

    >>> draw_curve([(0.9, True), (0.9, False)]).to_dict()["brier"]
    0.41
    """
    points = sorted(guesses)
    total = max(len(points), 1)
    mean = sum(right for _, right in points) / total
    bins = tuple(_bins(points))
    return Curve(
        bins,
        len(points),
        sum((confidence - right) ** 2 for confidence, right in points) / total,
        mean * (1 - mean),
        sum(b.facts * abs(b.confidence - b.share) for b in bins) / total,
    )


def _bins(guesses: Sequence[Guess]) -> Iterator[Bin]:
    groups: dict[int, list[Guess]] = {}
    for confidence, right in guesses:
        groups.setdefault(min(int(round(confidence * BINS, 6)), BINS - 1), []).append((confidence, right))
    for number, group in sorted(groups.items()):
        mean = sum(confidence for confidence, _ in group) / len(group)
        yield Bin(number / BINS, (number + 1) / BINS, len(group), sum(right for _, right in group), mean)


def guesses(comparisons: Iterable[Comparison]) -> list[Guess]:
    """Confidence and rightness of all asserted facts."""
    return [(fact.confidence, right) for fact, right in _facts(comparisons)]


def judgements(comparisons: Iterable[Comparison]) -> list[Judgement]:
    """Relation, rule and confidence of all asserted facts, and whether they are right."""
    return [(cell_of(fact.predicate, fact.rule, fact.confidence), right) for fact, right in _facts(comparisons)]


def _facts(comparisons: Iterable[Comparison]) -> Iterator[tuple[FoundFact, bool]]:
    for comparison in comparisons:
        yield from ((hit, True) for _, hit in comparison.found)
        yield from ((fact, False) for fact in comparison.wrong)


def fit(files: Sequence[Sequence[Judgement]]) -> Calibration:
    """The calibration that the facts of some files teach; its weight is the one that does best where each file is held out in turn."""
    weight = WEIGHT
    if len(files) > 1:
        weight = min(WEIGHTS, key=lambda weight: draw_curve(_held_out(files, lambda rest: _of(rest, weight))).brier)
    return _of(files, weight)


def _of(files: Sequence[Sequence[Judgement]], weight: float) -> Calibration:
    return Calibration.of((judgement for file in files for judgement in file), weight)


def _held_out(files: Sequence[Sequence[Judgement]], teach: Callable[[Sequence[Sequence[Judgement]]], Calibration]) -> Iterator[Guess]:
    """The facts of each file, with the confidence that the other files teach."""
    for number, held in enumerate(files):
        calibration = teach([*files[:number], *files[number + 1 :]])
        yield from ((calibration.worth(cell), right) for cell, right in held)


def cross_validate(files: Sequence[Sequence[Judgement]]) -> tuple[Curve, Curve]:
    """How good raw confidences are, and fitted ones: each file's facts by the calibration, weight included, that the others teach."""
    raw = ((float(cell[-1]), right) for file in files for cell, right in file)
    return draw_curve(raw), draw_curve(_held_out(files, fit))
