"""Writing quads so that the same graph gives the same bytes: sorted, grouped by subject, with our prefixes.

N-Triples, N-Quads and RDF/XML are pyoxigraph's; Turtle and TriG are ours (`kg.graph.turtle`), and so is JSON-LD, since pyoxigraph
writes no context.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any, Final

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple

from kg.graph import terms as t
from kg.graph.turtle import TurtleWriter
from kg.vocabulary import BASE_IRI, PREFIXES

_XSD: Final = PREFIXES["xsd"]


def sorted_triples(quads: Iterable[Quad | Triple]) -> list[Triple]:
    """The distinct triples of all graphs together, by subject and predicate, `rdf:type` first."""
    return sorted({quad.triple if isinstance(quad, Quad) else quad for quad in quads}, key=_triple_key)


def sorted_quads(quads: Iterable[Quad]) -> list[Quad]:
    """Distinct quads by graph, subject and predicate."""
    return sorted(set(quads), key=lambda quad: (str(quad.graph_name), *_triple_key(quad)))


def _triple_key(row: Triple | Quad) -> tuple[str, bool, str, str]:
    return (t.value(row.subject), row.predicate != t.TYPE, row.predicate.value, str(row.object))


def serialise(quads: Iterable[Quad | Triple], format_: RdfFormat, base: str = BASE_IRI) -> bytes:
    """The graph in one of RDF's formats; where the format has no named graphs, the union of all."""
    if format_ == RdfFormat.JSON_LD:
        return json_ld((row for row in quads if isinstance(row, Quad)), base)
    if not format_.supports_datasets:
        return _graph(sorted_triples(quads), format_, base)
    rows = [row for row in quads if isinstance(row, Quad)]
    if format_ == RdfFormat.N_QUADS:
        return "".join(sorted({f"{row} .\n" for row in rows})).encode()
    return TurtleWriter(base).trig(sorted_quads(rows)).encode()


def _graph(triples: list[Triple], format_: RdfFormat, base: str) -> bytes:
    if format_ == RdfFormat.N_TRIPLES:
        return "".join(sorted(f"{row} .\n" for row in triples)).encode()
    if format_ == RdfFormat.TURTLE:
        return TurtleWriter(base).turtle(triples).encode()
    return _rdf_xml(triples)


def _rdf_xml(triples: list[Triple]) -> bytes:
    """RDF/XML 1.1, with the name spaces in alphabetical order: pyoxigraph's own order is random."""
    output = ox.serialize(triples, format=RdfFormat.RDF_XML, prefixes=PREFIXES)
    assert output is not None  # it is None only where a file is given
    return re.sub(rb'(?: xmlns:\w+="[^"]*")+', lambda found: b" " + b" ".join(sorted(found[0].split())), output, count=1)


def json_ld(quads: Iterable[Quad], base: str = BASE_IRI) -> bytes:
    """JSON-LD 1.1 with its context inside, a node object for each subject of each named graph."""
    groups = groupby(sorted_quads(quads), key=lambda quad: quad.graph_name)
    graphs = ",\n".join(_named_graph(name, group, base) for name, group in groups if isinstance(name, NamedNode))
    return f'{{"@context": {json.dumps({"@base": base, **PREFIXES})},\n"@graph": [\n{graphs}\n]}}\n'.encode()


def _named_graph(name: NamedNode, quads: Iterable[Quad], base: str) -> str:
    """A node object a line: the encoder in C, which has no indentation, is ten times as fast."""
    nodes = ",\n  ".join(json.dumps(node, ensure_ascii=False) for node in _node_objects(quads, base))
    return f'{{"@id": {json.dumps(_compact(name.value, base), ensure_ascii=False)}, "@graph": [\n  {nodes}\n]}}'


def _node_objects(quads: Iterable[Quad], base: str) -> list[dict[str, Any]]:
    nodes = []
    for subject, group in groupby(quads, key=lambda quad: quad.subject):
        node: dict[str, Any] = {"@id": _compact(t.value(subject), base)}
        for quad in group:
            if quad.predicate == t.TYPE:
                node.setdefault("@type", []).append(_compact(t.value(quad.object), base))
            else:
                node.setdefault(t.prefixed(quad.predicate.value), []).append(_json_value(quad, base))
        nodes.append(node)
    return nodes


def _json_value(quad: Quad, base: str) -> dict[str, str]:
    if not isinstance(quad.object, Literal):
        return {"@id": _compact(t.value(quad.object), base)}
    if quad.object.language:
        return {"@value": quad.object.value, "@language": quad.object.language}
    datatype = quad.object.datatype.value
    return {"@value": quad.object.value} if datatype == f"{_XSD}string" else {"@value": quad.object.value, "@type": t.prefixed(datatype)}


def _compact(iri: str, base: str) -> str:
    """Prefixed, relative to the base, or whole; a colon anywhere in what is relative would make it a compact IRI (JSON-LD 1.1, 5.2.2)."""
    short, local = t.prefixed(iri), t.relative(iri, base)
    if short != iri:
        return short
    return iri if ":" in local else local
