"""The reading stage: paths in, articles and errors out, one at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final
from urllib.parse import urlsplit

from kg.errors import SourceError
from kg.model import Article
from kg.sources.addresses import is_url
from kg.sources.archives import Page, read_fetched
from kg.sources.checking import check_draft
from kg.sources.draft import Draft, OtherLanguageError, RefusedError
from kg.sources.formats import FORMATS, MEDIA_TYPES, Format, format_of
from kg.sources.naming import Names
from kg.sources.options import SourceOptions
from kg.sources.web import Document, Web

STANDARD_INPUT: Final = "standard input"


class Url(str):
    """An address of the web, among paths."""

    __slots__ = ()


def read_articles(
    paths: Iterable[str | Path] | str | Path,
    *,
    stdin: BinaryIO | None = None,
    languages: Collection[str] = ("fr",),
    names: Names | None = None,
    options: SourceOptions = SourceOptions(),  # noqa: B008  (frozen)
) -> Iterator[Article | SourceError]:
    """The articles of files, folders and addresses of the web, in the order given; a folder is walked in sorted order.

    In: `paths`, or a single one, "-" being JSON Lines on standard input; `stdin`, what to read instead of the process's standard input;
    `languages`, the codes (ISO 639-1) of those that are read; `names`, the ids that are given already; `options`, how to read.
    Out: an `Article`, or in its place a `SourceError` that names file, place and reason; nothing is raised, so that one bad article
    loses no other. Only one article is held at a time. Ids are unique in a run, and the same as long as an article keeps its address, or a
    file its name.

    >>> [str(error) for error in read_articles(["missing.txt"])]
    ['missing.txt: no such file or folder']
    """
    reader = _Reader(languages, options, names or Names(), Web(options))
    for origin, path in find_files([paths] if isinstance(paths, str | Path) else paths):
        if isinstance(path, SourceError):
            yield path
        elif isinstance(path, Url):
            yield from reader.read_url(path, origin)
        elif path is None:
            yield from reader.read_stream(stdin or sys.stdin.buffer, origin, None, FORMATS[".jsonl"])
        else:
            yield from reader.read_file(path, origin)


def find_files(paths: Iterable[str | Path]) -> Iterator[tuple[str, Path | Url | SourceError | None]]:
    """Every file to read, once each, with the name to call it by; None for standard input, an error for what can't be read."""
    seen: set[str] = set()
    for given in paths:
        if str(given) == "-":
            yield STANDARD_INPUT, None
            continue
        if is_url(given):
            if given not in seen:
                seen.add(str(given))
                yield printable(given), Url(given)
            continue
        for path in _walk(Path(given)):
            origin = printable(path)
            identity = os.path.realpath(path) if "\0" not in str(path) else str(path)
            if identity not in seen:
                seen.add(identity)
                yield origin, _check_path(path, origin)


def _walk(path: Path) -> Iterator[Path]:
    """`path` itself, or the files under it that have a known suffix, sorted, hidden ones left out."""
    if "\0" in str(path) or not path.is_dir():
        yield path
        return
    found = False
    for folder, subfolders, files in os.walk(path):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and format_of(name):
                found = True
                yield Path(folder, name)
    if not found:
        yield path


def _check_path(path: Path, origin: str) -> Path | SourceError:
    known = " ".join(FORMATS)
    if "\0" in str(path) or not path.exists():
        return SourceError(origin, "no such file or folder")
    if path.is_dir():
        return SourceError(origin, f"no articles in this folder (files named {known} are read)")
    if not format_of(path):
        return SourceError(origin, f"unknown kind of file {path.suffix!r} (files named {known} are read)")
    return path if path.is_file() else SourceError(origin, "not a regular file")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads streams of any format, giving ids."""

    languages: Collection[str]
    options: SourceOptions
    names: Names
    web: Web

    def read_file(self, path: Path, origin: str) -> Iterator[Article | SourceError]:
        """The articles of a file of a known format."""
        form = format_of(path)
        assert form is not None
        try:
            with path.open("rb") as stream:
                yield from self.read_stream(stream, origin, path, form)
        except OSError as error:
            yield SourceError(origin, f"can't be read: {error.strerror or error}")

    def read_url(self, url: str, origin: str) -> Iterator[Article | SourceError]:
        """The articles at an address: a page, or a document of any format that has many."""
        try:
            document = self.web.fetch(url)
            form = _format_of(document)
        except RefusedError as refused:
            yield SourceError(origin, refused.reason)
            return
        if form is FORMATS[".html"]:
            form = replace(form, split=lambda stream: iter([("", Page(stream.read(), document.url))]), read=read_fetched)
        yield from self.read_stream(BytesIO(document.raw), origin, None, form, url=document.url)

    def read_stream(
        self, stream: BinaryIO, origin: str, path: Path | None, form: Format, *, url: str | None = None
    ) -> Iterator[Article | SourceError]:
        """The articles of one stream in the format `form`; those without an id are named after their address, or after `path`.

        `url` is the address that the stream came from, which is that of its article where it has but one.
        """
        empty = True
        for place, record in form.split(stream, columns=self.options.columns) if form.columns else form.split(stream):
            empty = False
            try:
                article = replace(check_draft(self._draft(record, form, url), languages=self.languages), origin=origin)
                named = self.names.name(article, path, place, many=form.many)
            except OtherLanguageError as refused:
                if not form.mixed:
                    yield SourceError(origin, refused.reason, place=refused.place or place)
            except RefusedError as refused:
                yield SourceError(origin, refused.reason, place=refused.place or place)
            else:
                if named is not None:
                    yield named
        if empty:
            yield SourceError(origin, "empty: no articles")

    def _draft(self, record: Any, form: Format, url: str | None) -> Draft:
        """What a record says, or the page that it links to; raises RefusedError."""
        if isinstance(record, RefusedError):
            raise record
        draft = form.read(record)
        if form.partly and self.options.follow and draft.url:
            return self._follow(draft)
        return draft if form.many or draft.url else replace(draft, url=url)

    def _follow(self, draft: Draft) -> Draft:
        """The page at an item's address, with what the feed knows where the page does not say it."""
        document = self.web.fetch(str(draft.url))
        if _format_of(document) is not FORMATS[".html"]:
            raise RefusedError(f"{draft.url}: is no page ({document.type or 'of no type'})")
        page = read_fetched(Page(document.raw, document.url))
        known = {field.name: getattr(page, field.name) or getattr(draft, field.name) for field in fields(Draft)}
        return Draft(**known)


def _format_of(document: Document) -> Format:
    """The format of what a server gave: by its media type, or by its address where the type says little."""
    form = FORMATS[MEDIA_TYPES[document.type]] if document.type in MEDIA_TYPES else format_of(urlsplit(document.url).path)
    if form is None and document.type == "text/plain":
        form = FORMATS[".txt"]
    if form is None:
        raise RefusedError(f"is {document.type or 'of no type'}, which is not read")
    return form


def printable(path: str | Path) -> str:
    """The path as one line of text: bytes of a file name that are no UTF-8, and signs that are not seen, are written as escapes."""
    text = str(path).encode("utf-8", "backslashreplace").decode()
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
