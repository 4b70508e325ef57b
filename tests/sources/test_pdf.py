"""PDF files: lines put together to paragraphs again."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from kg.errors import SourceError
from kg.model import Article
from kg.sources import read_articles

Lines = list[tuple[str, int]]
BODY = [
    ("Le ministre de l'Intérieur a reçu mardi à Rabat son homologue espa-", 11),
    ("gnol, avec lequel il a parlé de sécurité, de migrations et du vice-", 11),
    ("président de la Commission, qui viendra au Maroc la semaine prochaine.", 11),
    ("Ils ont signé un accord.", 11),
    ("« Nous avons bien travaillé », a dit le ministre à la sortie de cette", 11),
    ("rencontre.", 11),
]
TEXT = (
    "Le ministre de l'Intérieur a reçu mardi à Rabat son homologue espagnol, avec lequel il a parlé de sécurité, de migrations et du "
    "vice-président de la Commission, qui viendra au Maroc la semaine prochaine. Ils ont signé un accord.\n\n"
    "« Nous avons bien travaillé », a dit le ministre à la sortie de cette rencontre."
)


def pdf(*pages: Lines, info: str = "") -> bytes:
    """A document with lines of text, each of a size in points (ISO 32000-1, 7.5)."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        content = f"/Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R"
        shown = b"".join(
            f"BT /F1 {size} Tf 50 {800 - 16 * place} Td (".encode()
            + text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")
            + b") Tj ET\n"
            for place, (text, size) in enumerate(lines)
        )
        objects += [f"<< /Type /Page {content} >>".encode(), f"<< /Length {len(shown)} >>\nstream\n".encode() + shown + b"endstream"]
    objects.append(f"<< {info} >>".encode())
    raw, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(raw))
        raw += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}"
    return raw + f"{end}\nstartxref\n{len(raw)}\n%%EOF".encode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "communiqué.pdf"


def one(path: Path) -> Article:
    (article,) = read_articles(path)
    assert isinstance(article, Article), article
    return article


def test_lines_are_put_together_and_the_title_is_in_larger_letters(file: Path) -> None:
    file.write_bytes(pdf([("Rencontre à Rabat entre deux ministres de l'Intérieur, mardi, au palais", 18), *BODY]))
    article = one(file)
    assert (article.title, article.text) == ("Rencontre à Rabat entre deux ministres de l'Intérieur, mardi, au palais", TEXT)
    assert article.id == "communique"


def test_page_numbers_and_running_heads_are_left_out(file: Path) -> None:
    pages = [
        [("Ministère de l'Intérieur", 9), *lines, (f"Page {n}/3", 9)] for n, lines in enumerate((BODY[:2], BODY[2:4], BODY[4:]), start=1)
    ]
    pages[0].insert(1, ("Rencontre à Rabat", 18))
    file.write_bytes(pdf(*pages))
    article = one(file)
    assert (article.title, article.text) == ("Rencontre à Rabat", TEXT)


def test_the_title_of_the_metadata_counts_where_the_text_begins_with_it(file: Path) -> None:
    file.write_bytes(
        pdf([("Rencontre", 18), ("à Rabat", 16), *BODY], info="/Title (Rencontre à Rabat) /Author (MAP)".replace("à", "\\340"))
    )
    article = one(file)
    assert (article.title, article.author, article.text) == ("Rencontre à Rabat", "MAP", TEXT)


def test_any_other_title_of_the_metadata_is_left_aside(file: Path) -> None:
    file.write_bytes(pdf([("Rencontre à Rabat", 18), *BODY], info="/Title (Microsoft Word - doc1.docx) /CreationDate (D:20200101)"))
    assert (one(file).title, one(file).published) == ("Rencontre à Rabat", None)


def test_a_password_is_an_error(file: Path) -> None:
    file.write_bytes(pdf(BODY))
    writer = pypdf.PdfWriter(clone_from=file)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(file)
    assert refusal(file) == "encrypted: remove the password first"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (pdf([]), "no text in the PDF: a scan? recognize its text first (OCR)"),
        (b"Bonjour", "the PDF can't be read"),
        (pdf(BODY)[:300], "the PDF can't be read"),
        (pdf(*[[("x", 9)]] * 201), "more than 200 pages"),
        (b"", "empty: no text"),
    ],
)
def test_what_has_no_text_says_why(file: Path, raw: bytes, message: str) -> None:
    file.write_bytes(raw)
    assert refusal(file).startswith(message)


def refusal(path: Path) -> str:
    (error,) = read_articles(path)
    assert isinstance(error, SourceError)
    return error.reason


def test_without_its_library_it_says_what_to_install(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)
    file.write_bytes(pdf(BODY))
    assert refusal(file) == "needs pypdf: pip install 'newskg[sources]'"
