"""WARC archives: an article a page."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Article
from kg.sources import read_articles
from kg.sources.addresses import url_id
from kg.sources.archives import Page, read_archive
from tests.sources.test_web import page

ENGLISH = (
    b"<html><body><article>"
    + b"<p>The minister of foreign affairs met his counterpart in the capital on Monday.</p>" * 4
    + b"</article></body></html>"
)
Archive = Callable[..., Path]


def record(
    url: str, body: bytes, *, type_: str = "response", kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str
) -> bytes:
    """A record of an archive, with an answer of HTTP in it."""
    lines = {"Content-Type": kind, "Content-Length": str(len(body))} | {name.replace("_", "-"): value for name, value in headers.items()}
    http = f"HTTP/1.1 {status} X\r\n".encode() + "".join(f"{name}: {value}\r\n" for name, value in lines.items()).encode() + b"\r\n" + body
    head = {
        "WARC-Type": type_,
        "WARC-Record-ID": "<urn:uuid:1>",
        "WARC-Date": "2025-04-20T00:00:00Z",
        "WARC-Target-URI": url,
        "Content-Type": f"application/http; msgtype={type_}",
        "Content-Length": str(len(http)),
    }
    return b"WARC/1.0\r\n" + "".join(f"{name}: {value}\r\n" for name, value in head.items()).encode() + b"\r\n" + http + b"\r\n\r\n"


def url(number: int) -> str:
    return f"https://journal.example/{number}"


def text(number: int) -> bytes:
    return page().replace(b"<h1>Visite", f"<h1>Visite {number}".encode()).replace(b"<title>Visite", f"<title>Visite {number}".encode())


@pytest.fixture(params=["a.warc", "a.warc.gz"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Archive:
    """Writes records into an archive, each a member of gzip by itself or none compressed."""

    def write(*records: bytes) -> Path:
        path: Path = tmp_path / request.param
        path.write_bytes(b"".join(gzip.compress(raw) if path.suffix == ".gz" else raw for raw in records))
        return path

    return write


def ids(found: list[Article | SourceError]) -> list[str | None]:
    return [item.id if isinstance(item, Article) else None for item in found]


def test_pages_that_were_found_are_articles(archive: Archive) -> None:
    path = archive(
        record(url(0), b"", type_="request"),
        record(url(1), text(1)),
        record(url(2), b"\x89PNG", kind="image/png"),
        record(url(3), b"", status=302, Location="/1"),
        record(url(4), b"<p>non</p>", status=404),
        record(url(5), gzip.compress(text(5)), Content_Encoding="gzip"),
    )
    found = list(read_articles(path))
    assert ids(found) == [url_id(url(1)), url_id(url(5))]
    assert isinstance(found[0], Article)
    assert (found[0].url, found[0].published, found[0].title) == (url(1), "2025-04-14", "Visite 1 à Rabat")


def test_what_is_in_another_language_is_passed_over(archive: Archive) -> None:
    assert ids(list(read_articles(archive(record(url(1), ENGLISH), record(url(2), text(2)))))) == [url_id(url(2))]


def test_a_page_without_text_names_its_record(archive: Archive) -> None:
    path = archive(record(url(1), b"<html></html>"), record(url(2), text(2)))
    found = list(read_articles(path))
    assert str(found[0]) == f"{path}: record 1: no main text found in the page"
    assert isinstance(found[1], Article)


def test_a_page_may_not_give_itself_out_for_one_of_another_site(archive: Archive) -> None:
    (article,) = read_articles(archive(record(url(1), page('<link rel="canonical" href="https://autre.example/x">'))))
    assert isinstance(article, Article) and article.url == url(1)


def test_damage_costs_its_own_record_only(archive: Archive) -> None:
    records = [record(url(number), text(number)) for number in (1, 2, 3)]
    path = archive(*records)
    raw = bytearray(path.read_bytes())
    if path.suffix == ".gz":
        first = len(gzip.compress(records[0]))
        raw[first + 30 : first + 40] = b"\xff" * 10
    else:
        first = len(records[0])
        raw[first : first + 6] = b"DAMAGE"
    path.write_bytes(raw)
    found = list(read_articles(path))
    assert ids(found) == [url_id(url(1)), None, url_id(url(3))]
    assert str(found[1]).startswith(f"{path}: record 2: damaged")


def test_an_archive_that_breaks_off_gives_what_is_before(archive: Archive) -> None:
    path = archive(record(url(1), text(1)), record(url(2), text(2)))
    path.write_bytes(path.read_bytes()[:-300])
    found = list(read_articles(path))
    assert ids(found) == [url_id(url(1)), None]
    assert "record 2" in str(found[1])


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"Bonjour, ceci n'est pas une archive." * 10)
    (error,) = read_articles(tmp_path / "a.warc")
    assert str(error).startswith(f"{tmp_path / 'a.warc'}: record 1: damaged archive")


def test_a_page_above_the_limit_is_refused_without_being_read(archive: Archive) -> None:
    bomb = gzip.compress(b" " * 60_000_000)
    found = list(read_articles(archive(record(url(1), bomb, Content_Encoding="gzip"), record(url(2), text(2)))))
    assert [str(item).rpartition("record ")[2] for item in found[:1]] == ["1: longer than 5 MB: no news article; split it"]
    assert isinstance(found[1], Article)


def test_records_are_read_one_at_a_time() -> None:
    """From a stream of a gigabyte, of which no more is asked for than is needed."""

    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self.given = 0
            self._raw, self._rest = record(url(1), page()), b""

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            assert self.given < 10_000_000, "all of it is being read"
            while len(self._rest) < size:
                self._rest += self._raw
            piece, self._rest = self._rest[:size], self._rest[size:]
            self.given += len(piece)
            return piece

    pages: Iterator[object] = read_archive(Endless())  # type: ignore[arg-type]
    assert all(isinstance(next(pages)[1], Page) for _ in range(3))  # type: ignore[index]
