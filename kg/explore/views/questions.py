"""Answers to named queries and free SPARQL, of a size that a page can show, or whole as a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

import pyoxigraph as ox
from pyoxigraph import NamedNode

from kg.errors import QueryError
from kg.graph.keywords import keywords
from kg.graph.store import GraphStore
from kg.query import Rows, ask
from kg.query.evaluation import execute, query_errors
from kg.query.rows import python_value, shown_term

SHOWN: Final = 5_000
"""Rows on a page."""

FORMATS: Final = {"csv": "text/csv", "json": "application/json", "ttl": "text/turtle"}
_FETCHING: Final = ("SERVICE", "LOAD")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value: as people read it, as a number where it is one, and the id of the thing or article that it is, or ""."""

    text: str
    number: float | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """An answer; `whole` says whether these are all its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kind: str
    whole: bool


def answer(graph: GraphStore, question: str, params: Mapping[str, str]) -> Table:
    """The first rows of the answer to a named query or SPARQL; raises QueryError."""
    rows, whole = _some(graph, question) if _free(question) else _all(graph, question, params)
    return Table(rows.columns, tuple(tuple(_cell(graph, term) for term in row) for row in rows.terms[:SHOWN]), rows.kind, whole)


def answer_file(graph: GraphStore, question: str, params: Mapping[str, str], format_: str) -> bytes:
    """The whole answer as CSV, JSON or, where it is a graph, Turtle; raises QueryError."""
    if _free(question):
        _refuse_fetching(question)
    rows = ask(graph, question, params)
    return {"csv": rows.to_csv, "json": rows.to_json, "ttl": rows.to_turtle}[format_]().encode()


def _free(question: str) -> bool:
    return any(char.isspace() or char == "{" for char in question)


def _all(graph: GraphStore, question: str, params: Mapping[str, str]) -> tuple[Rows, bool]:
    rows = ask(graph, question, params)
    return rows, len(rows) <= SHOWN


def _some(graph: GraphStore, text: str) -> tuple[Rows, bool]:
    _refuse_fetching(text)
    with query_errors(text):
        result = execute(graph, text)
        if isinstance(result, ox.QueryBoolean):
            return ask(graph, text), True
        if isinstance(result, ox.QuerySolutions):
            columns, kind = tuple(variable.value for variable in result.variables), "select"
        else:
            columns, kind = ("subject", "predicate", "object"), "construct"
        terms = tuple(tuple(row) for row in islice(result, SHOWN + 1))
    return Rows(columns, terms[:SHOWN], kind, graph.iris.base), len(terms) <= SHOWN


def _refuse_fetching(text: str) -> None:
    if found := next((word for word in _FETCHING if word in keywords(text)), None):
        raise QueryError(f"{found} would fetch from elsewhere: questions are answered from this graph only")


def _cell(graph: GraphStore, term: object) -> Cell:
    if term is None:
        return Cell("")
    if isinstance(term, NamedNode):
        local = graph.iris.local(term.value)
        return Cell(shown_term(term, graph.iris.base), None, local if local != term.value and "#" not in local else "")
    value = python_value(term)  # type: ignore[arg-type]
    number = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
    return Cell(shown_term(term, graph.iris.base), number)  # type: ignore[arg-type]
