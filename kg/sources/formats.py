"""The table of formats: how a stream is cut into records, and a record read as an article. A new format is a row here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from kg.sources.draft import Draft
from kg.sources.framing import Frame, read_lines, read_whole
from kg.sources.page import read_page
from kg.sources.plain import read_markdown, read_text
from kg.sources.records import read_record


@dataclass(frozen=True, slots=True)
class Format:
    """`split` cuts a stream into records of bytes with their places; `read` makes a draft of one, or raises `RefusedError`.

    `many` says that a file holds many articles, so that its name names none of them.
    """

    split: Callable[[BinaryIO], Iterator[Frame]]
    read: Callable[[bytes], Draft]
    many: bool = False


FORMATS: Final[dict[str, Format]] = {
    ".txt": Format(read_whole, read_text),
    ".md": Format(read_whole, read_markdown),
    ".html": Format(read_whole, read_page),
    ".htm": Format(read_whole, read_page),
    ".jsonl": Format(read_lines, read_record, many=True),
}
