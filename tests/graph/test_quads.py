"""From a reading to its quads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, Quad, RdfFormat, parse

from kg.graph import Iris, Run, reading_quads
from kg.graph import terms as t
from kg.graph.quads import merge_statements, statement_id
from kg.model import Article, Reading, Span, Statement
from kg.vocabulary import Factuality, Predicate, Status

EXPECTED = Path(__file__).parent / "small.nq"
RUN = Run("model-1", "0123456789", "newskg-test")


def quads_of(reading: Reading, base: str = "https://w3id.org/newskg/") -> list[Quad]:
    return reading_quads(reading, RUN, Iris(base))


def plain(reading: Reading) -> set[tuple[str, str, str]]:
    """The plain triples: local names of subject, relation, object."""
    wanted = {t.term(f"kg:{predicate}") for predicate in Predicate}
    return {(_last(q.subject), _last(q.predicate), _last(q.object)) for q in quads_of(reading) if q.predicate in wanted}


def _last(node: object) -> str:
    assert not isinstance(node, BlankNode)
    return str(node).strip("<>").rpartition("/")[2].rpartition("#")[2]


def test_the_quads_of_an_article_are_those_of_the_golden_file(small_reading: Reading) -> None:
    """After a wanted change of shape: write `sorted(f"{quad} .")` of `small_reading` to tests/graph/small.nq again."""
    lines = sorted(f"{quad} ." for quad in quads_of(small_reading))
    assert lines == EXPECTED.read_text(encoding="utf-8").splitlines()


def test_the_golden_file_is_n_quads() -> None:
    assert sum(1 for _ in parse(path=str(EXPECTED), format=RdfFormat.N_QUADS)) == len(EXPECTED.read_text(encoding="utf-8").splitlines())


def test_a_symmetric_fact_stands_both_ways(small_reading: Reading) -> None:
    assert {("paul-beju", "met", "anne-aqil"), ("anne-aqil", "met", "paul-beju")} <= plain(small_reading)


@pytest.mark.parametrize("factuality", [Factuality.CONDITIONAL, Factuality.WISHED, Factuality.DENIED])
def test_what_is_not_asserted_has_no_plain_triple(small_reading: Reading, factuality: Factuality) -> None:
    statements = tuple(replace(statement, factuality=factuality) for statement in small_reading.statements)
    assert plain(replace(small_reading, statements=statements)) == set()


def test_a_former_office_has_no_plain_triple(small_reading: Reading) -> None:
    former = replace(small_reading.statements[0], status=Status.FORMER)
    assert plain(replace(small_reading, statements=(former,))) == set()


def test_what_is_planned_has_a_plain_triple(small_reading: Reading) -> None:
    planned = replace(small_reading.statements[2], factuality=Factuality.PLANNED)
    assert ("paul-beju", "visited", "alger") in plain(replace(small_reading, statements=(planned,)))


def test_factuality_is_left_out_where_asserted(small_reading: Reading) -> None:
    assert sum(quad.predicate == t.FACTUALITY for quad in quads_of(small_reading)) == 1


def test_all_quads_are_in_the_articles_graph_without_blank_nodes(readings: list[Reading]) -> None:
    for reading in readings:
        quads = quads_of(reading)
        assert {quad.graph_name for quad in quads} == {Iris().article(reading.article.id)}
        assert not any(isinstance(node, BlankNode) for quad in quads for node in (quad.subject, quad.object))
        assert len(set(quads)) == len(quads)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), st.data())
def test_evidence_is_the_slice_at_its_offsets(text: str, data: st.DataObject) -> None:
    article = Article("a", "Titre", text)
    start = data.draw(st.integers(0, len(article.content) - 1))
    end = data.draw(st.integers(start + 1, len(article.content)))
    statement = Statement("person/a", Predicate.MET, "person/b", (Span(start, end),))
    quads = quads_of(Reading(article, statements=(statement,)))
    exact = [quad.object for quad in quads if quad.predicate == t.EXACT]
    assert exact == [Literal(article.content[start:end], language="fr")]


def test_a_statement_has_one_id_however_it_is_qualified(small_reading: Reading) -> None:
    met = small_reading.statements[1]
    turned = replace(met, subject=met.object, object=met.subject, date=None, topics=(), confidence=0.1)
    assert statement_id("a", met) == statement_id("a", turned)
    assert statement_id("a", met) != statement_id("b", met)


def test_a_fact_told_twice_is_one_statement_with_all_evidence(small_reading: Reading) -> None:
    first = replace(small_reading.statements[1], date=None, confidence=0.4)
    again = replace(
        first, subject=first.object, object=first.subject, date="2025", evidence=(Span(0, 4),), topics=("topic/trade",), confidence=0.8
    )
    (merged,) = merge_statements((first, again))
    assert (merged.subject, merged.date, merged.confidence) == (first.subject, "2025", 0.8)
    assert set(merged.evidence) == {*first.evidence, Span(0, 4)}
    assert set(merged.topics) == {"topic/security", "topic/migration", "topic/trade"}


def test_the_same_reading_under_another_base_differs_by_the_base_alone(small_reading: Reading) -> None:
    ours = sorted(map(str, quads_of(small_reading)))
    moved = sorted(
        str(quad).replace("https://example.org/x/", "https://w3id.org/newskg/")
        for quad in quads_of(small_reading, "https://example.org/x/")
    )
    assert ours == moved


def test_another_model_is_another_run(stretch: Callable[[str], Span]) -> None:
    assert Run("a").id != Run("b").id
    assert Run("a b/c", "w" * 64).id == f"run/{Run().program}-a%20b%2Fc-wwwwwwww"
