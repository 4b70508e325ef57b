"""Who is party to which agreement, in short sentences."""

from __future__ import annotations

import pytest

from kg.extract import COMPONENTS, assemble
from kg.model import Article, Reading, Statement
from kg.vocabulary import Factuality, Predicate
from tests.extract.documents import evidence, french, make_doc, read_marked, statements

TWO = {("aziz-belmir", "accord"), ("paul-morel", "accord")}
STATES = {("FR", "accord"), ("MA", "accord")}


def told(reading: Reading) -> list[Statement]:
    return [s for s in statements(reading, Predicate.PARTY_TO) if s.holds]


def parties(text: str, *, title: str = "Brèves", kind: str | None = None) -> set[tuple[str, str]]:
    """Who is party to what: the last part of the subject's id, and the noun of the agreement."""
    reading = read_marked(text, title=title)
    labels = {entity.id: entity.label for entity in reading.entities}
    return {(s.subject.rpartition("/")[2], labels[s.object].split()[0] if kind is None else labels[s.object]) for s in told(reading)}


@pytest.mark.parametrize(
    "text",
    [
        "{Aziz Belmir} et {Paul Morel} ont signé un accord.",
        "{Aziz Belmir} et {Paul Morel} ont signé lundi à Rabat un accord sur la pêche.",
        "{Aziz Belmir} a signé un accord avec {Paul Morel}.",
        "{Aziz Belmir} a signé avec {Paul Morel} un accord.",
        "Un accord a été signé par {Aziz Belmir} et {Paul Morel}.",
        "Un accord a été signé par {Aziz Belmir} et par {Paul Morel}.",
        "Un accord a été paraphé lundi entre {Aziz Belmir} et {Paul Morel}.",
        "L'accord, signé par {Aziz Belmir} et {Paul Morel}, est utile.",
        "On salue l'accord que {Aziz Belmir} et {Paul Morel} ont signé.",
        "{Aziz Belmir} et {Paul Morel} ont procédé à la signature d'un accord.",
        "On salue la signature d'un accord par {Aziz Belmir} et {Paul Morel}.",
        "L'accord porte la signature de {Aziz Belmir} et de {Paul Morel}.",
        "{Aziz Belmir} et {Paul Morel} ont apposé leur signature au bas de l'accord.",
        "Un accord est là. {Aziz Belmir} et {Paul Morel} l'ont signé.",
        "Un accord est là. Il a été signé par {Aziz Belmir} et {Paul Morel}.",
        "Un accord est là. Le texte a été signé par {Aziz Belmir} et {Paul Morel}.",
        "{Aziz Belmir} et {Paul Morel} signent un accord.",
        "{Aziz Belmir}, ministre, et {Paul Morel}, ambassadeur, ont signé un accord.",
    ],
)
def test_those_who_sign_are_parties(text: str) -> None:
    assert parties(text) == TWO


@pytest.mark.parametrize(
    "text",
    [
        "Le Maroc et la France ont conclu un accord.",
        "Rabat, 14 avril 2025 (MAP) - Le Maroc et la France ont conclu un accord.",
        "L'accord entre le Maroc et la France est utile.",
        "L'accord signé entre le Maroc et la France est utile.",
        "L'accord liant le Maroc et la France est utile.",
        "L'accord franco-marocain est utile.",
        "L'accord Maroc-France est utile.",
        "Le Maroc et la France sont parvenus à un accord.",
        "Le Maroc et la France sont liés par un accord.",
        "Le Maroc et la France ont annoncé la signature d'un accord.",
        "L'accord conclu entre le gouvernement du Maroc et le gouvernement de la France est utile.",
        "Le Maroc et la France se voient. Les deux pays ont signé un accord.",
    ],
)
def test_states_that_an_agreement_binds_are_parties(text: str) -> None:
    assert parties(text) == STATES


@pytest.mark.parametrize(
    "text",
    [
        "{Aziz Belmir} a signé un livre.",
        "{Aziz Belmir} a salué l'accord.",
        "{Aziz Belmir} a assisté à la signature d'un accord.",
        "Un accord a été signé en présence de {Aziz Belmir}.",
        "Les négociations sur un accord entre le Maroc et la France sont longues.",
        "Un accord a été signé à Rabat.",
        "Le Maroc annonce la signature d'un accord.",
        "{Aziz Belmir} a adopté un enfant et salué l'accord.",
    ],
)
def test_others_are_not(text: str) -> None:
    assert parties(text) == set()


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Le Maroc n'a pas signé l'accord.", Factuality.DENIED),
        ("Le Maroc pourrait signer l'accord.", Factuality.CONDITIONAL),
        ("Le Maroc souhaite signer l'accord.", Factuality.WISHED),
        ("Le Maroc signera l'accord.", Factuality.PLANNED),
    ],
)
def test_what_is_not_done_is_said_so(text: str, factuality: Factuality) -> None:
    assert [s.factuality for s in statements(read_marked(text), Predicate.PARTY_TO)] == [factuality]


def test_whoever_signs_on_behalf_of_a_body_binds_it() -> None:
    text = "Un accord est là. {Aziz Belmir} a signé pour le Maroc et {Paul Morel} pour la France."
    assert parties(text) == TWO | STATES


def test_a_body_that_adopts_a_declaration_is_party() -> None:
    assert parties("L'Union africaine a adopté la Déclaration de Dakar.", kind="full") == {("union-africaine", "Déclaration de Dakar")}
    assert parties("Dans la Déclaration de Dakar, l'Union africaine parle de paix.") == {("union-africaine", "Déclaration")}


def test_whom_a_declaration_pledges_is_party() -> None:
    found = parties("{Aziz Belmir} a signé une déclaration par laquelle le Maroc et la France s'engagent à coopérer.")
    assert found == {("aziz-belmir", "déclaration"), ("MA", "déclaration"), ("FR", "déclaration")}


def test_the_verb_may_be_left_out_of_one_of_several() -> None:
    text = (
        "Trois conventions ont été signées. {Aziz Belmir} et {Paul Morel} ont signé celle relative à la pêche. "
        "{Anne Petit} et {Paul Morel}, celle relative à la mer. La troisième, sur l'eau, l'a été par {Anne Petit}."
    )
    assert parties(text, kind="full") == {
        ("aziz-belmir", "convention relative à la pêche"),
        ("paul-morel", "convention relative à la pêche"),
        ("anne-petit", "convention relative à la mer"),
        ("paul-morel", "convention relative à la mer"),
        ("anne-petit", "convention sur l'eau"),
    }


def test_the_host_of_those_who_sign_is_not_one_of_them() -> None:
    text = "Réunis à Rabat par {Paul Morel}, {Anne Petit} et {Aziz Belmir} ont signé un accord."
    assert parties(text) == {("anne-petit", "accord"), ("aziz-belmir", "accord")}


def test_a_place_is_no_party() -> None:
    assert parties("Un accord a été signé entre {LOC:Zagora} et le Maroc.") == {("MA", "accord")}


def test_date_place_and_topics_are_those_of_the_signature() -> None:
    reading = read_marked("Le Maroc et la France ont signé lundi à Rabat un accord sur la migration.")
    assert {(s.date, s.place, s.topics) for s in told(reading)} == {("2025-04-14", "place/rabat", ("topic/migration",))}


def test_news_without_a_date_of_its_own_is_of_the_day_named_before() -> None:
    reading = read_marked("{Aziz Belmir} est arrivé lundi. Le Maroc et la France ont signé un accord.")
    assert {s.date for s in told(reading)} == {"2025-04-14"}


def test_what_the_agreement_provides_for_is_its_topic_as_well() -> None:
    reading = read_marked("Le Maroc et la France ont signé un accord. Cet accord porte sur la migration.")
    assert {s.topics for s in told(reading)} == {("topic/migration",)}


def test_evidence_goes_from_the_parties_to_the_agreement() -> None:
    reading = read_marked("Lundi, {Aziz Belmir} et {Paul Morel} ont signé un accord à Rabat.")
    assert set(evidence(reading, told(reading))) == {"Aziz Belmir et Paul Morel ont signé un accord"}


# --- nodes


def test_an_agreement_is_a_node_with_its_kind_names_and_mentions() -> None:
    reading = read_marked("Le Maroc et la France ont signé l'accord de Rabat. Cet accord est utile.")
    (agreement,) = [entity for entity in reading.entities if entity.type == "Agreement"]
    assert (agreement.id, agreement.label, agreement.kind) == ("agreement/accord-de-rabat", "accord de Rabat", "agreement-kind/agreement")
    assert agreement.aliases == ("accord",)
    assert len(agreement.mentions) == 2


def test_an_agreement_without_a_name_is_named_by_whom_it_binds_and_its_year() -> None:
    reading = read_marked("Le Maroc et la France ont signé lundi un accord.")
    (agreement,) = [entity for entity in reading.entities if entity.type == "Agreement"]
    assert (agreement.id, agreement.label) == ("agreement/accord-france-maroc-2025", "accord (France, Maroc, 2025)")
    assert "accord" in agreement.aliases


def test_agreements_without_a_name_in_two_articles_are_two() -> None:
    doc = make_doc("Brèves\n{Aziz Belmir} a signé un accord.")
    for name in COMPONENTS:
        doc = french().get_pipe(name)(doc)
    readings = [assemble(doc, Article(id_, "Brèves", "Aziz Belmir a signé un accord.")) for id_ in ("a", "b")]
    first, second = ({e.id for e in reading.entities if e.type == "Agreement"} for reading in readings)
    assert len(first) == len(second) == 1
    assert first.isdisjoint(second)


def test_an_aside_may_stand_between_the_verb_and_the_agreement() -> None:
    reading = read_marked("Le Maroc et la France ont ratifié, en sa présence, un accord sur la pêche.")
    assert {s.subject for s in statements(reading, Predicate.PARTY_TO)} == {"country/MA", "country/FR"}


def test_the_seat_of_one_signatory_does_not_hide_the_next() -> None:
    reading = read_marked("L'{ORG:Institut Alpha} de {LOC:Zagora}, l'{ORG:Institut Bêta} et le Maroc ont signé un accord sur la pêche.")
    assert len(statements(reading, Predicate.PARTY_TO)) == 3
