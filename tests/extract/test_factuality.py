"""How a claim is put: asserted, planned, conditional, wished, denied. Only the first two hold."""

from __future__ import annotations

import pytest

from kg.extract.factuality import find_factuality
from kg.vocabulary import Factuality, Predicate
from tests.extract.documents import make_atoms, pairs, read_marked, statements

OPENING = "Le ministre marocain de l'Intérieur, {Aziz Belmir}, "


@pytest.mark.parametrize(
    ("clause", "trigger", "factuality"),
    [
        ("Il a reçu un ami.", "recu", Factuality.ASSERTED),
        ("Il n'a pas reçu un ami.", "recu", Factuality.DENIED),
        ("Il n’a jamais reçu un ami.", "recu", Factuality.DENIED),
        ("Il n'a reçu aucun ami.", "recu", Factuality.DENIED),
        ("Il est venu sans rencontrer un ami.", "rencontrer", Factuality.DENIED),
        ("Il recevrait un ami.", "recevrait", Factuality.CONDITIONAL),
        ("Il aurait reçu un ami.", "recu", Factuality.CONDITIONAL),
        ("Il pourrait recevoir un ami.", "recevoir", Factuality.CONDITIONAL),
        ("Il devrait recevoir un ami.", "recevoir", Factuality.CONDITIONAL),
        ("A-t-il reçu un ami ?", "recu", Factuality.CONDITIONAL),
        ("Il souhaite recevoir un ami.", "recevoir", Factuality.WISHED),
        ("Il appelle à renforcer la coopération.", "cooperation", Factuality.WISHED),
        ("Il recevra un ami.", "recevra", Factuality.PLANNED),
        ("Il ne pourrait pas recevoir un ami.", "recevoir", Factuality.DENIED),
        ("Il n'était pas là, mais il a reçu un ami.", "recu", Factuality.ASSERTED),
        ("Il n'est pas venu ; il a reçu un ami.", "recu", Factuality.ASSERTED),
        ("Il n'a reçu que deux amis.", "recu", Factuality.ASSERTED),
        ("Il n'a pu recevoir un ami.", "recevoir", Factuality.DENIED),
    ],
)
def test_the_words_around_the_trigger_say_how_it_is_meant(clause: str, trigger: str, factuality: Factuality) -> None:
    atoms = make_atoms(clause)
    assert find_factuality(atoms, atoms.folds.index(trigger)) is factuality


UNHELD = [
    ("n'a pas rencontré {Paul Morel}.", Factuality.DENIED),
    ("n'a jamais reçu {Paul Morel}.", Factuality.DENIED),
    ("devrait recevoir {Paul Morel}.", Factuality.CONDITIONAL),
    ("souhaite rencontrer {Paul Morel}.", Factuality.WISHED),
    ("aurait rencontré {Paul Morel}.", Factuality.CONDITIONAL),
    ("rencontrerait {Paul Morel}.", Factuality.CONDITIONAL),
    ("dément avoir rencontré {Paul Morel}.", Factuality.WISHED),
    ("promet de rencontrer {Paul Morel}.", Factuality.WISHED),
]


@pytest.mark.parametrize(("rest", "factuality"), UNHELD)
def test_a_meeting_that_is_not_asserted_does_not_hold(rest: str, factuality: Factuality) -> None:
    assert pairs(read_marked(OPENING + rest), Predicate.MET) == set()


@pytest.mark.parametrize(
    ("rest", "factuality"),
    UNHELD,
)
def test_a_meeting_that_is_not_asserted_is_kept_as_a_statement(rest: str, factuality: Factuality) -> None:
    (statement,) = statements(read_marked(OPENING + rest), Predicate.MET)
    assert statement.factuality is factuality


def test_a_planned_meeting_holds() -> None:
    reading = read_marked(OPENING + "rencontrera jeudi {Paul Morel}.")
    (statement,) = statements(reading, Predicate.MET)
    assert (statement.factuality, statement.holds, statement.date) == (Factuality.PLANNED, True, "2025-04-17")


def test_an_asserted_telling_outweighs_a_conditional_one() -> None:
    reading = read_marked(OPENING + "a reçu {Paul Morel}. Il pourrait rencontrer M. Morel.")
    (statement,) = statements(reading, Predicate.MET)
    assert statement.factuality is Factuality.ASSERTED
