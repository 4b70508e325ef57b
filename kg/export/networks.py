"""Nodes and edges for programs that draw and analyse networks: GraphML, GEXF, Cytoscape JSON, DOT.

networkx writes all but DOT, which is ours: pydot takes names with colons, and texts between angle brackets, for syntax.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import Element, tostring

from kg.export.properties import PropertyGraph, Row, Value
from kg.export.tables import Files, join
from kg.vocabulary import UNASSERTED

if TYPE_CHECKING:
    import networkx as nx

_SHORT: Final = 80  # characters of a label that are drawn


def write_graphml(graph: PropertyGraph) -> Files:
    """GraphML; lists are texts separated by " | "."""
    from networkx import generate_graphml

    lines = generate_graphml(_network(graph), edge_id_from_attribute="id")
    return {"": _document("\n".join(lines))}


def write_gexf(graph: PropertyGraph) -> Files:
    """GEXF 1.2 without the date of today and the doubled ids that networkx puts in; lists are texts separated by " | "."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(_network(graph))
    writer.xml.find("meta").attrib.pop("lastmodifieddate")
    _drop(writer.xml, "networkx_key")
    writer.indent(writer.xml)
    return {"": _document(tostring(writer.xml, encoding="unicode"))}


def write_cytoscape(graph: PropertyGraph) -> Files:
    """Cytoscape's JSON (cytoscape.js, Cytoscape Desktop), lists as lists."""
    from networkx import cytoscape_data

    data = cytoscape_data(_network(graph, flat=False), name="label")
    return {"": (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()}


def write_dot(graph: PropertyGraph) -> Files:
    """DOT for Graphviz: evidence as tooltips, a dashed line for what is not said to be so."""
    return {"": ("\n".join(_dot(graph)) + "\n").encode()}


def _drop(gexf: Element, attribute: str) -> None:
    """Take an attribute of edges out of a document, with all its values."""
    declared = {found.get("id") for found in gexf.iter("attribute") if found.get("title") == attribute}
    for parent in [*gexf.iter("attributes"), *gexf.iter("attvalues")]:
        for child in [child for child in parent if declared & {child.get("id"), child.get("for")}]:
            parent.remove(child)


def _document(xml: str) -> bytes:
    declaration = "" if xml.startswith("<?xml") else '<?xml version="1.0" encoding="utf-8"?>\n'
    return f"{declaration}{xml}\n".encode()


def _network(graph: PropertyGraph, *, flat: bool = True) -> nx.MultiDiGraph[Any]:
    """A networkx graph with the properties that have a value; relations are labels too. `flat` makes texts of lists."""
    import networkx as nx

    network: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for node in graph.nodes.rows:
        network.add_node(node["id"], **{name: value for name, value in _given(node, flat) if name != "id"})
    for edge in graph.edges.rows:
        properties = {name: value for name, value in _given(edge, flat) if name not in {"source", "target"}}
        network.add_edge(edge["source"], edge["target"], key=edge["id"], label=edge["relation"], **properties)
    return network


def _given(row: Row, flat: bool) -> Iterator[tuple[str, Value | list[str]]]:
    for name, value in row.items():
        if isinstance(value, tuple):
            if value:
                yield name, join(value) if flat else list(value)
        elif value is not None:
            yield name, value


def _dot(graph: PropertyGraph) -> Iterator[str]:
    yield "digraph newskg {"
    yield '  graph [overlap="false", splines="true"];'
    yield '  node [shape="box", style="rounded", fontname="sans-serif"];'
    yield '  edge [fontname="sans-serif", fontsize="10"];'
    for node in graph.nodes.rows:
        label = str(node["label"])
        yield f"  {_quoted(node['id'])} [{_attributes({**node, 'label': _shortened(label), 'tooltip': label, 'id': None})}];"
    for edge in graph.edges.rows:
        looks: Row = {"label": edge["relation"], "tooltip": edge.get("evidence") or edge["relation"]}
        if edge["symmetric"]:
            looks["dir"] = "none"
        if edge.get("factuality") in UNASSERTED or edge.get("status") == "Former":
            looks["style"] = "dashed"
        attributes = _attributes({**edge, **looks, "source": None, "target": None})
        yield f"  {_quoted(edge['source'])} -> {_quoted(edge['target'])} [{attributes}];"
    yield "}"


def _attributes(row: Row) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in _given(row, flat=True))


def _quoted(value: object) -> str:
    """A quoted string, in which DOT knows but two signs, the quotation mark and the backslash; never HTML."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _shortened(label: str) -> str:
    return label if len(label) <= _SHORT else f"{label[: _SHORT - 1]}…"
