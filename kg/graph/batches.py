"""Many quads at once, of either kind of store: read and forgotten in as few requests and updates as will do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, TypeAlias, TypeVar

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.remote import RemoteStore

CHUNK: Final = 100  # nodes that one query or update is about

Store: TypeAlias = ox.Store | RemoteStore
T = TypeVar("T")


def about(
    store: Store, subjects: Iterable[NamedNode], predicates: Sequence[NamedNode] = (), graph: NamedNode | None = None
) -> Iterator[Quad]:
    """The quads with any of these subjects and, where given, predicates, in one graph or all."""
    if isinstance(store, RemoteStore):
        return store.quads_about(subjects, predicates, graph)
    asked = ((subject, predicate) for subject in subjects for predicate in predicates or (None,))
    return chain.from_iterable(store.quads_for_pattern(*pair, None, graph) for pair in asked)


def leading_to(store: Store, predicate: NamedNode, objects: Iterable[NamedNode | Literal], graph: NamedNode) -> Iterator[Quad]:
    """The quads of a graph with a predicate and any of these objects."""
    if isinstance(store, RemoteStore):
        return store.quads_leading_to(predicate, objects, graph)
    return chain.from_iterable(store.quads_for_pattern(None, predicate, object_, graph) for object_ in objects)


def inside(store: Store, graphs: Iterable[NamedNode]) -> Iterator[Quad]:
    """The quads of some graphs."""
    if isinstance(store, RemoteStore):
        return store.quads_inside(graphs)
    return chain.from_iterable(store.quads_for_pattern(None, None, None, graph) for graph in graphs)


def forget(store: Store, graph: NamedNode, nodes: Iterable[NamedNode]) -> None:
    """Take out all that a graph says of some nodes."""
    if not isinstance(store, RemoteStore):  # looking is cheap there, an update is not
        nodes = [node for node in nodes if next(iter(store.quads_for_pattern(node, None, None, graph)), None) is not None]
    for chunk in chunks(sorted(nodes, key=str)):
        gone = f"GRAPH {graph} {{ ?node ?p ?o }}"
        store.update(f"DELETE {{ {gone} }} WHERE {{ VALUES ?node {{ {' '.join(map(str, chunk))} }} {gone} }}")


def chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Values in their order, at most `CHUNK` at once."""
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))
