"""A reader for processes of their own that knows perfect readings by heart, and on which some articles act badly.

    python -m tests.cli.by_heart FOLDER WORKERS

builds them all into a graph, and prints how many have been read after each batch.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.build import Build, Progress
from kg.evaluation.gold import gold_reading, read_gold
from kg.graph import Graph, Run
from kg.model import Article, Reading
from kg.readers import Read
from kg.workers import reader_in

GOLD = Path(__file__).parent.parent / "gold"
RUN = Run("gold")
COUNT = 48
"""Articles that a build takes."""


def read_by_heart() -> list[Reading]:
    """Perfect readings of the annotated articles."""
    return [gold_reading(gold) for gold in read_gold(sorted(GOLD.glob("dev-*.jsonl")))]


def load(pause: float = 0.0) -> Read:
    """What a worker is started with; it pauses some seconds before each article."""
    known = {reading.article.id: reading for reading in read_by_heart()}

    def read(articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            time.sleep(pause)
            if article.text == "poison":
                raise ZeroDivisionError("poison")
            if article.text == "endless":
                while True:
                    pass
            if article.text == "deadly":
                os._exit(11)
            yield known.get(article.id, Reading(article))

    return read


def build(folder: str | Path, workers: int, on_progress: Callable[[Progress], None]) -> None:
    """Build the annotated articles, a few at a time."""
    with Graph.open(folder) as graph:
        reader = reader_in(load, workers=workers, few=2)
        Build(graph, reader, RUN, on_progress=on_progress, batch=4)(reading.article for reading in read_by_heart()[:COUNT])


if __name__ == "__main__":
    build(sys.argv[1], int(sys.argv[2]), lambda progress: print(progress.read, flush=True))
