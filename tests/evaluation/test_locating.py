"""Where names stand in a text, and the sentence around a stretch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluation.locating import locate, meet, sentence_around
from kg.model import Span


@pytest.mark.parametrize(
    ("content", "names", "words"),
    [
        ("M. Ali voit Ali Ben Ali", {"a": ["M. Ali"], "b": ["Ali Ben Ali", "Ali"]}, {"a": ["M. Ali"], "b": ["Ali Ben Ali"]}),
        ("Maroc, Marocain, au Maroc.", {"a": ["Maroc"]}, {"a": ["Maroc", "Maroc"]}),
        ("L'Élysée et l'Elysée", {"a": ["Élysée"]}, {"a": ["Élysée"]}),
        ("Rabat parle à Rabat", {"city": ["Rabat"], "state": ["Rabat"]}, {"city": [], "state": []}),
        ("rien", {"a": [""], "b": ["(x"]}, {"a": [], "b": []}),
    ],
    ids=["longest-first", "whole-words", "accents", "shared-names-tell-nothing", "no-such-name"],
)
def test_names_are_located(content: str, names: dict[str, list[str]], words: dict[str, list[str]]) -> None:
    found = {thing: [content[span.start : span.end] for span in spans] for thing, spans in locate(content, names).items()}
    assert found == words


@pytest.mark.parametrize(
    ("content", "words", "sentence"),
    [
        ("Il pleut. M. Ali sort. Il rit.", "Ali", "M. Ali sort."),
        ("Un titre\nLe texte commence.", "texte", "Le texte commence."),
        ("Un titre\nLe texte.", "titre", "Un titre"),
        ("« Non ! » dit-il. Oui.", "dit", "dit-il."),
        ("Il part", "part", "Il part"),
        ("Un. Deux. Trois.", "Un. Deux", "Un. Deux."),
    ],
)
def test_the_sentence_around_words(content: str, words: str, sentence: str) -> None:
    start = content.index(words)
    around = sentence_around(content, Span(start, start + len(words)))
    assert content[around.start : around.end] == sentence


@given(st.text(alphabet="aM. \n!", max_size=30), st.data())
def test_a_stretch_lies_within_its_sentence(content: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    around = sentence_around(content, Span(start, end))
    assert 0 <= around.start <= start <= end <= around.end <= len(content)


def test_stretches_meet_where_they_share_a_character() -> None:
    assert meet(Span(0, 3), Span(2, 5))
    assert not meet(Span(0, 3), Span(3, 5))
