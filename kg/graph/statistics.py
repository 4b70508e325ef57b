"""How much a graph holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.graph import terms as t
from kg.graph.store import GraphStore
from kg.vocabulary import SYMMETRIC, EntityType, Predicate


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts: articles; distinct things by class; distinct plain facts by relation; statements (facts times articles); all quads."""

    articles: int
    things: dict[str, int]
    facts: dict[str, int]
    statements: int
    quads: int


def count(graph: GraphStore) -> Statistics:
    """The counts of one graph; things are those that articles speak of, the rest of the gazetteer left out."""
    things = {name: _distinct_things(graph, name) for name in (*EntityType, "Office", "Quotation")}
    facts = {predicate: _distinct_facts(graph, predicate) for predicate in Predicate}
    return Statistics(
        articles=sum(quad.subject == quad.graph_name for quad in graph.store.quads_for_pattern(None, t.TYPE, t.ARTICLE)),
        things={name: number for name, number in things.items() if number},
        facts=dict(Counter({str(predicate): number for predicate, number in facts.items() if number}).most_common()),
        statements=sum(1 for _ in graph.store.quads_for_pattern(None, t.TYPE, t.STATEMENT)),
        quads=len(graph),
    )


def _distinct_things(graph: GraphStore, name: str) -> int:
    gazetteer = graph.iris.graph("gazetteer")
    quads = graph.store.quads_for_pattern(None, t.TYPE, t.term(f"kg:{name}"))
    return len({quad.subject for quad in quads if quad.graph_name != gazetteer})


def _distinct_facts(graph: GraphStore, predicate: Predicate) -> int:
    quads = graph.store.quads_for_pattern(None, t.term(f"kg:{predicate}"), None)
    ends = {(t.value(quad.subject), t.value(quad.object)) for quad in quads}
    symmetric = {tuple(sorted(pair)) for pair in ends} if predicate in SYMMETRIC else ends
    return len(symmetric)
