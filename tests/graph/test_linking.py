"""Linking to an endpoint of Wikidata's shape: a small extract, served on the loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import StoreError
from kg.graph import Graph, Run
from kg.graph.linking import Item, LinkReport, Politeness, Thing, fitting, link
from kg.model import Article, Entity, Office, Reading, Span, Statement
from kg.serve.pool import Limits
from kg.vocabulary import EntityType, Predicate
from tests.serve.conftest import serving

WD = "http://www.wikidata.org/entity/"
EXTRACT = """
@prefix wd: <http://www.wikidata.org/entity/> . @prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
wd:Q900000001 rdfs:label "Zéphirine Abcde"@fr ; wdt:P31 wd:Q5 ; wdt:P27 wd:Q1028 .
wd:Q900000002 skos:altLabel "Zéphirine Abcde"@en ; wdt:P31 wd:Q5 ; wdt:P27 wd:Q142 .
wd:Q900000003 rdfs:label "Zéphirine Abcde"@fr ; wdt:P31 wd:Q4167410 .
wd:Q900000004 rdfs:label "Comité Xyzq"@fr ; wdt:P31 wd:Q43229 .
wd:Q900000005 rdfs:label "Paul Deux"@fr ; wdt:P31 wd:Q5 .
wd:Q900000006 rdfs:label "Paul Deux"@fr ; wdt:P31 wd:Q5 .
"""
QUIET = Politeness(batch=2, pause=0.0, sleep=lambda seconds: None)


@pytest.fixture(scope="module")
def wikidata(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("wikidata") / "graph"
    with Graph.open(folder) as graph:
        graph.store.extend(
            ox.Quad(q.subject, q.predicate, q.object, graph.iris.graph("x")) for q in ox.parse(EXTRACT, format=ox.RdfFormat.TURTLE)
        )
    with serving(folder, Limits()) as server:
        yield f"{server.url}/sparql"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    office = Office("office/MA/ministre", "ministre", "country/MA", "role/minister")
    people = [Entity(f"person/{slug}", EntityType.PERSON, name) for slug, name in PEOPLE.items()]
    body = Entity("organization/comite-xyzq", EntityType.ORGANIZATION, "Comité Xyzq")
    holds = Statement("person/zephirine-abcde", Predicate.HOLDS_OFFICE, office.id, (Span(0, 3),))
    entities = (*people, body, Entity("country/MA", EntityType.COUNTRY, "Maroc", (), "MA"))
    with Graph.open(tmp_path / "g") as graph:
        graph.update_article(Reading(Article("a", "Titre", "texte"), entities, (office,), (), (holds,)), Run("x"))
    return tmp_path / "g"


PEOPLE = {"zephirine-abcde": "Zéphirine Abcde", "paul-deux": "Paul Deux", "nul-nulle-part": "Nul Nullepart"}
LINKS = "SELECT ?node ?item { GRAPH <graph/links> { ?node skos:exactMatch ?item } } ORDER BY ?node"


def test_only_what_fits_alone_is_linked_and_nothing_is_asked_twice(folder: Path, wikidata: str) -> None:
    with Graph.open(folder) as graph:
        assert link(graph, wikidata, politeness=QUIET) == LinkReport(4, 2, 1)
        found = {str(node).rsplit("/", 1)[-1]: str(item).removeprefix(WD) for node, item in graph.query(LINKS)}
        assert found == {"comite-xyzq": "Q900000004", "zephirine-abcde": "Q900000001"}
        assert link(graph, wikidata, politeness=QUIET) == LinkReport()
        assert link(graph, wikidata, again=True, politeness=QUIET).sought == 2
        graph.remove("a")
        link(graph, wikidata, politeness=QUIET)
        assert not graph.query(LINKS)


def test_the_command_says_what_it_did(folder: Path, wikidata: str) -> None:
    done = CliRunner().invoke(app, ["link", "--endpoint", wikidata, "--graph", str(folder), "--pause", "0"])
    assert done.exit_code == 0, done.output
    assert "4 sought, 2 linked, 1 left because several fit" in done.output


def test_a_server_that_does_not_answer_is_asked_again_more_slowly(folder: Path) -> None:
    waits: list[float] = []
    with Graph.open(folder) as graph, pytest.raises(StoreError, match="can't be reached"):
        link(graph, "http://127.0.0.1:9/sparql", politeness=Politeness(pause=1.0, tries=3, sleep=waits.append))
    assert waits == [2.0, 4.0]


@pytest.mark.parametrize(
    ("items", "states", "wanted"),
    [
        ([("a", {"Q5"}, set())], {"Q1028"}, ["a"]),
        ([("a", {"Q5"}, {"Q142"})], {"Q1028"}, []),
        ([("a", {"Q5"}, {"Q142"}), ("b", {"Q5"}, {"Q1028"})], set(), ["a", "b"]),
        ([("a", {"Q5"}, {"Q142"}), ("b", {"Q5"}, {"Q1028"})], {"Q1028"}, ["b"]),
        ([("a", {"Q43229"}, set())], set(), []),
    ],
)
def test_which_items_fit(items: list[tuple[str, set[str], set[str]]], states: set[str], wanted: list[str]) -> None:
    found: list[Item] = [
        (iri, frozenset(WD + c for c in classes), frozenset(WD + c for c in countries)) for iri, classes, countries in items
    ]
    thing = Thing(ox.NamedNode("http://x/n"), True, {"N"}, {WD + state for state in states})
    assert fitting(thing, {"N": found}) == wanted
