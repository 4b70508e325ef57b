"""From articles to readings as one stream, in which what can't be read is an error in its place; in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from kg.errors import KgError, SourceError
from kg.model import Article, Reading

if TYPE_CHECKING:
    from spacy.language import Language

LANGUAGE: Final = "fr"
CHUNK: Final = 32  # articles that are analysed together
CHUNK_LENGTH: Final = 40_000  # code points that are analysed together, unless one article has more

Read: TypeAlias = Callable[[Iterable[Article]], Iterable[Reading]]
"""Reads articles in a stream; raises where one can't be read."""
Reader: TypeAlias = Callable[[Iterable[Article]], Iterable[Reading | SourceError]]
"""Reads articles in a stream, in their order. Calling it gets ready (loads a model, starts processes), iterating reads."""


def load_reader(model: str | None = None) -> Read:
    """What reads with an installed pipeline, by default our own, which is loaded at once. Raises LanguageError."""
    from kg.language import load_language

    return read_with(load_language(LANGUAGE, model=model))


def read_with(nlp: Language) -> Read:
    """What reads with a pipeline that is loaded already."""
    from kg.extract import read_all

    return partial(read_all, nlp)


def isolated(read: Read) -> Reader:
    """A reader in which an article that can't be read loses no other: where some fail together, each is read by itself."""

    def reader(articles: Iterable[Article]) -> Iterator[Reading | SourceError]:
        for chunk in chunks(articles):
            yield from _read(read, chunk)

    return reader


def chunks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Articles in their order, in lists of at most `CHUNK` of them and `CHUNK_LENGTH` code points, or one that is longer."""
    chunk: list[Article] = []
    length = 0
    for article in articles:
        length += len(article.text)
        if chunk and (len(chunk) == CHUNK or length > CHUNK_LENGTH):
            yield chunk
            chunk, length = [], len(article.text)
        chunk.append(article)
    if chunk:
        yield chunk


def unreadable(article: Article, reason: str) -> SourceError:
    """The error that stands for an article that analysis failed on: file, article, reason."""
    return SourceError(article.origin or "", f"can't be analysed: {reason}", place=f"article {article.id}")


def _read(read: Read, chunk: list[Article]) -> list[Reading | SourceError]:
    try:
        return list(read(chunk))
    except KgError:
        raise
    except Exception as error:
        if len(chunk) == 1:
            return [unreadable(chunk[0], f"{type(error).__name__}: {error}")]
        return [found for article in chunk for found in _read(read, [article])]
