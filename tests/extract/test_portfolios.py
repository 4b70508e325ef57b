"""Ministers and commissioners named by their portfolio alone."""

from __future__ import annotations

import pytest

from kg.vocabulary import Predicate, Status
from tests.extract.documents import offices, read_marked, statements

TITLE = "La France change"


def titles(text: str, *, title: str = TITLE) -> set[tuple[str, str]]:
    return {(name, office) for name, office, _ in offices(read_marked(text, title=title))}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("{Paul Morel} à la Justice.", "ministre de la Justice"),
        ("{Paul Morel} est nommé à la Justice.", "ministre de la Justice"),
        ("{Paul Morel} est reconduit à la Justice.", "ministre de la Justice"),
        ("{Paul Morel} reste à la Justice.", "ministre de la Justice"),
        ("{Paul Morel} glisse aux Affaires étrangères.", "ministre des Affaires étrangères"),
        ("{Paul Morel} (Affaires étrangères, Paris) a signé.", "ministre des Affaires étrangères"),
    ],
)
def test_verbs_and_prepositions_lead_to_a_portfolio(text: str, title: str) -> None:
    assert titles(text) == {("paul-morel", title)}


def test_each_portfolio_falls_to_who_is_named_behind_it() -> None:
    text = "La Défense revient à {Paul Morel}, la Justice à {Anne Petit}."
    assert titles(text) == {("paul-morel", "ministre de la Défense"), ("anne-petit", "ministre de la Justice")}


def test_more_of_the_same_needs_no_verb() -> None:
    text = "{Paul Morel} obtient la Défense, {Anne Petit} la Justice."
    assert titles(text) == {("paul-morel", "ministre de la Défense"), ("anne-petit", "ministre de la Justice")}


def test_several_are_placed_in_a_headline() -> None:
    assert titles("Fin.", title="France : {Anne Petit} à la Justice, {Paul Morel} à la Défense") == {
        ("anne-petit", "ministre de la Justice"),
        ("paul-morel", "ministre de la Défense"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "{Anne Petit} prend la Justice, délaissée par {Paul Morel}.",
        "{Anne Petit} hérite de la Justice, que tenait {Paul Morel}.",
        "{Anne Petit} remplace {Paul Morel} à la Justice.",
    ],
)
def test_whose_portfolio_it_was_is_a_former_minister(text: str) -> None:
    found = {s.subject: s.status for s in statements(read_marked(text, title=TITLE), Predicate.HOLDS_OFFICE)}
    assert found == {"person/anne-petit": Status.APPOINTED, "person/paul-morel": Status.FORMER}


@pytest.mark.parametrize("text", ["{Paul Morel} arrive à Rabat.", "{Paul Morel} nomme la Justice.", "Merci à {Paul Morel} à Rabat."])
def test_places_are_no_portfolios(text: str) -> None:
    assert titles(text) == set()


def test_portfolios_of_the_commission_are_commissioners() -> None:
    text = "La Commission européenne compte 27 commissaires. {Paul Morel} obtient la Justice. {Anne Petit} (Transports) a signé."
    found = {(name, office, of) for name, office, of in offices(read_marked(text)) if office.startswith("commissaire ")}
    assert found == {
        ("paul-morel", "commissaire à la Justice", "commission-europeenne"),
        ("anne-petit", "commissaire aux Transports", "commission-europeenne"),
    }


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("{Paul Morel} garde Bercy.", "ministre de l'Économie"),
        ("{Paul Morel} s'installe place Beauvau.", "ministre de l'Intérieur"),
        ("{Paul Morel} obtient le Quai d'Orsay.", "ministre des Affaires étrangères"),
        ("À la primature, {Paul Morel} est reconduit.", "premier ministre"),
        ("{Paul Morel} retrouve la Justice.", "ministre de la Justice"),
    ],
)
def test_a_seat_of_power_stands_for_the_office(text: str, title: str) -> None:
    assert titles(text) == {("paul-morel", title)}


@pytest.mark.parametrize(
    "text", ["{Paul Morel} reste à Matignon.", "{Paul Morel} arrive place Beauvau.", "{Paul Morel} garde la tête haute."]
)
def test_who_is_in_a_building_need_not_hold_its_office(text: str) -> None:
    assert titles(text) == set()


def test_a_portfolio_in_front_goes_to_who_is_chosen() -> None:
    text = "Le Premier ministre {Luc Roy} change. À la Justice, le Premier ministre a choisi {Paul Morel} ; à la Défense, {Anne Petit}."
    assert titles(text) == {
        ("luc-roy", "premier ministre"),
        ("paul-morel", "ministre de la Justice"),
        ("anne-petit", "ministre de la Défense"),
    }


def test_one_moves_from_a_portfolio_to_the_next() -> None:
    found = statements(read_marked("{Paul Morel} passe de la Justice aux Armées.", title=TITLE), Predicate.HOLDS_OFFICE)
    assert {s.status for s in found} == {Status.FORMER, Status.APPOINTED}


def test_a_portfolio_taken_over_is_the_last_ministers() -> None:
    text = "Le ministre de la Justice, {Luc Roy}, a démissionné. {Paul Morel} hérite du portefeuille."
    assert ("paul-morel", "ministre de la Justice") in titles(text)


@pytest.mark.parametrize("line", ["Justice : {Paul Morel}", "{Paul Morel} : Justice"])
def test_a_line_of_a_list_pairs_a_name_with_a_portfolio(line: str) -> None:
    assert titles(f"Le gouvernement change.\n\n{line}\n\nFin.") == {("paul-morel", "ministre de la Justice")}


def test_a_headline_with_a_colon_is_no_list() -> None:
    assert titles("Fin.", title="Culture : {Paul Morel} signe en France") == set()
