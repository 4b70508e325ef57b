"""CSV and TSV: an article a row, streamed, with the columns that a user names or that are called as the fields are."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final

from kg.sources.checking import normalize_line_ends
from kg.sources.decoding import decode
from kg.sources.draft import Draft, RefusedError, split_title
from kg.sources.framing import SIZE_LIMIT, cut_lines, too_long
from kg.sources.records import FIELDS
from kg.text import fold

_DELIMITERS: Final = (",", ";", "\t", "|")
_SYNONYMS: Final = {"date": "published"}
_BYTES: Final = "latin-1"  # carries every byte as a character, so that each row can be decoded by itself


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a row by field, each as the bytes that it has."""

    cells: Mapping[str, bytes]


def read_rows(stream: BinaryIO, *, columns: Mapping[str, str]) -> Iterator[tuple[str, Cells | RefusedError]]:
    """The rows of a table (RFC 4180; separated by comma, semicolon, tab or |, as its head is), numbered as a spreadsheet does.

    In: `columns`, the names of columns by field. A quotation mark that is never closed costs its own row only.
    """
    rows = _Rows(stream)
    head = next(rows, None)
    if head is None:
        yield "", RefusedError("empty: no rows")
        return
    try:
        if isinstance(head[1], RefusedError):
            raise head[1]
        places = _places([decode(cell.encode(_BYTES)).strip() for cell in head[1]], columns)
    except RefusedError as refused:
        yield "row 1", refused
        return
    for number, row in rows:
        if isinstance(row, RefusedError):
            yield f"row {number}", row
        elif any(row):
            yield f"row {number}", Cells({field: row[place].encode(_BYTES) for field, place in places.items() if place < len(row)})


def read_row(row: Cells) -> Draft:
    """The article of a row; without a title, the first line of the text is the title."""
    fields = {field: value for field, cell in row.cells.items() if (value := decode(cell)).strip()}
    text = normalize_line_ends(fields.pop("text", ""))
    if not text.strip():
        raise RefusedError("empty: no text")
    title = fields.pop("title", "")
    if not title:
        title, text = split_title(text)
    return Draft(title, text, **fields)


def _places(head: list[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Where the column of each field is; those that are named, and else those called as the field."""
    known = {fold(name): place for place, name in reversed(list(enumerate(head)))}
    shown = ", ".join(repr(name[:40]) for name in head[:20])
    for field, name in columns.items():
        if fold(name) not in known:
            raise RefusedError(f"no column {name!r} for {field}: there are {shown}")
    called = {field: known[name] for name, field in [*_SYNONYMS.items(), *((field, field) for field in FIELDS)] if name in known}
    places = called | {field: known[fold(name)] for field, name in columns.items()}
    if "text" not in places:
        raise RefusedError(f"no column for the text: there are {shown}; say which with --column text=NAME")
    return places


class _Rows:
    """The rows of a table with their numbers, from 1; lines are read again where a quotation mark was never closed."""

    def __init__(self, stream: BinaryIO) -> None:
        csv.field_size_limit(SIZE_LIMIT)
        self._lines, self._again = cut_lines(stream), deque[bytes]()
        head = next(self._lines, None) or b""
        self._again.extend([head] if head else [])
        self._delimiter = max(_DELIMITERS, key=lambda sign: head.count(sign.encode()))
        self._number = 0
        self._cut: RefusedError | None = None

    def __iter__(self) -> _Rows:
        return self

    def __next__(self) -> tuple[int, list[str] | RefusedError]:
        """The next row, or why there is none; raises StopIteration at the end."""
        taken: list[bytes] = []
        self._number, self._cut = self._number + 1, None
        row: list[str] = []
        try:
            row = next(csv.reader(self._feed(taken), delimiter=self._delimiter))
        except csv.Error as error:
            self._cut = RefusedError(f"broken CSV: {error}")
            return self._number, self._cut
        except StopIteration:
            if self._cut is None:
                raise
        if self._cut is None:
            return self._number, row
        self._again.extendleft(reversed(taken[1:]))
        return self._number, self._cut

    def _feed(self, taken: list[bytes]) -> Iterator[str]:
        """The lines of a row, noted as they are taken; `_cut` says why where they end before it does."""
        size = 0
        while True:
            line = self._again.popleft() if self._again else next(self._lines, b"")
            if not line:
                self._cut = too_long() if line is None else RefusedError("a quotation mark is never closed") if taken else None
                return
            size += len(line)
            taken.append(line)
            if size > SIZE_LIMIT:
                self._cut = RefusedError(f"longer than {SIZE_LIMIT // 1_000_000} MB: is a quotation mark never closed?")
                return
            yield line.decode(_BYTES)
