"""Syntax errors in SPARQL as people want them: line, column, a caret under the place."""

from __future__ import annotations

import re
from typing import Final

import pyoxigraph as ox

from kg.vocabulary import PREFIXES

_PLACE: Final = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_KEYWORD: Final = re.compile(r"[A-Z]{2,}( [A-Z]+)*")
_SENTENCE: Final = re.compile(r"[A-Z][A-Za-z]* [\w ,.'-]+")
_PADDING: Final = "\n" + " " * 40
_UPDATE: Final = re.compile(r"\s*(?:(?:PREFIX|BASE)[^>]*>\s*)*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)


def explain(text: str) -> str:
    """Why a malformed query is so, with line and column (from 1, in code points) and a caret under the place."""
    if _UPDATE.match(text):
        return "the query is an update: 'kg query' only reads; use 'kg build' and 'kg remove' to change a graph"
    found = _PLACE.match(_complaint(text))
    if not found:
        return f"the query is malformed: {_complaint(text)}"
    offset, reason = _place(text, int(found[1]), int(found[2]), _wanted(found[3]))
    before = text[:offset]
    line, column = before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
    shown = (text.splitlines() or [""])[line - 1 : line] or [""]
    return f"syntax error at line {line}, column {column}: {reason}\n  {shown[0]}\n  {' ' * (column - 1)}^"


def is_wellformed(text: str) -> bool:
    """Whether our own parser takes a query, the usual prefixes known."""
    try:
        ox.Store().query(text, base_iri="https://example.org/", prefixes=PREFIXES)
    except SyntaxError:
        return False
    return True


def _complaint(text: str) -> str:
    """What the parser says. With white space behind the text, a keyword that it tried at the end fails at its true place."""
    try:
        ox.Store().query(text + _PADDING, base_iri="https://example.org/", prefixes=PREFIXES)
    except SyntaxError as error:
        return str(error.args[0])
    return "it ends too early"


def _wanted(text: str) -> list[str]:
    """What the parser would have taken: keywords, punctuation, character classes."""
    return [part.strip() for part in re.split(r",\s+(?![^\[]*\])", text)]


def _place(text: str, line: int, column: int, wanted: list[str]) -> tuple[int, str]:
    """Offset and reason of the error: the parser points behind a keyword that it tried, and what stands there instead starts earlier."""
    starts = [0, *(found.end() for found in re.finditer("\n", text + _PADDING))]
    offset = min(starts[line - 1] + column - 1, len(text.rstrip()) + 40)
    if "Prefix not found" in wanted:
        name = re.search(r"([\w-]*):[^\s:]*$", text[:offset]) or re.search(r"([\w-]*):", text)
        known = ", ".join(f"{prefix}:" for prefix in PREFIXES)
        return (name.start() if name else offset), f"unknown prefix {name[1] if name else ''}: (known: {known}; or declare it with PREFIX)"
    sentences = [part for part in wanted if _SENTENCE.fullmatch(part) and not _KEYWORD.fullmatch(part)]
    keywords = [part for part in wanted if _KEYWORD.fullmatch(part)]
    if sentences:
        return min(offset, len(text.rstrip())), sentences[0]
    if len(keywords) == len([part for part in wanted if part != "[_]"]) and keywords:
        offset -= min(map(len, keywords))
    if offset >= len(text.rstrip()):
        return len(text.rstrip()), "the query ends too early"
    return offset, "this is not expected here"
