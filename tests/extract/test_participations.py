"""Who took part in which event, in short sentences."""

from __future__ import annotations

import pytest

from kg.model import Reading, Statement
from kg.vocabulary import Factuality, Predicate
from tests.extract.documents import evidence, read_marked, statements


def told(reading: Reading) -> list[Statement]:
    return [s for s in statements(reading, Predicate.PARTICIPATED_IN) if s.holds]


def participants(text: str) -> set[tuple[str, str]]:
    """Who took part in what: the last part of the subject's id, and the event's label."""
    reading = read_marked(text, title="Brèves")
    labels = {entity.id: entity.label for entity in reading.entities}
    return {(s.subject.rpartition("/")[2], labels[s.object]) for s in told(reading)}


@pytest.mark.parametrize(
    "text",
    [
        "{Aziz Belmir} a participé au sommet de Dakar.",
        "{Aziz Belmir} a participé lundi à Dakar au sommet de Dakar.",
        "{Aziz Belmir} participe au sommet de Dakar.",
        "{Aziz Belmir} a assisté au sommet de Dakar.",
        "{Aziz Belmir} a présidé le sommet de Dakar.",
        "{Aziz Belmir} a ouvert le sommet de Dakar.",
        "Le sommet de Dakar, présidé par {Aziz Belmir}, est utile.",
        "Ouvert par {Aziz Belmir}, le sommet de Dakar est utile.",
        "On salue le sommet de Dakar, auquel {Aziz Belmir} a participé.",
        "On salue le sommet de Dakar que {Aziz Belmir} a organisé.",
        "{Aziz Belmir} est intervenu au sommet de Dakar.",
        "{Aziz Belmir} a plaidé au sommet de Dakar.",
        "{Aziz Belmir} a parlé lors du sommet de Dakar.",
        "Lors du sommet de Dakar, {Aziz Belmir} a parlé.",
        "On salue la participation de {Aziz Belmir} au sommet de Dakar.",
        "Le sommet de Dakar, sous la présidence de {Aziz Belmir}, est utile.",
        "{Aziz Belmir}, hôte du sommet de Dakar, est là.",
        "Le pays était représenté au sommet de Dakar par {Aziz Belmir}.",
        "Le sommet de Dakar a réuni {Aziz Belmir}.",
        "Le sommet de Dakar est utile. {Aziz Belmir} y a participé.",
        "Le sommet de Dakar est utile. {Aziz Belmir} y a plaidé.",
        "Le sommet de Dakar est utile. À la tribune, {Aziz Belmir} a plaidé.",
        "Au sommet de Dakar, {Aziz Belmir} a plaidé.",
        "Présent au sommet de Dakar, {Aziz Belmir} a parlé.",
        "Dans son discours au sommet de Dakar, {Aziz Belmir} a parlé.",
        "{Aziz Belmir} était à Dakar, au sommet de Dakar.",
        "Le sommet de Dakar a été ouvert par {Aziz Belmir}.",
        "Le coup d'envoi du sommet de Dakar est donné par {Aziz Belmir}.",
    ],
)
def test_who_attends_leads_or_speaks_takes_part(text: str) -> None:
    assert participants(text) == {("aziz-belmir", "sommet de Dakar")}


@pytest.mark.parametrize(
    "text",
    [
        "{Aziz Belmir} a salué le sommet de Dakar.",
        "{Aziz Belmir} a présidé une réunion.",
        "{Aziz Belmir} a participé à une conférence de presse.",
        "{Aziz Belmir} a participé à la réunion sur l'eau.",
        "{Aziz Belmir} était ministre au sommet de Dakar.",
        "Invité au sommet de Dakar, {Aziz Belmir} a parlé.",
        "En marge du sommet de Dakar, {Aziz Belmir} a rencontré {Paul Morel}.",
        "{Aziz Belmir} a rendu un livre avant le sommet de Dakar.",
    ],
)
def test_others_do_not(text: str) -> None:
    assert participants(text) == set()


def test_hosts_and_guests_take_part() -> None:
    assert participants("Le Maroc accueillera le prochain sommet.") == {("MA", "prochain sommet")}
    assert participants("Le sommet réunit {Aziz Belmir} et {Paul Morel}.") == {("aziz-belmir", "sommet"), ("paul-morel", "sommet")}


def test_both_sides_of_a_session_take_part() -> None:
    found = participants("La 5e session de la commission mixte entre le Maroc et la France est utile.")
    assert {subject for subject, _ in found} == {"MA", "FR"}


def test_those_who_play_take_part() -> None:
    found = participants("{Aziz Belmir} a battu {Paul Morel} en finale de la coupe du monde.")
    assert found >= {("aziz-belmir", "finale de la coupe du monde")}


@pytest.mark.parametrize(
    "text",
    [
        "Le sommet de Dakar est utile. À la même tribune, {Aziz Belmir} a plaidé pour la paix.",
        "Le sommet de Dakar a accueilli {Aziz Belmir}.",
        "Le sommet de Dakar a vu intervenir {Aziz Belmir}.",
    ],
)
def test_an_event_may_receive_those_who_take_part(text: str) -> None:
    assert participants(text) == {("aziz-belmir", "sommet de Dakar")}


def test_athletes_take_part_in_the_tournament_that_the_article_is_about() -> None:
    text = "Le marathon de Dakar est utile. Tout est là. Il est long. {Aziz Belmir} a battu {Paul Morel}."
    assert ("aziz-belmir", "marathon de Dakar") in participants(text)
    assert participants("{Aziz Belmir} a battu {Paul Morel}. Le sommet de Dakar est utile.") == set()


def test_a_distance_names_a_race() -> None:
    assert participants("{Aziz Belmir} a remporté les 10 km de Zagora.") == {("aziz-belmir", "10 km de Zagora")}


def test_an_event_does_not_take_part_in_itself() -> None:
    assert participants("La {ORG:Coupe de la Ligue} a battu {Paul Morel}.") <= {("paul-morel", "Coupe de la Ligue")}


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("{Aziz Belmir} n'a pas participé au sommet de Dakar.", Factuality.DENIED),
        ("{Aziz Belmir} participera au sommet de Dakar.", Factuality.PLANNED),
    ],
)
def test_what_is_not_done_is_said_so(text: str, factuality: Factuality) -> None:
    assert [s.factuality for s in statements(read_marked(text), Predicate.PARTICIPATED_IN)] == [factuality]


def test_date_and_place_go_with_the_verb() -> None:
    reading = read_marked("{Aziz Belmir} a participé lundi à Zagora au sommet de la Francophonie, utile depuis 2015.")
    assert {(s.date, s.place) for s in told(reading)} == {("2025-04-14", "place/zagora")}


def test_evidence_goes_from_the_party_to_the_event() -> None:
    reading = read_marked("Lundi, {Aziz Belmir} a participé au sommet de Dakar.")
    assert set(evidence(reading, told(reading))) == {"Aziz Belmir a participé au sommet de Dakar"}


def test_an_event_is_a_node_with_its_kind() -> None:
    reading = read_marked("{Aziz Belmir} a participé au sommet de Dakar.")
    (event,) = [entity for entity in reading.entities if entity.type == "Event"]
    assert (event.id, event.label, event.kind) == ("event/sommet-de-dakar", "sommet de Dakar", "event-kind/summit")


def test_the_assembly_that_somebody_addresses_is_an_event() -> None:
    assert participants("{Aziz Belmir} a plaidé devant l'Assemblée générale de l'ONU.") == {("aziz-belmir", "Assemblée générale de l'ONU")}


def test_the_state_that_somebody_represents_takes_part() -> None:
    found = participants("{Aziz Belmir} a représenté le Maroc au sommet de Dakar.")
    assert found == {("aziz-belmir", "sommet de Dakar"), ("MA", "sommet de Dakar")}


def test_the_tournament_that_the_article_opens_with_is_the_one_played() -> None:
    text = "Le championnat de Dakar est ouvert. {Aziz Belmir} est venu à bout de {Paul Morel}."
    assert participants(text) == {("aziz-belmir", "championnat de Dakar"), ("paul-morel", "championnat de Dakar")}


def test_those_in_the_room_take_part() -> None:
    found = participants("Le sommet de Dakar est ouvert. Cent élus étaient dans la salle, dont {Aziz Belmir}.")
    assert found == {("aziz-belmir", "sommet de Dakar")}
