"""Facts and networks chosen by names."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.graph import Graph
from kg.graph.facts import Fact, Node
from kg.query.selection import find_one, select_facts, select_network
from kg.vocabulary import Factuality


def fact(date: str | None, published: str | None) -> Fact:
    node = Node("person/a", "A", "Person")
    return Fact("s", node, "met", node, "a", "", published, (), None, date, None, (), Factuality.ASSERTED, 1.0)


@pytest.mark.parametrize(
    ("date", "published", "since", "kept"),
    [
        ("2024-05-03", "2020", "2024-05-03", True),
        ("2024-05-02", "2024-05-09", "2024-05-03", False),
        ("2024", None, "2024-05-03", True),
        ("2023", None, "2024", False),
        (None, "2024-06-01", "2024-06", True),
        (None, "2024-05-31", "2024-06", False),
        (None, None, "1900", False),
    ],
)
def test_since_asks_whether_it_may_be_of_then_or_later(date: str | None, published: str | None, since: str, kept: bool) -> None:
    assert fact(date, published).since(since) is kept


def test_facts_by_relation_and_time(gold_graph: Graph) -> None:
    of_all = list(select_facts(gold_graph, ["met"]))
    late = list(select_facts(gold_graph, ["met"], since="2025"))
    assert {fact.predicate for fact in of_all} == {"met"}
    assert 0 < len(late) < len(of_all)
    assert all((fact.day or "") >= "2025" for fact in late)
    both = list(select_facts(gold_graph, ["met", "visited", "met"]))
    assert len(both) == len(of_all) + len(list(select_facts(gold_graph, ["visited"])))


def test_the_network_around_a_name(gold_graph: Graph) -> None:
    near = select_network(gold_graph, ["cooperatesWith"], focus="Maroc")
    farther = select_network(gold_graph, ["cooperatesWith"], focus="maroc", depth=2)
    assert "country/MA" in near
    assert set(near) < set(farther) <= set(select_network(gold_graph, ["cooperatesWith"]))
    assert {relation for *_, relation in near.edges(keys=True)} == {"cooperatesWith"}


def test_what_is_not_understood_is_said(gold_graph: Graph) -> None:
    with pytest.raises(QueryError, match="no thing 'Atlantide'"):
        select_network(gold_graph, focus="Atlantide")
    with pytest.raises(QueryError, match="'yesterday' is no date: write 2025"):
        list(select_facts(gold_graph, since="yesterday"))
    with pytest.raises(QueryError, match="no relation 'greets'"):
        list(select_facts(gold_graph, ["greets"]))


def test_a_name_of_several_is_not_guessed(gold_graph: Graph) -> None:
    shared = find_one(gold_graph, "thing", "Mohammed", within={"person/mohammed-vi"})
    assert shared == "person/mohammed-vi"
    with pytest.raises(QueryError, match=r"'Mohammed' may be .*person/mohammed-vi: write one of these ids"):
        find_one(gold_graph, "thing", "Mohammed")
