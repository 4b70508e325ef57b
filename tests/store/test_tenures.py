"""Tenures: when somebody is seen in an office, when as its former holder, and what dates articles give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.tenures import Observation, Tenure, find_tenures
from kg.vocabulary import Status

FORMER, APPOINTED = Status.FORMER, Status.APPOINTED


def seen(day: str, status: Status = Status.CURRENT, date: str = "") -> Observation:
    return Observation(day, status, date)


@pytest.mark.parametrize(
    ("observations", "tenures"),
    [
        ([seen("2024-03-01")], [Tenure("2024-03-01", "2024-03-01")]),
        ([seen("2024-03-01"), seen("2023-01"), seen("2024-02-05")], [Tenure("2023-01", "2024-03-01")]),
        ([seen("2024-03-01"), seen("2025-01-01", FORMER), seen("2025-02-01", FORMER)], [Tenure("2024-03-01", "2024-03-01", "2025-01-01")]),
        ([seen("2025-01-01", FORMER)], [Tenure(seen_former="2025-01-01")]),
        ([seen("2025-01-01", FORMER), seen("2025-01-01")], [Tenure("2025-01-01", "2025-01-01", "2025-01-01")]),
        (
            [seen("2020-01-01"), seen("2021-01-01", FORMER), seen("2024-01-01"), seen("2024-06-01")],
            [Tenure("2020-01-01", "2020-01-01", "2021-01-01"), Tenure("2024-01-01", "2024-06-01")],
        ),
        (
            [seen("2024-09-22", APPOINTED, "2024-09-21"), seen("2024-10-02")],
            [Tenure("2024-09-22", "2024-10-02", starts=frozenset({"2024-09-21"}))],
        ),
        ([seen("2025-01-01", FORMER, "2024-12")], [Tenure(seen_former="2025-01-01", ends=frozenset({"2024-12"}))]),
        (
            [seen("2024-09-22", date="2024-09-21"), seen("2024-09-23", date="2024-09-20")],
            [Tenure("2024-09-22", "2024-09-23", starts=frozenset({"2024-09-20", "2024-09-21"}))],
        ),
        ([seen("")], [Tenure()]),
        ([seen(""), seen("2024-03-01")], [Tenure("2024-03-01", "2024-03-01")]),
        ([], []),
    ],
)
def test_tenures_are_found(observations: list[Observation], tenures: list[Tenure]) -> None:
    assert find_tenures(observations) == tenures


OBSERVATIONS = st.builds(Observation, st.sampled_from(["", "2023", "2023-05", "2024-01-02", "2024-01-03"]), st.sampled_from(Status))


@given(st.lists(OBSERVATIONS, max_size=8), st.randoms())
def test_the_order_of_what_is_seen_is_nothing_to_them(observations: list[Observation], chance: object) -> None:
    shuffled = sorted(observations, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert find_tenures(shuffled) == find_tenures(observations)


@given(st.lists(OBSERVATIONS, min_size=1, max_size=8))
def test_every_day_in_office_lies_in_a_tenure(observations: list[Observation]) -> None:
    tenures = find_tenures(observations)
    for observation in observations:
        if observation.status is not FORMER and observation.day:
            assert any(tenure.first_seen <= observation.day <= tenure.last_seen for tenure in tenures)
