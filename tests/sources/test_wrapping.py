"""Wrapped lines are put together again; lines that their writer broke are not."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sources.plain import read_markdown, read_text
from kg.sources.wrapping import join_wrapped_lines

PARAGRAPHS = (
    "Madrid, 3 juin 2025 - Le ministre marocain de l'Intérieur, Abdelouafi Laftit, a reçu mardi à Rabat son homologue espagnol, Fernando "
    "Grande-Marlaska. Les deux hommes ont parlé de la lutte contre les réseaux de passeurs.",
    "Ils se reverront à l'automne, a fait savoir le ministère dans un communiqué publié à l'issue de la rencontre, qui a duré deux heures.",
)
LIST = """Ont été nommés :
Anne Petit, ministre de l'Intérieur et de la Sécurité publique
Paul Roux, Santé
Rosa Blanc, ministre des Affaires étrangères
Jean Noir, Justice
Luc Vert, ministre de l'Agriculture"""


@pytest.mark.parametrize("width", [52, 72, 80, 100, 120])
def test_paragraphs_come_back_from_any_width(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in PARAGRAPHS)
    assert join_wrapped_lines(wrapped) == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Un mot.",
        LIST,
        "\n\n".join(PARAGRAPHS),
        "\n".join(PARAGRAPHS),
        "Vers court\nautre vers\n\nencore",
        textwrap.fill(PARAGRAPHS[0], 40),
    ],
)
def test_what_was_not_wrapped_stays(text: str) -> None:
    assert join_wrapped_lines(text) == text


def test_items_and_short_lines_of_a_wrapped_text_stay() -> None:
    text = textwrap.fill(PARAGRAPHS[0], 72, break_on_hyphens=False)
    assert join_wrapped_lines(f"{text}\n- {PARAGRAPHS[1][:60]}") == f"{PARAGRAPHS[0]}\n- {PARAGRAPHS[1][:60]}"


@given(st.text("ab .\n-é", max_size=400))
def test_no_character_is_lost_but_white_space_at_line_ends(text: str) -> None:
    joined = join_wrapped_lines(text)
    assert joined.split() == text.split()
    assert joined == text or len(joined) <= len(text)


def test_text_and_markdown_files_are_read_so() -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72, break_on_hyphens=False) for paragraph in PARAGRAPHS)
    for read in (read_text, read_markdown):
        assert read(f"Titre\n\n{wrapped}\n".encode()).text == "\n\n".join(PARAGRAPHS)
