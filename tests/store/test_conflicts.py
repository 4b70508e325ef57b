"""Contradictions: which are listed, with what, and what is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.graph import Graph
from kg.model import Reading
from kg.query.conflicts import Conflict, find_conflicts
from kg.vocabulary import Status
from tests.store.killed import RUN
from tests.store.test_summary import MINISTER, holding, meeting


def conflicts(*readings: Reading) -> list[Conflict]:
    with Graph.open() as graph:
        graph.update_articles(readings, RUN)
        return find_conflicts(graph)


def met_on(name: str, day: str, source: str = "MAP") -> Reading:
    reading = meeting(name, source=source)
    return replace(reading, statements=tuple(replace(statement, date=day) for statement in reading.statements))


def of_office(reading: Reading, **changes: object) -> Reading:
    return replace(reading, offices=(replace(MINISTER, **changes),))  # type: ignore[arg-type]


def test_two_holders_of_one_office_on_one_day_are_listed_with_both_sides() -> None:
    (found,) = conflicts(
        holding("a", "2025-04-01", who="anne"), holding("b", "2025-04-03", who="bea"), holding("c", "2025-04-05", who="anne")
    )
    assert found.about == "ministre de l'Intérieur, France"
    assert [(side.claim, side.days, [evidence.article for evidence in side.evidence]) for side in found.sides] == [
        ("Anne", "2025-04-01 – 2025-04-05", ["a", "c"]),
        ("Bea", "2025-04-03", ["b"]),
    ]
    assert found.sides[1].evidence[0].text == "Article"


@pytest.mark.parametrize(
    "readings",
    [
        [holding("a", "2025-04-01", who="anne"), holding("b", "2025-04-03", who="bea")],
        [holding("a", "2025-04-01", who="anne"), holding("b", "2025-04-01", who="bea", status=Status.FORMER)],
        [of_office(holding(name, "2025-04-01", who=who), role="role/senator") for name, who in (("a", "anne"), ("b", "bea"))],
        [of_office(holding(name, "2025-04-01", who=who), portfolios=()) for name, who in (("a", "anne"), ("b", "bea"))],
        [of_office(holding(name, "2025-04-01", who=who), jurisdiction=None) for name, who in (("a", "anne"), ("b", "bea"))],
    ],
    ids=["one after the other", "one of them former", "an office of many", "ministers of something", "of nobody knows what"],
)
def test_these_do_not_contradict_each_other(readings: list[Reading]) -> None:
    assert conflicts(*readings) == []


def test_two_dates_for_one_meeting_are_listed_with_both_sides() -> None:
    (found,) = conflicts(met_on("a", "2025-04-14"), met_on("b", "2025-04-15", "AFP"), met_on("c", "2025-04-15"))
    assert found.about == "Anne, met, Bea"
    assert [(side.claim, [evidence.article for evidence in side.evidence]) for side in found.sides] == [
        ("2025-04-14", ["a"]),
        ("2025-04-15", ["b", "c"]),
    ]


@pytest.mark.parametrize("other", ["2025-04-14", "2025-04", "2025-06-01"], ids=["the same", "less precise", "another meeting"])
def test_these_dates_do_not_contradict_each_other(other: str) -> None:
    assert conflicts(met_on("a", "2025-04-14"), met_on("b", other, "AFP")) == []


def dated(reading: Reading, day: str, status: Status = Status.CURRENT) -> Reading:
    """An article that says since when, or until when, somebody holds the office."""
    return replace(reading, statements=tuple(replace(statement, date=day, status=status) for statement in reading.statements))


def test_starts_and_ends_that_are_told_count_as_days_in_office() -> None:
    anne = [holding("a", "2024-01-10", who="anne"), dated(holding("b", "2025-01-01", who="anne"), "2024-06-30", Status.FORMER)]
    bea = dated(holding("c", "2025-01-02", who="bea"), "2024-06-01", Status.APPOINTED)
    (found,) = conflicts(*anne, bea)
    assert [(side.claim, side.days) for side in found.sides] == [("Anne", "2024-01-10 – 2024-06-30"), ("Bea", "2024-06-01 – 2025-01-02")]
    assert [len(side.evidence) for side in found.sides] == [2, 1]


@pytest.mark.parametrize("start", ["2024-06-30", "2024-07-01", "2024"])
def test_an_office_may_be_handed_over_on_the_day_of_its_end(start: str) -> None:
    anne = [holding("a", "2024-01-10", who="anne"), dated(holding("b", "2025-01-01", who="anne"), "2024-06-30", Status.FORMER)]
    assert conflicts(*anne, dated(holding("c", "2025-01-02", who="bea"), start, Status.APPOINTED)) == []
