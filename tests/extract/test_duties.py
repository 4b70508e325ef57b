"""Offices told without a title: by the head of a body, a verb of leading, a noun for the office, a seat in a chamber."""

from __future__ import annotations

import pytest

from kg.vocabulary import Predicate, Status
from tests.extract.documents import offices, read_marked, statements


def held(text: str, *, title: str = "") -> set[tuple[str, str]]:
    return {(name, office) for name, office, _ in offices(read_marked(text, title=title))}


def status(text: str) -> dict[str, Status | None]:
    found = statements(read_marked(text), Predicate.HOLDS_OFFICE)
    return {s.subject.partition("/")[2]: s.status for s in found}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("{Paul Morel}, à la tête de l'{ORG:Agence des forêts}, a signé.", "directeur"),
        ("À la tête de l'{ORG:Agence des forêts} depuis 2020, {Paul Morel} a signé.", "directeur"),
        ("{Paul Morel} est aux commandes de la {ORG:Banque centrale du Sud}.", "gouverneur"),
        ("{Paul Morel} a été nommé à la tête du {ORG:Conseil des forêts}.", "président du Conseil des forêts"),
        ("{Paul Morel} a pris les rênes de l'{ORG:Agence des forêts}.", "directeur"),
        ("{Paul Morel} dirige depuis 2020 l'{ORG:Agence des forêts}.", "directeur"),
        ("{Paul Morel} a pris la présidence de l'{ORG:Agence des forêts}.", "président"),
        ("La présidence de l'{ORG:Agence des forêts} échoit à {Paul Morel}.", "président"),
        ("Le conseil confie à {Paul Morel} la direction de l'{ORG:Agence des forêts}.", "directeur"),
        ("La présidence de l'{ORG:Agence des forêts} par {Paul Morel} est longue.", "président"),
        ("{Paul Morel} dirige la diplomatie française.", "chef de la diplomatie"),
        ("{Paul Morel} siège au Sénat depuis 2023.", "sénateur"),
        ("{Paul Morel} occupe le perchoir depuis un an.", "président de l'Assemblée nationale"),
    ],
)
def test_words_without_a_title_give_an_office(text: str, office: str) -> None:
    assert held(text) == {("paul-morel", office)}


@pytest.mark.parametrize(
    "text",
    [
        "{Paul Morel}, à la tête d'une délégation, a signé.",
        "{Paul Morel} préside la cérémonie.",
        "{Paul Morel} préside la réunion de l'{ORG:Agence des forêts}.",
        "{Paul Morel} devrait prendre la présidence de l'{ORG:Agence des forêts}.",
        "{Paul Morel} a quitté le pays, selon une lettre du ministère de la Justice.",
        "{Paul Morel} a parlé à la tête de l'État.",
    ],
)
def test_what_is_led_for_a_day_or_only_named_gives_none(text: str) -> None:
    assert held(text) == set()


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("{Anne Petit} a signé. Elle a été élue la semaine dernière présidente du Sénat.", "présidente du Sénat"),
        ("{Anne Petit} a été élue, jeudi soir, présidente du Sénat.", "présidente du Sénat"),
        ("Élue le 2 août présidente du Sénat, {Anne Petit} a signé.", "présidente du Sénat"),
    ],
)
def test_a_title_far_from_the_name_goes_to_the_subject_of_its_verb(text: str, office: str) -> None:
    assert held(text) == {("anne-petit", office)}


@pytest.mark.parametrize(
    "text",
    [
        "{Anne Petit} a rencontré la présidente du Sénat.",
        "{Anne Petit} est candidate au poste de présidente du Sénat.",
        "{Anne Petit} souhaite devenir présidente du Sénat.",
    ],
)
def test_a_title_that_no_verb_gives_stays_without_holder(text: str) -> None:
    assert held(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{Paul Morel}, à la tête de l'{ORG:Agence des forêts}, a signé.", Status.CURRENT),
        ("{Paul Morel} a été nommé à la tête de l'{ORG:Agence des forêts}.", Status.APPOINTED),
        ("{Paul Morel} quitte la présidence de l'{ORG:Agence des forêts}.", Status.FORMER),
    ],
)
def test_the_verb_tells_whether_the_office_is_new_or_over(text: str, expected: Status) -> None:
    assert status(text) == {"paul-morel": expected}


def test_what_others_are_called_at_the_head_of_a_body_is_what_its_head_is_called() -> None:
    text = "{Anne Petit} était gouverneure de l'{ORG:Office du Sud}. {Paul Morel} est à la tête de l'{ORG:Office du Sud}."
    assert held(text) == {("anne-petit", "gouverneure"), ("paul-morel", "gouverneure")}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("{Paul Morel} a été nommé pour diriger l'{ORG:Agence des forêts}.", "directeur"),
        ("{Luc Roy} a nommé {Paul Morel} pour présider l'{ORG:Agence des forêts}.", "président"),
    ],
)
def test_an_infinitive_gives_an_office_to_who_is_chosen(text: str, office: str) -> None:
    assert held(text) == {("paul-morel", office)}


def test_until_now_at_the_head_is_former() -> None:
    assert status("{Paul Morel}, jusqu'ici à la tête de l'{ORG:Agence des forêts}, a signé.") == {"paul-morel": Status.FORMER}


def test_a_participle_in_front_goes_with_who_follows() -> None:
    assert ("paul-morel", "premier ministre") in held(
        "Nommé premier ministre en mai par {Luc Roy}, {Paul Morel} a signé.", title="La France"
    )


def test_an_oath_opens_an_office() -> None:
    assert status("{Paul Morel} a prêté serment comme maire de {LOC:Zagora}.") == {"paul-morel": Status.APPOINTED}


def test_who_heads_a_party_is_its_chef_behind_a_contraction() -> None:
    assert ("paul-morel", "chef") in held("Élu à la tête des Républicains, {Paul Morel} a signé.", title="La France")
