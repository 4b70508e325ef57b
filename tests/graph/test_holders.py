"""Whoever an article names by their office alone is who held it on that day, as far as the graph knows; and nothing is left of it after."""

from __future__ import annotations

import random

import pytest

from kg.explain import explain
from kg.graph import Graph, Run
from kg.graph.holders import Sighting, find_holder
from kg.graph.serialisation import sorted_quads
from kg.model import Article, Entity, Office, Quotation, Reading, Span, Statement, holder_id
from kg.resolve import HeldOffice
from kg.vocabulary import EntityType, Predicate, Status

RUN = Run("x")
FOREIGN = Office("office/MA/ministre-des-affaires-etrangeres", "ministre des Affaires étrangères", "country/MA", "role/minister",
                 ("portfolio/foreign-affairs",))  # fmt: skip
MOROCCO = Entity("country/MA", EntityType.COUNTRY, "Maroc", (), "MA")
GUEST = Entity("person/ana-quintanar", EntityType.PERSON, "Ana Quintanar")
MINISTER = HeldOffice(FOREIGN.id, FOREIGN.jurisdiction, FOREIGN.role, FOREIGN.portfolios)
MET = "SELECT DISTINCT ?who { ?who kg:met <person/ana-quintanar> }"


def holding(article: str, name: str, slug: str, day: str, status: Status = Status.CURRENT) -> Reading:
    """An article that gives somebody the office."""
    person = Entity(f"person/{slug}", EntityType.PERSON, name)
    statement = Statement(person.id, Predicate.HOLDS_OFFICE, FOREIGN.id, (Span(2, 2 + len(name)),), status=status)
    return Reading(Article(article, "T", f"{name} a parlé.", day), (MOROCCO, person), (FOREIGN,), (), (statement,))


def meeting(article: str, day: str, *others: Statement) -> Reading:
    """An article in which the minister, without a name, meets a guest."""
    text = "Le ministre marocain des Affaires étrangères a reçu Ana Quintanar."
    met = Statement(holder_id(FOREIGN.id), Predicate.MET, GUEST.id, (Span(2, 2 + len(text)),), confidence=0.7, rule="received")
    later = Reading(Article(article, "T", text, day), (GUEST, MOROCCO), (FOREIGN,), (), (met,))
    known = () if not others else (GUEST, Entity("person/karim-belrhali", EntityType.PERSON, "Karim Belrhali"))
    return Reading(later.article, known, (), (), others, later)


BELRHALI = holding("a", "Karim Belrhali", "karim-belrhali", "2025-04-10")
SPELT = holding("b", "K. Belrhali", "k-belrhali", "2025-03-01")
FORMER = holding("c", "Karim Belrhali", "karim-belrhali", "2025-06-20", Status.FORMER)
NEXT = holding("d", "Omar Sefrioui", "omar-sefrioui", "2025-06-20", Status.APPOINTED)
MEETING = meeting("m", "2025-04-14")
LATER = meeting("n", "2025-06-25")
ALL = [BELRHALI, SPELT, FORMER, NEXT, MEETING, LATER]


def built(*readings: Reading) -> Graph:
    graph = Graph.open()
    graph.update_articles(readings, RUN)
    return graph


def who_met(graph: Graph) -> list[str]:
    return sorted(str(row[0]).removeprefix(graph.iris.base) for row in graph.query(MET))


def seen(*days: str, person: str = "person/a", status: Status | None = None) -> list[Sighting]:
    return [Sighting(person, HeldOffice(*_parts(), status), day) for day in days]


def _parts() -> tuple[str, str | None, str | None, tuple[str, ...]]:
    return MINISTER.id, MINISTER.jurisdiction, MINISTER.role, MINISTER.portfolios


@pytest.mark.parametrize(
    ("sightings", "day", "holder"),
    [
        (seen("2025-01-01", "2025-12-31"), "2025-06-15", "person/a"),
        (seen("2025-01-01"), "2025-01-31", "person/a"),
        (seen("2025-01-01"), "2025-03-01", None),
        (seen("2025-03-01"), "2025-02-20", "person/a"),
        (seen("2025-03-01", status=Status.APPOINTED), "2025-02-20", None),
        ([*seen("2025-01-01"), *seen("2025-01-10", status=Status.FORMER)], "2025-01-20", None),
        ([*seen("2025-01-01"), *seen("2025-01-20", person="person/b")], "2025-01-10", None),
        ([*seen("2025-01-01", "2025-02-01"), *seen("2025-02-10", person="person/b")], "2025-01-20", "person/a"),
        ([*seen("2025-01-01", "2025-02-01"), *seen("2025-01-10", "2025-03-01", person="person/b")], "2025-01-20", None),
        ([], "2025-01-20", None),
    ],
)  # fmt: skip
def test_one_holder_or_none(sightings: list[Sighting], day: str, holder: str | None) -> None:
    assert find_holder(MINISTER, day, sightings) == holder


@pytest.mark.parametrize(
    ("asked", "held", "same"),
    [
        (MINISTER, HeldOffice("office/MA/ministre-des-affaires-etrangeres-et-de-la-cooperation", "country/MA", "role/minister",
                              ("portfolio/cooperation", "portfolio/foreign-affairs")), True),
        (MINISTER, HeldOffice("office/ES/ministre-des-affaires-etrangeres", "country/ES", "role/minister", MINISTER.portfolios), False),
        (MINISTER, HeldOffice("office/MA/ministre-de-l-interieur", "country/MA", "role/minister", ("portfolio/interior",)), False),
        (HeldOffice("office/MA/chef-de-la-diplomatie", "country/MA", "role/foreign-affairs-head"), MINISTER, True),
        (HeldOffice("office/FR/chef-de-l-etat", "country/FR", "role/head-of-state"),
         HeldOffice("office/FR/president-de-la-republique", "country/FR", "role/president-of-the-republic"), True),
        (HeldOffice("office/FR/president", "country/FR", "role/president"),
         HeldOffice("office/FR/president-du-senat", "country/FR", "role/president"), False),
    ],
)  # fmt: skip
def test_the_same_office_under_other_titles(asked: HeldOffice, held: HeldOffice, same: bool) -> None:
    assert (find_holder(asked, "2025-01-01", [Sighting("person/a", held, "2025-01-01")]) is not None) is same


def test_an_office_without_a_name_is_its_holder_of_that_day() -> None:
    graph = built(BELRHALI, SPELT, FORMER, NEXT, MEETING)
    assert who_met(graph) == ["person/karim-belrhali"]
    assert who_met(built(*ALL)) == ["person/karim-belrhali", "person/omar-sefrioui"]
    (fact,) = graph.statements("met")
    assert fact.confidence == pytest.approx(0.7)
    assert [evidence.text for evidence in fact.evidence] == ["Le ministre marocain des Affaires étrangères a reçu Ana Quintanar."]


def test_nobody_is_made_up_where_the_holder_is_not_known() -> None:
    graph = built(MEETING, NEXT)
    assert who_met(graph) == []
    assert list(graph.statements("met")) == []


def test_what_the_article_says_by_name_is_not_said_twice() -> None:
    met = Statement("person/karim-belrhali", Predicate.MET, GUEST.id, (Span(2, 5),))
    assert len(list(built(BELRHALI, meeting("m", "2025-04-14", met)).statements("met"))) == 1


def test_an_explanation_says_that_the_office_alone_is_named() -> None:
    (fact,) = built(BELRHALI, MEETING).statements("met")
    assert "named by the office alone: ministre des Affaires étrangères" in str(explain(fact))


@pytest.mark.parametrize("seed", range(6))
def test_order_and_removal_leave_no_trace(seed: int) -> None:
    chance = random.Random(seed)
    order = chance.sample(ALL, len(ALL))
    gone = chance.sample(order, 2)
    graph = Graph.open()
    for one in order:
        graph.update_article(one, RUN)
    for one in gone:
        graph.remove(one.article.id)
    assert sorted_quads(graph.store) == sorted_quads(built(*(one for one in ALL if one not in gone)).store)


def test_corrections_reach_it_and_can_be_undone() -> None:
    graph = built(BELRHALI, MEETING)
    before = sorted_quads(graph.store)
    (held,) = graph.statements("holdsOffice")
    (met,) = graph.statements("met")
    graph.correct([("Rejected", graph.iris.node(held.id).value)])
    assert who_met(graph) == []
    graph.undo()
    assert sorted_quads(graph.store) == before
    graph.correct([("Rejected", graph.iris.node(met.id).value)])
    assert who_met(graph) == []
    graph.correct([("Same", graph.iris.node("person/karim-belrhali").value, graph.iris.node("person/k-el-belrhali").value)])
    graph.undo()
    graph.undo()
    assert sorted_quads(graph.store) == before


def test_a_quotation_is_its_speakers() -> None:
    said = Quotation("quotation/1", "Nous serons au rendez-vous à Rabat")
    text = "« Nous serons au rendez-vous à Rabat », a dit le ministre marocain des Affaires étrangères."
    statement = Statement(holder_id(FOREIGN.id), Predicate.SAID, said.id, (Span(2, 10),))
    article = Article("q", "T", text, "2025-04-12")
    graph = built(BELRHALI, Reading(article, deferred=Reading(article, (MOROCCO,), (FOREIGN,), (said,), (statement,))))
    assert [fact.subject.label for fact in graph.statements("said")] == ["Karim Belrhali"]
