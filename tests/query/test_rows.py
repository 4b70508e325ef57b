"""The answer to a query, for programs and for eyes."""

from __future__ import annotations

import csv
import json

import pytest

from kg.errors import QueryError
from kg.graph import Graph
from kg.query import Rows

VALUES = """SELECT ?a ?b ?c ?d { VALUES (?a ?b ?c ?d) {
  (<https://w3id.org/newskg/country/MA> 7 "<b>é</b>, \\"x\\""@fr UNDEF) (kg:met 1.5 true "2025-04"^^xsd:gYearMonth) } }"""


@pytest.fixture
def rows() -> Rows:
    with Graph.open() as graph:
        return graph.query(VALUES)


def test_rows_are_tuples_of_python_values(rows: Rows) -> None:
    assert rows.columns == ("a", "b", "c", "d")
    assert list(rows) == [
        ("https://w3id.org/newskg/country/MA", 7, '<b>é</b>, "x"', None),
        ("https://w3id.org/newskg/ontology#met", 1.5, True, "2025-04"),
    ]


def test_rows_are_shown_with_short_iris(rows: Rows) -> None:
    assert next(rows.shown())[0] == "country/MA"
    assert list(rows.shown())[1] == ("kg:met", "1.5", "true", "2025-04")


def test_csv_is_read_back(rows: Rows) -> None:
    header, first, _ = csv.reader(rows.to_csv().splitlines())
    assert header == ["a", "b", "c", "d"]
    assert first == ["https://w3id.org/newskg/country/MA", "7", '<b>é</b>, "x"', ""]


def test_json_is_read_back(rows: Rows) -> None:
    assert json.loads(rows.to_json()) == rows.to_dicts()


def test_pandas_gets_the_columns(rows: Rows) -> None:
    pytest.importorskip("pandas")
    frame = rows.to_pandas()
    assert list(frame.columns) == ["a", "b", "c", "d"]
    assert frame["b"].sum() == 8.5


def test_text_from_articles_is_never_markup(rows: Rows) -> None:
    html = rows._repr_html_()
    assert "<b>" not in html and "&lt;b&gt;é" in html


@pytest.mark.parametrize(("question", "answer"), [("ASK { <country/MA> a kg:Country }", True), ("ASK { <country/MA> a kg:Person }", False)])
def test_ask_is_true_or_false(question: str, answer: bool) -> None:
    with Graph.open() as graph:
        rows = graph.query(question)
    assert bool(rows) is answer
    assert list(rows) == [(answer,)]


def test_construct_gives_turtle() -> None:
    with Graph.open() as graph:
        rows = graph.query("CONSTRUCT { <country/MA> rdfs:label ?l } WHERE { <country/MA> rdfs:label ?l FILTER(LANG(?l) = 'fr') }")
    assert rows.to_turtle().splitlines()[-1] == '<country/MA> rdfs:label "Maroc"@fr .'


def test_select_is_no_turtle(rows: Rows) -> None:
    with pytest.raises(QueryError, match="CONSTRUCT"):
        rows.to_turtle()


def test_words_are_compared_without_accents_and_case() -> None:
    with Graph.open() as graph:
        assert graph.query('ASK { FILTER(kg:fold("L’Élysée") = "l\'elysee") }')
