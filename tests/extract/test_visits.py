"""Journeys: who went where, alone or in company; what is only asked for, meant or called off."""

from __future__ import annotations

import pytest

from kg.vocabulary import Factuality, Predicate
from tests.extract.documents import pairs, read_marked, statements


@pytest.mark.parametrize(
    "sentence",
    [
        "{Paul Morel} s'est rendu lundi à Alger.",
        "{Paul Morel} s'est transporté à Alger.",
        "{Paul Morel}, arrivé hier à Alger, est parti.",
        "Arrivé hier à Alger, {Paul Morel} a salué la foule.",
        "{Paul Morel}, en visite à Alger, est parti.",
        "La visite de {Paul Morel} à Alger est utile.",
        "{Paul Morel} sera à son tour à Alger.",
        "{Paul Morel} a évoqué la crise lors d'une escale à Alger.",
        "{Anne Petit} a salué Alger. {Paul Morel} y est arrivé lundi.",
        "{Anne Petit} a parlé. En marge de sa visite à Alger, {Paul Morel} a été reçu.",
    ],
)
def test_a_visit_is_told_in_many_ways(sentence: str) -> None:
    assert pairs(read_marked(sentence), Predicate.VISITED) == {("paul-morel", "alger")}


@pytest.mark.parametrize(
    "sentence",
    [
        "{Paul Morel} est arrivé lundi à Alger, accompagné de {Anne Petit}.",
        "{Paul Morel} est arrivé lundi à Alger. {Anne Petit} était du voyage.",
        "{Paul Morel} est arrivé lundi à Alger à la tête d'une délégation dont fait partie {Anne Petit}.",
    ],
)
def test_companions_travel_along(sentence: str) -> None:
    assert pairs(read_marked(sentence), Predicate.VISITED) == {("paul-morel", "alger"), ("anne-petit", "alger")}


@pytest.mark.parametrize(
    "sentence",
    [
        "{Anne Petit} a invité {Paul Morel} à se rendre à Alger.",
        "{Paul Morel} est venu rencontrer une délégation attachée à Alger.",
        "{Paul Morel} est arrivé à terme à Alger.",
    ],
)
def test_what_is_no_journey(sentence: str) -> None:
    assert pairs(read_marked(sentence), Predicate.VISITED) == set()


def test_a_city_says_more_than_its_country_in_one_sentence() -> None:
    reading = read_marked("{Paul Morel}, en visite en Algérie, est arrivé lundi à Alger.")
    assert pairs(reading, Predicate.VISITED) == {("paul-morel", "alger")}


def test_who_is_expected_on_a_weekday_comes_on_the_next_one() -> None:
    (statement,) = statements(read_marked("{Paul Morel} est attendu lundi à Alger."), Predicate.VISITED)
    assert (statement.factuality, statement.date) == (Factuality.PLANNED, "2025-04-21")
