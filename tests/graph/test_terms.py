"""IRIs and literals of the graph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.graph.terms import Iris, date_literal, decimal_literal, encode_path, encode_segment, shorten
from kg.model import Span

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@given(texts, texts)
def test_two_article_ids_never_share_an_iri(one: str, other: str) -> None:
    assert (Iris().article(one) == Iris().article(other)) == (one == other)


@given(texts)
def test_an_article_id_comes_back_from_its_iri(article_id: str) -> None:
    iris = Iris()
    assert iris.article_id(iris.article(article_id).value) == article_id
    assert iris.article_id(iris.evidence(article_id, Span(3, 9)).value) == article_id


@given(texts)
def test_any_article_id_makes_one_path_segment(article_id: str) -> None:
    segment = encode_segment(article_id)
    assert not set(segment) & set('/#?"<>{}|\\^` ') and segment not in {".", ".."}


@given(texts)
def test_any_node_id_makes_a_valid_iri(node_id: str) -> None:
    assert NamedNode(Iris().node(f"person/{node_id}").value)


@pytest.mark.parametrize(
    ("node_id", "path"),
    [
        ("person/élodie-محمد", "person/élodie-محمد"),
        ("person/a b<c>", "person/a%20b%3Cc%3E"),
        ("place/../x", "place/%2E%2E/x"),
        ("office/MA/a.b", "office/MA/a.b"),
    ],
)
def test_letters_of_every_script_stay_in_node_iris(node_id: str, path: str) -> None:
    assert encode_path(node_id) == path


@pytest.mark.parametrize(
    ("date", "datatype"),
    [("2025", "gYear"), ("2025-04", "gYearMonth"), ("2025-04-14", "date"), ("lundi", "string"), ("2025-4-1", "string")],
)
def test_dates_get_the_datatype_of_their_precision(date: str, datatype: str) -> None:
    assert date_literal(date).datatype.value == f"http://www.w3.org/2001/XMLSchema#{datatype}"


@pytest.mark.parametrize(("number", "text"), [(1.0, "1"), (0.97, "0.97"), (0.0, "0"), (1 / 3, "0.3333")])
def test_confidences_are_canonical_decimals(number: float, text: str) -> None:
    assert decimal_literal(number).value == text


@pytest.mark.parametrize(
    "base",
    ["", "example.org/", "https://example.org", "https://example.org/kg#", "urn:x:y/", "https://exa mple.org/", "https://example.org/<"],
)
def test_a_base_that_is_no_iri_is_refused(base: str) -> None:
    with pytest.raises(StoreError, match="--base-iri"):
        Iris(base)


def test_resources_move_to_another_base_and_terms_stay() -> None:
    iris = Iris("https://example.org/kg/")
    assert iris.rebased(NamedNode("https://w3id.org/newskg/country/MA")).value == "https://example.org/kg/country/MA"
    assert iris.rebased(NamedNode("https://w3id.org/newskg/ontology#met")).value == "https://w3id.org/newskg/ontology#met"


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        ("https://w3id.org/newskg/country/MA", "country/MA"),
        ("https://w3id.org/newskg/ontology#met", "kg:met"),
        ("http://example.org/x", "http://example.org/x"),
    ],
)
def test_iris_are_shortened_for_people(iri: str, short: str) -> None:
    assert shorten(iri) == short
