"""Correcting by hand from a page: the very functions behind `kg merge`, `kg split`, `kg reject` and `kg undo`."""

from __future__ import annotations

from kg.errors import StoreError
from kg.explore.views.labels import node_at
from kg.graph.curation import Correction
from kg.graph.facts import find_fact
from kg.graph.store import GraphStore


def merge(graph: GraphStore, one: str, other: str) -> list[Correction]:
    """Two persons or bodies, by their ids, are one. Raises StoreError where they are no two of these."""
    nodes = [node_at(graph, id_) for id_ in (one, other)]
    kinds = {id_.partition("/")[0] for id_ in (one, other)}
    if len(kinds) != 1 or not kinds <= {"person", "organization"} or nodes[0] == nodes[1]:
        raise StoreError(f"{one} and {other} can't be one: choose two persons, or two organizations")
    return graph.correct([("Same", nodes[0].value, nodes[1].value)])


def split(graph: GraphStore, id_: str, occurrence: str) -> list[Correction]:
    """An article, by the IRI of the occurrence in it, means somebody else of the same name."""
    return graph.correct([("Different", node_at(graph, id_).value, occurrence)])


def reject(graph: GraphStore, statement: str) -> list[Correction]:
    """A statement, by its id, is wrong. Raises StoreError where there is none."""
    return graph.correct([("Rejected", graph.iris.node(find_fact(graph, statement).id).value)])


def undo(graph: GraphStore) -> Correction | None:
    """Take the last correction back; None where there is none."""
    return graph.undo()


def last(graph: GraphStore) -> Correction | None:
    """The last correction."""
    return max(graph.corrections(), default=None)
