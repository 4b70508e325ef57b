"""The facts of a graph as nodes and edges with properties, which is what programs for networks and tables want."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from kg.export.selection import Selection
from kg.graph import terms as t
from kg.graph.facts import Fact, Node, find_jurisdictions
from kg.graph.network import to_network
from kg.graph.store import GraphStore
from kg.model import content_hash
from kg.vocabulary import SYMMETRIC

Value: TypeAlias = str | float | int | bool | tuple[str, ...] | None
Row: TypeAlias = dict[str, Value]
Columns: TypeAlias = dict[str, type]

NODE_COLUMNS: Final[Columns] = {"id": str, "label": str, "type": str, "aliases": tuple, "iri": str, "wikidata": str}
_ENDS: Final[Columns] = {"id": str, "source": str, "target": str, "relation": str, "symmetric": bool}
EDGE_COLUMNS: Final[Columns] = _ENDS | {
    "date": str,
    "status": str,
    "factuality": str,
    "confidence": float,
    "place": str,
    "topics": tuple,
    "evidence": tuple,
    "article": str,
    "title": str,
    "published": str,
}
PLAIN_COLUMNS: Final[Columns] = _ENDS | {"weight": int, "confidence": float}
_GOVERNS: Final = "jurisdiction"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that have a value, or None, for each column of a type."""

    columns: Columns
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """Nodes by id, and edges between them.

    An edge is what one article says: relation, date, status, factuality, confidence, place, topics, evidence (its words), article. With
    facts only it is a plain fact, with the number of articles that tell it (`weight`) and the highest confidence. Offices also have an edge
    `jurisdiction` to what they govern, which no article need tell. Ids of nodes are IRIs relative to the graph's base.
    """

    nodes: Table
    edges: Table

    @classmethod
    def of(cls, graph: GraphStore, selection: Selection) -> PropertyGraph:
        """That of a part of a graph, always in the same order."""
        facts = list(selection.facts(graph))
        nodes = {node.id: node for fact in facts for node in (fact.subject, fact.object)}
        if selection.facts_only:
            nodes = {id_: node for id_, node in nodes.items() if id_ in to_network(facts)}
        governed = list(find_jurisdictions(graph, nodes.values()))
        nodes |= {target.id: target for _, target in governed}
        edges = list(_plain_edges(facts)) if selection.facts_only else [_edge(fact) for fact in facts]
        edges += [_ends(_GOVERNS, office.id, _GOVERNS, target.id) for office, target in governed]
        columns = PLAIN_COLUMNS if selection.facts_only else EDGE_COLUMNS
        return cls(
            Table(NODE_COLUMNS, list(_nodes(graph, nodes))),
            Table(columns, [dict.fromkeys(columns) | edge for edge in edges]),
        )


def _nodes(graph: GraphStore, nodes: dict[str, Node]) -> Iterator[Row]:
    """Their rows, by id."""
    iris = {id_: graph.iris.at(id_) for id_ in sorted(nodes)}
    names, links = dict[str, set[str]](), dict[str, str]()
    for quad in graph.quads_about(iris.values(), (t.ALT_LABEL, t.term("skos:exactMatch"))):
        if quad.predicate == t.ALT_LABEL:
            names.setdefault(t.value(quad.subject), set()).add(t.value(quad.object))
        elif t.value(quad.object).startswith(t.term("wd:").value):
            links[t.value(quad.subject)] = t.value(quad.object)
    for id_, iri in iris.items():
        node, others = nodes[id_], names.get(iri.value, set())
        yield {
            "id": id_,
            "label": node.label,
            "type": node.type,
            "aliases": tuple(sorted(others - {node.label})),
            "iri": iri.value,
            "wikidata": links.get(iri.value),
        }


def _ends(kind: str, source: str, relation: str, target: str) -> Row:
    """An edge without its properties; the id of a plain fact is that of its `kg:Fact`."""
    symmetric = relation in SYMMETRIC
    id_ = f"{kind}/{content_hash(relation, *(sorted((source, target)) if symmetric else (source, target)))}"
    return {"id": id_, "source": source, "target": target, "relation": relation, "symmetric": symmetric}


def _edge(fact: Fact) -> Row:
    return _ends("statement", fact.subject.id, str(fact.predicate), fact.object.id) | {
        "id": fact.id,
        "date": fact.date,
        "status": fact.status.value if fact.status else None,
        "factuality": fact.factuality.value,
        "confidence": fact.confidence,
        "place": fact.place.label if fact.place else None,
        "topics": tuple(topic.label for topic in fact.topics),
        "evidence": tuple(evidence.text for evidence in fact.evidence),
        "article": fact.article,
        "title": fact.title,
        "published": fact.published,
    }


def _plain_edges(facts: Iterable[Fact]) -> Iterator[Row]:
    edges = to_network(facts).edges(keys=True, data=True)
    for source, target, relation, told in sorted(edges, key=lambda edge: edge[:3]):
        yield _ends("fact", source, relation, target) | {"weight": len(told["articles"]), "confidence": told["confidence"]}
