"""Sentence boundaries of the shipped pipeline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from kg.language import load_language

Cutter: TypeAlias = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def sentences(shipped_folder: Path) -> Cutter:
    """Cuts a text into sentences, white space around them aside."""
    nlp = load_language("fr", extract=False)

    def cut(text: str) -> list[str]:
        return [words for sent in nlp(text).sents if (words := sent.text.strip())]

    return cut


@pytest.mark.parametrize(
    "text",
    [
        "Hier, M. Morel a signé.",
        "Hier, MM. Morel et Durand ont signé.",
        "Hier, Mme Morel a signé.",
        "La présidente, Mme. Petit, a reçu l'ambassadeur.",
        "Le président George W. Carter a reçu M. J. Morel à Washington.",
        "Le Dr. Paul Morel et Mgr. Jean Durand ont signé.",
        "Hier, Mgr. Morel a signé.",
        "Hier, S.E.M. Morel a signé.",
        "Hier, J. Morel a signé.",
        "Hier, J.-L. Morel a signé.",
        "Hier, George W. Carter a signé.",
        "Voir l'art. 5 de la loi.",
        "Des ports, des gares, etc. Les travaux durent.",
        "Le 18 fév. 2019, il a signé.",
        "Le budget est de 3.5 milliards.",
        "« Notre coopération est exemplaire », a déclaré le ministre.",
        "Il a signé... puis est parti.",
        "« Quand ? » demande le ministre.",
    ],
)
def test_no_sentence_ends_within(sentences: Cutter, text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Il a signé. Elle a parlé.", ["Il a signé.", "Elle a parlé."]),
        ("Est-ce vrai ? Oui ! Bien.", ["Est-ce vrai ?", "Oui !", "Bien."]),
        ("Il a signé… Elle a parlé.", ["Il a signé…", "Elle a parlé."]),
        ("Il a signé. « Oui », dit-elle.", ["Il a signé.", "« Oui », dit-elle."]),
        (
            "Le ministre a salué « une étape importante. » Il se rendra mardi à Alger.",
            ["Le ministre a salué « une étape importante. »", "Il se rendra mardi à Alger."],
        ),
        (
            "« Nous avançons ensemble. » Le ministre a ensuite reçu l'ambassadeur.",
            ["« Nous avançons ensemble. »", "Le ministre a ensuite reçu l'ambassadeur."],
        ),
        ("Il a signé. – Elle a parlé.", ["Il a signé.", "– Elle a parlé."]),
        ("Il a signé. 15 pays ont suivi.", ["Il a signé.", "15 pays ont suivi."]),
        ("Qui a signé l'accord ? Le ministre refuse de répondre.", ["Qui a signé l'accord ?", "Le ministre refuse de répondre."]),
        ("Il a signé. À Rabat, on attend.", ["Il a signé.", "À Rabat, on attend."]),
    ],
)
def test_a_sentence_ends_where_a_new_one_opens(sentences: Cutter, text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize("line_end", ["\n", "\n\n", " \n", "\r\n"])
def test_a_line_end_ends_a_sentence(sentences: Cutter, line_end: str) -> None:
    assert sentences(f"Rabat accueille la France{line_end}la visite dure deux jours") == [
        "Rabat accueille la France",
        "la visite dure deux jours",
    ]


def test_a_quotation_of_two_sentences_is_cut_between_them(sentences: Cutter) -> None:
    assert sentences("« Il a signé. Elle a parlé », dit-il.") == ["« Il a signé.", "Elle a parlé », dit-il."]


@pytest.mark.parametrize("text", ["", "\n", "   ", ".", "...", "«", "🙂", "M.", "1\n2"])
def test_odd_texts_lose_nothing(sentences: Cutter, text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
