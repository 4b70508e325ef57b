"""What a rule's confidence is worth: the share of right facts among those that the rule found in annotated articles.

Each rule gives its claims a raw confidence by hand. `confidence.json`, beside this module, counts for every relation, rule and raw
confidence how many facts were found and how many of them were right; `kg eval --fit-calibration` writes it. A share of few facts says
little: it is drawn towards that of the rule, that towards the relation's, that towards the mean of all (m-estimates: Cestnik, 1990).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from kg.model import Reading

FILE: Final = Path(__file__).with_name("confidence.json")
WEIGHT: Final = 25.0  # facts that the wider share counts as, beside those of a rule
CEILING: Final = 0.99  # nothing is certain
MEANT: Final = 0.9  # how often the known holder of an office is meant where the office stands without a name

Cell: TypeAlias = tuple[str, ...]  # (), (relation,), (relation, rule), (relation, rule, raw confidence)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Right facts and all facts by relation, rule and raw confidence (two decimals); without any, raw confidences stay.

    `weight` is how many facts a wider share counts as, beside those of a narrower one.
    """

    counts: Mapping[Cell, tuple[int, int]] = field(default_factory=dict)
    weight: float = WEIGHT

    def worth(self, cell: Cell) -> float:
        """How likely a fact is to be right whose relation, rule and raw confidence are these: in [0, 1], two decimals."""
        if not self.counts:
            return round(float(cell[-1]), 2)
        share = 0.5
        for length in range(len(cell) + 1):
            right, facts = self.counts.get(cell[:length], (0, 0))
            weight = self.weight if length else 1.0
            share = (right + weight * share) / (facts + weight)
        return round(min(share, CEILING), 2)

    def to_json(self) -> str:
        """The weight, and one line a cell, sorted: relation, rule, raw confidence, right facts, all facts."""
        rows = [json.dumps([*cell, *counts], ensure_ascii=False) for cell, counts in sorted(self.counts.items()) if len(cell) == 3]
        return f'{{"weight": {json.dumps(self.weight)}, "counts": [' + ",".join(f"\n  {row}" for row in rows) + "\n]}\n"

    @classmethod
    def of(cls, judged: Iterable[tuple[Cell, bool]], weight: float = WEIGHT) -> Calibration:
        """Count facts that are known to be right or wrong, each with its cell."""
        return cls(_summed((cell, (int(right), 1)) for cell, right in judged), weight)

    @classmethod
    def from_json(cls, text: str) -> Calibration:
        """Read what `to_json` wrote."""
        read = json.loads(text)
        rows = (((relation, rule, raw), (right, facts)) for relation, rule, raw, right, facts in read["counts"])
        return cls(_summed(rows), read["weight"])


def cell_of(predicate: str, rule: str, raw: float) -> Cell:
    """Where a fact is counted: `cell_of("met", "verb", 0.8) == ("met", "verb", "0.80")`."""
    return str(predicate), rule, f"{raw:.2f}"


def _summed(counts: Iterable[tuple[Cell, tuple[int, int]]]) -> dict[Cell, tuple[int, int]]:
    """The counts of each cell and of all that hold it."""
    totals: dict[Cell, tuple[int, int]] = {}
    for cell, (right, facts) in counts:
        for length in range(len(cell) + 1):
            known = totals.get(cell[:length], (0, 0))
            totals[cell[:length]] = (known[0] + right, known[1] + facts)
    return totals


@cache
def shipped() -> Calibration:
    """The calibration that ships with the package."""
    return Calibration.from_json(FILE.read_text(encoding="utf-8"))


@cache
def calibration_version() -> str:
    """A hash of it (64 hexadecimal digits): part of what a reading depends on."""
    return hashlib.sha256(FILE.read_bytes()).hexdigest()


def calibrated(reading: Reading, calibration: Calibration | None = None) -> Reading:
    """The reading with calibrated confidences; by default by the calibration that ships."""
    chosen = calibration or shipped()
    later = _scaled(reading.deferred, chosen, MEANT) if reading.deferred is not None else None
    return replace(_scaled(reading, chosen), deferred=later)


def _scaled(reading: Reading, chosen: Calibration, share: float = 1.0) -> Reading:
    """The reading, each confidence calibrated and multiplied by a share."""
    worth = ((s, chosen.worth(cell_of(s.predicate, s.rule, s.confidence))) for s in reading.statements)
    return replace(reading, statements=tuple(replace(s, confidence=round(value * share, 2)) for s, value in worth))
