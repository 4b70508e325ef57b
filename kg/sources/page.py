"""Web pages: the main text and the metadata of a newspaper's HTML."""

from __future__ import annotations

import html
import logging
import re
import warnings
from typing import Any, Final

from kg.sources.decoding import decode
from kg.sources.draft import Draft, RefusedError

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML_ENCODING: Final = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_LANG: Final = re.compile(r"<html[^>]{0,500}?\slang\s*=\s*[\"']?([\w-]{1,20})", re.IGNORECASE)
_HEAD: Final = 4_096
_MISNUMBERED: Final = re.compile(r"&#(?:1[2-5]\d|x[89][0-9a-f]);", re.IGNORECASE)  # cp1252 by number, as browsers read it (WHATWG HTML)
# No-break spaces, and signs to carry them through extraction.
_SPACES: Final = ("\u00a0\u202f", "\u237d\u2423")
_SIGNS: Final = str.maketrans(*_SPACES)
_SIGNED: Final = str.maketrans(*reversed(_SPACES))
_SPACE_REFERENCE: Final = re.compile(r"&(?:nbsp|#160|#xa0|#8239|#x202f);", re.IGNORECASE)
_MOST_TAGS: Final = 15_000  # a long page of a newspaper has a third of that
_MOST_ATTRIBUTES: Final = 500
_TAG: Final = re.compile(r"""<[a-z](?:[^"'>]++|"[^"]*+"|'[^']*+')*+""", re.IGNORECASE)
_QUOTED: Final = re.compile(r""""[^"]*"|'[^']*'""")
_ASIDE: Final = re.compile(r"(à )?(re)?(lire|voir|écouter) (aussi|également)\b", re.IGNORECASE)  # links to other articles
_RULE: Final = re.compile(r"[|\s:-]+")
_DATES: Final = {  # only what the page says, and never today
    "original_date": True,
    "extensive_search": False,
    "max_date": "2200-01-01",
}


def read_page(raw: bytes) -> Draft:
    """The article of a page: paragraphs separated by blank lines, without navigation, comments and the like.

    Title, date, site and author are those of the page's metadata. Characters are the page's own; runs of spaces become one, and
    invisible ones (soft hyphens) are dropped. A row of a table is a paragraph: "Intérieur : Anne Petit". Raises `RefusedError` where
    the page has no main text.
    """
    page = decode(raw, declared=_declared_charset(raw[:_HEAD]))
    if not page.strip():
        raise RefusedError("empty: no text")
    _check_markup(page)
    found = _extract(_mark_spaces(page))
    title = _restore_spaces(found.title if found else "").strip()
    lines = [_row(line.strip()) for line in _restore_spaces(found.text if found else "").split("\n")]
    text = "\n\n".join(line for line in _without_title(lines, title) if line and not _ASIDE.match(line))
    if not text:
        raise RefusedError("no main text found in the page")
    lang = _LANG.search(page[:_HEAD])
    url = found.url if found.url and found.url.startswith(("http://", "https://")) else None
    author = _restore_spaces(found.author) or None
    return Draft(title, text, None, found.date, _restore_spaces(found.sitename) or None, author, lang[1] if lang else None, url)


def _row(line: str) -> str:
    """A line of a table as a line of text, "Intérieur : Anne Petit" for "| Intérieur | Anne Petit |"; the rule under a head is nothing."""
    if not (line.startswith("|") and line.endswith("|") and len(line) > 1):
        return line
    if not _RULE.sub("", line):
        return ""
    first, *others = [cell.strip() for cell in line.strip("|").split("|") if cell.strip()] or [""]
    return f"{first} : {', '.join(others)}" if others else first


def _check_markup(page: str) -> None:
    """Refuse what parsers and extraction need quadratic time for: tens of thousands of tags, thousands of attributes in one."""
    if page.count("<") > _MOST_TAGS:
        raise RefusedError(f"more than {_MOST_TAGS:,} tags: no page of one article")
    for tag in _TAG.finditer(page):
        if len(tag[0]) > _MOST_ATTRIBUTES and len(_QUOTED.sub("", tag[0]).split()) > _MOST_ATTRIBUTES:
            line = page.count("\n", 0, tag.start()) + 1
            raise RefusedError(f"a tag with more than {_MOST_ATTRIBUTES:,} attributes", place=f"line {line}")


def _mark_spaces(page: str) -> str:
    """`page` with its no-break spaces as visible signs, which extraction does not take for white space to be tidied."""
    page = _MISNUMBERED.sub(lambda match: html.unescape(match[0]), page)
    if any(sign in page for sign in _SPACES[1]):
        return page
    page = _SPACE_REFERENCE.sub(lambda match: html.unescape(match[0]), page)
    return page.translate(_SIGNS)


def _restore_spaces(text: str | None) -> str:
    return (text or "").translate(_SIGNED)


def _declared_charset(head: bytes) -> str | None:
    match = _CHARSET.search(head) or _XML_ENCODING.match(head)
    return match[1].decode("ascii") if match else None


def _extract(page: str) -> Any:
    """trafilatura's document, or None."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # urllib3 warns where there is no library for SOCKS
        from trafilatura import bare_extraction  # slow to import

    for name in ("trafilatura", "htmldate", "justext", "readability"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # what they log is told by our own errors
    try:
        return bare_extraction(page, include_comments=False, with_metadata=True, date_extraction_params=_DATES)
    except Exception as error:  # a parser of hostile input may fail in any way, and one page must not lose the others
        raise RefusedError(f"the page can't be parsed ({type(error).__name__})") from error


def _without_title(paragraphs: list[str], title: str) -> list[str]:
    """The paragraphs after the headline, where the page's main text begins with it."""
    return paragraphs[1:] if paragraphs and paragraphs[0] == title else paragraphs
