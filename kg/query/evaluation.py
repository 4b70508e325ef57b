"""Evaluating SPARQL 1.1 on a graph: over the union of its named graphs, with the usual prefixes, and with errors that show their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.graph.keywords import keywords
from kg.graph.store import GraphStore
from kg.graph.terms import term, value
from kg.query.rows import Rows, Term
from kg.query.syntax import explain, is_wellformed
from kg.text import fold
from kg.vocabulary import PREFIXES

Result: TypeAlias = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean


def evaluate(graph: GraphStore, text: str, *, title: str = "") -> Rows:
    """The answer to a SPARQL query over the union of all graphs, or over those that it names itself (FROM).

    Relative IRIs are resolved against the graph's base: `<country/MA>`. `kg:fold(?text)` is the text without accents and case.
    Raises QueryError, with the place in the text where it is malformed.
    """
    with query_errors(text):
        return _rows(execute(graph, text), graph.iris.base, title)


def execute(graph: GraphStore, text: str, default_graphs: Sequence[NamedNode] = (), named_graphs: Sequence[NamedNode] = ()) -> Result:
    """The store's own answer, lazy where it is rows or triples.

    The graphs are a dataset (SPARQL 1.1 Protocol, 2.1.4) that goes before what the query names; where there is neither, the union.
    Raises what the store raises: see `query_errors`.
    """
    given = bool(default_graphs or named_graphs)
    return graph.store.query(
        text,
        base_iri=graph.iris.base,
        prefixes=PREFIXES,
        use_default_graph_as_union=not given and "FROM" not in keywords(text),
        default_graph=list(default_graphs) if given else None,
        named_graphs=list(named_graphs) if given else None,
        custom_functions={term("kg:fold"): _fold},
    )


@contextmanager
def query_errors(text: str) -> Iterator[None]:
    """Turn what the store raises at a query into a QueryError that shows the place."""
    try:
        yield
    except SyntaxError as error:
        raise QueryError(f"the server refuses the query: {error}" if is_wellformed(text) else explain(text)) from error
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(f"the query can't be answered: {error}") from error


def _fold(text: Term) -> Literal:
    return Literal(fold(value(text)))


def _rows(result: Result, base: str, title: str) -> Rows:
    if isinstance(result, ox.QuerySolutions):
        columns = tuple(variable.value for variable in result.variables)
        return Rows(columns, tuple(tuple(solution) for solution in result), "select", base, title)
    if isinstance(result, ox.QueryTriples):
        triples = tuple((triple.subject, triple.predicate, triple.object) for triple in result)
        return Rows(("subject", "predicate", "object"), triples, "construct", base, title)
    return Rows(("answer",), ((Literal(bool(result)),),), "ask", base, title)
