"""The answer to a query: rows with named columns, for programs, for pandas and for eyes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple

from kg.errors import QueryError
from kg.graph.serialisation import serialise
from kg.graph.terms import shorten, value
from kg.vocabulary import BASE_IRI, PREFIXES

if TYPE_CHECKING:
    import pandas as pd

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Value: TypeAlias = str | int | float | bool | None

_XSD: Final = PREFIXES["xsd"]
_NUMBERS: Final[dict[str, type[int] | type[float]]] = {
    **{_XSD + name: int for name in ("integer", "int", "long", "nonNegativeInteger")},
    **{_XSD + name: float for name in ("decimal", "double", "float")},
}
SHOWN: Final = 50  # rows in a notebook


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer. Iterating gives tuples of Python values: IRIs whole, numbers as numbers, dates as ISO strings, None where unbound.

    ASK gives one row of one column "answer"; CONSTRUCT and DESCRIBE give the triples, in three columns.
    """

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]
    kind: str = "select"
    base: str = BASE_IRI
    title: str = ""

    def __len__(self) -> int:
        return len(self.terms)

    def __bool__(self) -> bool:
        """For ASK the answer, else whether there is any row."""
        return self.terms[0][0] == Literal(True) if self.kind == "ask" else bool(self.terms)

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return (tuple(python_value(term) for term in row) for row in self.terms)

    def to_dicts(self) -> list[dict[str, Value]]:
        """The rows as dictionaries by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self]

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a data frame; needs the extra `newskg[pandas]`."""
        import pandas as pd

        return pd.DataFrame([list(row) for row in self], columns=list(self.columns))

    def to_csv(self) -> str:
        """CSV (RFC 4180) with a header line; IRIs whole, as in the W3C's SPARQL 1.1 results in CSV."""
        output = io.StringIO()
        csv.writer(output).writerows([self.columns, *(["" if value is None else value for value in row] for row in self)])
        return output.getvalue()

    def to_json(self) -> str:
        """A JSON array of objects, one a line; nulls where unbound."""
        return "[" + ",\n ".join(json.dumps(row, ensure_ascii=False) for row in self.to_dicts()) + "]"

    def to_turtle(self) -> str:
        """What CONSTRUCT or DESCRIBE built, as sorted Turtle; raises QueryError for other answers."""
        if self.kind != "construct":
            raise QueryError("only the answer of CONSTRUCT or DESCRIBE is a graph: choose another format")
        triples = [Triple(*row) for row in self.terms]  # type: ignore[arg-type]
        return serialise(triples, RdfFormat.TURTLE, self.base).decode()

    def shown(self) -> Iterator[tuple[str, ...]]:
        """The rows as people read them: IRIs shortened, nothing where unbound."""
        return (tuple(shown_term(term, self.base) for term in row) for row in self.terms)

    def _repr_html_(self) -> str:
        """A table of the first rows for notebooks; text from articles is escaped."""
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in list(self.shown())[:SHOWN])
        more = f"<p>{len(self) - SHOWN} more rows</p>" if len(self) > SHOWN else ""
        caption = f"<caption>{escape(self.title)}</caption>" if self.title else ""
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def python_value(term: Term | None) -> Value:
    """A term as a Python value: number, truth value, else string."""
    if term is None or not isinstance(term, Literal):
        return None if term is None else value(term)
    datatype = term.datatype.value
    if datatype == f"{_XSD}boolean":
        return term.value in {"true", "1"}
    return _NUMBERS[datatype](term.value) if datatype in _NUMBERS else term.value


def shown_term(term: Term | None, base: str) -> str:
    """A term as people read it."""
    if isinstance(term, NamedNode):
        return shorten(term.value, base)
    return "" if term is None else value(term)
