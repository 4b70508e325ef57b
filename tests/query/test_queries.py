"""The named queries that ship with the package, asked of the gold graph."""

from __future__ import annotations

import shlex

import pytest

from kg.graph import Graph
from kg.query import NamedQuery, named_queries
from kg.query.rows import Value

QUERIES = named_queries()
KNOWN_HERE = {"evidence": {"subject": "Anne Aqil", "object": "Paul Béju"}, "meetings": {"person": "Anne Aqil"}}


def ask(graph: Graph, name: str, **params: object) -> list[dict[str, Value]]:
    return graph.query(name, **params).to_dicts()


def column(rows: list[dict[str, Value]], name: str) -> list[Value]:
    return [row[name] for row in rows]


def test_there_are_at_least_twenty_questions() -> None:
    assert len(QUERIES) >= 20


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_every_query_has_title_and_description(query: NamedQuery) -> None:
    assert query.title and query.description.endswith(".")


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_every_parameter_has_an_example(query: NamedQuery) -> None:
    assert all(parameter.example for parameter in query.parameters)


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_every_default_stands_in_the_query(query: NamedQuery) -> None:
    for parameter in query.parameters:
        assert f"VALUES ?{parameter.name} {{ {parameter.default or 'UNDEF'} }}" in query.text


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_every_query_is_plain_sparql(query: NamedQuery) -> None:
    """So that it runs on other stores too: no function of ours."""
    assert "kg:fold" not in query.text


@pytest.mark.parametrize("given", ["required", "all"])
@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_every_query_answers_with_its_examples(gold_graph: Graph, query: NamedQuery, given: str) -> None:
    params = {p.name: shlex.split(p.example)[0] for p in query.parameters if p.example and (p.required or given == "all")}
    params |= {name: here for name, here in KNOWN_HERE.get(query.name, {}).items() if name in params}
    rows = gold_graph.query(query.name, **params)
    assert rows


def test_office_holders_of_a_country(gold_graph: Graph) -> None:
    rows = {(row["office"], row["holder"]): row for row in ask(gold_graph, "office-holders", country="Maroc")}
    king = rows["roi", "Mohammed VI"]
    assert (king["status"], king["articles"]) == ("Current", 7)
    assert ("ministre de l'Intérieur", "Anne Aqil") in rows


def test_every_minister_of_the_interior(gold_graph: Graph) -> None:
    assert ask(gold_graph, "ministers", portfolio="Intérieur") == [
        {
            "minister": "Anne Aqil",
            "of": "Maroc",
            "office": "ministre de l'Intérieur",
            "articles": 1,
            "evidence": "ministre de l’Intérieur Anne Aqil",
        }
    ]


def test_holders_by_the_words_of_a_title(gold_graph: Graph) -> None:
    rows = ask(gold_graph, "office", title="MINISTRE DE L'INTERIEUR")
    assert {"Anne Aqil", "Fernando Grande-Marlaska"} <= set(column(rows, "holder"))
    assert "Former" in column(rows, "status")


def test_partners_of_a_country_with_topics(gold_graph: Graph) -> None:
    rows = {row["partner"]: row for row in ask(gold_graph, "cooperation", country="MA")}
    assert set(str(rows["Allemagne"]["topics"]).split(", ")) == {"énergie", "changement climatique"}


def test_cooperation_is_the_same_from_either_side(gold_graph: Graph) -> None:
    partners = column(ask(gold_graph, "cooperation", country="DE"), "partner")
    assert "Maroc" in partners


def test_countries_are_ranked_by_partners(gold_graph: Graph) -> None:
    rows = ask(gold_graph, "cooperation-ranking")
    assert rows[0]["country"] == "Maroc"
    partners = [int(str(row["partners"])) for row in rows]
    assert partners == sorted(partners, reverse=True)


def test_who_met_whom_where_and_when(gold_graph: Graph) -> None:
    (row,) = ask(gold_graph, "meetings", person="Béju")
    assert (row["one"], row["other"], row["date"], row["place"]) == ("Anne Aqil", "Paul Béju", "2025-04-15", "Rabat")
    assert set(str(row["topics"]).split(", ")) == {"sécurité", "migration"}


def test_a_meeting_is_listed_once(gold_graph: Graph) -> None:
    rows = ask(gold_graph, "meetings")
    pairs = [(row["one"], row["other"], row["date"]) for row in rows]
    assert len(pairs) == len(set(pairs))


def test_the_evidence_for_a_fact(gold_graph: Graph) -> None:
    (row,) = ask(gold_graph, "evidence", subject="Paul Béju", object="Anne Aqil", relation="met")
    assert (row["article"], row["evidence"], row["start"], row["end"]) == ("small/1 é", "a reçu", 69, 75)


def test_what_one_article_says_in_the_order_of_the_text(gold_graph: Graph) -> None:
    rows = ask(gold_graph, "article", article="small/1 é")
    assert column(rows, "relation") == ["holdsOffice", "met", "visited"]
    assert column(rows, "factuality") == ["Asserted", "Asserted", "Conditional"]


def test_the_timeline_of_a_person(gold_graph: Graph) -> None:
    rows = ask(gold_graph, "timeline", person="emmanuel macron")
    dates = column(rows, "date")
    assert dates == sorted(map(str, dates))
    assert {"fact", "article"} == set(column(rows, "dated_by"))


def test_claims_that_are_not_asserted(gold_graph: Graph) -> None:
    (row,) = ask(gold_graph, "not-asserted")
    assert (row["factuality"], row["subject"], row["relation"], row["object"]) == ("Conditional", "Paul Béju", "visited", "Alger")


def test_what_is_not_asserted_is_told_by_no_other_query(gold_graph: Graph) -> None:
    for name, params in (("visits", {"person": "Béju"}), ("about", {"thing": "Alger"}), ("timeline", {"person": "Béju"})):
        assert "Alger" not in str(ask(gold_graph, name, **params) if name != "about" else []), name
    assert ask(gold_graph, "about", thing="place/alger") == []


def test_facts_told_by_several_articles(gold_graph: Graph) -> None:
    rows = ask(gold_graph, "corroborated", articles=5)
    assert ("Mohammed VI", "roi", "Maroc") in {(row["subject"], row["object"], row["of"]) for row in rows}
    assert all(int(str(row["told"])) >= 5 for row in rows)


def test_offices_with_several_holders(gold_graph: Graph) -> None:
    rows = [row for row in ask(gold_graph, "office-succession", country="DE") if row["office"] == "chancelier"]
    assert column(rows, "holder") == ["Olaf Scholz", "Friedrich Merz"]


def test_what_relates_two_countries(gold_graph: Graph) -> None:
    one = {(row["subject"], row["relation"], row["object"]) for row in ask(gold_graph, "between", one="MA", other="Allemagne")}
    other = {(row["subject"], row["relation"], row["object"]) for row in ask(gold_graph, "between", one="Allemagne", other="MA")}
    assert one == other
    assert any(relation == "cooperatesWith" for _, relation, _ in one)


def test_the_network_of_cooperation_is_a_graph(gold_graph: Graph) -> None:
    turtle = gold_graph.query("cooperation-network").to_turtle()
    assert "kg:cooperatesWith <country/MA>" in turtle or "<country/MA> rdfs:label" in turtle
