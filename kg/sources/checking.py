"""From draft to article: the checks that every format shares, and the names that articles get."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import fields
from typing import Final

from kg.model import Article
from kg.sources.dates import normalize_date
from kg.sources.draft import Draft, RefusedError, strip_blank_lines
from kg.sources.languages import settle_language

LENGTH_LIMIT: Final = 60_000  # code points; texts of this length, whatever is in them, are in the graph within 10 s: docs/security.md
_LONGEST_WORD: Final = 1_000  # code points; as docs/security.md
_MOST_MARKS: Final = 20_000  # signs that are no letters or digits: each is a token of its own, and a news article has a tenth of that
_LINE_END: Final = re.compile("\r\n|[\r\v\f\u2028\u2029]")
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ENDLESS: Final = re.compile(rf"\S{{{_LONGEST_WORD},}}")
_MARK: Final = re.compile(r"[^\w\s]|_")
_WEB_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+", re.IGNORECASE)


def normalize_line_ends(text: str) -> str:
    """`text` with every kind of line, paragraph and page break as a newline: the one change ever made to an article's characters."""
    return _LINE_END.sub("\n", text)


def check_draft(draft: Draft, *, languages: Collection[str]) -> Article:
    """The article that `draft` stands for, its id "" where the draft names none.

    In: `languages`, the codes (ISO 639-1) of those that are read. Raises `RefusedError` with the one reason why there is no article.
    """
    draft = _normalize(draft)
    if not draft.title and not draft.text:
        raise RefusedError("empty: no text")
    _check_characters(draft)
    check_length(draft.title + draft.text)
    _check_words(draft)
    if draft.url and not _WEB_ADDRESS.fullmatch(draft.url):
        raise RefusedError(f"url: {_shorten(draft.url)} is no http or https address")
    lang = settle_language(f"{draft.title}\n{draft.text}", declared=draft.lang, languages=languages)
    published = _check_date(draft.published)
    return Article(draft.id or "", draft.title, draft.text, published, draft.source, draft.author, lang, draft.url)


def check_length(text: str, *, most: int = LENGTH_LIMIT) -> None:
    """Refuse a text that is longer than `most` code points."""
    if len(text) > most:
        raise RefusedError(f"longer than {most:,} characters: no news article; split it")


def _normalize(draft: Draft) -> Draft:
    """Line ends made newlines; blank lines around the text dropped; short fields on one line, None where they hold nothing."""
    short = {name: " ".join(normalize_line_ends(value).split("\n")).strip() for name, value in _named(draft)}
    kept = {name: value for name, value in short.items() if value}
    return Draft(**{"title": "", **kept, "text": strip_blank_lines(normalize_line_ends(draft.text))})


def _named(draft: Draft) -> list[tuple[str, str]]:
    """The short fields that are there, with their names."""
    names = [field.name for field in fields(draft) if field.name != "text"]
    return [(name, value) for name in names if (value := getattr(draft, name))]


def _check_characters(draft: Draft) -> None:
    """Refuses what no text has, and XML and RDF can't carry."""
    for name, value in [*_named(draft), ("text", draft.text)]:
        if match := _FORBIDDEN.search(value):
            line = value.count("\n", 0, match.start()) + 1
            raise RefusedError(f"{name}: control character U+{ord(match[0]):04X} in line {line} of it: binary, or damaged text")


def _check_words(draft: Draft) -> None:
    for name, value in (("title", draft.title), ("text", draft.text)):
        if match := _ENDLESS.search(value):
            line = value.count("\n", 0, match.start()) + 1
            raise RefusedError(f"{name}: a word of more than {_LONGEST_WORD:,} characters in line {line} of it: no prose")
    if sum(1 for _ in _MARK.finditer(draft.text)) > _MOST_MARKS:
        raise RefusedError(f"text: more than {_MOST_MARKS:,} signs that are no letters or digits: no prose")


def _check_date(published: str | None) -> str | None:
    if published is None:
        return None
    try:
        return normalize_date(published)
    except ValueError:
        raise RefusedError(f"published: {_shorten(published)} is no date (write it as 2025-04-14)") from None


def _shorten(value: str) -> str:
    return repr(value if len(value) <= 60 else f"{value[:57]}…")
