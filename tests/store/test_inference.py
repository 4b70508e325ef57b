"""What follows from the ontology: what OWL 2 RL says, in a graph of its own, until something changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import owlrl
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import OWL, RDF, RDFS

from kg.graph import Graph
from kg.graph.inference import infer
from kg.graph.terms import term
from kg.model import Reading
from kg.resources import folder
from tests.store.killed import RUN
from tests.store.test_exactness import n_quads
from tests.store.test_summary import holding, meeting


@pytest.fixture
def graph(small_reading: Reading) -> Iterator[Graph]:
    with Graph.open() as graph:
        graph.update_articles([small_reading], RUN)
        yield graph


def inferred(graph: Graph) -> set[tuple[str, str, str]]:
    quads = graph.store.quads_for_pattern(None, None, None, graph.iris.graph("inferred"))
    return {(graph.iris.local(str(quad.subject)[1:-1]), quad.predicate.value, str(quad.object)[1:-1]) for quad in quads}


@pytest.mark.parametrize(
    ("subject", "predicate", "object_"),
    [
        ("person/anne-aqil", "org:holds", "https://w3id.org/newskg/office/MA/ministre-de-l-interieur"),
        ("person/anne-aqil", "rdf:type", "http://xmlns.com/foaf/0.1/Person"),
        ("person/anne-aqil", "rdf:type", "https://w3id.org/newskg/ontology#Agent"),
        ("office/MA/ministre-de-l-interieur", "rdf:type", "http://www.w3.org/ns/org#Post"),
        ("office/MA/ministre-de-l-interieur", "org:postIn", "https://w3id.org/newskg/country/MA"),
    ],
)
def test_this_follows(graph: Graph, subject: str, predicate: str, object_: str) -> None:
    assert infer(graph) > 0
    assert (subject, term(predicate).value, object_) in inferred(graph)


def test_what_is_said_is_not_inferred(graph: Graph) -> None:
    infer(graph)
    assert not {row for row in inferred(graph) if row[1].endswith("#met") or row[2].endswith("ontology#Person")}


def test_symmetric_and_inverse_properties_and_chains_of_both(graph: Graph) -> None:
    ontology, article = graph.iris.graph("ontology"), graph.iris.article("x")
    one, other = NamedNode("urn:one"), NamedNode("urn:other")
    near, by, has, owns = (NamedNode(f"urn:{name}") for name in ("near", "by", "has", "owns"))
    graph.store.extend(
        [
            Quad(near, term("rdf:type"), term("owl:SymmetricProperty"), ontology),
            Quad(by, term("owl:inverseOf"), has, ontology),
            Quad(owns, term("rdfs:subPropertyOf"), has, ontology),
            Quad(one, near, other, article),
            Quad(one, owns, other, article),
            Quad(one, owns, Literal("text"), article),
        ]
    )
    infer(graph)
    assert {row for row in inferred(graph) if row[0].startswith("urn") and row[1].startswith("urn")} == {
        ("urn:other", "urn:near", "urn:one"),
        ("urn:other", "urn:by", "urn:one"),
        ("urn:one", "urn:has", "urn:other"),
        ("urn:one", "urn:has", "text"),
    }


def test_any_change_drops_what_was_inferred(graph: Graph) -> None:
    before = n_quads(graph)
    infer(graph)
    assert n_quads(graph) != before
    graph.update_articles([meeting("z")], RUN)
    graph.remove("z")
    assert n_quads(graph) == before


def test_inferring_twice_is_inferring_once(graph: Graph) -> None:
    infer(graph)
    once = n_quads(graph)
    infer(graph)
    assert n_quads(graph) == once


OF_NO_USE = {OWL.Thing, OWL.NamedIndividual, RDFS.Resource, RDFS.Literal}
SCHEMA = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.inverseOf, RDF.type)


def to_rdflib(quads: Iterable[Quad]) -> rdflib.Graph:
    """Their triples, those with literals left out."""
    named = (quad.triple for quad in quads if not isinstance(quad.object, Literal))
    return rdflib.Graph().parse(data="".join(f"{triple} .\n" for triple in named), format="nt")


def test_the_rules_give_what_owlrl_gives() -> None:
    """Of the article's own things; owlrl also says that each is itself and a thing."""
    with Graph.open() as graph:
        graph.update_articles([holding("a", "2025-04-14")], RUN)
        data = to_rdflib(graph.article_quads("a"))
        infer(graph)
        ours = to_rdflib(graph.store.quads_for_pattern(None, None, None, graph.iris.graph("inferred")))
        known = to_rdflib(quad for quad in graph.store if quad.graph_name != graph.iris.graph("ontology"))
    closed = data + rdflib.Graph()
    ontology = rdflib.Graph().parse(folder("ontologies") / "kg.ttl")
    for predicate in SCHEMA:
        for triple in ontology.triples((None, predicate, None)):
            closed.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    things = set(data.subjects())
    theirs = {(s, p, o) for s, p, o in closed - data if s in things and p != OWL.sameAs and o not in OF_NO_USE}
    theirs = {row for row in theirs if not isinstance(row[2], rdflib.Literal)}
    assert {row for row in ours if row[0] in things} - theirs == set()
    assert theirs - set(known) == set()
