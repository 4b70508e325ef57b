"""WARC archives of the web (ISO 28500), such as those of Common Crawl's news: an article a page, streamed, compressed or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, Final

from kg.sources.addresses import same_site
from kg.sources.draft import Draft, RefusedError
from kg.sources.extras import needed
from kg.sources.framing import SIZE_LIMIT, too_long
from kg.sources.page import read_page

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_FOUND: Final = 200
_STARTS: Final = (b"\x1f\x8b\x08", b"WARC/1.")  # of a record's own member of gzip (ISO 28500, annex D), of a record
_CHUNK: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was served, and the address that it came from."""

    raw: bytes
    url: str


def read_fetched(page: Page) -> Draft:
    """The article of a page that came from an address; this is its own where it names none of the same site."""
    draft = read_page(page.raw)
    return draft if draft.url and same_site(draft.url, page.url) else replace(draft, url=page.url)


def read_archive(stream: BinaryIO) -> Iterator[tuple[str, Page | RefusedError]]:
    """The pages of an archive that were found (status 200), one at a time; images, redirections, requests and the like are passed over.

    A damaged record is refused, and reading goes on at the next that can be found, where the stream can be sought.
    """
    try:
        warc = needed("fastwarc.warc")
    except RefusedError as refused:
        yield "", refused
        return
    number, start, reported = 0, 0, False
    while True:
        last = start
        try:
            for record in warc.ArchiveIterator(_Readable(stream), parse_http=False):
                number, last, reported = number + 1, start + record.stream_pos, False
                page = _page(record)
                if page is not None:
                    reported = isinstance(page, RefusedError)
                    yield f"record {number}", page
            return
        except OSError as error:
            if not reported:
                number, reported = number + 1, True
                yield f"record {number}", RefusedError(f"damaged archive: {error}")
        found = _next_start(stream, last + 1)
        if found is None:
            return
        start = found


class _Readable:
    """A stream that is only read, from here on: what fastwarc needs, also where a stream can't say where it is."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._count = stream, 0

    def read(self, size: int) -> bytes:
        """The next bytes."""
        raw = self._stream.read(size)
        self._count += len(raw)
        return raw

    def tell(self) -> int:
        """How many bytes were read."""
        return self._count


def _page(record: Any) -> Page | RefusedError | None:
    """The page of a record; None for what is none."""
    url = record.headers.get("WARC-Target-URI", "").strip("<>")
    try:
        kind = record.headers.get("WARC-Type")
        if kind == "response" and record.is_http:
            record.parse_http(auto_decode="all")
            if record.http_headers.status_code != _FOUND or record.http_content_type not in _PAGES:
                return None
            encoded = record.http_headers.get("Content-Encoding") or record.http_headers.get("Transfer-Encoding")
        elif kind == "resource" and record.headers.get("Content-Type", "").partition(";")[0].strip() in _PAGES:
            encoded = None
        else:
            return None
        raw = record.reader.read(SIZE_LIMIT + 1)
    except OSError as error:
        return RefusedError(f"damaged record: {error}")
    if len(raw) > SIZE_LIMIT:
        return too_long()
    if not encoded and len(raw) < record.content_length:
        return RefusedError("damaged record: it breaks off")
    return Page(raw, url)


def _next_start(stream: BinaryIO, position: int) -> int | None:
    """Where the next record may begin, from a position on, with the stream set there; None where there is none."""
    if not stream.seekable():
        return None
    stream.seek(position)
    rest = b""
    while chunk := stream.read(_CHUNK):
        rest += chunk
        if found := [index for start in _STARTS if (index := rest.find(start)) >= 0]:
            stream.seek(position + min(found))
            return position + min(found)
        position += max(len(rest) - 8, 0)
        rest = rest[-8:]
    return None
