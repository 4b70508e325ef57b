"""Copies of articles: which are found, which is the original, and what no copy is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import pytest

from kg.graph.duplicates import LEAST, Card, CopyFinder, original
from kg.graph.minhash import bands, signature, similarity
from kg.model import Reading

TEXT = (
    "Le ministre de l'Intérieur a reçu mardi à Rabat son homologue espagnol pour un entretien sur la sécurité des frontières. "
    "Les deux responsables sont convenus de tenir une réunion de travail avant la fin de l'année. Ils ont aussi parlé de la "
    "formation des policiers, de l'échange de renseignements et de la lutte contre les réseaux de passeurs. Une délégation doit "
    "se rendre à Madrid en juin, a indiqué le ministère dans un communiqué. Les échanges entre les deux pays ont augmenté de douze "
    "pour cent en un an."
)
WORDS = TEXT.split()
SIGNED = "82af2b0193afeb024845d6019cfeb208"
COPIES = {
    "the same": TEXT,
    "in capitals": TEXT.upper(),
    "with a line of its own": f"RABAT (Agence) - {TEXT} Avec agences.",
    "without its end": " ".join(WORDS[: len(WORDS) * 3 // 4]),
    "with some words changed": TEXT.replace("mardi", "hier").replace("aussi", "également").replace("juin", "été"),
    "in another order": " ".join(WORDS[60:] + WORDS[:60]),
}
OTHERS = {
    "another story": "Le président a inauguré jeudi la nouvelle ligne de tramway de la capitale, longue de neuf kilomètres, devant élus.",
    "one sentence of it": " ".join(WORDS[:20]) + " La suite parle de football, de la finale, du stade plein, de la joie hier soir.",
}


@pytest.mark.parametrize("text", COPIES.values(), ids=COPIES)
def test_a_copy_shares_most_of_its_wording_and_a_band(text: str) -> None:
    one, other = signature(TEXT), signature(text)
    assert similarity(one, other) >= LEAST
    assert set(bands(one)) & set(bands(other))


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_another_text_does_not(text: str) -> None:
    assert similarity(signature(TEXT), signature(text)) < LEAST


def test_a_signature_never_changes() -> None:
    """It stands in graphs: a machine, a version of Python or numpy that gave another would find no copies."""
    assert signature(TEXT)[:32] == SIGNED


def test_a_text_of_a_few_words_has_no_signature() -> None:
    assert signature("Voir la vidéo de la rencontre.") == ""
    assert bands("") == []


def test_no_two_annotated_articles_are_copies(readings: list[Reading]) -> None:
    signatures = [signed for reading in readings if (signed := signature(reading.article.text))]
    assert max(similarity(*pair) for pair in combinations(signatures, 2)) < 0.2


def finder(cards: Iterable[Card]) -> CopyFinder:
    """Finds the copies among some articles."""
    known = {card.id: card for card in cards}
    index: dict[str, set[str]] = {}
    for card in known.values():
        for band in bands(card.signature):
            index.setdefault(band, set()).add(card.id)
    return CopyFinder(
        lambda names: {name: known[name] for name in names if name in known}, lambda keys: {key: index.get(key, set()) for key in keys}
    )


def card(name: str, text: str, day: str = "2025-04-14") -> Card:
    return Card(name, day, name.upper(), signature(text))


def chain() -> list[Card]:
    """A text that is cut at its end, then at its beginning: the first and the last have little in common."""
    return [card(name, " ".join(WORDS[start : start + 50])) for name, start in (("a", 0), ("b", 12), ("c", 24), ("d", 36))]


def test_a_copy_of_a_copy_belongs_to_the_group() -> None:
    one, *_, last = cards = chain()
    assert similarity(one.signature, last.signature) < LEAST
    for seed in "abcd":
        assert finder(cards).groups([seed]) == [frozenset(cards)]


def test_without_what_lay_between_they_are_apart() -> None:
    one, _, _, last = chain()
    assert finder([one, last]).groups(["a", "d"]) == [frozenset({one}), frozenset({last})]


def test_an_article_that_is_not_there_is_in_no_group() -> None:
    assert finder(chain()[:1]).groups(["a", "z"]) == [frozenset(chain()[:1])]


@pytest.mark.parametrize(
    ("days", "first"),
    [
        ({"a": "2025-04-14", "b": "2025-04-13"}, "b"),
        ({"a": "2025-04-14", "b": "2025-04-14"}, "a"),
        ({"a": "", "b": "2025-04-14"}, "b"),
    ],
)
def test_the_original_is_the_first_published(days: dict[str, str], first: str) -> None:
    assert original(frozenset(card(name, TEXT, day) for name, day in days.items())).id == first


def test_an_original_counts_as_its_publisher_or_else_as_itself() -> None:
    assert [Card("x", publisher=publisher).source for publisher in ("L’Écho", "")] == ["l'echo", "x"]
