"""JSON Lines: one article a line."""

from __future__ import annotations

import json
from typing import Final

from kg.sources.checking import normalize_line_ends
from kg.sources.decoding import decode
from kg.sources.draft import Draft, RefusedError, split_title

FIELDS: Final = ("id", "title", "text", "published", "source", "author", "lang", "url")


def read_record(raw: bytes) -> Draft:
    """The article of a line: an object with `text`, and any of `id title published source author lang url`; other keys are ignored.

    An id may be a number. Without a title, the first line of the text is the title. Raises `RefusedError` on anything else.
    """
    fields = {name: _one_value(name, value) for name, value in _parse(decode(raw)).items() if name in FIELDS and value is not None}
    text = normalize_line_ends(fields.pop("text", ""))
    if not text.strip():
        raise RefusedError("empty: no text")
    title = fields.pop("title", "")
    if not title.strip():
        title, text = split_title(text)
    return Draft(title, text, **fields)


def _parse(line: str) -> dict[str, object]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise RefusedError(f"broken JSON: {error.msg} at column {error.colno}") from None
    except (ValueError, RecursionError):
        raise RefusedError("broken JSON: a number too long, or too many brackets") from None
    if not isinstance(record, dict):
        raise RefusedError(f"not an article: a JSON object with a text is needed, not {_kind(record)}")
    return record


def _one_value(name: str, value: object) -> str:
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise RefusedError(f"{name} must be a string, not {_kind(value)}")
    return value


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object"}
    return names.get(type(value), "null")
