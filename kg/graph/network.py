"""The plain facts of a graph as a networkx graph, for analysis and for drawing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.graph.facts import Fact, Node
from kg.vocabulary import SYMMETRIC

if TYPE_CHECKING:
    import networkx as nx


def to_network(facts: Iterable[Fact]) -> nx.MultiDiGraph:
    """A MultiDiGraph whose nodes are ids with `label` and `type`, and whose edges are facts, keyed by the relation.

    An edge merges what all articles say of it: `relation`, `topics` (labels), `date`, `place`, `status`, `articles` (ids), `evidence`
    (dicts of article, title, published, text, start, end), `confidence` (the highest), `symmetric`. A symmetric fact is one edge,
    from the smaller id to the larger. Facts that do not hold are left out.
    """
    import networkx as nx

    network = nx.MultiDiGraph()
    for fact in facts:
        if fact.holds:
            source, target = _ends(fact)
            for node in (source, target):
                network.add_node(node.id, label=node.label, type=node.type)
            if not network.has_edge(source.id, target.id, str(fact.predicate)):
                network.add_edge(source.id, target.id, key=str(fact.predicate), **_empty(fact))
            _add(network.edges[source.id, target.id, str(fact.predicate)], fact)
    return network


def _ends(fact: Fact) -> tuple[Node, Node]:
    swap = fact.predicate in SYMMETRIC and fact.object.id < fact.subject.id
    return (fact.object, fact.subject) if swap else (fact.subject, fact.object)


def _empty(fact: Fact) -> dict[str, Any]:
    return {
        "relation": str(fact.predicate),
        "symmetric": fact.predicate in SYMMETRIC,
        "topics": [],
        "articles": [],
        "evidence": [],
        "date": None,
        "place": None,
        "status": None,
        "confidence": 0.0,
    }


def _add(edge: dict[str, Any], fact: Fact) -> None:
    edge["topics"] = sorted({*edge["topics"], *(topic.label for topic in fact.topics)})
    edge["articles"] = sorted({*edge["articles"], fact.article})
    edge["evidence"] += [
        {"article": e.article, "title": fact.title, "published": fact.published, "text": e.text, "start": e.start, "end": e.end}
        for e in fact.evidence
    ]
    edge["date"] = min(filter(None, (edge["date"], fact.date)), default=None)
    edge["place"] = edge["place"] or (fact.place.label if fact.place else None)
    edge["status"] = edge["status"] or (fact.status.value if fact.status else None)
    edge["confidence"] = max(edge["confidence"], fact.confidence)


def around(network: nx.MultiDiGraph, node_id: str, depth: int = 1) -> nx.MultiDiGraph:
    """The part of a network within `depth` facts of a node, whichever way they point; empty where the node takes part in none."""
    import networkx as nx

    if node_id not in network:
        return nx.MultiDiGraph()
    near = nx.single_source_shortest_path_length(network.to_undirected(as_view=True), node_id, cutoff=depth)
    return network.subgraph(near).copy()
