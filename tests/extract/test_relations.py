"""Meetings, visits and cooperation in short sentences."""

from __future__ import annotations

import pytest

from kg.vocabulary import Factuality, Predicate
from tests.extract.documents import evidence, pairs, read_marked, statements

MINISTER = "Le ministre marocain de l'Intérieur, {Aziz Belmir}"
TWO = {("aziz-belmir", "paul-morel")}
STATES = {("FR", "MA")}


@pytest.mark.parametrize(
    "rest",
    [
        " a reçu {Paul Morel}.",
        ", a reçu lundi {Paul Morel}.",
        ", a reçu en audience {Paul Morel}.",
        ", a été reçu par {Paul Morel}.",
        ", reçu par {Paul Morel}, a signé.",
        ", s'est entretenu avec {Paul Morel}.",
        ", s’est entretenu lundi à Rabat avec {Paul Morel}.",
        ", a eu un entretien avec {Paul Morel}.",
        ", a tenu une réunion avec {Paul Morel}.",
        ", a accordé une audience à {Paul Morel}.",
        ", a rencontré son homologue français, {Paul Morel}.",
        ", recevra jeudi {Paul Morel}.",
    ],
)
def test_two_persons_met(rest: str) -> None:
    assert pairs(read_marked(MINISTER + rest), Predicate.MET) == TWO


@pytest.mark.parametrize(
    "sentence",
    [
        "{Aziz Belmir} et {Paul Morel} se sont entretenus à Rabat.",
        "L'entretien entre {Aziz Belmir} et {Paul Morel} est utile.",
        "L'entrevue entre M. Belmir et M. Morel est utile.",
        "Reçu par {Aziz Belmir}, {Paul Morel} a signé.",
    ],
)
def test_a_meeting_may_be_told_of_both_together(sentence: str) -> None:
    (pair,) = pairs(read_marked(sentence), Predicate.MET)
    assert {name.rpartition("-")[2] for name in pair} == {"belmir", "morel"}


@pytest.mark.parametrize(
    "sentence",
    [
        MINISTER + ", a signé en présence de {Paul Morel}.",
        MINISTER + ", a salué {Paul Morel}.",
        MINISTER + " et {Paul Morel} ont signé.",
        MINISTER + ", a reçu un courrier.",
        MINISTER + ", a reçu {Anne Petit}, accompagnée de {Paul Morel}.",
    ],
)
def test_being_present_or_signing_together_is_no_meeting(sentence: str) -> None:
    assert not TWO & pairs(read_marked(sentence), Predicate.MET)


def test_each_of_a_list_met_the_host_but_not_one_another() -> None:
    reading = read_marked(MINISTER + ", a reçu {Paul Morel} et {Anne Petit}.")
    assert pairs(reading, Predicate.MET) == {("aziz-belmir", "paul-morel"), ("anne-petit", "aziz-belmir")}


def test_a_meeting_has_its_day_place_and_topics() -> None:
    reading = read_marked(MINISTER + ", a reçu lundi à Rabat {Paul Morel}. M. Belmir s'est entretenu avec M. Morel sur la migration.")
    (statement,) = statements(reading, Predicate.MET)
    assert (statement.date, statement.place, statement.topics) == ("2025-04-14", "place/rabat", ("topic/migration",))


@pytest.mark.parametrize(
    "rest",
    [
        ", au sujet de la sécurité et de la migration.",
        ". Les deux hommes ont évoqué la sécurité et la migration.",
        " sur la sécurité et la migration.",
        ". M. Belmir a parlé avec M. Morel de la sécurité et de la migration.",
        ". L'entretien a porté sur la sécurité et la migration.",
        ". Les discussions ont porté sur la sécurité et la migration.",
        ". Au menu des discussions, la sécurité et la migration.",
        ". Ils ont évoqué la sécurité et la migration.",
        " pour parler de la sécurité et de la migration.",
        " afin d'évoquer la sécurité et la migration.",
        " pour discuter de la sécurité et de la migration.",
    ],
)
def test_what_was_discussed_follows_a_word_of_discussing(rest: str) -> None:
    reading = read_marked(MINISTER + " s'est entretenu avec le ministre français de l'Intérieur, {Paul Morel}" + rest)
    (statement,) = statements(reading, Predicate.MET)
    assert statement.topics == ("topic/security", "topic/migration")


def test_topics_that_titles_name_were_not_discussed() -> None:
    reading = read_marked("Le ministre marocain de la Défense, {Aziz Belmir}, a reçu le ministre français de la Culture, {Paul Morel}.")
    (statement,) = statements(reading, Predicate.MET)
    assert statement.topics == ()


@pytest.mark.parametrize(
    ("sentence", "destination", "date"),
    [
        ("{Paul Morel} s'est rendu à Alger.", "alger", None),
        ("{Paul Morel} s’est rendu lundi à Alger.", "alger", "2025-04-14"),
        ("{Paul Morel} se rendra jeudi à Alger.", "alger", "2025-04-17"),
        ("{Paul Morel} est arrivé hier à Dakar.", "dakar", "2025-04-14"),
        ("La visite de {Paul Morel} à Rabat en octobre dernier est utile.", "rabat", "2024-10"),
        ("{Paul Morel} est en visite au Maroc.", "MA", None),
        ("{Paul Morel} est en visite officielle en Côte d'Ivoire depuis dimanche.", "CI", "2025-04-13"),
        ("En visite à Alger, {Paul Morel} a signé.", "alger", None),
    ],
)
def test_travel_is_a_visit(sentence: str, destination: str, date: str | None) -> None:
    reading = read_marked(sentence)
    assert pairs(reading, Predicate.VISITED) == {("paul-morel", destination)}
    assert [s.date for s in statements(reading, Predicate.VISITED)] == [date]


@pytest.mark.parametrize(
    "sentence",
    [
        "{Paul Morel} a signé à Alger.",
        "{Paul Morel} a rendu hommage à l'Algérie.",
        "{Paul Morel} a été reçu à Alger.",
        "{Paul Morel} ne se rendra pas à Alger.",
        "{Paul Morel} pourrait se rendre à Alger.",
        "{Paul Morel} souhaite se rendre à Alger.",
        "La délégation s'est rendue à Alger.",
    ],
)
def test_without_travel_there_is_no_visit(sentence: str) -> None:
    assert pairs(read_marked(sentence), Predicate.VISITED) == set()


def test_who_was_somewhere_on_a_day_visited_it() -> None:
    assert pairs(read_marked("{Paul Morel} était lundi à Alger."), Predicate.VISITED) == {("paul-morel", "alger")}
    assert pairs(read_marked("{Paul Morel} est très attaché à Alger."), Predicate.VISITED) == set()


def test_who_is_expected_has_not_come_yet() -> None:
    (statement,) = statements(read_marked("{Paul Morel} est attendu mardi à Alger."), Predicate.VISITED)
    assert statement.factuality is Factuality.PLANNED


@pytest.mark.parametrize(
    "sentence",
    [
        "{Paul Morel} a annulé sa visite à Alger.",
        "{Paul Morel} a reporté sa visite à Alger.",
        "La visite de {Paul Morel} à Alger a été annulée.",
    ],
)
def test_a_visit_that_was_called_off_did_not_take_place(sentence: str) -> None:
    assert pairs(read_marked(sentence), Predicate.VISITED) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Le Maroc coopère avec la France.",
        "Le Maroc et la France coopèrent.",
        "Le Maroc et la France renforcent leur coopération.",
        "La coopération entre le Maroc et la France est utile.",
        "La coopération entre la France et le Maroc est utile.",
        "Rabat et Paris renforcent leur partenariat.",
        "Le partenariat maroco-français est utile.",
        "Le Maroc et la France ont signé un accord sur la migration.",
        "Le Maroc salue la France. La coopération entre les deux pays est utile.",
    ],
)
def test_two_states_cooperate(sentence: str) -> None:
    assert pairs(read_marked(sentence), Predicate.COOPERATES_WITH) == STATES


def test_three_states_cooperate_in_pairs() -> None:
    reading = read_marked("La coopération entre le Mali, le Niger et le Tchad est utile.")
    assert pairs(reading, Predicate.COOPERATES_WITH) == {("ML", "NE"), ("ML", "TD"), ("NE", "TD")}


def test_a_state_cooperates_with_a_body() -> None:
    reading = read_marked("Le Maroc renforce sa coopération avec l'Union européenne en matière de pêche.")
    (statement,) = statements(reading, Predicate.COOPERATES_WITH)
    assert statement.topics == ("topic/fisheries",)
    assert {statement.subject, statement.object} == {"country/MA", "organization/union-europeenne"}


@pytest.mark.parametrize(
    ("sentence", "factuality"),
    [
        ("Le Maroc ne coopère pas avec la France.", Factuality.DENIED),
        ("Le Maroc et la France ont suspendu leur coopération.", Factuality.DENIED),
        ("Le Maroc souhaite coopérer avec la France.", Factuality.WISHED),
        ("Le Maroc devrait coopérer avec la France.", Factuality.CONDITIONAL),
        ("Sans coopération entre le Maroc et la France, rien n'est utile.", Factuality.DENIED),
        ("Faute de coopération entre le Maroc et la France, tout est perdu.", Factuality.DENIED),
    ],
)
def test_cooperation_that_is_not_there_does_not_hold(sentence: str, factuality: Factuality) -> None:
    (statement,) = statements(read_marked(sentence), Predicate.COOPERATES_WITH)
    assert (statement.factuality, statement.holds) == (factuality, False)


@pytest.mark.parametrize(
    "sentence",
    [
        "Le Maroc et la France ont voté.",
        "Le ministre français de la Coopération, {Paul Morel}, a salué le Maroc.",
        "L'{ORG:Organisation de coopération de Shanghai} salue le Maroc et la France.",
    ],
)
def test_cooperation_in_a_name_or_title_is_none(sentence: str) -> None:
    assert statements(read_marked(sentence), Predicate.COOPERATES_WITH) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Hier, {Aziz Belmir} a reçu {Paul Morel} à Rabat.", "Aziz Belmir a reçu Paul Morel"),
        ("Hier, {Paul Morel} s'est rendu à Alger.", "Paul Morel s'est rendu à Alger"),
        ("La coopération entre le Maroc et la France est utile.", "La coopération entre le Maroc et la France est utile"),
    ],
)
def test_the_evidence_says_who_and_what(sentence: str, words: str) -> None:
    reading = read_marked(sentence)
    assert list(evidence(reading, reading.statements)) == [words]
