"""Statements as RDF 1.2 has them: `<statement> rdf:reifies <<( subject predicate object )>>` in place of RDF 1.1's reification."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import NamedNode, Quad, Triple

from kg.graph import terms as t

REIFIES: Final = t.term("rdf:reifies")
_ENDS: Final = (t.SUBJECT, t.PREDICATE, t.OBJECT)
_REIFICATION: Final = t.term("rdf:Statement")


def with_triple_terms(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The same graph, each `rdf:Statement` that is whole with a triple term (RDF 1.2 Concepts, 3.6) in place of its three ends."""
    quads = list(quads)
    ends: dict[tuple[object, object], dict[NamedNode, Quad]] = {}
    for quad in quads:
        if quad.predicate in _ENDS:
            ends.setdefault((quad.subject, quad.graph_name), {})[quad.predicate] = quad
    whole = {key: found for key, found in ends.items() if len(found) == len(_ENDS)}
    for quad in quads:
        found = whole.get((quad.subject, quad.graph_name))
        if found is None or (quad.predicate not in _ENDS and quad.object != _REIFICATION):
            yield quad
        elif quad.predicate == t.SUBJECT:
            predicate = found[t.PREDICATE].object
            assert isinstance(quad.object, NamedNode) and isinstance(predicate, NamedNode)
            yield Quad(quad.subject, REIFIES, Triple(quad.object, predicate, found[t.OBJECT].object), quad.graph_name)
