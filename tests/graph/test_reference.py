"""The ontology and the gazetteer inside a graph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import OntologyError
from kg.graph import Graph, Iris
from kg.graph.reference import load_reference, stored_base, words_version

COUNTRIES = """
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/newskg/country/MA> a kg:Country ; rdfs:label "Maroc"@fr ; kg:demonym "marocain"@fr ; skos:altLabel "Royaume du Maroc"@fr .
<https://w3id.org/newskg/topic/trade> a skos:Concept ; skos:prefLabel "commerce"@fr ; skos:altLabel "négoce"@fr .
<https://w3id.org/newskg/civility/m> skos:prefLabel "M."@fr .
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "words.ttl").write_text(COUNTRIES, encoding="utf-8")
    words_version.cache_clear()
    return tmp_path


def predicates(store: ox.Store) -> set[str]:
    return {quad.predicate.value.rpartition("#")[2] for quad in store}


def test_labels_are_loaded_and_triggers_are_not(folder: Path) -> None:
    store = ox.Store()
    load_reference(store, Iris(), folder)
    assert predicates(store) == {"type", "label", "prefLabel", "altLabel", "sha256"}
    assert not [quad for quad in store if "civility" in str(quad) or "négoce" in str(quad)]


def test_preferred_labels_are_labels(folder: Path) -> None:
    store = ox.Store()
    load_reference(store, Iris(), folder)
    assert bool(store.query('ASK { GRAPH ?g { <https://w3id.org/newskg/topic/trade> rdfs:label "commerce"@fr } }', prefixes=_RDFS))


_RDFS = {"rdfs": "http://www.w3.org/2000/01/rdf-schema#"}


def test_a_version_is_loaded_once(folder: Path) -> None:
    store = ox.Store()
    assert load_reference(store, Iris(), folder)
    assert not load_reference(store, Iris(), folder)


def test_a_new_version_replaces_the_old(folder: Path) -> None:
    store = ox.Store()
    load_reference(store, Iris(), folder)
    (folder / "words.ttl").write_text(COUNTRIES.replace("Maroc", "Empire chérifien"), encoding="utf-8")
    words_version.cache_clear()
    assert load_reference(store, Iris(), folder)
    assert not [quad for quad in store if '"Maroc"' in str(quad)]


def test_the_base_is_known_from_what_was_loaded(folder: Path) -> None:
    store = ox.Store()
    assert stored_base(store) is None
    load_reference(store, Iris("https://example.org/x/"), folder)
    assert stored_base(store) == "https://example.org/x/"
    assert [quad for quad in store if "https://example.org/x/country/MA" in str(quad)]


def test_a_malformed_file_is_named_with_its_line(folder: Path) -> None:
    (folder / "words.ttl").write_text("@prefix a: <x:> .\na:b a:c ..\n", encoding="utf-8")
    words_version.cache_clear()
    with pytest.raises(OntologyError, match=r"words\.ttl: line 2"):
        load_reference(ox.Store(), Iris(), folder)


def test_every_country_and_topic_has_a_french_label_in_a_new_graph() -> None:
    words_version.cache_clear()
    with Graph.open() as graph:
        rows = graph.query(
            """SELECT DISTINCT ?x { GRAPH <graph/gazetteer> { { ?x a kg:Country } UNION { ?x a skos:Concept }
            FILTER NOT EXISTS { ?x rdfs:label ?l FILTER(LANG(?l) = "fr") } } }"""
        )
        assert list(rows) == []
        assert bool(graph.query('ASK { <country/MA> kg:isoCode "MA" . <topic/security> a skos:Concept }'))
