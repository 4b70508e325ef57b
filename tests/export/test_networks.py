"""Networks, read back by programs of others: igraph, networkx, pydot, Graphviz."""

from __future__ import annotations

import json
import shutil
import subprocess
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pydot
import pytest

from kg.export import export
from kg.graph import Graph, Run
from tests.hostile.payloads import PAYLOADS
from tests.hostile.readings import hostile_reading

pytestmark = pytest.mark.filterwarnings("ignore:'.*' deprecated - use:DeprecationWarning")  # pydot's of pyparsing

Edges = dict[str, dict[str, Any]]
CARRIED = {name: payload for name, payload in PAYLOADS.items() if name != "separators"}  # articles with such characters are refused


def read_graphml(path: Path) -> tuple[dict[str, Any], Edges]:
    with warnings.catch_warnings():  # ids of edges are attributes too: igraph 1.0 says so, and takes those of nodes where they are not
        warnings.simplefilter("ignore", RuntimeWarning)
        graph = igraph.Graph.Read_GraphML(str(path))
    names = graph.vs["id"]
    nodes = {node["id"]: node.attributes() for node in graph.vs}
    return nodes, {edge["id"]: edge.attributes() | {"source": names[edge.source], "target": names[edge.target]} for edge in graph.es}


def read_gexf(path: Path) -> tuple[dict[str, Any], Edges]:
    return _of(nx.read_gexf(path))


def read_cytoscape(path: Path) -> tuple[dict[str, Any], Edges]:
    nodes, edges = _of(nx.cytoscape_graph(json.loads(path.read_text(encoding="utf-8"))))
    for edge in edges.values():
        edge |= {name: " | ".join(edge.get(name, [])) for name in ("topics", "evidence")}
    return nodes, edges


def _of(graph: Any) -> tuple[dict[str, Any], Edges]:
    edges = {data["id"]: data | {"source": source, "target": target} for source, target, data in graph.edges(data=True)}
    return dict(graph.nodes(data=True)), edges


def read_dot(path: Path) -> tuple[dict[str, Any], Edges]:
    graphs = pydot.graph_from_dot_data(path.read_text(encoding="utf-8"))
    assert graphs is not None
    (graph,) = graphs
    nodes = {
        _unquoted(node.get_name()): _attributes(node) for node in graph.get_nodes() if node.get_name() not in {"graph", "node", "edge"}
    }
    ends = ((edge, _unquoted(str(edge.get_source())), _unquoted(str(edge.get_destination()))) for edge in graph.get_edges())
    edges = {_attributes(edge)["id"]: _attributes(edge) | {"source": source, "target": target} for edge, source, target in ends}
    return nodes, edges


def _attributes(thing: pydot.Common) -> dict[str, str]:
    return {name: _unquoted(str(value)) for name, value in thing.get_attributes().items()}


def _unquoted(text: str) -> str:
    assert text[0] == text[-1] == '"'
    return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")


READERS: dict[str, Callable[[Path], tuple[dict[str, Any], Edges]]] = {
    ".graphml": read_graphml,
    ".gexf": read_gexf,
    ".cyjs": read_cytoscape,
    ".dot": read_dot,
}


@pytest.mark.parametrize("suffix", READERS)
def test_a_network_is_read_back(few_graph: Graph, tmp_path: Path, suffix: str) -> None:
    export(few_graph, tmp_path / f"a{suffix}", article="small/1 é")
    nodes, edges = READERS[suffix](tmp_path / f"a{suffix}")
    assert {id_: (node["label"], node["type"]) for id_, node in nodes.items()} == {
        "person/anne-aqil": ("Anne Aqil", "Person"),
        "person/paul-beju": ("Paul Béju", "Person"),
        "country/MA": ("Maroc", "Country"),
        "office/MA/ministre-de-l-interieur": ("ministre de l'Intérieur", "Office"),
        "place/alger": ("Alger", "Place"),
    }
    assert nodes["country/MA"]["wikidata"] == "http://www.wikidata.org/entity/Q1028"
    assert sorted((edge["source"], edge["relation"], edge["target"]) for edge in edges.values()) == [
        ("office/MA/ministre-de-l-interieur", "jurisdiction", "country/MA"),
        ("person/anne-aqil", "holdsOffice", "office/MA/ministre-de-l-interieur"),
        ("person/paul-beju", "met", "person/anne-aqil"),
        ("person/paul-beju", "visited", "place/alger"),
    ]


@pytest.mark.parametrize("suffix", READERS)
def test_edges_carry_what_the_statement_says(few_graph: Graph, tmp_path: Path, suffix: str) -> None:
    export(few_graph, tmp_path / f"a{suffix}", article="small/1 é")
    by_relation = {edge["relation"]: edge for edge in READERS[suffix](tmp_path / f"a{suffix}")[1].values()}
    met, visited = by_relation["met"], by_relation["visited"]
    assert (met["date"], met["place"], met["evidence"], met["article"]) == ("2025-04-15", "Rabat", "a reçu", "small/1 é")
    assert (met["topics"], met["title"], met["published"]) == ("migration | sécurité", "Aqil reçoit Béju", "2025-04-15")
    assert by_relation["holdsOffice"]["status"] == "Current"
    assert (visited["factuality"], float(visited["confidence"])) == ("Conditional", 0.62)
    assert str(met["symmetric"]).lower() == "true"
    assert met["id"].startswith("statement/")


@pytest.mark.parametrize("suffix", READERS)
def test_facts_only_are_one_edge_a_fact_with_the_number_of_its_articles(few_graph: Graph, tmp_path: Path, suffix: str) -> None:
    export(few_graph, tmp_path / f"a{suffix}", facts_only=True, relations=["met"])
    edges = [edge for edge in READERS[suffix](tmp_path / f"a{suffix}")[1].values() if edge["relation"] != "jurisdiction"]
    met = few_graph.to_networkx("met").edges(keys=True, data=True)
    expected = {(source, relation, target): len(fact["articles"]) for source, target, relation, fact in met}
    assert {(edge["source"], edge["relation"], edge["target"]): int(edge["weight"]) for edge in edges} == expected
    assert not any(edge.get("evidence") for edge in edges)


def test_the_id_of_a_plain_fact_is_that_of_its_fact_in_the_graph(few_graph: Graph, tmp_path: Path) -> None:
    export(few_graph, tmp_path / "a.gexf", facts_only=True)
    facts = {str(row[0]) for row in few_graph.query("SELECT ?fact { ?fact a kg:Fact }")}
    ids = {id_ for id_ in read_gexf(tmp_path / "a.gexf")[1] if not id_.startswith("jurisdiction")}
    assert {f"https://w3id.org/newskg/{id_}" for id_ in ids} <= facts


@pytest.fixture(scope="module")
def hostile() -> Iterator[Graph]:
    """A graph of articles that are made of payloads."""
    with Graph.open() as graph:
        graph.update_articles((hostile_reading(payload, id_=name) for name, payload in CARRIED.items()), Run("x"))
        yield graph


@pytest.mark.parametrize("suffix", READERS)
def test_what_articles_write_stays_text(hostile: Graph, tmp_path: Path, suffix: str) -> None:
    relations = ["said"] if suffix == ".dot" else []  # pydot is slow
    export(hostile, tmp_path / f"a{suffix}", relations=relations)
    facts = [fact for fact in hostile.statements() if not relations or fact.predicate in relations]
    expected = {fact.id: (fact.title, [evidence.text for evidence in fact.evidence]) for fact in facts}
    labels = {node.label for fact in facts for node in (fact.subject, fact.object)}
    nodes, edges = READERS[suffix](tmp_path / f"a{suffix}")
    assert {id_ for id_ in edges if id_.startswith("statement/")} == set(expected)
    if suffix == ".dot":  # pydot trims its strings
        assert {_spaced(edges[id_]["title"]) for id_ in expected} == {_spaced(title) for title, _ in expected.values()}
        assert {_spaced(node["tooltip"]) for node in nodes.values()} == {_spaced(label) for label in labels}
        return
    for id_, (title, evidence) in expected.items():
        assert _line_ends(edges[id_]["title"]) == _line_ends(title)
        assert suffix == ".cyjs" or _line_ends(edges[id_]["evidence"]) == _joined(map(_line_ends, evidence))
    assert {_line_ends(node["label"]) for node in nodes.values()} == {_line_ends(label) for label in labels}


def _line_ends(text: str) -> str:
    """As XML reads it (XML 1.0, 2.11)."""
    return text.replace("\r\n", "\n")


def _joined(texts: Iterable[str]) -> str:
    return " | ".join(text.replace("|", "\\|") for text in texts)


def _spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.skipif(shutil.which("dot") is None, reason="no Graphviz here")
def test_graphviz_draws_it(few_graph: Graph, tmp_path: Path) -> None:
    export(few_graph, tmp_path / "a.dot", relations=["met"])
    drawn = subprocess.run(["dot", "-Tsvg", str(tmp_path / "a.dot")], capture_output=True, check=True, text=True)
    assert "Anne Aqil" in drawn.stdout
    assert drawn.stderr == ""
