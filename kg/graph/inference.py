"""What follows from the ontology, on demand, in `graph/inferred`: the rules of OWL 2 RL that our ontology uses, as updates of the store.

The rules are those of the W3C's OWL 2 Profiles, section 4.3, under their names there.
"""

from __future__ import annotations

from typing import Final

from kg.graph.store import GraphStore
from kg.vocabulary import PREFIXES

RULES: Final[dict[str, tuple[str, str, str]]] = {
    "prp-spo1": ("?p rdfs:subPropertyOf ?super", "?s ?p ?o", "?s ?super ?o"),
    "prp-symp": ("?p a owl:SymmetricProperty", "?s ?p ?o", "?o ?p ?s"),
    "prp-inv1": ("?p owl:inverseOf ?inverse", "?s ?p ?o", "?o ?inverse ?s"),
    "prp-inv2": ("?p owl:inverseOf ?inverse", "?s ?inverse ?o", "?o ?p ?s"),
    "prp-dom": ("?p rdfs:domain ?class", "?s ?p ?o", "?s a ?class"),
    "prp-rng": ("?p rdfs:range ?class", "?s ?p ?o FILTER(isIRI(?o))", "?o a ?class"),
    "cax-sco": ("?class rdfs:subClassOf ?super", "?s a ?class", "?s a ?super"),
}
"""By the names of the rules: what the ontology says, what the graph says, what follows."""

_LEFT_OUT: Final = ("ontology", "gazetteer", "index", "profiles", "pending")
"""Graphs from which nothing is inferred: of what the gazetteer has, that which articles speak of stands in their graphs."""


def is_inferred(graph: GraphStore) -> bool:
    """Whether what follows stands in the graph, which it does until the graph changes."""
    return graph.store.contains_named_graph(graph.iris.graph("inferred"))


def infer(graph: GraphStore) -> int:
    """Write all that follows and is not said already; returns how many triples those are.

    It holds until the next change of the graph, which drops it.
    """
    inferred = graph.iris.graph("inferred")
    graph.store.remove_graph(inferred)
    before, now = -1, 0
    while now > before:
        for rule in RULES.values():
            graph.store.update(_update(graph, *rule), base_iri=graph.iris.base, prefixes=PREFIXES)
        before, now = now, sum(1 for _ in graph.store.quads_for_pattern(None, None, None, inferred))
    return now


def _update(graph: GraphStore, schema: str, said: str, follows: str) -> str:
    left_out = ", ".join(str(graph.iris.graph(name)) for name in _LEFT_OUT)
    return (
        f"INSERT {{ GRAPH <graph/inferred> {{ {follows} }} }} WHERE {{ GRAPH <graph/ontology> {{ {schema} }} GRAPH ?where {{ {said} }} "
        f"FILTER(?where NOT IN ({left_out})) FILTER NOT EXISTS {{ GRAPH ?known {{ {follows} }} }} }}"
    )
