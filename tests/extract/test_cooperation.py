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
    ],
)
def test_what_is_common_or_together_is_not_always_cooperation(sentence: str) -> None:
    assert pairs(read_marked(sentence), Predicate.COOPERATES_WITH) == set()


def test_cooperation_that_is_broken_off_is_denied() -> None:
    (statement,) = statements(read_marked("Le Maroc et la France ont suspendu leur partenariat."), Predicate.COOPERATES_WITH)
    assert statement.factuality is Factuality.DENIED
