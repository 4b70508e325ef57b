"""Whom common nouns and demonyms mean: "le militaire", "l'ancienne footballeuse", "l'Italienne"; quotations show it."""

from __future__ import annotations

import pytest

from kg.extract.coreference import Cast
from tests.extract.documents import analyse


def meant(text: str, phrase: str) -> list[str]:
    """The names of those whom a phrase of the text means."""
    analysis = analyse(text)
    cast = analysis.cast
    assert isinstance(cast, Cast)
    groups = [g for groups in cast.groups for g in groups if analysis.atoms.slice(g.left, g.right) == phrase]
    return sorted(p.name for g in groups for p in g.persons)


SOLDIER = "Le général {Alphonse Mbemba} a salué {Jean Durand}. "


@pytest.mark.parametrize(
    ("before", "phrase", "name"),
    [
        (SOLDIER, "Le militaire", "Alphonse Mbemba"),
        ("{Jean Durand} a salué le général {Alphonse Mbemba}. ", "Le militaire", "Alphonse Mbemba"),
        ("{Jean Durand} a salué l'opposant {Omar Sy}. ", "L'opposant", "Omar Sy"),
        ("{Jean Durand} a salué {Omar Sy}, le milliardaire. ", "Le milliardaire", "Omar Sy"),
        ("{Jean Durand} a salué {Omar Sy}. ", "Le quinquagénaire", "Jean Durand"),
        ("{Jean Durand} a salué {Omar Sy}. ", "L'ancien footballeur", "Jean Durand"),
        ("{Jean Durand} a salué {Omar Sy}. ", "L'intéressé", "Omar Sy"),
        ("{Jean Durand} a salué {Omar Sy}. ", "Le candidat à la mairie de Lyon", "Jean Durand"),
    ],
)
def test_a_noun_means_whom_it_was_given_to_else_the_one_spoken_of(before: str, phrase: str, name: str) -> None:
    assert meant(f"{before}{phrase} a reçu {{Paul Morel}}.", phrase) == [name]


@pytest.mark.parametrize(
    ("phrase", "name"), [("L'Italienne", "Anna Bruni"), ("Le Marocain", "Aziz Belmir"), ("Le dirigeant marocain", "Aziz Belmir")]
)
def test_a_demonym_means_the_one_of_that_state(phrase: str, name: str) -> None:
    text = "Le ministre marocain de la Justice, {Aziz Belmir}, a reçu la ministre italienne de la Justice, {Anna Bruni}. "
    assert meant(f"{text}{phrase} a salué un accord.", phrase) == [name]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("{Jean Durand} est arrivé. Un militaire a été reçu. Le militaire est parti.", "Le militaire"),
        ("Mme {Anne Petit} est arrivée. Le militaire est parti.", "Le militaire"),
        ("{Jean Durand} a parlé. Les militaires ont signé.", "Les militaires"),
        ("Le militaire est parti.", "Le militaire"),
    ],
)
def test_a_stranger_another_gender_or_a_plural_is_nobody_named(text: str, phrase: str) -> None:
    assert meant(text, phrase) == []


@pytest.mark.parametrize("phrase", ["Le duo", "Le tandem", "Les deux hommes", "Les deux militaires"])
def test_a_pair_means_the_two_persons_spoken_of(phrase: str) -> None:
    assert meant(f"{{Jean Durand}} a reçu {{Omar Sy}}. {phrase} ont parlé.", phrase) == ["Jean Durand", "Omar Sy"]


def test_a_pair_means_nobody_where_three_were_spoken_of() -> None:
    assert meant("{Jean Durand} a reçu {Omar Sy} et {Paul Morel}. Le duo a parlé.", "Le duo") == []


def test_the_place_that_somebody_has_come_to_has_a_mayor_of_its_own() -> None:
    assert meant("{Jean Durand} a parlé. Le maire de {LOC:Pau} est parti.", "Le maire de Pau") == ["Jean Durand"]
    assert meant("{Jean Durand} est arrivé à {LOC:Pau}. Le maire de {LOC:Pau} est parti.", "Le maire de Pau") == []
