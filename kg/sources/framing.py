"""Streams of bytes cut into records of bounded size: a whole file, or a line."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO, Final

from kg.sources.decoding import byte_order_mark
from kg.sources.draft import RefusedError

SIZE_LIMIT: Final = 5_000_000  # bytes; a long newspaper page has half a megabyte
_CHUNK: Final = 65_536

Frame = tuple[str, bytes | RefusedError]
"""Where in the stream ("line 3", or ""), and the bytes there or why there are none."""


def read_whole(stream: BinaryIO, *, limit: int = SIZE_LIMIT) -> Iterator[Frame]:
    """All of `stream` as one record, refused above `limit` bytes."""
    raw = stream.read(limit + 1)
    yield "", raw if len(raw) <= limit else too_long(limit)


def read_lines(stream: BinaryIO) -> Iterator[Frame]:
    """Each line of `stream` that is not blank; a line above `SIZE_LIMIT` bytes is refused."""
    for number, line in enumerate(cut_lines(stream), start=1):
        if line is None:
            yield f"line {number}", too_long()
        elif raw := line.strip():
            yield f"line {number}", raw


def cut_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Each line of `stream` with its end; None in place of one above `SIZE_LIMIT` bytes, which is skipped without being held."""
    line, size = bytearray(), 0
    for chunk in _read_chunks(stream):
        *ends, rest = chunk.split(b"\n")
        for end in ends:
            yield bytes(line + end + b"\n") if size + len(end) <= SIZE_LIMIT else None
            line, size = bytearray(), 0
        size += len(rest)
        line = line + rest if size <= SIZE_LIMIT else bytearray()
    if size:
        yield bytes(line) if size <= SIZE_LIMIT else None


def too_long(limit: int = SIZE_LIMIT) -> RefusedError:
    """The refusal of a record above the limit, in bytes."""
    return RefusedError(f"longer than {limit // 1_000_000} MB: no news article; split it")


def _read_chunks(stream: BinaryIO) -> Iterator[bytes]:
    """`stream` in pieces of UTF-8 or of a code page where a line end is one byte: without mark, and wider encodings converted."""
    first = stream.read(4)
    first += b"" if len(first) == 4 else stream.read(4 - len(first))
    encoding = byte_order_mark(first)
    decoder = codecs.getincrementaldecoder(encoding)() if encoding else None
    chunk = first
    while chunk:
        yield decoder.decode(chunk).encode() if decoder else chunk
        chunk = _read_available(stream)


def _read_available(stream: BinaryIO) -> bytes:
    """What a pipe has now rather than what would fill a chunk, so that articles are read as they come."""
    read = getattr(stream, "read1", stream.read)
    return bytes(read(_CHUNK))
