"""Names of persons cut into words, without particles, numbers and marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from kg.language.fr import names as fr
from kg.resolve import rarity
from kg.resolve.spelling import skeleton, sound
from kg.text import fold, plain

TELLING: Final = 15.0
"""Bits from which a name alone is taken for one person per State; below, the titles and the article's States are looked at too."""
_CUT: Final = re.compile(r"[\s\-‐‑–.]+")
_MARKS: Final = re.compile(r"['’ʼ‘`´ʿʾ\"“”«»]")
_CLUSTER: Final = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2}")


@dataclass(frozen=True)
class Word:
    """One word of a name, folded: `forms` are other ways to write it together with the particles before it."""

    text: str
    forms: tuple[str, ...] = ()

    @property
    def initial(self) -> bool:
        """Whether only its first letter is given."""
        return len(self.text) == 1


@dataclass(frozen=True)
class PersonName:
    """A name cut into its words, without particles: given names first where capitals tell, else as written."""

    text: str
    words: tuple[Word, ...]
    number: str = ""
    rotated: bool = False

    @cached_property
    def bits(self) -> float:
        """How telling the whole name is."""
        return sum(rarity.INITIAL if word.initial else rarity.bits(word.text) for word in self.words)

    @cached_property
    def compact(self) -> str:
        """Its sound as if written in one word: "Kim Jongun", "Abdel Fattah"."""
        return "".join(sound(word.text) for word in self.words)

    @property
    def full(self) -> tuple[str, ...]:
        """Its words that are no initials."""
        return tuple(word.text for word in self.words if not word.initial)


@lru_cache(maxsize=400_000)
def parse(name: str) -> PersonName:
    """Cut a name.

    >>> [word.text for word in parse("LAFTIT Abd el-Ouafi").words]
    ['abdelouafi', 'laftit']
    """
    tokens = [token for token in _CUT.split(_MARKS.sub("", plain(name))) if len(token) > 1 or token.isupper()]
    number = tokens.pop(place) if (place := _number(tokens)) else ""
    tokens, rotated = _surname_last(list(_initials(tokens)))
    words = tuple(_words(_joined([fold(token) for token in tokens])))
    return PersonName(name, words, number, rotated)


def _number(tokens: list[str]) -> int:
    """Where a regnal number stands: "Mohammed VI", "Abdallah II de Jordanie"; 0 where there is none."""
    return next((i for i, t in enumerate(tokens) if i and fr.NUMBER.fullmatch(t) and (len(t) > 1 or i == len(tokens) - 1)), 0)


def _initials(tokens: list[str]) -> Iterator[str]:
    """ "JD Vance" is "J D Vance", unless all of the name is in capitals."""
    shouted = all(token.isupper() for token in tokens)
    for token in tokens:
        yield from token if not shouted and len(tokens) > 1 and _CLUSTER.fullmatch(token) else (token,)


def _surname_last(tokens: list[str]) -> tuple[list[str], bool]:
    """ "LAFTIT Abdelouafi" the other way round: capitals tell surnames."""
    end = next((i for i, token in enumerate(tokens) if not (token.isupper() and len(token) > 1)), len(tokens))
    return ([*tokens[end:], *tokens[:end]], True) if 0 < end < len(tokens) and len(tokens[0]) > 1 else (tokens, False)


def _joined(tokens: list[str]) -> list[str]:
    """ "abd", "al", "latif" as one word."""
    found: list[str] = []
    i = 0
    while i < len(tokens):
        k = i + 1
        if tokens[i] in fr.SERVANT:
            while k < len(tokens) - 1 and tokens[k] in fr.ARABIC_ARTICLES:
                k += 1
        if k < len(tokens) and tokens[i] in fr.SERVANT:
            found.append(f"abdel{tokens[k]}")
            i = k + 1
        else:
            found.append(tokens[i])
            i += 1
    return found


def _words(tokens: list[str]) -> Iterator[Word]:
    """The words with the particles before them put aside, as long as two words are left."""
    core = [i for i, token in enumerate(tokens) if token not in fr.PARTICLES or (i == 0 and token not in fr.ARABIC_ARTICLES)]
    if len(core) < min(2, len(tokens)):
        core = list(range(len(tokens)))
    before = 0
    for i in core:
        particles = tokens[before:i]
        yield Word(tokens[i], tuple("".join(particles[k:]) + tokens[i] for k in range(len(particles))))
        before = i + 1


def initials(word: Word) -> tuple[str, ...]:
    """The letters that an initial for a word may be."""
    return tuple(dict.fromkeys((word.text[0], *sound(word.text)[:1].lower())))


def consonants(word: Word) -> tuple[str, ...]:
    """The skeletons by which a word is looked up, with and without the particles before it."""
    return tuple(dict.fromkeys(skeleton(form) for form in (word.text, *word.forms[:1])))
