"""Replaying the evidence, and checking the shapes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import OntologyError
from kg.evaluation.gold import GoldArticle
from kg.graph import Graph, Run
from kg.graph import terms as t
from kg.graph.validation import validate
from kg.graph.verification import unread, verify_article
from kg.model import Quotation, Reading
from kg.vocabulary import Predicate


@pytest.fixture
def graph(small_reading: Reading) -> Iterator[Graph]:
    with Graph.open() as graph:
        graph.update_article(small_reading, Run("gold"))
        yield graph


def faults(graph: Graph, reading: Reading) -> list[str]:
    return [str(fault) for fault in verify_article(graph, reading.article)]


def change(graph: Graph, predicate: NamedNode, value: Literal) -> None:
    """Give the first triple with this predicate another object."""
    quad = min(graph.store.quads_for_pattern(None, predicate, None), key=str)
    graph.embedded.remove(quad)
    graph.embedded.add(Quad(quad.subject, predicate, value, quad.graph_name))


def test_all_gold_evidence_verifies(gold_graph: Graph, golds: list[GoldArticle]) -> None:
    assert [fault for gold in golds for fault in verify_article(gold_graph, gold.article)] == []


def test_tampered_words_are_found(graph: Graph, small_reading: Reading) -> None:
    change(graph, t.EXACT, Literal("Il ira à Alger", language="fr"))
    (fault,) = faults(graph, small_reading)
    assert fault.startswith("small/1 é: char=112,137: the text there is 'Il pourrait aller à Alger'")


@pytest.mark.parametrize("predicate", [t.START, t.END])
def test_tampered_offsets_are_found(graph: Graph, small_reading: Reading, predicate: NamedNode) -> None:
    change(graph, predicate, t.integer_literal(3))
    assert faults(graph, small_reading) == ["small/1 é: char=112,137: its offsets are not those of its name"]


def test_evidence_outside_of_the_text_is_found(graph: Graph, small_reading: Reading) -> None:
    shorter = replace(small_reading, article=replace(small_reading.article, text="Mardi"))
    found = faults(graph, shorter)
    assert "small/1 é: has changed since it was read: build it again" in found
    assert any("lie outside of the text (22 characters)" in fault for fault in found)


def test_a_statement_without_evidence_is_found(graph: Graph, small_reading: Reading) -> None:
    graph.embedded.remove(min(graph.store.quads_for_pattern(None, t.EVIDENCE, None), key=str))
    (fault,) = faults(graph, small_reading)
    assert fault.endswith("has no evidence")


@pytest.mark.parametrize("predicate", Predicate)
def test_evidence_of_every_relation_is_checked(predicate: Predicate, small_reading: Reading) -> None:
    """Whatever the relation, words that the article does not have are found out."""
    (statement, *_) = small_reading.statements
    reading = replace(small_reading, statements=(replace(statement, predicate=predicate),))
    with Graph.open() as graph:
        graph.update_article(reading, Run("gold"))
        assert faults(graph, reading) == []
        change(graph, t.EXACT, Literal("des mots d'ailleurs", language="fr"))
        (fault,) = faults(graph, reading)
        assert "the text there is" in fault


@pytest.mark.parametrize("predicate", Predicate)
def test_a_plain_fact_without_a_statement_is_found(graph: Graph, small_reading: Reading, predicate: Predicate) -> None:
    node = graph.iris.article(small_reading.article.id)
    subject, object_ = graph.iris.node("person/anne-aqil"), graph.iris.node("place/alger")
    graph.embedded.add(Quad(subject, t.term(f"kg:{predicate}"), object_, node))
    assert faults(graph, small_reading) == [f"small/1 é: person/anne-aqil {predicate} place/alger: stands there without a statement"]


def test_a_plain_fact_of_a_relation_of_ones_own_needs_a_statement_too(small_reading: Reading) -> None:
    (statement, *_) = small_reading.statements
    reading = replace(small_reading, statements=(replace(statement, predicate="inaugurated"),))  # type: ignore[arg-type,unused-ignore]
    with Graph.open() as graph:
        graph.update_article(reading, Run("gold"))
        assert faults(graph, reading) == []
        subject, node = graph.iris.node("person/paul-beju"), graph.iris.article(reading.article.id)
        graph.embedded.add(Quad(subject, t.term("kg:inaugurated"), subject, node))
        assert len(faults(graph, reading)) == 1


def test_a_symmetric_fact_has_one_statement_for_both_directions(graph: Graph, small_reading: Reading) -> None:
    met = list(graph.store.quads_for_pattern(None, t.term("kg:met"), None))
    assert len(met) == 2
    assert faults(graph, small_reading) == []


@pytest.mark.parametrize(("words", "found"), [("50 %", 0), ("60 %", 1)])
def test_quotations_are_words_of_the_article(small_reading: Reading, words: str, found: int) -> None:
    reading = replace(small_reading, quotations=(Quotation("quotation/q", words),))
    with Graph.open() as graph:
        graph.update_article(reading, Run("gold"))
        assert faults(graph, reading) == [f"small/1 é: quotation/q: the article does not say {words!r}"] * found


def test_an_article_that_is_not_in_the_graph_is_a_fault(graph: Graph, readings: list[Reading]) -> None:
    assert faults(graph, readings[0]) == [f"{readings[0].article.id}: is not in the graph: build it first"]


def test_articles_that_were_not_read_are_named(graph: Graph) -> None:
    assert unread(graph, []) == ["small/1 é"]
    assert unread(graph, ["small/1 é"]) == []


pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).*is deprecated:DeprecationWarning")  # rdflib 7.6 itself
SHAPES = """
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
[] a sh:NodeShape ; sh:targetClass kg:Statement ; sh:property [
    sh:path kg:confidence ; sh:maxCount 1 ; sh:minCount 1 ; sh:maxInclusive 1.0 ; sh:message "one confidence of at most 1" ] .
"""


@pytest.fixture
def shapes(tmp_path: Path) -> Path:
    (tmp_path / "shapes.ttl").write_text(SHAPES, encoding="utf-8")
    return tmp_path / "shapes.ttl"


def test_a_built_graph_conforms(graph: Graph, shapes: Path) -> None:
    pytest.importorskip("pyshacl")
    assert validate(graph.store, base=graph.iris.base, shapes=shapes) == []


def test_a_violation_names_node_path_and_message(graph: Graph, shapes: Path) -> None:
    pytest.importorskip("pyshacl")
    change(graph, t.CONFIDENCE, t.decimal_literal(1.5))
    (violation,) = validate(graph.store, base=graph.iris.base, shapes=shapes)
    assert str(violation).startswith("Violation: statement/")
    assert str(violation).endswith(" kg:confidence: one confidence of at most 1")


def test_perfect_readings_conform_to_the_shapes_of_the_ontology(readings: list[Reading], small_reading: Reading) -> None:
    pytest.importorskip("pyshacl")
    with Graph.open() as graph:
        graph.update_articles([small_reading, *readings[:4]], Run("gold"))
        assert [str(violation) for violation in validate(graph.described_quads(), base=graph.iris.base)] == []


def test_shapes_that_are_no_shapes_are_an_error(graph: Graph, tmp_path: Path) -> None:
    pytest.importorskip("pyshacl")
    (tmp_path / "bad.ttl").write_text("@prefix sh: <http://www.w3.org/ns/shacl#> . [] a sh:NodeShape ; sh:targetClass 1 ; sh:path [] .")
    with pytest.raises(OntologyError, match=r"bad\.ttl"):
        validate(graph.store, base=graph.iris.base, shapes=tmp_path / "bad.ttl")


def test_missing_shapes_are_an_error(graph: Graph, tmp_path: Path) -> None:
    pytest.importorskip("pyshacl")
    with pytest.raises(OntologyError, match="no shapes there"):
        validate([], base=graph.iris.base, shapes=tmp_path / "none.ttl")
