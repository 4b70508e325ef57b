"""Ways in which French news tells a meeting, one short sentence each; and what is none."""

from __future__ import annotations

import pytest

from kg.vocabulary import Factuality, Predicate
from tests.extract.documents import pairs, read_marked, statements

TWO = {("aziz-belmir", "paul-morel")}


@pytest.mark.parametrize(
    "sentence",
    [
        "{Aziz Belmir} et {Paul Morel} se sont entretenus lundi.",
        "{Aziz Belmir} s'est ensuite entretenu avec {Paul Morel}.",
        "{Aziz Belmir} a discuté avec {Paul Morel}.",
        "{Aziz Belmir} a téléphoné à {Paul Morel}.",
        "{Aziz Belmir} a rendu visite à {Paul Morel}.",
        "{Aziz Belmir} a eu avec {Paul Morel} un entretien.",
        "La rencontre entre {Aziz Belmir} et {Paul Morel} a eu lieu.",
        "Un déjeuner offert par {Aziz Belmir} à {Paul Morel} est prévu.",
        "Une audience accordée par {Aziz Belmir} à {Paul Morel} est annoncée.",
        "{Paul Morel}, qui a reçu {Aziz Belmir}, est parti.",
        "{Paul Morel} (PS), que {Aziz Belmir} avait reçu, est parti.",
        "Au téléphone, {Aziz Belmir} a salué {Paul Morel}.",
        "Après un tête-à-tête, {Aziz Belmir} et {Paul Morel} ont salué la foule.",
    ],
)
def test_a_meeting_is_told_in_many_ways(sentence: str) -> None:
    assert pairs(read_marked(sentence), Predicate.MET) == TWO


def test_a_list_with_party_labels_is_met_as_a_whole() -> None:
    reading = read_marked("{Anne Petit} recevra lundi {Paul Morel} (PS) et {Aziz Belmir} (LR).")
    assert pairs(reading, Predicate.MET) == {("anne-petit", "paul-morel"), ("anne-petit", "aziz-belmir")}


@pytest.mark.parametrize(
    "sentence",
    [
        "{Aziz Belmir} a salué {Paul Morel}.",
        "{Aziz Belmir} a reçu {Anne Petit} en présence de {Paul Morel}.",
        "{Aziz Belmir} et {Paul Morel} ont évoqué la crise.",
        "{Aziz Belmir} a vu la situation de {Paul Morel}.",
        "{Aziz Belmir}, accueilli à sa descente d'avion par {Paul Morel}, est parti.",
        "Un coup de main entre {Aziz Belmir} et {Paul Morel} est utile.",
    ],
)
def test_what_only_looks_like_a_meeting_is_none(sentence: str) -> None:
    assert not TWO & pairs(read_marked(sentence), Predicate.MET)


def test_a_comma_before_a_second_verb_makes_no_list() -> None:
    reading = read_marked("{Paul Morel}, {Aziz Belmir}, a salué la foule et s'est entretenu avec {Anne Petit}.")
    assert len(pairs(reading, Predicate.MET)) <= 1


def test_a_planned_meeting_is_kept_as_planned() -> None:
    (statement,) = statements(read_marked("{Aziz Belmir} rencontrera jeudi {Paul Morel}."), Predicate.MET)
    assert (statement.factuality, statement.date) == (Factuality.PLANNED, "2025-04-17")


def test_topics_are_those_of_the_meeting_alone() -> None:
    sentence = "{Aziz Belmir} a reçu {Paul Morel} et annonce un plan sur la pêche."
    (statement,) = statements(read_marked(sentence), Predicate.MET)
    assert statement.topics == ()
    (statement,) = statements(read_marked("{Aziz Belmir} s'est entretenu avec {Paul Morel} de la pêche."), Predicate.MET)
    assert statement.topics == ("topic/fisheries",)
