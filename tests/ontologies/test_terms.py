"""The ontology defines every term that the program and the word data use, and the same ones."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg import ontology
from kg.resources import folder
from kg.vocabulary import KG, PREFIXES, SYMMETRIC, EntityType, Factuality, Predicate, Status

FILES = sorted(folder("ontologies").glob("*.ttl"))
WORDS = [path for path in FILES if path.stem not in {"kg", "shapes"}]
ONTOLOGY = rdflib.Graph().parse(folder("ontologies") / "kg.ttl")
NAMESPACE = rdflib.Namespace(KG)
TERMS = {subject for subject in ONTOLOGY.subjects(RDF.type) if str(subject).startswith(KG)}


def local(nodes: set[rdflib.term.Node]) -> set[str]:
    return {str(node).removeprefix(KG) for node in nodes}


def test_classes_of_entities_are_the_programs() -> None:
    assert {str(kind) for kind in EntityType} <= local(set(ONTOLOGY.subjects(RDF.type, OWL.Class)))


def test_relations_are_the_programs() -> None:
    relations = {s for s in ONTOLOGY.subjects(RDF.type, OWL.ObjectProperty) if ONTOLOGY.value(s, RDFS.domain) not in {NAMESPACE.Statement}}
    described = {
        "jurisdiction",
        "role",
        "portfolio",
        "country",
        "kind",
        "duplicateOf",
        "holder",
        "office",
        "pending",
        "occurrence",
        "denotes",
        "verdict",
        "about",
        "soughtAt",
    }
    told_by_patterns = {relation.predicate for relation in ontology.relations()}
    assert local(relations) - described == {str(predicate) for predicate in Predicate} | told_by_patterns


def test_symmetric_relations_are_the_programs() -> None:
    assert local(set(ONTOLOGY.subjects(RDF.type, OWL.SymmetricProperty))) == {str(predicate) for predicate in SYMMETRIC}


@pytest.mark.parametrize(("kind", "values"), [("Status", Status), ("Factuality", Factuality)])
def test_individuals_are_the_programs(kind: str, values: type[Status] | type[Factuality]) -> None:
    assert local(set(ONTOLOGY.subjects(RDF.type, NAMESPACE[kind]))) == {str(value) for value in values}


@pytest.mark.parametrize("predicate", Predicate)
def test_every_relation_has_domain_and_range(predicate: Predicate) -> None:
    for edge in (RDFS.domain, RDFS.range):
        assert (ONTOLOGY.value(NAMESPACE[predicate], edge), RDF.type, OWL.Class) in ONTOLOGY


@pytest.mark.parametrize(
    ("term", "edge", "target"),
    [
        ("holdsOffice", RDFS.subPropertyOf, PREFIXES["org"] + "holds"),
        ("memberOf", RDFS.subPropertyOf, PREFIXES["org"] + "memberOf"),
        ("Person", RDFS.subClassOf, PREFIXES["foaf"] + "Person"),
        ("Person", RDFS.subClassOf, PREFIXES["schema"] + "Person"),
        ("Organization", RDFS.subClassOf, PREFIXES["org"] + "Organization"),
        ("Event", RDFS.subClassOf, PREFIXES["schema"] + "Event"),
        ("Office", RDFS.subClassOf, PREFIXES["org"] + "Post"),
        ("holdsOffice", SKOS.closeMatch, PREFIXES["wd"] + "P39"),
        ("memberOf", SKOS.closeMatch, PREFIXES["wd"] + "P463"),
        ("succeeded", SKOS.closeMatch, PREFIXES["wd"] + "P1365"),
    ],
)
def test_alignments_are_stated(term: str, edge: rdflib.URIRef, target: str) -> None:
    assert (NAMESPACE[term], edge, rdflib.URIRef(target)) in ONTOLOGY


@pytest.mark.parametrize("name", ["COOPERATE", "CONSULT", "SUPPORT", "AID", "ACCUSE", "THREATEN", "SANCTION", "ASSAULT"])
def test_event_classes_are_named(name: str) -> None:
    assert (None, NAMESPACE.ploverClass, rdflib.Literal(name)) in ONTOLOGY


@pytest.mark.parametrize("term", sorted(TERMS, key=str), ids=str)
def test_every_term_is_explained_in_french_and_english(term: rdflib.term.Node) -> None:
    for edge in (RDFS.label, RDFS.comment):
        assert sorted(getattr(text, "language", None) or "" for text in ONTOLOGY.objects(term, edge)) == ["en", "fr"]


def test_the_ontology_has_no_blank_nodes() -> None:
    assert not [node for triple in ONTOLOGY for node in triple if isinstance(node, rdflib.BNode)]


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.stem)
def test_every_property_of_the_words_is_declared(path: Path) -> None:
    graph = rdflib.Graph().parse(path)
    used = {node for node in (*graph.predicates(), *graph.objects(None, RDF.type)) if str(node).startswith(KG)}
    assert used <= TERMS


@pytest.mark.parametrize(
    "path",
    [path for path in WORDS if path.stem in {"countries", "offices", "portfolios", "topics", "agreements", "events"}],
    ids=lambda path: path.stem,
)
def test_concepts_and_countries_are_labelled_in_french_and_english(path: Path) -> None:
    graph = rdflib.Graph().parse(path)
    for kind, edge in ((SKOS.Concept, SKOS.prefLabel), (NAMESPACE.Country, RDFS.label)):
        for node in graph.subjects(RDF.type, kind):
            assert {"fr", "en"} <= {getattr(text, "language", None) for text in graph.objects(node, edge)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_is_named_in_the_licences(path: Path) -> None:
    assert f"`{path.name}`" in (path.parent / "LICENSES.md").read_text()


@pytest.mark.parametrize("path", [path for path in FILES if path.stem != "officeholders"], ids=lambda path: path.stem)
def test_lines_are_short_enough_to_read(path: Path) -> None:
    assert max(map(len, path.read_text().splitlines())) <= 260
