"""What "il", "elle", "celle-ci" and "ce dernier" mean where States and bodies are spoken of."""

from __future__ import annotations

import pytest

from kg.extract.persons import Person
from tests.extract.documents import analyse


def meant(text: str, word: str) -> list[str]:
    """Names of persons, ids of States, texts of bodies that the last party spelt `word` stands for."""
    analysis = analyse(text)
    assert analysis.scene is not None
    parties = [p for parties in analysis.scene.parties.by_sentence for p in parties if analysis.atoms.slice(p.left, p.right) == word]
    values = parties[-1].values if parties else ()
    return [v.name if isinstance(v, Person) else v if isinstance(v, str) else v.text for v in values]


@pytest.mark.parametrize(
    ("text", "word", "values"),
    [
        ("Hier, le Maroc a signé. Il a salué un accord.", "Il", ["country/MA"]),
        ("Hier, la Mauritanie a signé. Elle a salué un accord.", "Elle", ["country/MR"]),
        ("Hier, le Tchad et le Soudan ont signé. Ils ont salué un accord.", "Ils", ["country/TD", "country/SD"]),
        ("Hier, {Jean Durand} a salué la {ORG:Ligue Rouge}. Celle-ci a signé.", "Celle-ci", ["Ligue Rouge"]),
        ("Hier, {Jean Durand} a reçu {Paul Morel}. Celui-ci a signé.", "Celui-ci", ["Paul Morel"]),
    ],
)
def test_a_pronoun_means_what_was_spoken_of_in_its_gender(text: str, word: str, values: list[str]) -> None:
    assert meant(text, word) == values


@pytest.mark.parametrize(
    ("text", "word", "values"),
    [
        ("Hier, la Mauritanie a signé. Il a salué un accord.", "Il", []),
        ("Hier, le Maroc a signé. Il faut signer.", "Il", []),
        ("Hier, {Jean Durand} a salué le Maroc. Il a signé.", "Il", ["Jean Durand"]),
        ("Hier, {Jean Durand} est arrivé au Maroc. Celui-ci a signé.", "Celui-ci", ["country/MA"]),
        ("Hier, le Maroc a signé. Ils ont salué un accord.", "Ils", []),
    ],
)
def test_another_gender_or_number_and_nearer_persons_are_respected(text: str, word: str, values: list[str]) -> None:
    assert meant(text, word) == values


@pytest.mark.parametrize(
    ("text", "phrase", "values"),
    [
        (
            "Hier, l'Union africaine a signé. Hier, l'organisation internationale a salué.",
            "l'organisation internationale",
            "union-africaine",
        ),
        ("Hier, Oxfam et Danone ont signé. Hier, l'ONG a salué.", "l'ONG", "oxfam"),
        ("Hier, la {ORG:Ligue Rouge} a signé. Hier, le groupe parlementaire a salué.", "le groupe parlementaire", ""),
        ("Hier, la {ORG:Ligue Rouge} a signé. Hier, le groupe Danone a salué.", "le groupe", ""),
    ],
)
def test_a_common_noun_for_a_body_means_one_named_before(text: str, phrase: str, values: str) -> None:
    assert meant(text, phrase) == ([f"organization/{values}"] if values else [])
