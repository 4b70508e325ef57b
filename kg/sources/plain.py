"""Text and Markdown files, with or without YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import yaml

from kg.sources.checking import LENGTH_LIMIT, check_length, normalize_line_ends
from kg.sources.decoding import decode
from kg.sources.draft import Draft, RefusedError, split_title
from kg.sources.wrapping import join_wrapped_lines

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER: Final = re.compile(r"\s*---[ \t]*\n(?P<yaml>.*?)^(---|\.\.\.)[ \t]*(\n|\Z)", re.DOTALL | re.MULTILINE)
_FRONT_MATTER_LIMIT: Final = 20_000  # code points; YAML takes quadratic time for brackets in brackets
_MARKUP_LIMIT: Final = 2 * LENGTH_LIMIT  # code points of Markdown, links included
_UNCLOSED: Final = re.compile(r"\s*---[ \t]*\n\s*(title|date|source|author|url|lang)\s*:")
_FIELDS: Final = {"title": "title", "date": "published", "published": "published"} | {
    name: name for name in ("id", "source", "author", "url", "lang")
}
_INLINE: Final = {"softbreak": "\n", "hardbreak": "\n", "html_inline": ""}
_TAG: Final = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)


def read_text(raw: bytes) -> Draft:
    """A text file: its front matter's fields, or its first line as the title; the rest as it stands, wrapped lines put together."""
    fields, body = split_front_matter(normalize_line_ends(decode(raw)))
    return _compose(fields, body)


def read_markdown(raw: bytes) -> Draft:
    """A Markdown file: as `read_text`, its body without markup (CommonMark), list markers kept."""
    fields, body = split_front_matter(normalize_line_ends(decode(raw)))
    check_length(body, most=_MARKUP_LIMIT)
    return _compose(fields, strip_markup(body))


def split_front_matter(content: str) -> tuple[dict[str, str], str]:
    """The fields of the block between `---` lines at the top, and what follows; no fields where there is no such block.

    Every value is a string as it was written (`lang: no` is Norwegian, not false). Raises `RefusedError`, naming the line, where it is
    no YAML.
    """
    match = _FRONT_MATTER.match(content)
    if match is None:
        if _UNCLOSED.match(content):
            raise RefusedError("front matter is not closed: end it with a line ---", place="line 1")
        return {}, content
    first = content.count("\n", 0, match.start("yaml")) + 1
    if len(match["yaml"]) > _FRONT_MATTER_LIMIT:
        raise RefusedError(f"front matter longer than {_FRONT_MATTER_LIMIT:,} characters", place=f"line {first}")
    return _parse_fields(match["yaml"], first), content[match.end() :]


def strip_markup(body: str) -> str:
    """The text that a Markdown document shows: blocks separated by blank lines, link and image texts kept, tags dropped."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").disable(["list", "code"]).parse(body)
    blocks = (_show(token.children) if token.children is not None else _TAG.sub("", token.content) for token in tokens)
    return "\n\n".join(block for block in (block.strip() for block in blocks) if block)


def _show(children: Iterable[Token]) -> str:
    """An inline run as text; breaks are newlines."""
    return "".join(_INLINE.get(child.type, child.content) for child in children)


def _compose(fields: dict[str, str], body: str) -> Draft:
    """A draft with the title from `fields`, or else from the first line of `body`; a headline that repeats the title is no text."""
    first, rest = split_title(body)
    title = fields.pop("title", "") or first
    text = rest if title == first else body
    if not text.strip() and title != first:
        raise RefusedError("empty: no text after the front matter")
    return replace(Draft(title, join_wrapped_lines(text)), **fields)


def _parse_fields(block: str, first: int) -> dict[str, str]:
    """The known fields of a YAML mapping whose text begins in line `first` of the file, counted from 1."""
    try:
        loaded = yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = first + (error.problem_mark.line if error.problem_mark else 0)
        hint = "put values that contain a colon between quotation marks"
        raise RefusedError(f"front matter is no YAML: {error.problem}; {hint}", place=f"line {line}") from None
    except (yaml.YAMLError, RecursionError):
        raise RefusedError("front matter is no YAML", place=f"line {first}") from None
    if loaded in (None, ""):
        return {}
    if not isinstance(loaded, dict):
        raise RefusedError("front matter is not a list of `name: value` lines", place=f"line {first}")
    known = ((_FIELDS.get(str(name).casefold()), value) for name, value in loaded.items())
    return {name: _one_value(name, value, first) for name, value in known if name}


def _one_value(name: str, value: object, first: int) -> str:
    """A string, or a list of strings joined by commas (several authors)."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    if not isinstance(value, str):
        raise RefusedError(f"front matter: {name} must be a single value", place=f"line {first}")
    return value
