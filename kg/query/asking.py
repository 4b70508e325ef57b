"""Asking a graph: a named query, a query file or free SPARQL, with parameters."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.errors import QueryError
from kg.graph.store import GraphStore
from kg.query.evaluation import evaluate
from kg.query.named import NamedQuery, Parameter, find_query, read_query
from kg.query.parameters import Bound, resolve
from kg.query.rows import Rows


def ask(graph: GraphStore, question: str, params: Mapping[str, object] | None = None) -> Rows:
    """The answer to a question: the name of a query, the path of an .rq file, or SPARQL.

    Where a parameter stands for several things of one name, the answer is about all of them. Raises QueryError.
    """
    query = read_question(question)
    given = {name: str(value) for name, value in (params or {}).items() if value is not None}
    return evaluate(graph, query.bound_to(_resolved(graph, query, given)), title=query.title)


def read_question(question: str) -> NamedQuery:
    """What was asked, as a query: text with white space or braces is SPARQL, a name that ends in .rq is a file, any other a named query."""
    if any(char.isspace() or char == "{" for char in question) and Path(question).suffix != ".rq":
        return NamedQuery("", "", "", (), question)
    return read_query(Path(question)) if question.endswith(".rq") else find_query(question)


def _resolved(graph: GraphStore, query: NamedQuery, given: Mapping[str, str]) -> dict[str, list[Bound]]:
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            raise QueryError(f"{query.name or 'this query'} has no parameter {name!r}{_usage(query)}")
    missing = [parameter.usage for parameter in query.parameters if parameter.required and parameter.name not in given]
    if missing:
        raise QueryError(f"{query.name} needs {' '.join(missing)}{_usage(query)}")
    return {name: _resolve(graph, known[name], text) for name, text in given.items()}


def _resolve(graph: GraphStore, parameter: Parameter, text: str) -> list[Bound]:
    try:
        return resolve(graph, parameter.kind, text)
    except QueryError as error:
        raise QueryError(f"--{parameter.name}: {error}") from error


def _usage(query: NamedQuery) -> str:
    if not query.parameters:
        return ": it has none"
    return f": kg query {query.name} {' '.join(parameter.usage for parameter in query.parameters)}"
