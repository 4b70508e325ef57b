"""Which part of a graph is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import ExportError, StoreError
from kg.export import export
from kg.export.selection import Selection
from kg.graph import Graph, Run
from kg.graph import terms as t
from kg.model import Reading

Written = Callable[..., set[ox.Quad]]


@pytest.fixture
def written(few_graph: Graph, tmp_path: Path) -> Written:
    """The quads of an export."""

    def write(**selection: object) -> set[ox.Quad]:
        export(few_graph, tmp_path / "a.nq", **selection)  # type: ignore[arg-type]
        return set(ox.parse(path=str(tmp_path / "a.nq")))

    return write


def stated(quads: set[ox.Quad]) -> set[str]:
    """The relations of the statements among quads."""
    return {t.value(quad.object).rpartition("#")[2] for quad in quads if quad.predicate == t.PREDICATE}


def test_a_relation_is_its_statements_its_plain_facts_and_what_takes_part(written: Written, few_graph: Graph) -> None:
    quads = written(relations=["met"])
    assert stated(quads) == {"met"}
    met = {quad.triple for quad in quads if quad.predicate == t.term("kg:met")}
    assert met == {quad.triple for quad in few_graph.article_quads() if quad.predicate == t.term("kg:met")}
    assert t.term("kg:holdsOffice") not in {quad.predicate for quad in quads}
    people = {triple.subject for triple in met}
    assert people <= {quad.subject for quad in quads if quad.predicate == t.LABEL}
    exact = {quad.object.value for quad in quads if quad.predicate == t.EXACT and isinstance(quad.object, ox.Literal)}
    assert "a reçu" in exact and "ministre de l’Intérieur Anne Aqil" not in exact


def test_an_office_comes_with_what_it_governs_and_what_it_is_called(written: Written) -> None:
    quads = written(relations=["holdsOffice"], article="small/1 é")
    labels = {quad.object.value for quad in quads if quad.predicate == t.LABEL and isinstance(quad.object, ox.Literal)}
    assert {"Anne Aqil", "ministre de l'Intérieur", "Maroc", "Intérieur"} <= labels
    assert "Paul Béju" not in labels


def test_since_is_the_date_of_the_fact_or_else_of_its_article(few_graph: Graph) -> None:
    since = {fact.id for fact in Selection(since="2025-04-15").facts(few_graph)}
    facts = {fact.id: fact.date or fact.published for fact in few_graph.statements()}
    assert since == {id_ for id_, date in facts.items() if date and date >= "2025-04-15"}
    assert 0 < len(since) < len(facts)


@pytest.mark.parametrize(
    ("date", "since", "kept"),
    [
        ("2025-04-15", "2025-04-15", True),
        ("2025-04-14", "2025-04-15", False),
        ("2025-04-14", "2025-04", True),
        ("2025-03-31", "2025-04", False),
        ("2025", "2025-04", True),
        ("2024", "2025-04", False),
        ("2024-12", "2025", False),
        (None, "2025", False),
    ],
)
def test_what_may_be_later_is_kept(small_reading: Reading, date: str | None, since: str, kept: bool) -> None:
    article = replace(small_reading.article, published=date)
    reading = replace(small_reading, article=article, statements=tuple(replace(s, date=None) for s in small_reading.statements))
    with Graph.open() as graph:
        graph.update_article(reading, Run("x"))
        assert bool(list(Selection(since=since).facts(graph))) is kept


def test_selections_are_combined(written: Written) -> None:
    quads = written(relations=["met", "visited"], since="2025", article="small/1 é", facts_only=True)
    assert {quad.predicate for quad in quads if "ontology" in quad.predicate.value} == {t.term("kg:met")}
    assert not stated(quads)


def test_nothing_that_is_selected_is_an_empty_file(written: Written) -> None:
    assert written(since="2999") == set()


def test_plain_facts_of_a_relation_that_only_the_ontology_knows_are_facts(small_reading: Reading, tmp_path: Path) -> None:
    met = replace(small_reading.statements[1], predicate="praises")
    with Graph.open() as graph:
        graph.update_article(replace(small_reading, statements=(met,)), Run("x"))
        export(graph, tmp_path / "a.nt", facts_only=True)
    assert "<https://w3id.org/newskg/ontology#praises>" in (tmp_path / "a.nt").read_text()


@pytest.mark.parametrize(
    ("selection", "message"),
    [
        ({"since": "hier"}, "since 'hier': is no date: write 2025-04-14"),
        ({"relations": ["loves"]}, "relation 'loves': is none of this graph's"),
        ({"everything": True, "relations": ["met"]}, "everything is no part"),
    ],
)
def test_what_makes_no_sense_is_an_error(written: Written, selection: dict[str, object], message: str) -> None:
    with pytest.raises(ExportError, match=message):
        written(**selection)


def test_an_unknown_article_is_an_error_in_every_format(few_graph: Graph, tmp_path: Path) -> None:
    for name in ("a.csv", "a.nt", "a.rdf12.nt"):
        with pytest.raises(StoreError, match="no article 'nobody'"):
            export(few_graph, tmp_path / name, article="nobody", relations=["met"])


def test_only_rdf_holds_everything(few_graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"only RDF .* graph\.ttl"):
        export(few_graph, tmp_path / "a.csv", everything=True)
