"""The reading stage: paths in, articles and errors out, one at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final

from kg.errors import SourceError
from kg.model import Article
from kg.sources.checking import check_draft
from kg.sources.draft import RefusedError
from kg.sources.formats import FORMATS, Format
from kg.sources.naming import Names

STANDARD_INPUT: Final = "standard input"


def read_articles(
    paths: Iterable[str | Path] | str | Path, *, stdin: BinaryIO | None = None, languages: Collection[str] = ("fr",)
) -> Iterator[Article | SourceError]:
    """The articles of files and folders, in the order given; a folder is walked in sorted order, "-" is JSON Lines on standard input.

    In: `paths`, or a single one; `stdin`, what to read instead of the process's standard input; `languages`, the codes (ISO 639-1) of those
    that are read.
    Out: an `Article`, or in its place a `SourceError` that names file, place and reason; nothing is raised, so that one bad article
    loses no other. Only one article is held at a time. Ids are unique in a run, and the same as long as a file keeps its name.

    >>> [str(error) for error in read_articles(["missing.txt"])]
    ['missing.txt: no such file or folder']
    """
    names = Names()
    for origin, path in _find_files([paths] if isinstance(paths, str | Path) else paths):
        if isinstance(path, SourceError):
            yield path
        elif path is None:
            yield from _read_stream(stdin or sys.stdin.buffer, origin, None, FORMATS[".jsonl"], names, languages)
        else:
            yield from _read_file(path, origin, names, languages)


def _find_files(paths: Iterable[str | Path]) -> Iterator[tuple[str, Path | SourceError | None]]:
    """Every file to read, once each, with the name to call it by; None for standard input, an error for what can't be read."""
    seen: set[str] = set()
    for given in paths:
        if str(given) == "-":
            yield STANDARD_INPUT, None
            continue
        for path in _walk(Path(given)):
            origin = _printable(path)
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
            if not name.startswith(".") and Path(name).suffix.lower() in FORMATS:
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
    if path.suffix.lower() not in FORMATS:
        return SourceError(origin, f"unknown kind of file {path.suffix!r} (files named {known} are read)")
    return path if path.is_file() else SourceError(origin, "not a regular file")


def _read_file(path: Path, origin: str, names: Names, languages: Collection[str]) -> Iterator[Article | SourceError]:
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, origin, path, FORMATS[path.suffix.lower()], names, languages)
    except OSError as error:
        yield SourceError(origin, f"can't be read: {error.strerror or error}")


def _read_stream(
    stream: BinaryIO, origin: str, path: Path | None, form: Format, names: Names, languages: Collection[str]
) -> Iterator[Article | SourceError]:
    """The articles of one stream in the format `form`; those without an id are named after `path`."""
    empty = True
    for place, raw in form.split(stream):
        empty = False
        try:
            if isinstance(raw, RefusedError):
                raise raw
            article = replace(check_draft(form.read(raw), languages=languages), origin=origin)
            named = names.name(article, path, place, many=form.many)
        except RefusedError as refused:
            yield SourceError(origin, refused.reason, place=refused.place or place)
        else:
            if named is not None:
                yield named
    if empty:
        yield SourceError(origin, "empty: no articles")


def _printable(path: Path) -> str:
    """The path as one line of text: bytes of a file name that are no UTF-8, and signs that are not seen, are written as escapes."""
    text = str(path).encode("utf-8", "backslashreplace").decode()
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
