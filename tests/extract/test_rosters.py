"""Lists that set who is who a line."""

from __future__ import annotations

import pytest

from kg.vocabulary import Predicate, Status
from tests.extract.documents import offices, read_marked, statements

LEAD = "Le président malien a formé son gouvernement.\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "Ministre de la Justice : {Anne Petit}",
        "- Ministre de la Justice : Mme {Anne Petit} ;",
        "1. Ministre de la Justice : {Anne Petit}",
        "{Anne Petit} : ministre de la Justice",
        "- {Anne Petit}, ministre de la Justice ;",
        "Justice : {Anne Petit}",
        "- Ministère de la Justice : {Anne Petit}",
    ],
)
def test_a_line_gives_a_title_to_who_is_named_on_it(line: str) -> None:
    assert ("anne-petit", "ministre de la Justice", "ML") in offices(read_marked(LEAD + line))


def test_those_named_in_a_list_of_appointments_take_over() -> None:
    reading = read_marked(LEAD + "Ministre de la Justice : {Anne Petit}")
    assert [s.status for s in statements(reading, Predicate.HOLDS_OFFICE)] == [Status.APPOINTED]


def test_one_line_may_give_two_titles() -> None:
    reading = read_marked(LEAD + "Ministre d'État, ministre de la Justice : {Anne Petit}")
    assert offices(reading) == {("anne-petit", "ministre d'État", "ML"), ("anne-petit", "ministre de la Justice", "ML")}


def test_a_header_gives_its_title_to_the_lines_below() -> None:
    text = "Le gouvernement algérien a nommé ces walis :\n- {Anne Petit} à Oran ;\n- {Paul Morel} (Béchar) ;\nLa suite est connue."
    assert offices(read_marked(text)) == {("anne-petit", "wali", "oran"), ("paul-morel", "wali", "bechar")}


def test_ambassadors_in_a_list_come_from_the_state_in_brackets() -> None:
    text = "Le chef de l'État a reçu ces ambassadeurs :\n- {Anne Petit} (Espagne) ;\n- {Paul Morel} (Suède)."
    found = {(name, owner) for name, title, owner in offices(read_marked(text)) if title == "ambassadeur"}
    assert found == {("anne-petit", "ES"), ("paul-morel", "SE")}


def test_who_is_named_under_a_line_of_appointment_is_appointed() -> None:
    text = "Sa Majesté a nommé :\n- {Paul Morel}, wali d'Oran ;\n- {Anne Petit}, au poste de directrice générale de la Sonatrach."
    reading = read_marked(text)
    assert {s.status for s in statements(reading, Predicate.HOLDS_OFFICE)} == {Status.APPOINTED}
    assert ("anne-petit", "directrice générale", "sonatrach") in offices(reading)


@pytest.mark.parametrize(
    "text",
    [
        "Le programme :\n- {Anne Petit} à Oran",
        LEAD + "Le ministre l'a dit : {Anne Petit} est partie.",
        LEAD + "Une question : {Anne Petit}",
    ],
)
def test_not_every_line_is_a_list(text: str) -> None:
    assert not any(name == "anne-petit" for name, _, _ in offices(read_marked(text)))
