"""Sentence boundaries by rule."""

from __future__ import annotations

import time

import pytest
import spacy

from kg.language.fr.sentences import sentences_component

FRENCH = spacy.blank("fr")


def sentences(text: str) -> list[str]:
    return [sent.text.strip() for sent in sentences_component(FRENCH.make_doc(text)).sents]


@pytest.mark.parametrize(
    "text",
    [
        "Hier, M. Morel a signé.",
        "Hier, MM. Morel et Durand ont signé.",
        "Hier, Mme Morel a signé.",
        "Hier, Mme. Morel a signé.",
        "Hier, Mgr. Morel a signé.",
        "Hier, S.E.M. Morel a signé.",
        "Hier, J. Morel a signé.",
        "Hier, J.-L. Morel a signé.",
        "Hier, George W. Carter a signé.",
        "Voir l'art. 5 de la loi.",
        "Des ports, des gares, etc. Les travaux durent.",
        "Le 18 fév. 2019, il a signé.",
        "Le budget est de 3.5 milliards.",
        "Il dit « oui. » et part.",
        "Il a signé... puis est parti.",
        "Est-ce vrai ? demande-t-il.",
    ],
)
def test_no_sentence_ends_within(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Il a signé. Elle a parlé.", ["Il a signé.", "Elle a parlé."]),
        ("Est-ce vrai ? Oui ! Bien.", ["Est-ce vrai ?", "Oui !", "Bien."]),
        ("Il a signé… Elle a parlé.", ["Il a signé…", "Elle a parlé."]),
        ("Il a signé. « Oui », dit-elle.", ["Il a signé.", "« Oui », dit-elle."]),
        ("« Il a signé. » Elle a parlé.", ["« Il a signé. »", "Elle a parlé."]),
        ("Il a signé. – Elle a parlé.", ["Il a signé.", "– Elle a parlé."]),
        ("Il a signé. 15 pays ont suivi.", ["Il a signé.", "15 pays ont suivi."]),
        ("(Il a signé.) Elle a parlé.", ["(Il a signé.)", "Elle a parlé."]),
        ("Il a signé. À Rabat, on attend.", ["Il a signé.", "À Rabat, on attend."]),
    ],
)
def test_a_sentence_ends_where_a_new_one_opens(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize("line_end", ["\n", "\n\n", " \n", "\r\n"])
def test_a_line_end_ends_a_sentence(line_end: str) -> None:
    assert sentences(f"Rabat accueille la France{line_end}la visite dure deux jours") == [
        "Rabat accueille la France",
        "la visite dure deux jours",
    ]


def test_a_quotation_of_two_sentences_is_cut_between_them() -> None:
    assert sentences("« Il a signé. Elle a parlé », dit-il.") == ["« Il a signé.", "Elle a parlé », dit-il."]


@pytest.mark.parametrize("text", ["", "\n", "   ", ".", "...", "«", "🙂", "M.", "1\n2"])
def test_odd_texts_do_not_crash(text: str) -> None:
    doc = sentences_component(FRENCH.make_doc(text))
    assert doc.text == text


def test_every_token_is_told_whether_it_opens_a_sentence() -> None:
    doc = sentences_component(FRENCH.make_doc("Il a signé. Elle a parlé.\nBien."))
    assert all(token.is_sent_start is not None for token in doc)
    assert [token.text for token in doc if token.is_sent_start] == ["Il", "Elle", "Bien"]


def _seconds(words: int, repeats: int) -> float:
    """The least time that a text of so many words takes."""
    best = float("inf")
    for _ in range(repeats):
        doc = FRENCH.make_doc("Il a signé hier à Rabat. " * (words // 5))
        started = time.perf_counter()
        sentences_component(doc)
        best = min(best, time.perf_counter() - started)
    return best


@pytest.mark.xfail(strict=True, reason="setting Token.is_sent_start looks through the whole document each time")
def test_time_grows_with_the_length_of_the_text_not_with_its_square() -> None:
    assert _seconds(8_000, 2) < 20 * _seconds(1_000, 3)
