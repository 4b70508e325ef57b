"""Encodings: what is understood, and that nothing is lost or made up."""

from __future__ import annotations

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.model import Article
from kg.sources import read_articles
from kg.sources.decoding import decode
from kg.sources.draft import RefusedError
from kg.sources.framing import read_lines

FRENCH = "L'été dernier, à Orléans, « où » le préfet a reçu M. Nuñez, l'élu François Ça : naïf, sûr, bientôt ; Évian."
TYPOGRAPHIC = "L’État a versé 12 € à l’œuvre – « enfin… »"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "latin-1", "iso8859_15", "mac_roman", "cp850"])
def test_french_is_read_in_every_encoding_that_it_is_written_in(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)) == FRENCH


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "mac_roman", "utf-16-le-bom"])
def test_typographic_signs_are_kept(encoding: str) -> None:
    raw = b"\xff\xfe" + TYPOGRAPHIC.encode("utf-16-le") if encoding == "utf-16-le-bom" else TYPOGRAPHIC.encode(encoding)
    assert decode(raw) == TYPOGRAPHIC


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x01", "binary"),
        ("sans marque".encode("utf-16-le"), "binary"),
        ("Привет, мир: министр приехал".encode("cp1251"), "byte 0 is not UTF-8"),
        ("日本の大臣が会見しました".encode("shift_jis"), "byte 0 is not UTF-8"),
        (b"\xef\xbb\xbfcaf\xe9", "not utf-8-sig at byte"),
        (b"\xff\xfeabc", "not utf-16 at byte"),
    ],
)
def test_bytes_that_are_no_french_text_are_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        decode(raw)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_is_read_back_code_point_by_code_point(text: str) -> None:
    assert decode(text.encode("utf-8-sig")) == text


@given(st.binary(max_size=300))
def test_whatever_the_bytes_nothing_is_replaced(raw: bytes) -> None:
    with contextlib.suppress(RefusedError):
        assert "\ufffd" not in decode(raw) or b"\xef\xbf\xbd" in raw or raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or raw[:3] == b"\xef\xbb\xbf"


@given(st.lists(st.binary(max_size=40).map(lambda raw: raw.replace(b"\n", b"").strip())), st.integers(1, 7))
def test_lines_are_cut_where_they_end_however_the_bytes_arrive(lines: list[bytes], size: int) -> None:
    class Slow(io.BytesIO):
        def read1(self, _size: int | None = -1, /) -> bytes:
            return self.read(size)

    stream = Slow(b"x" * 4 + b"\n" + b"\n".join(lines))
    frames = [(place, raw) for place, raw in read_lines(stream)]
    assert frames == [("line 1", b"xxxx")] + [(f"line {number}", raw) for number, raw in enumerate(lines, start=2) if raw]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_json_lines_are_read_in_every_encoding(encoding: str) -> None:
    raw = ('{"title": "Été", "text": "À Évian"}\n' * 2).encode(encoding)
    assert [item.title for item in read_articles(["-"], stdin=io.BytesIO(raw)) if isinstance(item, Article)] == ["Été"]


@given(st.binary(max_size=400))
def test_no_bytes_on_standard_input_raise(raw: bytes) -> None:
    assert all(isinstance(item, Article | SourceError) for item in read_articles(["-"], stdin=io.BytesIO(raw)))
