"""Whom pronouns, titles alone and phrases for several mean; meetings show it."""

from __future__ import annotations

import pytest

from kg.vocabulary import Predicate
from tests.extract.documents import analyse, pairs, read_marked

OPENING = "Le ministre marocain de l'Intérieur, {Aziz Belmir}, est arrivé. "
TWO = "Le ministre marocain de l'Intérieur, {Aziz Belmir}, et le ministre français de l'Intérieur, {Paul Morel}, ont signé. "
BOTH = {("aziz-belmir", "paul-morel")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Il a reçu {Paul Morel}.",
        "Le ministre a reçu {Paul Morel}.",
        "Le ministre marocain a reçu {Paul Morel}.",
        "Le ministre de l'Intérieur a reçu {Paul Morel}.",
        "M. Belmir a reçu {Paul Morel}.",
        "Ce dernier a reçu {Paul Morel}.",
        "Le responsable marocain a reçu {Paul Morel}.",
    ],
)
def test_the_one_person_named_before_is_meant(sentence: str) -> None:
    assert pairs(read_marked(OPENING + sentence), Predicate.MET) == BOTH


@pytest.mark.parametrize(
    "sentence",
    ["Les deux ministres se sont entretenus.", "Les deux hommes se sont entretenus.", "Les deux responsables se sont entretenus."],
)
def test_a_phrase_for_two_means_the_two_office_holders(sentence: str) -> None:
    assert pairs(read_marked(TWO + sentence), Predicate.MET) == BOTH


@pytest.mark.parametrize(
    ("sentence", "partner"),
    [("Elle a reçu {Jean Durand}.", "anne-petit"), ("Il a reçu {Jean Durand}.", "aziz-belmir")],
)
def test_a_pronoun_agrees_in_gender(sentence: str, partner: str) -> None:
    text = "Mme {Anne Petit}, ministre française de la Culture, a salué M. {Aziz Belmir}, ministre marocain de la Culture. "
    assert pairs(read_marked(text + sentence), Predicate.MET) == {(partner, "jean-durand")}


def test_his_host_is_the_one_who_is_not_the_subject() -> None:
    text = "Le ministre français de l'Intérieur, {Paul Morel}, a salué {Aziz Belmir}. M. Morel s'est entretenu avec son hôte."
    assert pairs(read_marked(text), Predicate.MET) == BOTH


def test_the_last_named_is_meant_by_ce_dernier() -> None:
    text = TWO + "{Jean Durand} a reçu ce dernier."
    assert pairs(read_marked(text), Predicate.MET) == {("jean-durand", "paul-morel")}


@pytest.mark.parametrize("sentence", ["Il faut recevoir {Paul Morel}.", "Il s'agit de recevoir {Paul Morel}.", "Il y a {Paul Morel}."])
def test_an_impersonal_pronoun_means_nobody(sentence: str) -> None:
    cast = analyse(OPENING + sentence).cast
    assert cast is not None
    assert all(group.kind != "pronoun" for group in cast.groups[-1])


def test_a_title_of_another_country_does_not_mean_this_minister() -> None:
    assert pairs(read_marked(OPENING + "Le ministre turc a reçu {Paul Morel}."), Predicate.MET) == set()


def test_a_title_of_another_portfolio_does_not_mean_this_minister() -> None:
    assert pairs(read_marked(OPENING + "Le ministre de la Santé a reçu {Paul Morel}."), Predicate.MET) == set()


def test_the_head_of_state_is_the_president() -> None:
    text = "Le président sénégalais, {Omar Ndiaye}, est arrivé. Le chef de l'État a reçu {Paul Morel}."
    assert pairs(read_marked(text), Predicate.MET) == {("omar-ndiaye", "paul-morel")}


def test_the_head_of_diplomacy_is_the_minister_of_foreign_affairs() -> None:
    text = "Le ministre sénégalais des Affaires étrangères, {Omar Ndiaye}, est arrivé. Le chef de la diplomatie a reçu {Paul Morel}."
    assert pairs(read_marked(text), Predicate.MET) == {("omar-ndiaye", "paul-morel")}


def test_the_speaker_of_an_interview_says_i() -> None:
    text = (
        "La première question ?\nJe suis arrivé hier.\nEt la deuxième question ?\nJ'ai rencontré {Paul Morel} à Paris.\n"
        "Une dernière question ?\nJe suis là."
    )
    assert pairs(read_marked(text, title="{Aziz Belmir} : tout va bien"), Predicate.MET) == BOTH


def test_a_president_of_a_state_is_no_head_of_a_body() -> None:
    text = (
        "{Anne Petit}, présidente de l'{ORG:Agence des forêts}, et l'Italien {Paul Morel} ont signé. Le président italien a reçu {Luc Roy}."
    )
    assert {tuple(sorted(pair)) for pair in pairs(read_marked(text), Predicate.MET)} == {("luc-roy", "paul-morel")}


def test_a_title_of_somebody_named_only_later_may_be_the_subjects() -> None:
    text = (
        "{Emmanuel Macron} est arrivé. Le président de la République a reçu {Luc Roy}. La France salue. "
        "Le président comorien {Ali Belmir} est parti."
    )
    assert ("emmanuel-macron", "luc-roy") in {tuple(sorted(pair)) for pair in pairs(read_marked(text), Predicate.MET)}
