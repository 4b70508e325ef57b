"""The longest known phrase at a place, and phrases by what they begin with."""

from __future__ import annotations

import pytest

from kg.extract.phrases import first_words, opens_phrase
from kg.extract.trie import Trie, cut

NAMES = Trie([("Union", 1), ("Union africaine", 2), ("Côte d’Ivoire", 3)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("l'union africaine", (4, 2)),
        ("l'union européenne", (3, 1)),
        ("l'organisation", None),
        ("l'", None),
    ],
)
def test_the_longest_phrase_is_found(text: str, found: tuple[int, int] | None) -> None:
    assert NAMES.longest(cut(text), 2) == found


def test_a_phrase_broken_off_is_none() -> None:
    assert NAMES.longest(cut("cote d'"), 0) is None


def test_it_knows_what_phrases_begin_with() -> None:
    assert "cote" in NAMES
    assert "ivoire" not in NAMES


def test_phrases_open_where_all_their_words_follow() -> None:
    phrases = (("a", "la", "tete", "de"), ("en", "lice"))
    assert first_words(phrases) == {"a", "en"}
    assert opens_phrase(["il", "en", "lice"], 1, phrases)
    assert not opens_phrase(["a", "la", "tete"], 0, phrases)
