"""Parameters, free SPARQL, files, and errors that help."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.errors import QueryError
from kg.graph import Graph
from kg.query import ask
from kg.query.named import find_query, read_query
from kg.query.parameters import KINDS, resolve
from kg.query.syntax import explain

BASE = "https://w3id.org/newskg/"


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("country", "MA", "country/MA"),
        ("country", "ma", "country/MA"),
        ("country", "Maroc", "country/MA"),
        ("country", "morocco", "country/MA"),
        ("country", "royaume du maroc", "country/MA"),
        ("country", "country/MA", "country/MA"),
        ("country", "https://w3id.org/newskg/country/MA", "country/MA"),
        ("person", "BEJU", "person/paul-beju"),
        ("person", "person/paul-beju", "person/paul-beju"),
        ("person", "paul-beju", "person/paul-beju"),
        ("person", "aqil anne", "person/anne-aqil"),
        ("topic", "sécurité", "topic/security"),
        ("topic", "security", "topic/security"),
        ("thing", "FR", "country/FR"),
        ("thing", "Anne Aqil", "person/anne-aqil"),
        ("thing", "place/rabat", "place/rabat"),
        ("article", "small/1 é", "article/small%2F1%20%C3%A9"),
        ("relation", "met", "ontology#met"),
        ("relation", "kg:cooperateswith", "ontology#cooperatesWith"),
        ("iri", "country/MA", "country/MA"),
        ("iri", "https://w3id.org/newskg/x", "x"),
    ],
)
def test_a_value_stands_for_a_resource(gold_graph: Graph, kind: str, text: str, found: str) -> None:
    assert resolve(gold_graph, kind, text) == [NamedNode(BASE + found)]


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        ("country", "Marok", "did you mean 'maroc'"),
        ("person", "Paul Bejou", "did you mean 'paul beju'"),
        ("article", "nobody", "kg articles"),
        ("relation", "likes", "one of holdsOffice"),
        ("date", "hier", "2025-04-14"),
        ("date", "2025-13", "2025-04-14"),
        ("integer", "two", "whole number"),
        ("iri", "no iri", "is no IRI"),
        ("thing", "", "no thing ''"),
    ],
)
def test_an_unknown_value_is_an_error_that_helps(gold_graph: Graph, kind: str, text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        resolve(gold_graph, kind, text)


@settings(deadline=None, max_examples=30)
@given(kind=st.sampled_from(sorted(KINDS)), text=st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_no_value_breaks_out_of_its_place(gold_folder: Path, kind: str, text: str) -> None:
    with Graph.open(gold_folder, read_only=True) as graph:
        try:
            found = resolve(graph, kind, text)
        except QueryError:
            return
        assert found


@pytest.mark.parametrize("text", ["'} DROP ALL; {", '"} } #', "\\", '"@fr', "a\nb", "VALUES ?text { UNDEF }", "\\u0022", "?text"])
def test_a_value_that_looks_like_sparql_is_a_value(gold_graph: Graph, tmp_path: Path, text: str) -> None:
    query = tmp_path / "echo.rq"
    query.write_text("# title: Echo\n# param: text (string, required) Any\nSELECT ?text { VALUES ?text { UNDEF } }")
    assert list(ask(gold_graph, str(query), {"text": text})) == [(text,)]


def test_a_parameter_without_its_clause_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("# title: T\n# param: x (string, required) Any\nASK { FILTER(?x = 1) }")
    with pytest.raises(QueryError, match="line 2: the query needs one clause 'VALUES"):
        read_query(tmp_path / "q.rq")


def test_a_name_of_several_persons_answers_for_each(gold_graph: Graph) -> None:
    rows = ask(gold_graph, "timeline", {"person": "Mohammed"}).to_dicts()
    assert len({row["subject"] for row in rows}) > 1


@pytest.mark.parametrize(
    ("name", "params", "message"),
    [
        ("office-holder", {"country": "MA"}, "did you mean office-holders"),
        ("office-holders", {}, "office-holders needs --country MA"),
        ("office-holders", {"land": "MA"}, "no parameter 'land': kg query office-holders --country MA"),
        ("topics", {"x": "1"}, "has no parameter 'x': it has none"),
        ("office-holders", {"country": "Atlantis"}, "--country: no country 'Atlantis'"),
        ("none.rq", {}, "none.rq: can't be read"),
        ("SELECT ?x { ?x ?y }", {}, "syntax error at line 1, column 13"),
        ("INSERT DATA { <x:a> <x:b> 1 }", {}, "only reads"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", {}, "can't be answered"),
    ],
)
def test_a_wrong_question_is_an_error_that_helps(gold_graph: Graph, name: str, params: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message.replace("?", r"\?")):
        ask(gold_graph, name, params)


def test_default_values_are_used(gold_graph: Graph) -> None:
    assert len(ask(gold_graph, "corroborated")) == len(ask(gold_graph, "corroborated", {"articles": 2}))


@pytest.mark.parametrize(
    "head", ["# param: country", "# param: country (kingdom, required) x", "# param: country (country) x", "# param: (country, required)"]
)
def test_a_malformed_head_is_named_with_its_line(tmp_path: Path, head: str) -> None:
    (tmp_path / "q.rq").write_text(f"# title: T\n{head}\nASK {{}}")
    with pytest.raises(QueryError, match=r"q\.rq: line 2: expected"):
        read_query(tmp_path / "q.rq")


def test_a_parameter_is_read_from_the_head() -> None:
    (parameter,) = find_query("corroborated").parameters
    assert (parameter.name, parameter.kind, parameter.required, parameter.default, parameter.example) == (
        "articles",
        "integer",
        False,
        "2",
        "3",
    )
    assert parameter.usage == "[--articles 3]"


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ("SELEC", 1, 1, "not expected"),
        ("SELECT ?x {", 1, 12, "ends too early"),
        ("SELECT ?x WHERE {\n ?x kg:met ?y .\n ?z }", 3, 2, "not expected"),
        ("SELECT ?x { ?x kg:met 'é' ; ?? }", 1, 29, "not expected"),
        ("SELECT ?x { ?x a kg:Country . FILTR(?x) }", 1, 31, "not expected"),
        ("SELECT ?x { ?x foo:a ?y }", 1, 16, "unknown prefix foo:"),
        ("SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y }", 1, 41, "variable that is unbound"),
    ],
)
def test_a_syntax_error_shows_its_place(text: str, line: int, column: int, reason: str) -> None:
    first, shown, caret = explain(text).splitlines()
    assert first.startswith(f"syntax error at line {line}, column {column}: ")
    assert reason in first
    assert shown.strip() == text.splitlines()[line - 1].strip()
    assert caret == " " * (column + 1) + "^"


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_is_answered_or_explained(text: str) -> None:
    with Graph.open() as graph:
        try:
            ask(graph, "SELECT { " + text)
        except QueryError as error:
            assert str(error)
