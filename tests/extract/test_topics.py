"""What talks and cooperation are about."""

from __future__ import annotations

import pytest

from kg import ontology
from kg.extract.topics import find_topics
from tests.extract.documents import make_atoms


def topics(text: str) -> tuple[str, ...]:
    atoms = make_atoms(text)
    return tuple(topic.removeprefix("topic/") for topic in find_topics(atoms, 0, len(atoms)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("la coopération en matière de sécurité", ("security",)),
        ("la lutte contre la migration irrégulière", ("migration",)),
        ("la migration et la sécurité", ("migration", "security")),
        ("la sécurité, puis encore la sécurité", ("security",)),
        ("les énergies renouvelables", ("energy",)),
        ("le changement climatique", ("climate",)),
        ("des échanges commerciaux", ("trade",)),
        ("le temps qu'il fait", ()),
    ],
)
def test_topics_are_found_once_each_in_text_order(text: str, found: tuple[str, ...]) -> None:
    assert topics(text) == found


@pytest.mark.parametrize("topic", ontology.topics(), ids=lambda topic: topic.id)
def test_every_topic_is_found_by_its_own_triggers(topic: ontology.Topic) -> None:
    lost = [trigger for trigger in topic.triggers if not topics(trigger.rstrip("*"))]
    assert lost == []


@pytest.mark.parametrize(
    ("topic", "phrase"),
    [(topic.id.removeprefix("topic/"), phrase) for topic in ontology.topics() for phrase in topic.false_triggers],
)
def test_false_triggers_mean_nothing(topic: str, phrase: str) -> None:
    assert topic not in topics(phrase)


def test_a_subject_may_be_named_by_two_topics() -> None:
    assert set(topics("la lutte contre le trafic de drogue et la criminalité organisée")) == {"drug-trafficking", "organized-crime"}


def test_a_phrase_over_two_lines_is_no_trigger() -> None:
    assert topics("énergies\nrenouvelables") in ((), ("energy",))


def test_nothing_is_found_outside_the_stretch() -> None:
    atoms = make_atoms("la sécurité et la migration")
    assert find_topics(atoms, 3, len(atoms)) == ("topic/migration",)
