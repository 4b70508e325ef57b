"""Builds that can be killed: a process that forks one build for each folder it is told, with a reader that knows perfect readings by heart.

    python -m tests.store.killed

In: the folder of a graph, then an empty line, on standard input. Out: the process id of the build, then, once it has ended, its status.
It forks before any store is open, so that starting a build takes no time and leaves no thread behind.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from kg.build import Build
from kg.evaluation.gold import gold_reading, read_gold
from kg.graph import Graph, Run
from kg.model import Article, Reading

GOLD: Final = Path(__file__).parent.parent / "gold"
RUN: Final = Run("gold")
READINGS: Final = [gold_reading(gold) for gold in read_gold(sorted(GOLD.glob("dev-*.jsonl")))][:16]


def read(articles: Iterable[Article]) -> list[Reading]:
    """What a perfect extractor says of them."""
    known = {reading.article.id: reading for reading in READINGS}
    return [known[article.id] for article in articles]


def build(folder: str | Path) -> None:
    """Build all annotated articles, a few at a time."""
    with Graph.open(folder) as graph:
        Build(graph, read, RUN, batch=1)(reading.article for reading in READINGS)


def serve() -> None:
    """Fork a build for each line, wait for its end at the next: until then its process id can't become another's."""
    Graph.open().close()  # so that the ontology has been read
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            build(line.strip())
            os._exit(0)
        print(process, flush=True)
        sys.stdin.readline()
        print(os.waitpid(process, 0)[1], flush=True)


if __name__ == "__main__":
    serve()
