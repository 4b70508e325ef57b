"""Facts with labels and evidence, the network of them, rdflib and counts."""

from __future__ import annotations

import networkx as nx
import pytest
from rdflib import RDFS, URIRef

from kg.graph import Evidence, Graph, Node, Run
from kg.graph.network import around
from kg.model import Article, Entity, Reading, Span, Statement
from kg.vocabulary import EntityType, Factuality, Predicate, Status

SMALL = "small/1 é"


@pytest.fixture
def small(small_reading: Reading) -> Graph:
    graph = Graph.open()
    graph.update_article(small_reading, Run("gold"))
    return graph


def test_a_fact_comes_with_labels_qualifiers_and_evidence(small: Graph) -> None:
    (met,) = small.statements(Predicate.MET)
    assert met.subject == Node("person/paul-beju", "Paul Béju", "Person")
    assert met.object.label == "Anne Aqil"
    assert (met.article, met.title, met.published, met.date) == (SMALL, "Aqil reçoit Béju", "2025-04-15", "2025-04-15")
    assert met.place and met.place.label == "Rabat"
    assert [topic.id for topic in met.topics] == ["topic/migration", "topic/security"]
    assert met.evidence == (Evidence(SMALL, "a reçu", 69, 75),)
    assert (met.confidence, met.factuality, met.holds) == (1.0, Factuality.ASSERTED, True)


def test_facts_come_in_the_order_of_the_text(small: Graph) -> None:
    assert [fact.predicate for fact in small.statements()] == [Predicate.HOLDS_OFFICE, Predicate.MET, Predicate.VISITED]


@pytest.mark.parametrize(("asserted", "number"), [(None, 3), (True, 2), (False, 1)])
def test_facts_can_be_asked_by_factuality(small: Graph, asserted: bool | None, number: int) -> None:
    assert len(list(small.statements(asserted=asserted))) == number


def test_facts_can_be_asked_by_who_takes_part(small: Graph) -> None:
    assert len(list(small.statements(subject="person/paul-beju"))) == 2
    assert len(list(small.statements(subject="place/alger"))) == 1


def test_facts_can_be_asked_by_article(gold_graph: Graph, readings: list[Reading]) -> None:
    reading = readings[5]
    assert len(list(gold_graph.statements(article=reading.article.id))) == len({statement.key for statement in reading.statements})


def test_the_label_that_most_articles_write_wins() -> None:
    with Graph.open() as graph:
        for number, label in enumerate(("Abdelwafi L.", "Abdelouafi L.", "Abdelouafi L.")):
            article = Article(str(number), "t", "x")
            graph.update_article(Reading(article, (Entity("person/l", EntityType.PERSON, label),), (), (), (_visit(),)))
        assert {fact.subject.label for fact in graph.statements()} == {"Abdelouafi L."}


def _visit() -> Statement:
    return Statement("person/l", Predicate.VISITED, "place/x", (Span(0, 1),), status=Status.CURRENT)


def test_the_network_has_the_facts_that_hold(small: Graph) -> None:
    network = small.to_networkx()
    assert isinstance(network, nx.MultiDiGraph)
    assert network.nodes["person/anne-aqil"] == {"label": "Anne Aqil", "type": "Person"}
    assert {key for _, _, key in network.edges(keys=True)} == {"holdsOffice", "met"}
    edge = network.edges["person/anne-aqil", "person/paul-beju", "met"]
    assert (edge["relation"], edge["symmetric"], edge["date"], edge["place"]) == ("met", True, "2025-04-15", "Rabat")
    assert edge["articles"] == [SMALL]
    assert [evidence["text"] for evidence in edge["evidence"]] == ["a reçu"]


def test_an_edge_merges_what_several_articles_say(gold_graph: Graph) -> None:
    network = gold_graph.to_networkx("holdsOffice")
    edge = network.edges["person/mohammed-vi", "office/MA/roi", "holdsOffice"]
    assert len(edge["articles"]) > 3
    assert {evidence["article"] for evidence in edge["evidence"]} == set(edge["articles"])


def test_the_network_around_a_node_keeps_what_is_near(gold_graph: Graph) -> None:
    network = gold_graph.to_networkx("cooperatesWith")
    near = around(network, "country/MA", 1)
    assert set(near) == {"country/MA", *network.to_undirected().neighbors("country/MA")}
    assert len(around(network, "country/XX")) == 0


@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).*is deprecated:DeprecationWarning")  # rdflib 7.6 warns of itself
def test_rdflib_sees_the_same_store(small: Graph) -> None:
    dataset = small.to_rdflib()
    anne = URIRef("https://w3id.org/newskg/person/anne-aqil")
    assert {str(label) for label in dataset.objects(anne, RDFS.label)} == {"Anne Aqil"}
    rows = list(dataset.query("ASK { <https://w3id.org/newskg/person/paul-beju> kg:met <https://w3id.org/newskg/person/anne-aqil> }"))
    assert rows == [True]


def test_counts_are_of_distinct_things_and_facts(small: Graph) -> None:
    counts = small.statistics()
    assert counts.articles == 1
    assert counts.things == {"Person": 2, "Country": 1, "Place": 2, "Office": 1}
    assert counts.facts == {"holdsOffice": 1, "met": 1}
    assert (counts.statements, counts.quads) == (3, len(small))


def test_a_notebook_shows_the_counts_of_a_graph(small: Graph) -> None:
    assert "<td>met</td><td>1</td>" in small._repr_html_()
