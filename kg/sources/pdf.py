"""PDF files: communiqués and articles printed to paper, their lines put together to paragraphs again."""

from __future__ import annotations

import logging
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from kg.sources.checking import LENGTH_LIMIT
from kg.sources.draft import Draft, RefusedError, split_title
from kg.sources.extras import needed
from kg.text import fold

PDF_LIMIT: Final = 50_000_000  # bytes, most of them of pictures
_MOST_PAGES: Final = 200
_SHORT: Final = 0.75  # of the width of a line: shorter ones may end a paragraph
_SAME_SIZE: Final = 0.5  # points
_PAGE_NUMBER: Final = re.compile(r"(page )?\W*\d{1,3}\W*((/|sur|of|de) *\d{1,3})?\W*", re.IGNORECASE)
_BROKEN: Final = re.compile(r"(?P<head>\w+)[-\u00ad\u2010]")
_KEEPS_HYPHEN: Final = frozenset("ex vice non sous contre avant après entre demi mi semi quasi franco euro anglo afro".split())


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, and the size of its largest letters in points."""

    text: str
    size: float


def read_pdf(raw: bytes) -> Draft:
    """The text of a PDF: title, language and author as its metadata have them, the title only where the text begins with it.

    Its dates are those of the file, not of publication, and are left aside. Raises RefusedError where it is encrypted, damaged, or has
    pictures of text alone.
    """
    pypdf = needed("pypdf")
    if not raw.strip():
        raise RefusedError("empty: no text")
    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it logs is told by our own errors
    try:
        reader = pypdf.PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise RefusedError("encrypted: remove the password first")
        if len(reader.pages) > _MOST_PAGES:
            raise RefusedError(f"more than {_MOST_PAGES} pages: no news article; split it")
        pages = list(_pages(reader))
        known = {name: str(value).strip() for name in ("title", "author") if (value := getattr(reader.metadata, name, None))}
    except RefusedError:
        raise
    except Exception as error:  # a parser of hostile input may fail in any way, and one file must not lose the others
        raise RefusedError(f"the PDF can't be read ({type(error).__name__}): damaged?") from error
    text = "\n\n".join(_paragraphs(_body(pages)))
    if not text:
        raise RefusedError("no text in the PDF: a scan? recognize its text first (OCR)")
    title, rest = _split(text, known.get("title", ""))
    return Draft(title, rest, author=known.get("author"))


def _split(text: str, title: str) -> tuple[str, str]:
    """Title and text: the title of the metadata where the text begins with it, whole paragraphs of it, else the first paragraph."""
    blocks = text.split("\n\n")
    for count in range(1, min(len(blocks), 4)):
        if title and fold(" ".join(blocks[:count])) == fold(title):
            return " ".join(blocks[:count]), "\n\n".join(blocks[count:])
    return split_title(text)


def _pages(reader: Any) -> Iterator[list[Line]]:
    """The lines of each page; raises RefusedError once they are more than an article has."""
    length = 0
    for page in reader.pages:
        lines = _lines(page)
        length += sum(len(line.text) for line in lines)
        if length > LENGTH_LIMIT:
            raise RefusedError(f"longer than {LENGTH_LIMIT:,} characters: no news article; split it")
        yield lines


def _lines(page: Any) -> list[Line]:
    pieces: list[tuple[str, float]] = []

    def note(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        pieces.append((text, abs(size) * math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3])))

    page.extract_text(visitor_text=note)
    lines, text, size = [], "", 0.0
    for piece, points in pieces:
        head, *rest = piece.split("\n")
        text, size = text + head, max(size, points if head.strip() else 0)
        for part in rest:
            lines.append(Line(" ".join(text.split(" ")).strip(), size))
            text, size = part, points if part.strip() else 0
    return [*lines, Line(text.strip(), size)]


def _body(pages: list[list[Line]]) -> list[Line]:
    """All lines, without page numbers, and without what stands at the head or foot of most pages."""
    filled = [[line for line in page if line.text] for page in pages]
    ends = Counter(line.text for page in filled if page for line in {page[0], page[-1]})
    repeated = {text for text, count in ends.items() if count > 2 and count * 2 > len(pages)}
    return [line for page in pages for line in page if line.text not in repeated and not _PAGE_NUMBER.fullmatch(line.text)]


def _paragraphs(lines: list[Line]) -> Iterator[str]:
    """Lines joined: a paragraph ends at a blank line, where the letters change in size, and after a short line before no small letter."""
    lengths = sorted(len(line.text) for line in lines if line.text)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    paragraph: list[str] = []
    last = Line("", 0)
    for line in lines:
        ends = not line.text or abs(line.size - last.size) > _SAME_SIZE
        if ends or (len(last.text) < _SHORT * width and not line.text[0].islower()):
            yield from _joined(paragraph)
            paragraph = []
        if line.text:
            paragraph.append(line.text)
            last = line
    yield from _joined(paragraph)


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """The lines as one, words that were cut at the end of a line put together."""
    text = ""
    for line in lines:
        match = _BROKEN.fullmatch(text.rpartition(" ")[2])
        if match and line[0].islower():
            text = (text if fold(match["head"]) in _KEEPS_HYPHEN else text[:-1]) + line
        else:
            text = f"{text} {line}" if text else line
    if text:
        yield text
