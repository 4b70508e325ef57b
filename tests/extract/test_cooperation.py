"""Ways in which French news tells that States and bodies work together; and what is no cooperation."""

from __future__ import annotations

import pytest

from kg.vocabulary import Factuality, Predicate
from tests.extract.documents import pairs, read_marked, statements

STATES = {("FR", "MA")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Le Maroc et la France conduisent des opérations conjointes.",
        "Le Maroc et la France ont lancé un programme commun.",
        "Le Maroc et la France unissent leurs efforts.",
        "Le Maroc et la France mutualisent leurs moyens.",
        "Le Maroc et la France agissent de concert.",
        "L'alliance entre le Maroc et la France est utile.",
        "Le Maroc travaille main dans la main avec la France.",
        "Le Maroc et la France ont lancé un exercice commun.",
        "Le Maroc et la France partagent leurs renseignements.",
        "Un exercice franco-marocain est prévu.",
        "Les marines française et marocaine agissent de concert.",
        "Un fonds est cofinancé par le Maroc et la France.",
        "En partenariat avec la France, le Maroc organise un forum.",
        "Le Maroc, partenaire de la France, achète des trains.",
        "La France et son partenaire marocain achètent des trains.",
        "Le partenariat liant le Maroc à la France est prolongé.",
    ],
)
def test_joint_work_is_told_in_many_ways(sentence: str) -> None:
    assert pairs(read_marked(sentence), Predicate.COOPERATES_WITH) == STATES


@pytest.mark.parametrize(
    "sentence",
    [
        "Le Maroc et la France ont une frontière commune.",
        "Le Maroc et la France saluent l'ensemble des pays.",
        "{Paul Morel} et {Aziz Belmir} sont venus ensemble.",
        "Le Maroc est le premier partenaire commercial de la France.",
        "Le Maroc mène avec la France des négociations.",
        "Le Forum de coopération franco-marocain s'ouvre lundi.",
    ],
)
def test_what_is_common_or_together_is_not_always_cooperation(sentence: str) -> None:
    assert pairs(read_marked(sentence), Predicate.COOPERATES_WITH) == set()


def test_cooperation_that_is_broken_off_is_denied() -> None:
    (statement,) = statements(read_marked("Le Maroc et la France ont suspendu leur partenariat."), Predicate.COOPERATES_WITH)
    assert statement.factuality is Factuality.DENIED


def test_the_two_countries_are_those_that_the_sentence_before_names() -> None:
    text = "L'Italie et la Tunisie ont signé.\nLe Maroc et la France ont signé. Les deux pays coopèrent."
    assert pairs(read_marked(text), Predicate.COOPERATES_WITH) == STATES


@pytest.mark.parametrize(
    ("agreement", "expected"),
    [("un mémorandum sur la pêche", STATES), ("un accord de paix", set()), ("une convention de prêt agricole", set()), ("un texte", set())],
)
def test_an_agreement_founds_cooperation_in_the_fields_that_it_names(agreement: str, expected: set[tuple[str, str]]) -> None:
    assert pairs(read_marked(f"Le Maroc et la France ont signé {agreement}."), Predicate.COOPERATES_WITH) == expected
