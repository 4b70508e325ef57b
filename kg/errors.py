"""Every error that this package raises on purpose.

    KgError
    ├── SourceError      an article that can't be read: file, place, reason
    ├── LanguageError    a language or pipeline that is missing or unfit
    ├── OntologyError    word data in ontologies/ that is malformed
    ├── StoreError       a graph directory that can't be opened or written
    ├── QueryError       a query that is unknown, malformed or wrongly parametrized
    ├── ExportError      a file name or format that can't be written
    └── GoldError        an annotated article that is malformed

Each message names the file and the place, and says what to do.
"""

from __future__ import annotations

from functools import partial
from typing import Any


class KgError(Exception):
    """Root of all errors that a caller may want to catch."""


class SourceError(KgError):
    """An article can't be read.

    In: `origin`, the file (or "standard input"); `place`, where in it ("line 3"), or ""; `reason`, what is wrong.
    """

    def __init__(self, origin: str, reason: str, *, place: str = "") -> None:
        self.origin, self.place, self.reason = origin, place, reason
        super().__init__(": ".join(part for part in (origin, place, reason) if part))

    def __reduce__(self) -> tuple[Any, ...]:
        """What pickle makes it of again: errors come back from processes that read."""
        return partial(SourceError, place=self.place), (self.origin, self.reason)


class LanguageError(KgError):
    """A language or a pipeline is missing or lacks what extraction needs."""


class OntologyError(KgError):
    """A file in `ontologies/` does not say what the program needs."""


class StoreError(KgError):
    """A graph directory can't be opened, is locked by another writer, or can't be written."""


class QueryError(KgError):
    """A query is unknown, has a syntax error, or lacks a parameter."""


class ExportError(KgError):
    """A graph can't be written under the name that was given."""


class GoldError(KgError):
    """An annotated article is malformed."""
