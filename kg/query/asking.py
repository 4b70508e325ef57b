"""Asking a graph: a named query, a query file or free SPARQL, with parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

from kg.errors import QueryError
from kg.graph.store import GraphStore
from kg.query.evaluation import evaluate
from kg.query.named import NamedQuery, Parameter, find_query, read_query
from kg.query.parameters import Bound, resolve
from kg.query.rows import Rows


def ask(graph: GraphStore, question: str, params: Mapping[str, object] | None = None) -> Rows:
    """The answer to a question: the name of a query, the path of an .rq file, or SPARQL.

    Where a parameter stands for several things of one name, the rows for each follow one another, none twice. Raises QueryError.
    """
    query = read_question(question)
    given = {name: str(value) for name, value in (params or {}).items() if value is not None}
    answers = [evaluate(graph, query.text, bindings, title=query.title) for bindings in _bindings(graph, query, given)]
    hidden = {parameter.name for parameter in query.parameters}
    shown = [index for index, column in enumerate(answers[0].columns) if column not in hidden]
    rows = dict.fromkeys(tuple(row[index] for index in shown) for answer in answers for row in answer.terms)
    return Rows(tuple(answers[0].columns[index] for index in shown), tuple(rows), answers[0].kind, graph.iris.base, query.title)


def read_question(question: str) -> NamedQuery:
    """What was asked, as a query: text with white space or braces is SPARQL, a name that ends in .rq is a file, any other a named query."""
    if any(char.isspace() or char == "{" for char in question) and Path(question).suffix != ".rq":
        return NamedQuery("", "", "", (), question)
    return read_query(Path(question)) if question.endswith(".rq") else find_query(question)


def _bindings(graph: GraphStore, query: NamedQuery, given: Mapping[str, str]) -> Iterator[dict[str, Bound]]:
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            raise QueryError(f"{query.name or 'this query'} has no parameter {name!r}{_usage(query)}")
    values = {name: text for name, parameter in known.items() if (text := given.get(name, parameter.default)) is not None}
    missing = [parameter.usage for parameter in query.parameters if parameter.required and parameter.name not in values]
    if missing:
        raise QueryError(f"{query.name} needs {' '.join(missing)}{_usage(query)}")
    bound = {name: _resolve(graph, known[name], text) for name, text in values.items()}
    return (dict(zip(bound, combination, strict=True)) for combination in product(*bound.values()))


def _resolve(graph: GraphStore, parameter: Parameter, text: str) -> list[Bound]:
    try:
        return resolve(graph, parameter.kind, text)
    except QueryError as error:
        raise QueryError(f"--{parameter.name}: {error}") from error


def _usage(query: NamedQuery) -> str:
    if not query.parameters:
        return ": it has none"
    return f": kg query {query.name} {' '.join(parameter.usage for parameter in query.parameters)}"
