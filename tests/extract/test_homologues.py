"""Whose office a counterpart shares."""

from __future__ import annotations

import pytest

from tests.extract.documents import offices, read_marked


def held(text: str, name: str, *, title: str = "") -> set[tuple[str, str | None]]:
    return {(office, of) for person, office, of in offices(read_marked(text, title=title)) if person == name}


def test_a_counterpart_of_a_minister_of_state_shares_the_portfolio() -> None:
    text = "Le ministre d'État, ministre de la Culture, {Ahmed Belmir}, a reçu son homologue italien, {Paul Morel}."
    assert held(text, "paul-morel", title="L'Algérie signe") == {("ministre de la Culture", "IT")}


def test_what_else_a_foreign_minister_is_in_charge_of_is_not_shared() -> None:
    text = "Le ministre marocain des Affaires étrangères et du Tourisme, {Aziz Belmir}, a reçu son homologue italien, {Paul Morel}."
    assert held(text, "paul-morel") == {("ministre des Affaires étrangères", "IT")}


def test_a_title_that_stands_alone_may_be_shared() -> None:
    text = "{Aziz Belmir} est en Italie. Le président de la République a été reçu par son homologue italien, {Paul Morel}."
    assert held(text, "paul-morel", title="L'Algérie signe") == {("président de la République", "IT")}


def test_a_demonym_asks_for_the_office_of_a_state() -> None:
    text = (
        "Le président marocain, {Aziz Belmir}, a reçu {Anne Petit}, présidente de l'{ORG:Agence des forêts}. "
        "Il a vu son homologue italien, {Paul Morel}."
    )
    assert held(text, "paul-morel") == {("président", "IT")}


@pytest.mark.parametrize("text", ["Son homologue italien a signé.", "Son homologue italien, lui, a signé."])
def test_a_counterpart_without_a_name_is_who_is_of_that_state(text: str) -> None:
    before = "L'Italien {Paul Morel} et {Aziz Belmir} ont signé. Le ministre marocain de la Culture, {Aziz Belmir}, a parlé. "
    assert held(before + text, "paul-morel") == {("ministre de la Culture", "IT")}


def test_a_colleague_may_have_another_portfolio() -> None:
    text = "Le ministre marocain de la Culture, {Aziz Belmir}, a reçu son collègue italien à la Défense, {Paul Morel}."
    assert held(text, "paul-morel") == {("ministre de la Défense", "IT")}
