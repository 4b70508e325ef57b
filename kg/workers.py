"""From articles to readings in several processes: what one article does to a process that reads it harms no other.

See docs/decisions/0057.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as TooLongError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, TypeAlias

from kg.errors import LanguageError, SourceError
from kg.model import Article, Reading
from kg.readers import Read, Reader, chunks, isolated, unreadable

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool

FEW: Final = 24  # articles that are read sooner in one process than others are started
TIME_LIMIT: Final = 60.0  # seconds for an article; one of the longest that are taken needs six
AHEAD: Final = 12  # chunks that wait for each worker: read while this process writes

Load: TypeAlias = Callable[[], Read]
"""What makes a process fit to read: it is sent to each worker, so it must be a function of a module, or a `partial` of one."""
Result: TypeAlias = Reading | SourceError
_reader: Reader  # of this process, where it is a worker


def reader_in(load: Load, *, workers: int = 1, limit: float = TIME_LIMIT, few: int = FEW) -> Reader:
    """A reader in `workers` processes, or in this one where there is one worker or few articles; nothing is loaded for no article.

    `limit` is the seconds that an article may take in a worker.
    """

    def reader(articles: Iterable[Article]) -> Iterable[Result]:
        stream = iter(articles)
        first = list(islice(stream, few if workers > 1 else 1))
        if workers > 1 and len(first) == few:
            return Workers(load, workers, limit)(chain(first, stream))
        return isolated(load())(chain(first, stream)) if first else ()

    return reader


@dataclass(frozen=True, slots=True)
class Workers:
    """A reader in several processes. One that ends, or takes longer for an article than the limit, is replaced; the article is reported."""

    load: Load
    workers: int
    limit: float = TIME_LIMIT

    def __call__(self, articles: Iterable[Article]) -> Iterator[Result]:
        """The readings in the order of the articles; no more than a few chunks for each worker are held. Raises LanguageError."""
        from pebble import ProcessPool

        pool = ProcessPool(self.workers, initializer=_start, initargs=(self.load,), context=_context())
        try:
            yield from self._results(pool, articles)
        except BrokenProcessPool as error:
            raise LanguageError(f"the processes that read can't be started ({error}): see above, or run with --workers 1") from error
        finally:
            pool.stop()
            pool.join()

    def _results(self, pool: ProcessPool, articles: Iterable[Article]) -> Iterator[Result]:
        waiting: deque[tuple[list[Article], ProcessFuture[list[Result]]]] = deque()
        for chunk in chunks(articles):
            waiting.append((chunk, self._send(pool, chunk)))
            if len(waiting) > AHEAD * self.workers:
                yield from self._finished(pool, *waiting.popleft())
        while waiting:
            yield from self._finished(pool, *waiting.popleft())

    def _send(self, pool: ProcessPool, chunk: list[Article]) -> ProcessFuture[list[Result]]:
        return pool.schedule(_read, args=(chunk,), timeout=self.limit)

    def _finished(self, pool: ProcessPool, chunk: list[Article], future: ProcessFuture[list[Result]]) -> list[Result]:
        """The results of a chunk; each article by itself where they were the end of a worker."""
        from pebble import ProcessExpired

        try:
            return future.result()
        except (TooLongError, ProcessExpired) as error:
            if len(chunk) == 1:
                return [unreadable(chunk[0], self._reason(error))]
            alone = [([article], self._send(pool, [article])) for article in chunk]
            return [result for sent in alone for result in self._finished(pool, *sent)]

    def _reason(self, error: Exception) -> str:
        if isinstance(error, TooLongError):
            return f"takes more than {self.limit:g} seconds (--time-limit)"
        return f"the process that read it ended ({getattr(error, 'exitcode', None)})"


def _context() -> multiprocessing.context.BaseContext:
    """On Linux workers are forked off a process that has imported what they need; elsewhere, where that is not safe, they are new ones."""
    if not sys.platform.startswith("linux"):
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kg.extract"])
    return context


def _start(load: Load) -> None:
    global _reader
    _reader = isolated(load())


def _read(articles: list[Article]) -> list[Result]:
    return list(_reader(articles))
