"""The quality floors: figures that the shipped pipeline must not fall below on the annotated articles, pinned with digests of those.

python -m tests.extract.floors            measures, and raises the floors to what it finds less a margin
python -m tests.extract.floors --lower    the same, and lowers those that are no longer reached
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from collections.abc import Mapping
from functools import cache, reduce
from pathlib import Path
from typing import Any, Final

from kg.evaluation.gold import read_gold
from kg.evaluation.results import examine
from kg.evaluation.trial import read_now

GOLD: Final = Path(__file__).parents[1] / "gold"
FILE: Final = Path(__file__).parent / "quality-floors.json"
MARGIN: Final = 0.01  # how much a change for the better elsewhere may cost
FIGURES: Final = (
    "all.f1", "all.p", "core.f1", "macro_f1", "macro_f1_frequent", "coreference.f1",
    "qualifiers.status", "qualifiers.date", "qualifiers.place", "qualifiers.topics.f1",
)  # fmt: skip


@cache
def pinned() -> dict[str, Any]:
    """What is pinned: `floors`, the least value of each figure; `sha256`, the digests of the annotated articles by file."""
    read: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return read


def gold_files() -> list[Path]:
    """The annotated articles that ship with the tests."""
    return sorted(GOLD.glob("dev-*.jsonl"))


def digest(path: Path) -> str:
    """Its SHA-256, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def value(report: Mapping[str, Any], figure: str) -> float:
    """A figure of a report of `kg eval --json`, by its dotted name: "all.f1"."""
    return float(reduce(lambda part, key: part[key], figure.split("."), report))  # type: ignore[arg-type]


def moved(floors: Mapping[str, float], report: Mapping[str, Any], *, lower: bool = False) -> tuple[dict[str, float], list[str]]:
    """The floors that a report allows, in whole hundredths, and the figures that fell below theirs: kept, unless `lower`."""
    reached = {figure: max(math.floor(round((value(report, figure) - MARGIN) * 100, 6)) / 100, 0.0) for figure in FIGURES}
    fallen = [figure for figure in FIGURES if value(report, figure) < floors.get(figure, 0.0)]
    kept = {figure: max(floor, floors.get(figure, 0.0)) for figure, floor in reached.items()}
    return ({figure: reached[figure] if figure in fallen and lower else floor for figure, floor in kept.items()}, fallen)


def measure() -> dict[str, Any]:
    """The figures of the shipped pipeline on all annotated articles."""
    files = [list(read_gold([path])) for path in gold_files()]
    return examine(read_now(files, [None]), [gold for file in files for gold in file]).to_dict()


def main() -> int:
    """Measure and pin; 1 where a figure fell and floors may not be lowered: then nothing is written."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lower", action="store_true", help="lower the floors that are no longer reached")
    lower = parser.parse_args().lower
    report = measure()
    floors, fallen = moved(pinned()["floors"], report, lower=lower)
    for figure in FIGURES:
        print(f"{figure:24} {value(report, figure):.4f}  floor {pinned()['floors'].get(figure, 0.0):.2f} -> {floors[figure]:.2f}")
    if fallen and not lower:
        print(f"below their floors: {', '.join(fallen)}; nothing written (--lower lowers them)", file=sys.stderr)
        return 1
    digests = {path.name: digest(path) for path in gold_files()}
    FILE.write_text(json.dumps({"floors": floors, "sha256": digests}, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
