"""Composing the stages: sources → language → extraction → graph, as one stream that holds a few batches of articles at a time.

Reading (language and extraction) may go on in several processes; this one alone writes the graph.
"""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from kg.errors import SourceError
from kg.graph.quads import Run
from kg.graph.reference import words_version
from kg.graph.store import BATCH, GraphStore
from kg.language import describe_language
from kg.model import Article, Reading, content_hash
from kg.readers import LANGUAGE, Reader, isolated, load_reader, read_with
from kg.workers import TIME_LIMIT, reader_in

if TYPE_CHECKING:
    from spacy.language import Language

DERIVED: Final = 2_000  # articles after which what follows from all is first brought in step
PAUSE: Final = 10  # times as long as that took, at least, until it is brought in step again: it grows with the graph
GARBAGE: Final = 20_000  # objects made, those gone counted off, after which a collection looks for cycles: some ten articles


@dataclass(slots=True)
class Progress:
    """How far a build is: articles read now, skipped as unchanged, and failed; words and statements of those read."""

    read: int = 0
    skipped: int = 0
    failed: int = 0
    words: int = 0
    statements: int = 0


@dataclass(frozen=True, slots=True)
class BuildReport:
    """How a build went; `seconds` is wall-clock time, that of getting ready to read (loading the language model) excluded."""

    progress: Progress
    errors: tuple[SourceError, ...]
    seconds: float

    @property
    def words_per_second(self) -> float:
        """Words read a second, the store included."""
        return self.progress.words / self.seconds if self.seconds else 0.0

    @property
    def exit_code(self) -> int:
        """0 where all articles were read, 1 where some failed."""
        return 1 if self.errors else 0

    def __str__(self) -> str:
        done = self.progress
        parts = [f"{done.read} articles read", f"{done.skipped} unchanged", f"{done.failed} failed", f"{done.statements} statements"]
        return f"{', '.join(parts)}; {done.words} words in {self.seconds:.1f} s ({self.words_per_second:,.0f} words/s)"


def build(
    graph: GraphStore,
    sources: Iterable[str | Path | Article | SourceError],
    *,
    nlp: Language | None = None,
    model: str | None = None,
    workers: int = 1,
    time_limit: float = TIME_LIMIT,
    force: bool = False,
    min_confidence: float = 0.0,
    stdin: BinaryIO | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    on_error: Callable[[SourceError], None] | None = None,
) -> BuildReport:
    """Read files, folders, addresses, "-" (standard input), or what `kg.sources.read_articles` gives, into the graph.

    `model` is the name of an installed pipeline, by default our own; `nlp` one that is loaded already, which reads in this process. With
    several `workers` as many processes read, where there are enough articles for that to pay; an article that takes longer there than
    `time_limit` seconds is given up. A program that asks for workers must have the `if __name__ == "__main__"` that multiprocessing needs.

    Articles that the same run has read before are skipped unless `force`. Statements below `min_confidence` are not stored, nor the nodes
    that only they use; building again with another value reads again. Articles that can't be read are reported to `on_error` and in the
    report; nothing else is lost. Raises LanguageError and StoreError.
    """
    run = run_of(describe_language(LANGUAGE, model=model) if nlp is None else nlp.meta, min_confidence)
    reader = reader_in(partial(load_reader, model), workers=workers, limit=time_limit) if nlp is None else isolated(read_with(nlp))
    build = Build(graph, reader, run, force, on_progress or _ignore, on_error or _ignore)
    with _rare_collections():
        return build(_articles(sources, stdin))


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Let the garbage collector pass over what was there before, the language model above all, and look more seldom at what is new."""
    thresholds, frozen = gc.get_threshold(), gc.get_freeze_count()
    gc.freeze()
    gc.set_threshold(GARBAGE, *thresholds[1:])
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        if not frozen:
            gc.unfreeze()


def run_of(meta: Mapping[str, Any], min_confidence: float = 0.0) -> Run:
    """The run that a pipeline (its `nlp.meta`) and the word data stand for; its scores tell retrained ones of one version apart."""
    from kg.extract.confidence import calibration_version

    scores = content_hash(json.dumps(meta.get("performance", {}), sort_keys=True))[:6]
    model = f"{meta['lang']}_{meta['name']}-{meta['version']}-{scores}"
    return Run(model, words=content_hash(words_version(), calibration_version()), min_confidence=min_confidence)


def _ignore(event: object) -> None:
    """Nobody listens."""


def _articles(sources: Iterable[str | Path | Article | SourceError], stdin: BinaryIO | None) -> Iterator[Article | SourceError]:
    from kg.sources import read_articles

    paths: list[str | Path] = []
    for source in sources:
        if isinstance(source, Article | SourceError):
            yield source
        else:
            paths.append(source)
    yield from read_articles(paths, stdin=stdin)


@dataclass(slots=True)
class Build:
    """One build: takes a stream of articles and errors, writes readings to the graph, `batch` articles at once."""

    graph: GraphStore
    reader: Reader
    run: Run
    force: bool = False
    on_progress: Callable[[Progress], None] = _ignore
    on_error: Callable[[SourceError], None] = _ignore
    batch: int = BATCH
    progress: Progress = field(default_factory=Progress)
    errors: list[SourceError] = field(default_factory=list)

    def __call__(self, articles: Iterable[Article | SourceError]) -> BuildReport:
        """Read them all; raises StoreError where the graph can't be written."""
        results = self.reader(self._fresh(articles))
        start = time.perf_counter()
        readings = self._readings(results)
        due = start
        while batch := list(islice(readings, self.batch)):
            self._write(batch)
            if self.progress.read >= DERIVED and (now := time.perf_counter()) >= due:
                self.graph.derive()
                due = time.perf_counter() + PAUSE * (time.perf_counter() - now)
        self.graph.derive()
        self.on_progress(self.progress)
        return BuildReport(self.progress, tuple(self.errors), time.perf_counter() - start)

    def _fresh(self, articles: Iterable[Article | SourceError]) -> Iterator[Article]:
        """The articles that must be read: not failed, not in the graph already."""
        for article in articles:
            if isinstance(article, SourceError):
                self._fail(article)
            elif not self.force and self.graph.holds(article, self.run):
                self.progress.skipped += 1
            else:
                yield article

    def _readings(self, results: Iterable[Reading | SourceError]) -> Iterator[Reading]:
        """What could be read, without what is not sure enough."""
        for result in results:
            if isinstance(result, SourceError):
                self._fail(result)
            else:
                yield result.at_least(self.run.min_confidence)

    def _write(self, readings: list[Reading]) -> None:
        self.graph.write_articles(readings, self.run)
        self.progress.read += len(readings)
        self.progress.words += sum(len(reading.article.content.split()) for reading in readings)
        self.progress.statements += sum(len(reading.statements) for reading in readings)
        self.on_progress(self.progress)

    def _fail(self, error: SourceError) -> None:
        self.progress.failed += 1
        self.errors.append(error)
        self.on_error(error)
