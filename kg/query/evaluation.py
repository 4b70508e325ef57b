"""Evaluating SPARQL 1.1 on a graph: over the union of its named graphs, with the usual prefixes, and with errors that show their place."""

from __future__ import annotations

import pyoxigraph as ox
from pyoxigraph import Literal

from kg.errors import QueryError
from kg.graph.store import GraphStore
from kg.graph.terms import term, value
from kg.query.rows import Rows, Term
from kg.query.syntax import explain
from kg.text import fold
from kg.vocabulary import PREFIXES


def evaluate(graph: GraphStore, text: str, *, title: str = "") -> Rows:
    """The answer to a SPARQL query over the union of all graphs.

    Relative IRIs are resolved against the graph's base: `<country/MA>`. `kg:fold(?text)` is the text without accents and case.
    Raises QueryError, with the place in the text where it is malformed.
    """
    try:
        result = graph.store.query(
            text,
            base_iri=graph.iris.base,
            prefixes=PREFIXES,
            use_default_graph_as_union=True,
            custom_functions={term("kg:fold"): _fold},
        )
        return _rows(result, graph.iris.base, title)
    except SyntaxError as error:
        raise QueryError(explain(text)) from error
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(f"the query can't be answered: {error}") from error


def _fold(text: Term) -> Literal:
    return Literal(fold(value(text)))


def _rows(result: object, base: str, title: str) -> Rows:
    if isinstance(result, ox.QuerySolutions):
        columns = tuple(variable.value for variable in result.variables)
        return Rows(columns, tuple(tuple(solution) for solution in result), "select", base, title)
    if isinstance(result, ox.QueryTriples):
        triples = tuple((triple.subject, triple.predicate, triple.object) for triple in result)
        return Rows(("subject", "predicate", "object"), triples, "construct", base, title)
    return Rows(("answer",), ((Literal(bool(result)),),), "ask", base, title)
