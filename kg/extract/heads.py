"""Which offices head a State or a government, under whatever name."""

from __future__ import annotations

from typing import Final

from kg.extract.titles import OfficeMention
from kg.language.fr import words as fr
from kg.text import fold

HEADS_OF_STATE: Final = frozenset(
    f"role/{name}"
    for name in "president-of-the-republic president-of-the-transition interim-president king emir sultan emperor monarch head-of-state"
    " sovereign-prince grand-duke president-of-the-confederation strongman".split()
)


def title_words(label: str) -> frozenset[str]:
    """The words of a title that mean something: those of "ministre de l'Intérieur" are "ministre" and "interieur"."""
    return frozenset(fold(label).replace("'", " ").split()) - {"de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "aux", "au"}


def is_head_of_state(office: OfficeMention) -> bool:
    """Whether an office is that of a head of State: "président", "roi", "président de la transition"."""
    if office.body is not None:
        return False
    return office.role.role in HEADS_OF_STATE or (
        office.role.role == "role/president" and len(title_words(office.label) - {"republique"}) == 1
    )


def is_head_of_government(office: OfficeMention) -> bool:
    """Whether an office is that of a head of government: "Première ministre", "chef du gouvernement", "chancelier"."""
    label = fold(office.label).replace("premiere", "premier").replace("cheffe", "chef").replace("presidente", "president")
    return office.body is None and label in fr.HEADS_OF_GOVERNMENT
