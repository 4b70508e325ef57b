"""Expressions of time against a day of publication: Tuesday 15 April 2025."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.dates import find_dates
from tests.extract.documents import make_atoms

TUESDAY = "2025-04-15"


def values(text: str, published: str | None = TUESDAY) -> list[str]:
    return [date.value for date in find_dates(make_atoms(text), published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Il est arrivé lundi à Rabat.", "2025-04-14"),
        ("Il est arrivé mardi à Rabat.", "2025-04-15"),
        ("Il est arrivé mercredi à Rabat.", "2025-04-09"),
        ("Il se rendra jeudi à Rabat.", "2025-04-17"),
        ("Il est venu mardi dernier.", "2025-04-08"),
        ("Il est venu mardi prochain.", "2025-04-22"),
        ("Il est venu lundi dernier.", "2025-04-14"),
        ("Il est venu hier.", "2025-04-14"),
        ("Il est venu avant-hier.", "2025-04-13"),
        ("La réunion de demain sera utile.", "2025-04-16"),
        ("Il est venu aujourd'hui.", "2025-04-15"),
        ("Il est venu aujourd’hui.", "2025-04-15"),
        ("Il est venu ce matin.", "2025-04-15"),
    ],
)
def test_days_are_counted_from_publication(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Il est venu en octobre dernier.", "2024-10"),
        ("Il est venu en mars dernier.", "2025-03"),
        ("Il est venu en octobre.", "2024-10"),
        ("Il se rendra en octobre à Rabat.", "2025-10"),
        ("Il est venu début janvier.", "2025-01"),
        ("Il est venu en octobre 2018.", "2018-10"),
        ("Il est venu le mois dernier.", "2025-03"),
        ("Il est venu le mois prochain.", "2025-05"),
        ("Il est venu ce mois.", "2025-04"),
        ("Il est venu la semaine dernière.", "2025-04"),
        ("Il est venu l'an dernier.", "2024"),
        ("Il est venu l'été dernier.", "2024"),
        ("Il est venu en 2017.", "2017"),
        ("Il est venu il y a deux ans.", "2023"),
        ("Il est venu il y a trois mois.", "2025-01"),
        ("Il est venu il y a cinq jours.", "2025-04-10"),
        ("Il est venu il y a 10 jours.", "2025-04-05"),
    ],
)
def test_a_month_or_a_year_is_as_precise_as_the_text(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("le 12/03/2020", "2020-03-12"),
        ("le 2020-03-12", "2020-03-12"),
        ("le 14 avril 2025", "2025-04-14"),
        ("lundi 14 avril 2025", "2025-04-14"),
        ("le 1er mai 2024", "2024-05-01"),
        ("le premier mai 2024", "2024-05-01"),
        ("du 3 au 5 mai", "2025-05-03"),
        ("les 3 et 4 mai 2023", "2023-05-03"),
        ("le 18 fév. 2019", "2019-02-18"),
        ("le 29 février 2024", "2024-02-29"),
        ("le 28 décembre", "2024-12-28"),
        ("le 2 août", "2025-08-02"),
    ],
)
def test_days_of_the_calendar_are_read(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Le 3 mars 2025, il est venu. La veille, il avait signé.", "2025-03-02"),
        ("Le 3 mars 2025, il est venu. Le lendemain, il a signé.", "2025-03-04"),
        ("Le 3 mars 2025, il est venu. Le jour même, il a signé.", "2025-03-03"),
        ("Le 3 mars 2025, il est venu. Deux jours plus tard, il a signé.", "2025-03-05"),
        ("Le 3 mars 2025, il est venu. Trois jours plus tôt, il avait signé.", "2025-02-28"),
        ("Il avait signé la veille.", "2025-04-14"),
    ],
)
def test_a_day_may_be_told_from_the_day_named_before(text: str, value: str) -> None:
    assert values(text)[-1] == value


@pytest.mark.parametrize("text", ["lundi", "hier", "la veille", "en octobre dernier", "il y a deux ans", "le mois dernier", "l'an dernier"])
def test_nothing_relative_is_resolved_without_a_date_of_publication(text: str) -> None:
    assert values(f"Il est venu {text}.", None) == []


@pytest.mark.parametrize(("text", "value"), [("le 14 avril 2025", "2025-04-14"), ("en octobre 2018", "2018-10"), ("en 2017", "2017")])
def test_full_dates_need_no_date_of_publication(text: str, value: str) -> None:
    assert values(f"Il est venu {text}.", None) == [value]


@pytest.mark.parametrize(("published", "value"), [("2025", "2025-05-03"), ("2025-04", "2025-05-03")])
def test_a_day_without_a_year_takes_that_of_an_imprecise_publication(published: str, value: str) -> None:
    assert values("Il est venu le 3 mai.", published) == [value]


@pytest.mark.parametrize("text", ["le 45/13/2020", "2 500 hommes", "la place du 20", "Mars", "un mai"])
def test_what_is_no_date_gives_none(text: str) -> None:
    assert values(text) == []


def test_a_day_that_does_not_exist_leaves_its_month() -> None:
    assert values("le 31 février 2024") == ["2024-02"]


@pytest.mark.parametrize("text", ["la marche du mai", "Mme Avril", "le dimanche"])
def test_no_expression_crashes(text: str) -> None:
    assert all(len(value) in {4, 7, 10} for value in values(text))


@settings(max_examples=60, deadline=None)
@given(st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31)), st.dates(dt.date(2000, 1, 1), dt.date(2049, 12, 31)))
def test_any_numeric_date_is_read_back(day: dt.date, published: dt.date) -> None:
    assert values(f"le {day:%d/%m/%Y}", published.isoformat()) == [day.isoformat()]


@settings(max_examples=60, deadline=None)
@given(st.dates(dt.date(2000, 1, 1), dt.date(2049, 12, 31)), st.sampled_from(("lundi", "jeudi", "dimanche")))
def test_a_weekday_in_the_past_is_within_the_last_week(published: dt.date, weekday: str) -> None:
    (value,) = values(f"Il est venu {weekday}.", published.isoformat())
    assert 0 <= (published - dt.date.fromisoformat(value)).days < 7
