"""Names of persons compared."""

from __future__ import annotations

import pytest

from kg.resolve.likeness import compare
from kg.resolve.names import parse


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("LAFTIT Abd el-Ouafi", ["abdelouafi", "laftit"]),
        ("Jean-Noël Barrot", ["jean", "noel", "barrot"]),
        ("JD Vance", ["j", "d", "vance"]),
        ("Mohamed Ould Cheikh el-Ghazouani", ["mohamed", "cheikh", "ghazouani"]),
        ("Ursula von der Leyen", ["ursula", "leyen"]),
        ("Denis Sassou N’Guesso", ["denis", "sassou", "nguesso"]),
        ("Al Gore", ["al", "gore"]),
    ],
)
def test_names_are_cut_into_words_without_particles(name: str, words: list[str]) -> None:
    assert [word.text for word in parse(name).words] == words


@pytest.mark.parametrize(("name", "number"), [("Mohammed VI", "VI"), ("Abdallah II de Jordanie", "II"), ("Malcolm", "")])
def test_regnal_numbers_stand_apart(name: str, number: str) -> None:
    assert parse(name).number == number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abdelouafi Laftit", "LAFTIT Abdelwafi"),
        ("Abdelouafi Laftit", "A. Laftit"),
        ("Jean-Noël Barrot", "J.-N. Barrot"),
        ("JK Rowling", "J. K. Rowling"),
        ("Mohammed Ben Salmane", "Mohamed bin Salman Al Saud"),
        ("Mohamed Ben Salmane", "Mohammed Bensalmane"),
        ("Abd al-Fattah al-Burhan", "Abdel Fattah Bourhane"),
        ("Kim Jong-un", "Kim Jongun"),
        ("Joe Biden", "Joseph Biden"),
        ("Idriss Déby", "Idriss Déby Itno"),
        ("Yassine Aït Lahcen", "Yassine Lahcen"),
        ("Cœur Œdipe", "Coeur Oedipe"),
    ],
)
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    likeness = compare(one, other)
    assert likeness is not None
    assert not likeness.doubtful


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohamed Ould Ghazouani", "Mohamed Ould Abdel Aziz"),
        ("George W. Bush", "George H. W. Bush"),
        ("Mohammed VI", "Mohammed V"),
        ("Michel Aoun", "Joseph Aoun"),
        ("Hassan Nasrallah", "Mahmoud Nasrallah"),
        ("Michel Morel", "Michèle Morel"),
        ("Wang Yi", "Wang Yu"),
        ("Kim Il-sung", "Kim Jong-il"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert compare(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mouammar Kadhafi", "Mouammar Gaddafi"),
        ("Tebboune", "Abdelmadjid Tebboune"),
        ("Félix-Antoine Tshisekedi", "Félix Tshisekedi Tshilombo"),
    ],
)
def test_names_that_leave_it_open(one: str, other: str) -> None:
    likeness = compare(one, other)
    assert likeness is not None
    assert likeness.doubtful


def test_rare_words_tell_more_than_common_ones() -> None:
    rare, common = compare("Fernando Grande-Marlaska", "Fernando Grande-Marlaska"), compare("Mohamed Ahmed", "Mohamed Ahmed")
    assert rare is not None
    assert common is not None
    assert rare.bits > 2 * common.bits
    assert rare.exact
