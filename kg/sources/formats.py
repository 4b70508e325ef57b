"""The table of formats: how a stream is cut into records, and a record read as an article. A new format is a row here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import Any, Final

from kg.sources.archives import read_archive, read_fetched
from kg.sources.delimited import read_row, read_rows
from kg.sources.draft import Draft, RefusedError
from kg.sources.feeds import read_item, read_items
from kg.sources.framing import read_lines, read_whole
from kg.sources.page import read_page
from kg.sources.pdf import PDF_LIMIT, read_pdf
from kg.sources.plain import read_markdown, read_text
from kg.sources.records import read_record


@dataclass(frozen=True, slots=True)
class Format:
    """`split` cuts a stream into records with their places ("line 3"); `read` makes a draft of one, or raises `RefusedError`.

    `many` says that a file holds many articles, so that its name names none of them; `columns` that `split` takes the names of columns;
    `partly` that records may have but a part of the article, the rest being at their address; `mixed` that a file holds whatever there
    was, so that what is in another language is passed over.
    """

    split: Callable[..., Iterator[tuple[str, Any | RefusedError]]]
    read: Callable[[Any], Draft]
    many: bool = False
    columns: bool = False
    partly: bool = False
    mixed: bool = False


_PAGE: Final = Format(read_whole, read_page)
_FEED: Final = Format(read_items, read_item, many=True, partly=True)
_TABLE: Final = Format(read_rows, read_row, many=True, columns=True)
_ARCHIVE: Final = Format(read_archive, read_fetched, many=True, mixed=True)

FORMATS: Final[dict[str, Format]] = {
    ".txt": Format(read_whole, read_text),
    ".md": Format(read_whole, read_markdown),
    ".html": _PAGE,
    ".htm": _PAGE,
    ".pdf": Format(partial(read_whole, limit=PDF_LIMIT), read_pdf),
    ".jsonl": Format(read_lines, read_record, many=True),
    ".csv": _TABLE,
    ".tsv": _TABLE,
    ".rss": _FEED,
    ".atom": _FEED,
    ".xml": _FEED,
    ".warc": _ARCHIVE,
    ".warc.gz": _ARCHIVE,
}
MEDIA_TYPES: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/warc": ".warc",
}
"""What servers call the formats; text/plain may be any of them."""


def format_of(path: str | PurePath) -> Format | None:
    """The format of a file by its name, or None."""
    suffixes = [suffix.lower() for suffix in PurePath(path).suffixes]
    return FORMATS.get("".join(suffixes[-2:])) or FORMATS.get("".join(suffixes[-1:]))
