"""Dates and places of facts: of the sentence, of the one before, of the article."""

from __future__ import annotations

import pytest

from kg.vocabulary import Predicate
from tests.extract.documents import read_marked, statements

MET = "{Aziz Belmir} a reçu {Paul Morel}"


def setting(text: str) -> tuple[str | None, str | None]:
    """The date and place of the only meeting of a text."""
    (statement,) = statements(read_marked(text), Predicate.MET)
    return statement.date, statement.place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MET} lundi à Rabat.", ("2025-04-14", "place/rabat")),
        (f"{{Anne Petit}} est arrivée dimanche à Rabat. {MET}.", ("2025-04-13", "place/rabat")),
        ("En poste depuis 2020, {Aziz Belmir} a reçu lundi {Paul Morel} à Rabat.", ("2025-04-14", "place/rabat")),
        (f"{MET} lundi au château de Belcastel.", ("2025-04-14", "place/chateau-de-belcastel")),
        (f"{MET}, rue de Vaugirard.", (None, "place/rue-de-vaugirard")),
        (f"{MET} à la préfecture.", (None, "place/prefecture")),
        (f"{MET} en Afrique.", (None, None)),
        ("Rabat a changé. {Aziz Belmir} y a reçu {Paul Morel}.", (None, "place/rabat")),
    ],
)
def test_the_setting_is_that_of_the_sentence_or_the_one_before(text: str, expected: tuple[str | None, str | None]) -> None:
    assert setting(text) == expected


def test_a_new_paragraph_goes_back_to_where_the_article_is_written() -> None:
    text = f"Titre\nRabat, 15 avril (MAP) – Le gouvernement a salué mardi un plan.\n\n{{Anne Petit}} est à Alger.\n\n{MET}."
    assert setting(text) == ("2025-04-15", "place/rabat")


def test_a_call_has_no_place() -> None:
    assert setting("{Anne Petit} est arrivée dimanche à Rabat. {Aziz Belmir} a téléphoné à {Paul Morel}.") == ("2025-04-13", None)


def test_an_event_takes_place_in_the_city_of_its_name() -> None:
    reading = read_marked("{Aziz Belmir} a plaidé au sommet de Dakar pour la paix au Maroc.")
    assert {s.place for s in statements(reading, Predicate.PARTICIPATED_IN)} == {"place/dakar"}


def test_all_sign_one_agreement_in_one_place() -> None:
    reading = read_marked("{Aziz Belmir} a signé un accord sur la pêche à Rabat. L'accord a été signé par {Paul Morel}.")
    assert {s.place for s in statements(reading, Predicate.PARTY_TO)} == {"place/rabat"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Titre\nRabat, 15 avril (MAP) – {{Paul Morel}} s'est rendu à Dakar.\n\nLe pays est calme.\n\n{MET}.", "place/dakar"),
        (f"Titre\nRabat, 15 avril (MAP) – {{Aziz Belmir}} s'est rendu à Dakar.\n\nLe pays est calme.\n\n{MET}.", "place/rabat"),
        (f"Titre\nRabat, 15 avril (MAP) – {{Anne Petit}} s'est rendue à Dakar.\n\nLe pays est calme.\n\n{MET}.", "place/rabat"),
        (f"Titre\nRabat, 15 avril (MAP) – {{Paul Morel}} ne s'est pas rendu à Dakar.\n\n{MET}.", "place/rabat"),
    ],
)
def test_a_traveller_meets_others_where_the_stay_is_told(text: str, expected: str) -> None:
    assert setting(text)[1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{Anne Petit} est arrivée à Dakar, loin de Rabat. {Aziz Belmir} y a reçu {Paul Morel}.", "place/dakar"),
        ("{Anne Petit} parle de Dakar puis de Rabat. {Aziz Belmir} y a reçu {Paul Morel}.", "place/rabat"),
    ],
)
def test_y_means_where_something_happens_rather_than_what_is_named_last(text: str, expected: str) -> None:
    assert setting(text)[1] == expected


@pytest.mark.parametrize(
    ("text", "expected"), [(f"À Dakar, la paix se dessine\nTexte.\n\n{MET}.", "place/dakar"), (f"Dakar se dessine\nTexte.\n\n{MET}.", None)]
)
def test_the_title_says_where_if_the_lead_does_not(text: str, expected: str | None) -> None:
    assert setting(text)[1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MET} à la Cité de l'{{ORG:Union africaine}}.", "place/cite-de-l-union-africaine"),
        (f"{MET} au palais de Belcastel avec l'{{ORG:Union africaine}}.", "place/palais-de-belcastel"),
    ],
)
def test_a_building_keeps_the_whole_name_that_its_name_contains(text: str, expected: str) -> None:
    assert setting(text)[1] == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [("avait rencontré", None), ("a rencontré", "place/rabat"), ("était en réunion avec", "place/rabat")],
)
def test_only_a_pluperfect_is_older_than_the_news(told: str, expected: str | None) -> None:
    text = f"Titre\nRabat, 15 avril (MAP) – Le pays est calme.\n\n{{Aziz Belmir}} {told} {{Paul Morel}}."
    assert setting(text)[1] == expected
