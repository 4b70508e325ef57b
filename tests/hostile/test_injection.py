"""Whatever an article says, it stays text: in RDF of every format, in queries, in pages, in tables."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from kg.cli.output import write_table
from kg.errors import QueryError
from kg.evaluation.gold import GoldArticle, GoldEntity
from kg.evaluation.report import report_html
from kg.evaluation.results import examine
from kg.evaluation.trial import from_graph
from kg.graph import Graph, Run
from kg.model import Reading
from kg.query import named_queries
from kg.view import NetworkView
from tests.evaluation.examples import index_of
from tests.hostile.payloads import PAYLOADS
from tests.hostile.readings import hostile_reading

pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).*is deprecated:DeprecationWarning")  # rdflib 7.6 itself

HARMLESS = "Une phrase sans malice"
FORMATS = {
    ".nq": ("nquads", ox.RdfFormat.N_QUADS),
    ".trig": ("trig", ox.RdfFormat.TRIG),
    ".jsonld": ("json-ld", ox.RdfFormat.JSON_LD),
    ".nt": ("nt", ox.RdfFormat.N_TRIPLES),
    ".ttl": ("turtle", ox.RdfFormat.TURTLE),
    ".rdf": ("xml", ox.RdfFormat.RDF_XML),
}
CARRIED = {name: payload for name, payload in PAYLOADS.items() if payload.isprintable() or name in {"bidi", "zero-width", "wide"}}
"""Those without characters that articles are refused for, or that are made line ends."""


def graph_of(payload: str) -> Graph:
    graph = Graph.open()
    graph.update_article(hostile_reading(payload, id_="hostile"), Run("x"))
    return graph


class Structure(HTMLParser):
    """The tags of a page with the names of their attributes, and where they lead."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[tuple[str, ...]] = Counter()
        self.leads: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[(tag, *(name for name, _ in attrs))] += 1
        self.leads |= {str(value).partition(":")[0] for name, value in attrs if name in {"href", "src", "action"} and ":" in str(value)}


def structure(page: str) -> tuple[set[tuple[str, ...]], int, set[str]]:
    """Kinds of tags, number of scripts, kinds of addresses: how many rows there are depends on who is taken for one person."""
    parsed = Structure(page)
    return set(parsed.tags), sum(number for (tag, *_), number in parsed.tags.items() if tag == "script"), parsed.leads


@pytest.mark.parametrize("name", CARRIED)
def test_every_format_is_read_back_as_it_was(name: str, tmp_path: Path) -> None:
    with graph_of(CARRIED[name]) as graph:
        kept = {quad.triple for quad in graph.article_quads()}
        for suffix, (rdflib_name, format_) in FORMATS.items():
            path = tmp_path / f"graph{suffix}"
            graph.export(path)
            read = {quad.triple for quad in ox.parse(path=str(path), format=format_)}
            assert kept <= read, suffix
            named = {node.value for triple in read for node in triple if isinstance(node, ox.NamedNode)}
            assert not any(iri.startswith("http://evil.example") for iri in named), suffix
            read_by_rdflib = _rdflib_triples(path, rdflib_name)
            assert len(read_by_rdflib) >= len(kept), suffix
            assert {str(o) for _, p, o in read_by_rdflib if p == rdflib.DCTERMS.title} == {CARRIED[name]}, suffix


def _rdflib_triples(path: Path, format_: str) -> set[tuple[Any, Any, Any]]:
    if format_ not in {"nquads", "trig", "json-ld"}:
        return set(rdflib.Graph().parse(path, format=format_))
    return {(s, p, o) for s, p, o, _ in rdflib.Dataset().parse(path, format=format_).quads()}


@pytest.mark.parametrize("name", PAYLOADS)
def test_pages_have_the_structure_that_harmless_text_gives_them(name: str) -> None:
    with graph_of(PAYLOADS[name]) as graph, graph_of(HARMLESS) as harmless:
        pages = {one: _pages(one) for one in (graph, harmless)}
    assert [structure(page) for page in pages[graph]] == [structure(page) for page in pages[harmless]]


def _pages(graph: Graph) -> list[str]:
    """The picture, the notebook's tables of an answer and of a graph."""
    rows = graph.query("SELECT ?label ?title { GRAPH <article/hostile> { ?s rdfs:label ?label ; a kg:Person . ?a dcterms:title ?title } }")
    rows = replace(rows, title=str(rows.terms[0][1]))
    view = NetworkView(graph.to_networkx(), title=rows.terms[0][1].value)  # type: ignore[union-attr]
    return [view.page(), view._repr_html_(), rows._repr_html_(), graph._repr_html_()]


@pytest.mark.parametrize("name", ["script", "script-end", "handler", "handler-single", "table", "template", "javascript"])
def test_the_report_has_the_structure_that_harmless_text_gives_it(name: str) -> None:
    assert structure(_report(hostile_reading(PAYLOADS[name], id_="a"))) == structure(_report(hostile_reading(HARMLESS, id_="a")))


def _report(reading: Reading) -> str:
    """The page of an article in which all that was found is wrong."""
    gold = GoldArticle(reading.article, tuple(GoldEntity(e.id, e.type, e.label, (e.label,)) for e in reading.entities), ())
    return report_html(examine(from_graph(index_of(reading), [gold]), [gold]), title=reading.article.title)


@pytest.mark.parametrize("name", PAYLOADS)
def test_tables_keep_every_cell_in_its_place(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with graph_of(PAYLOADS[name]) as graph:
        rows = graph.query("SELECT ?label ?n { GRAPH <article/hostile> { ?s rdfs:label ?label ; a kg:Place } BIND(7 AS ?n) }")
    assert list(csv.reader(io.StringIO(rows.to_csv(), newline=""))) == [["label", "n"], [PAYLOADS[name], "7"]]
    assert json.loads(rows.to_json()) == [{"label": PAYLOADS[name], "n": 7}]
    write_table(rows.columns, list(rows.shown()))
    lines = capsys.readouterr().out.split("\n")
    assert [len(line.split("\t")) for line in lines[:-1]] == [2, 2]


@pytest.mark.parametrize("payload", ["\x1b]0;titre\x07", "\x9b31m", "a\x08b", "\u202egauche"])
def test_no_cell_commands_the_terminal(payload: str, capsys: pytest.CaptureFixture[str]) -> None:
    write_table(("a", "b"), [(payload, "x")])
    assert set(capsys.readouterr().out) & set("\x1b\x07\x9b\x08\u202e") == set()


@pytest.mark.parametrize("query", sorted(named_queries()))
def test_no_parameter_leaves_its_clause(query: str) -> None:
    """Whatever is given, the query is answered or refused, and nothing in the graph has changed; what is bound is one VALUES clause."""
    named = named_queries()[query]
    with graph_of(HARMLESS) as graph:
        before = set(graph.store)
        for payload in PAYLOADS.values():
            try:
                rows = graph.query(query, **{parameter.name: payload for parameter in named.parameters if not _number(parameter.kind)})
            except QueryError as error:
                assert str(error)
            else:
                assert not any(str(cell).startswith("http://evil.example") for row in rows for cell in row)
        for parameter in named.parameters:
            bound = named.bound_to({parameter.name: [ox.Literal(payload) for payload in PAYLOADS.values()]})
            graph.query(bound)
        assert set(graph.store) == before


def _number(kind: str) -> bool:
    return kind in {"integer", "date"}
