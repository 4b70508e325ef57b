"""`python -m benchmarks.growth [ARTICLES...]`: time an article, and time for one article more, as a graph grows.

Synthetic articles (see `benchmarks.synthetic`) whose readings are known go through the build without its language pipeline, which has no
memory of other articles: what is measured is writing, who is who, and what follows from all articles.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.synthetic import Synthetic, make_articles
from kg.build import Build
from kg.evaluation.identity import score_identity
from kg.graph import Graph, Run
from kg.graph.curation import occurrence_of
from kg.graph.identity import DENOTES
from kg.model import Article, Reading
from kg.resolve import Occurrence

SIZES: Final = (1_000, 10_000)
RUN: Final = Run("synthetic")
BYTES: Final = 1 if sys.platform == "darwin" else 1024  # the unit of ru_maxrss


@dataclass(frozen=True)
class Growth:
    """What it took to build a graph; seconds are of the processor."""

    articles: int
    seconds: float
    quads: int
    megabytes: float
    memory: float
    precision: float
    recall: float
    one_more: float

    def row(self) -> str:
        """A row of the table in Markdown."""
        each = 1000 * self.seconds / self.articles
        return (
            f"| {self.articles:,} | {each:.1f} ms | {self.quads:,} | {self.megabytes:,.0f} MB | {self.memory:,.0f} MB "
            f"| {self.precision:.3f} / {self.recall:.3f} | {self.one_more:.2f} s |"
        )


HEAD: Final = (
    "| articles | an article | quads | on disk | peak memory | identity: pairwise precision / recall | one article more |\n"
    "|---|---|---|---|---|---|---|"
)


def measure(count: int, folder: Path) -> Growth:
    """Build so many articles into a new graph in a folder, and then one more."""
    persons: dict[Occurrence, int] = {}
    *_, last = make_articles(count + 1)
    start = time.process_time()
    build(folder, noted(make_articles(count), persons))
    seconds = time.process_time() - start - generating(count)
    start = time.perf_counter()
    build(folder, [last])
    one_more = time.perf_counter() - start
    with Graph.open(folder, read_only=True) as graph:
        score = score_identity(persons, denoted(graph, persons))
        quads = len(graph)
    size = sum(file.stat().st_size for file in folder.rglob("*")) / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES / 1e6
    return Growth(count, seconds, quads, size, memory, score.precision, score.recall, one_more)


def noted(made: Iterable[Synthetic], persons: dict[Occurrence, int]) -> Iterator[Synthetic]:
    """The same articles; whom they mean is noted."""
    for one in made:
        article = one.reading.article.id
        persons.update({Occurrence(article, local): who for local, who in one.persons.items()})
        yield one


def generating(count: int) -> float:
    """Seconds that making the articles takes by itself."""
    start = time.process_time()
    for _ in make_articles(count):
        pass
    return time.process_time() - start


def build(folder: Path, made: Iterable[Synthetic]) -> None:
    """Build articles whose readings are known."""
    waiting: dict[str, Reading] = {}

    def articles() -> Iterator[Article]:
        for one in made:
            waiting[one.reading.article.id] = one.reading
            yield one.reading.article

    with Graph.open(folder) as graph:
        Build(graph, lambda found: (waiting.pop(article.id) for article in found), RUN)(articles())


def denoted(graph: Graph, persons: Iterable[Occurrence]) -> dict[Occurrence, str]:
    """Whom each occurrence denotes, as the graph has it."""
    found = {occurrence: occurrence.local for occurrence in persons}
    for quad in graph.store.quads_for_pattern(None, DENOTES, None, graph.iris.graph("identity")):
        occurrence = occurrence_of(str(getattr(quad.subject, "value", "")), graph.iris)
        if occurrence in found:
            found[occurrence] = graph.iris.local(str(getattr(quad.object, "value", "")))
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure each size in a process of its own, and print a table in Markdown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="how many articles (default: 1000 10000)")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the graphs in this folder, by their sizes")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        if chosen.one:
            print(measure(chosen.sizes[0], (chosen.keep or Path(folder)) / str(chosen.sizes[0])).row())
            return
    print(HEAD, flush=True)
    for size in chosen.sizes:
        keep = ("--keep", str(chosen.keep)) if chosen.keep else ()
        subprocess.run([sys.executable, "-m", "benchmarks.growth", "--one", str(size), *keep], check=True)


if __name__ == "__main__":
    main()
