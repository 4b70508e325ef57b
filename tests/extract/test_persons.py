"""Which names of one article are one person."""

from __future__ import annotations

import pytest

from tests.extract.documents import analyse


def groups(text: str) -> list[set[str]]:
    """The names of each person of a text."""
    found: dict[int, set[str]] = {}
    for mention, person in analyse(text).persons.items():
        found.setdefault(id(person), set()).add(mention.text)
    return sorted(found.values(), key=min)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{Paul Morel} a signé. M. Morel a parlé.", [{"Paul Morel", "Morel"}]),
        ("M. Morel a parlé. {Paul Morel} a signé.", [{"Paul Morel", "Morel"}]),
        ("{Jean-Luc Morel} a signé. {J.-L. Morel} a parlé.", [{"Jean-Luc Morel", "J.-L. Morel"}]),
        ("{Paul Morel} a signé. {P. Morel} a parlé.", [{"Paul Morel", "P. Morel"}]),
        ("{Abdelaziz al-Fassi} a signé. M. al-Fassi a parlé.", [{"Abdelaziz al-Fassi", "al-Fassi"}]),
        ("{Élise Morel} a signé. {ELISE MOREL} a parlé.", [{"Élise Morel", "ELISE MOREL"}]),
        ("{Paul Morel} a signé. {Jean Durand} a parlé.", [{"Paul Morel"}, {"Jean Durand"}]),
        ("{Paul Morel} a signé. {Jean Morel} a parlé.", [{"Paul Morel"}, {"Jean Morel"}]),
        ("{Paul Morel} a signé. {Pauline Morel} a parlé.", [{"Paul Morel"}, {"Pauline Morel"}]),
    ],
)
def test_parts_of_a_full_name_are_that_person(text: str, names: list[set[str]]) -> None:
    assert groups(text) == sorted(names, key=min)


def test_namesakes_are_told_apart_by_their_form_of_address() -> None:
    text = "M. Paul Morel et Mme Anne Morel ont signé. Mme Morel a parlé. M. Morel a salué."
    analysis = analyse(text)
    by_name = {(mention.text if " " in mention.text else f"{mention.gender} Morel"): person for mention, person in analysis.persons.items()}
    assert by_name["f Morel"] is by_name["Anne Morel"]
    assert by_name["m Morel"] is by_name["Paul Morel"]


def test_of_two_namesakes_the_nearer_one_is_meant() -> None:
    analysis = analyse("{Paul Morel} a signé. {Jean Morel} a signé. Ensuite, M. Morel a parlé.")
    last = max(analysis.persons, key=lambda mention: mention.start)
    assert analysis.persons[last].name == "Jean Morel"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{MOREL} a signé. {Paul Morel} a parlé.", "Paul Morel"),
        ("{PAUL MOREL} a signé. {Paul Morel} a parlé.", "Paul Morel"),
        ("M. Morel a signé.", "Morel"),
    ],
)
def test_the_fullest_name_rather_not_in_capitals_is_the_persons_own(text: str, name: str) -> None:
    assert {person.name for person in analyse(text).persons.values()} == {name}


def test_gender_and_nationality_are_learnt_from_any_mention() -> None:
    analysis = analyse("{Anne Morel} a signé. Mme Morel, ministre belge, a parlé.")
    (person,) = set(analysis.persons.values())
    assert person.gender == "f"


def test_the_form_of_address_is_no_part_of_the_name() -> None:
    (person,) = analyse("Hier, Sa Majesté le Roi {Mohammed VI} a signé.").persons.values()
    assert person.name == "Mohammed VI"


@pytest.mark.parametrize(("name", "gender"), [("Aminata Morel", "f"), ("Jean-Luc Morel", "m"), ("Camille Morel", ""), ("Xyz Morel", "")])
def test_a_given_name_tells_the_gender_where_it_is_of_one(name: str, gender: str) -> None:
    assert [person.gender for person in analyse(f"{{{name}}} a signé.").persons.values()] == [gender]


def test_a_surname_of_two_is_that_of_the_one_in_the_title() -> None:
    text = "{Paul Morel} élu\n{Jean Durand} a reçu {Paul Morel}, puis {Anne Morel}. M. Morel a parlé."
    assert {"Paul Morel", "Morel"} in groups(text)
