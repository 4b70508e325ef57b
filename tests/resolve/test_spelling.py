"""Words of names in several spellings."""

from __future__ import annotations

import pytest

from kg.resolve.spelling import ALIKE, similarity, skeleton, sound


@pytest.mark.parametrize(
    "pair",
    [
        *("Abdelouafi Abdelwafi", "Abderrahmane Abdulrahman", "Abdellatif Abdullatif", "Abdallah Abdullah", "Ouattara Watara"),
        *("Bachar Bashar", "Cheikh Sheikh", "Tshisekedi Tchisekedi", "Khashoggi Khachogi", "Djamel Gamel", "Zayed Zaïd"),
        *("Rouhani Rohani", "Hassane Hassan", "Othmani Otmani", "Poutine Putin", "Zelensky Zelenskyy", "Chahramanian Shahramanyan"),
        *("Mustapha Mustafa", "Saïed Saied", "Erdoğan Erdogan", "Haniyeh Haniyé", "Dembélé Denbélé"),
    ],
)
def test_transliterations_of_one_word_sound_the_same(pair: str) -> None:
    one, other = pair.split()
    assert sound(one) == sound(other)


@pytest.mark.parametrize("pair", ["Salmane Selman", "Mohamed Mohammad", "Mustapha Mostefa", "Brahim Ibrahim", "Volodymyr Vladimir"])
def test_other_vowels_are_alike(pair: str) -> None:
    one, other = pair.split()
    assert ALIKE <= similarity(one, other) < 1.0


@pytest.mark.parametrize(
    "pair", ["Mohamed Mahmoud", "Hassan Hussein", "Alassane Hassane", "Obama Osama", "Traoré Touré", "Ali Eli", "Saad Saïd"]
)
def test_other_words_are_not_alike(pair: str) -> None:
    one, other = pair.split()
    assert similarity(one, other) < ALIKE


def test_a_skeleton_has_no_vowels_unless_nothing_else_is_left() -> None:
    assert skeleton("Mohammed") == skeleton("Mouhamed") == "mhmd"
    assert skeleton("Ali") == sound("Ali")


def test_other_alphabets_stay_as_they_are() -> None:
    assert sound("محمد") == "محمد"
