"""Named queries: `queries/*.rq`, one question a file, with title, description and typed parameters in comments at its head.

    # title: Who holds which office in a country
    # description: Current holders, with the words that say so.
    # param: country (country, required) ISO code or name — example MA

A parameter is a variable of the query's projection of the same name; a variable that is left open matches anything.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from kg.errors import QueryError
from kg.query.parameters import KINDS
from kg.resources import folder

_HEAD: Final = re.compile(r"#\s*(title|description|param):\s*(.*)")
_PARAM: Final = re.compile(r"(\w+) \((\w+), (required|optional)(?:, default ([^)]+))?\)\s*(.*?)(?:\s+— example (.+))?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a named query: `kind` is a key of `kg.query.parameters.KINDS`."""

    name: str
    kind: str
    required: bool
    description: str
    default: str | None = None
    example: str | None = None

    @property
    def usage(self) -> str:
        """As it is given on the command line: "--country MA", in brackets where optional."""
        option = f"--{self.name} {self.example or self.kind.upper()}"
        return option if self.required else f"[{option}]"


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question with its SPARQL text."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str


def read_query(path: Path) -> NamedQuery:
    """A query file; raises QueryError naming file and line where its head is malformed."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: can't be read: {error}") from error
    heads = [(number, found[1], found[2].strip()) for number, line in enumerate(text.splitlines(), 1) if (found := _HEAD.fullmatch(line))]
    values = {key: value for _, key, value in heads}
    parameters = tuple(_parameter(value, f"{path}: line {number}") for number, key, value in heads if key == "param")
    return NamedQuery(path.stem, values.get("title", path.stem), values.get("description", ""), parameters, text)


def _parameter(text: str, place: str) -> Parameter:
    found = _PARAM.fullmatch(text)
    if not found or found[2] not in KINDS:
        raise QueryError(f"{place}: expected 'NAME (KIND, required or optional[, default VALUE]) TEXT', KIND one of {', '.join(KINDS)}")
    return Parameter(found[1], found[2], found[3] == "required", found[5], found[4], found[6])


@cache
def named_queries() -> dict[str, NamedQuery]:
    """All queries that ship with the package, by name."""
    return {path.stem: read_query(path) for path in sorted(folder("queries").glob("*.rq"))}


def find_query(name: str) -> NamedQuery:
    """The named query; raises QueryError with the nearest names where there is none."""
    queries = named_queries()
    if name in queries:
        return queries[name]
    near = difflib.get_close_matches(name, queries, n=3, cutoff=0.4) or [known for known in queries if name in known]
    hint = f"did you mean {' or '.join(near)}? " if near else ""
    raise QueryError(f"no query {name!r}: {hint}See 'kg query --list'")
