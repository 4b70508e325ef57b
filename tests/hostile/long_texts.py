"""Texts as long as may be, of the kinds that take the most time: what was quadratic once is seen here first."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Final

from kg.sources.checking import LENGTH_LIMIT

GIVEN: Final = "Anna Karim Omar Luc Marie Jean Paul Sofia Nadia Pierre Hugo Amina Youssef Rachid Samir Zoé".split()
SYLLABLES: Final = "ba ro ti ma la ven dou ker sal mi no ré fa zé gui lan mor tel".split()


def _surname(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()


def _meeting(chance: random.Random) -> str:
    one, other, party = (_surname(chance) for _ in range(3))
    return f"Le ministre {chance.choice(GIVEN)} {one} a rencontré lundi à Rabat {chance.choice(GIVEN)} {other}, président de {party}."


def _body(chance: random.Random) -> str:
    one, other, third = (_surname(chance) for _ in range(3))
    return f"L'Organisation {one} pour la {other} et le Parti {third} ont condamné l'Union {other}."


def _endless(chance: random.Random) -> str:
    return f"qui a rencontré {chance.choice(GIVEN)} {_surname(chance)} et que"


KINDS: Final[Mapping[str, Callable[[random.Random], str]]] = {"meetings": _meeting, "bodies": _body, "one sentence": _endless}


def long_text(kind: str) -> str:
    """A text of the greatest length that is accepted."""
    chance, parts, length = random.Random(7), list[str](), 0
    while length < LENGTH_LIMIT:
        parts.append(KINDS[kind](chance))
        length += len(parts[-1]) + 1
    return " ".join(parts)[: LENGTH_LIMIT - len("Titre")]
