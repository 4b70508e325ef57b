"""Composing the stages: sources → language → extraction → graph, as one stream that holds a few dozen articles at a time."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, TypeAlias

from kg.errors import KgError, SourceError
from kg.graph.quads import Run
from kg.graph.reference import words_version
from kg.graph.store import BATCH, GraphStore
from kg.model import Article, Reading, content_hash

if TYPE_CHECKING:
    from spacy.language import Language

LANGUAGE: Final = "fr"
DERIVED: Final = 40  # batches after which what follows from all articles is brought in step
Reader: TypeAlias = Callable[[Iterable[Article]], Iterable[Reading]]


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
    """How a build went; `seconds` is wall-clock time, loading the language model excluded."""

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
    sources: Iterable[str | Path | Article],
    *,
    nlp: Language | None = None,
    model: str | None = None,
    force: bool = False,
    min_confidence: float = 0.0,
    stdin: BinaryIO | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    on_error: Callable[[SourceError], None] | None = None,
) -> BuildReport:
    """Read files, folders, "-" (standard input) or `Article` values into the graph.

    `nlp` is a pipeline that is loaded already, `model` the name of an installed one, by default our own. Articles that the same run has
    read before are skipped unless `force`. Statements below `min_confidence` are not stored, nor the nodes that only they use; building
    again with another value reads again. Articles that can't be read are reported to `on_error` and in the report; nothing else is lost.
    Raises LanguageError and StoreError.
    """
    nlp = nlp or _load(model)
    run = run_of(nlp, min_confidence)
    build = Build(graph, _reader(nlp), run, force, on_progress or _ignore, on_error or _ignore)
    return build(_articles(sources, stdin))


def run_of(nlp: Language, min_confidence: float = 0.0) -> Run:
    """The run that this pipeline and the word data as they are stand for; the model's scores tell retrained ones of one version apart."""
    from kg.extract.confidence import calibration_version

    scores = content_hash(json.dumps(nlp.meta.get("performance", {}), sort_keys=True))[:6]
    model = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}-{scores}"
    return Run(model, words=content_hash(words_version(), calibration_version()), min_confidence=min_confidence)


def _load(model: str | None) -> Language:
    from kg.language import load_language

    return load_language(LANGUAGE, model=model)


def _reader(nlp: Language) -> Reader:
    from kg.extract import read_all

    return lambda articles: read_all(nlp, articles)


def _ignore(event: object) -> None:
    """Nobody listens."""


def _articles(sources: Iterable[str | Path | Article], stdin: BinaryIO | None) -> Iterator[Article | SourceError]:
    from kg.sources import read_articles

    paths: list[str | Path] = []
    for source in sources:
        if isinstance(source, Article):
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
        start = time.perf_counter()
        fresh = self._fresh(articles)
        for number in count(1):
            batch = list(islice(fresh, self.batch))
            if not batch or number % DERIVED == 0:
                self.graph.derive()
            if not batch:
                break
            self._write(self._read(batch))
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

    def _read(self, articles: Sequence[Article]) -> list[Reading]:
        """Their readings; where reading fails, one after the other, so that only what can't be read is missing."""
        try:
            return list(self.reader(articles))
        except KgError:
            raise
        except Exception as error:
            if len(articles) == 1:
                self._fail(SourceError(articles[0].origin or articles[0].id, f"can't be analysed: {type(error).__name__}: {error}"))
                return []
            return [reading for article in articles for reading in self._read([article])]

    def _write(self, whole: Sequence[Reading]) -> None:
        readings = [reading.at_least(self.run.min_confidence) for reading in whole]
        self.graph.write_articles(readings, self.run)
        self.progress.read += len(readings)
        self.progress.words += sum(len(reading.article.content.split()) for reading in readings)
        self.progress.statements += sum(len(reading.statements) for reading in readings)
        self.on_progress(self.progress)

    def _fail(self, error: SourceError) -> None:
        self.progress.failed += 1
        self.errors.append(error)
        self.on_error(error)
