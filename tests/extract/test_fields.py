"""What an agreement or aid is about, where the words beside it do not say."""

from __future__ import annotations

from kg.extract import read
from kg.language import load_language
from kg.model import Article
from kg.vocabulary import Predicate


def topics(text: str, predicate: Predicate) -> set[tuple[str, ...]]:
    """The topics of all statements of a relation."""
    reading = read(load_language("fr"), Article("example", "Brève", text, "2025-04-14"))
    return {statement.topics for statement in reading.statements if statement.predicate == predicate}


def test_the_next_sentence_says_what_an_agreement_is_about() -> None:
    text = "Le Maroc et la France ont signé un accord. Le texte porte sur la pêche."
    assert topics(text, Predicate.PARTY_TO) == {("topic/fisheries",)}


def test_the_next_paragraph_does_not() -> None:
    text = "Le Maroc et la France ont signé un accord.\n\nLa pêche va mal."
    assert topics(text, Predicate.PARTY_TO) == {()}


def test_all_parties_of_an_agreement_have_its_topics() -> None:
    text = "Le Maroc et la France ont signé un accord sur la pêche. L'accord a été paraphé par Jean Durand."
    assert topics(text, Predicate.PARTY_TO) == {("topic/fisheries",)}


def test_whoever_backs_an_agreement_does_so_in_its_fields() -> None:
    text = "Le Maroc et la France ont signé un accord sur la pêche. L'Espagne a soutenu l'accord."
    assert topics(text, Predicate.SUPPORTS) == {("topic/fisheries",)}


def test_an_attack_is_a_matter_of_peace_and_security() -> None:
    assert topics("L'Azerbaïdjan a bombardé l'Arménie.", Predicate.ATTACKS) == {("topic/peace-and-security",)}
