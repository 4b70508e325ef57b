"""Who follows whom in an office."""

from __future__ import annotations

import pytest

from kg.vocabulary import Factuality, Predicate, Status
from tests.extract.documents import offices, read_marked, statements


def successions(text: str) -> set[tuple[str, str]]:
    reading = read_marked(text)
    return {(s.subject.partition("/")[2], s.object.partition("/")[2]) for s in statements(reading, Predicate.SUCCEEDED) if s.holds}


@pytest.mark.parametrize(
    "text",
    [
        "{Anne Petit} succède à {Paul Morel}.",
        "{Anne Petit} remplace {Paul Morel}.",
        "{Anne Petit} prend la suite de {Paul Morel}.",
        "{Anne Petit} prend la relève de {Paul Morel}.",
        "{Anne Petit} a pris la succession de {Paul Morel}.",
        "{Anne Petit}, successeure de {Paul Morel}, a signé.",
        "{Anne Petit} a été nommée ministre à la place de {Paul Morel}.",
        "{Anne Petit} a été nommée ministre en remplacement de {Paul Morel}.",
        "En remplacement de {Paul Morel}, le conseil a nommé {Anne Petit}.",
        "À {Paul Morel} succède {Anne Petit}.",
        "{Paul Morel} a été remplacé par {Anne Petit}.",
        "{Paul Morel}, remplacé par {Anne Petit}, a signé.",
        "{Paul Morel} cède son fauteuil à {Anne Petit}.",
        "{Paul Morel} cède sa place à {Anne Petit}.",
        "{Paul Morel} a passé le relais à {Anne Petit}.",
        "{Paul Morel} a remis les clés à {Anne Petit}.",
        "{Paul Morel} a transmis le pouvoir à {Anne Petit}.",
        "{Anne Petit} a reçu le maillet de {Paul Morel}.",
        "La passation de pouvoirs entre {Paul Morel} et {Anne Petit} est utile.",
        "{Paul Morel} a signé avec son successeur, {Anne Petit}.",
        "{Anne Petit} a signé avec son prédécesseur, {Paul Morel}.",
        "Le successeur de {Paul Morel}, {Anne Petit}, a signé.",
        "{Anne Petit} l'a emporté sur le sortant, {Paul Morel}.",
        "{Anne Petit} a battu le président sortant {Paul Morel}.",
        "Le maire sortant, {Paul Morel}, battu par {Anne Petit}, a signé.",
        "{Anne Petit} a été nommée ministre, un poste occupé par {Paul Morel}.",
        "{Anne Petit} prend les rênes, {Paul Morel} lui remet la clochette.",
        "{Anne Petit} a été nommée ministre après la démission de {Paul Morel}.",
    ],
)
def test_one_takes_over_from_the_other(text: str) -> None:
    assert successions(text) == {("anne-petit", "paul-morel")}


@pytest.mark.parametrize(
    "text",
    [
        "{Anne Petit} a salué {Paul Morel}.",
        "{Anne Petit} a battu {Paul Morel}.",
        "{Anne Petit} a remis une lettre à {Paul Morel}.",
        "{Anne Petit} a reçu {Paul Morel} dans la matinée.",
        "{Anne Petit} a salué la démission de {Paul Morel}.",
        "{Anne Petit} ne succède pas à {Paul Morel}.",
        "{Anne Petit} pourrait succéder à {Paul Morel}.",
        "Le sommet succède à celui de Rabat.",
    ],
)
def test_nobody_takes_over(text: str) -> None:
    assert successions(text) == set()


def test_a_succession_that_is_denied_is_kept_as_such() -> None:
    (statement,) = statements(read_marked("{Anne Petit} ne succède pas à {Paul Morel}."), Predicate.SUCCEEDED)
    assert statement.factuality is Factuality.DENIED


def test_who_is_replaced_held_the_office_before() -> None:
    reading = read_marked("{Anne Petit} a été nommée ministre de la Justice du Mali en remplacement de {Paul Morel}.")
    assert ("paul-morel", "ministre de la Justice", "ML") in offices(reading)
    held = {s.subject: s.status for s in statements(reading, Predicate.HOLDS_OFFICE)}
    assert held == {"person/anne-petit": Status.APPOINTED, "person/paul-morel": Status.FORMER}


def test_two_names_for_the_head_of_government_are_not_two_offices() -> None:
    text = "Le Premier ministre malien {Paul Morel} a signé. M. Morel a pris la suite de {Luc Roy}, ancien chef du gouvernement du Mali."
    held = {title for name, title, _ in offices(read_marked(text)) if name == "paul-morel"}
    assert held == {"premier ministre"}


@pytest.mark.parametrize(
    "text",
    [
        "{Paul Morel} a démissionné. {Anne Petit} lui succède.",
        "{Paul Morel} quitte le Budget ; {Anne Petit} le remplace.",
        "Le limogeage de {Paul Morel} au profit de {Anne Petit} a surpris.",
        "Le conseil a limogé {Paul Morel} et nommé à sa place {Anne Petit}.",
        "{Anne Petit} s'installe dans le fauteuil de {Paul Morel}.",
        "{Anne Petit} a repris le poste de {Paul Morel}.",
        "{Paul Morel}, à qui succédera {Anne Petit}, a signé.",
        "Pour succéder à {Paul Morel}, le conseil a choisi {Anne Petit}.",
        "Contrairement à son prédécesseur {Paul Morel}, {Anne Petit} souhaite un accord.",
    ],
)
def test_pronouns_and_seats_tell_who_follows_whom(text: str) -> None:
    assert successions(text) == {("anne-petit", "paul-morel")}


@pytest.mark.parametrize(
    "text",
    [
        "{Paul Morel} a signé un accord au profit de {Anne Petit}.",
        "{Anne Petit} a signé à la place du maire. {Paul Morel} est venu.",
        "{Anne Petit} est arrivée au bureau de {Paul Morel}.",
    ],
)
def test_profits_and_places_alone_tell_of_no_succession(text: str) -> None:
    assert successions(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "{Luc Roy} a nommé {Anne Petit} directrice de l'{ORG:Agence des forêts}. Elle y remplace {Paul Morel}.",
        "{Luc Roy} remplace {Paul Morel} par {Anne Petit}.",
        "{Paul Morel} cédera sa place à l'opposante {Anne Petit}.",
        "{Paul Morel} a cédé la place à l'Italienne {Anne Petit}.",
    ],
)
def test_who_comes_after_may_not_be_the_subject(text: str) -> None:
    assert ("anne-petit", "paul-morel") in successions(text)
    assert ("luc-roy", "paul-morel") not in successions(text)


def test_a_title_borne_so_far_is_not_what_is_taken_over() -> None:
    found = offices(read_marked("{Anne Petit} est remplacée par le président du Parlement, {Paul Morel}.", title="La France change"))
    assert found == {("paul-morel", "président du Parlement", "FR")}


def test_who_answers_an_interview_is_vous() -> None:
    questions = "\n\nVous avez succédé à {Luc Roy} ?\n\nOui.\n\nEt la forêt ?\n\nOui.\n\nEt la mer ?\n\nOui."
    reading = read_marked("{Anne Petit}, directrice de l'{ORG:Agence des forêts}, a parlé." + questions, title="{Anne Petit} : « La mer »")
    assert [(s.subject, s.object) for s in statements(reading, Predicate.SUCCEEDED)] == [("person/anne-petit", "person/luc-roy")]
