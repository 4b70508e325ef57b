"""Named queries: `queries/*.rq`, one question a file, with title, description and typed parameters in comments at its head.

    # title: Who holds which office in a country
    # description: Current holders, with the words that say so.
    # param: country (country, required) ISO code or name — example MA
    SELECT … WHERE { GRAPH ?article { VALUES ?country { UNDEF } … } }

A parameter is a variable with a VALUES clause of its own, which is filled when the query is asked; UNDEF, or the default that stands
there, is what holds otherwise. So the files are valid SPARQL as they are, for any store.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode

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

    def bound_to(self, values: Mapping[str, Sequence[NamedNode | Literal]]) -> str:
        """The SPARQL text with the VALUES clauses of parameters filled.

        Terms are written by pyoxigraph as in N-Triples, escaped, so that no value can leave its clause.
        """
        text = self.text
        for name, terms in values.items():
            before, after = _clause(name).split(text)
            text = f"{before}VALUES ?{name} {{ {' '.join(map(str, terms))} }}{after}"
        return text


def _clause(name: str) -> re.Pattern[str]:
    return re.compile(rf"VALUES \?{name} \{{[^{{}}]*\}}")


def read_query(path: Path) -> NamedQuery:
    """A query file; raises QueryError naming file and line where its head is malformed."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: can't be read: {error}") from error
    heads = [(number, found[1], found[2].strip()) for number, line in enumerate(text.splitlines(), 1) if (found := _HEAD.fullmatch(line))]
    values = {key: value for _, key, value in heads}
    parameters = tuple(_parameter(value, text, f"{path}: line {number}") for number, key, value in heads if key == "param")
    return NamedQuery(path.stem, values.get("title", path.stem), values.get("description", ""), parameters, text)


def _parameter(line: str, text: str, place: str) -> Parameter:
    found = _PARAM.fullmatch(line)
    if not found or found[2] not in KINDS:
        raise QueryError(f"{place}: expected 'NAME (KIND, required or optional[, default VALUE]) TEXT', KIND one of {', '.join(KINDS)}")
    if len(_clause(found[1]).findall(text)) != 1:
        raise QueryError(f"{place}: the query needs one clause 'VALUES ?{found[1]} {{ UNDEF }}', which the value is written into")
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
