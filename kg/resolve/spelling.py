"""When two words of names are one in two spellings: Arabic, Cyrillic, Berber or African names in French, English or Spanish letters.

A word's *sound* maps letters that transliterations exchange to one sign each: "ou", "u", "w" and "o"; "ch", "sh" and "tch"; "q", "k", "c"
and "kh"; "dj", "j" and "g"; doubled consonants; a mute final "e" or "h"; the article that "Abd" swallows ("Abdel", "Abdul", "Abder"). Its
*skeleton* is the sound without vowels, which is all that Arabic script writes. In the manner of Soundex and of the consonantal keys of
Freeman, Condon and Ackerman, "Cross Linguistic Name Matching in English and Arabic" (NAACL 2006); letters are those of French press use.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Indel

from kg.text import fold

ALIKE: Final = 0.84
"""How alike two words are at least that are one word in two spellings."""
NEAR: Final = 0.7
"""How alike two words are at least that may be one word misspelt."""
SHORTEST: Final = 3
"""Letters of a sound below which only equal sounds are alike: "Ali", "Eli", "Xi"."""

_LETTERS: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "ð": "d", "þ": "th", "ə": "a"})
_ORTHOGRAPHY: Final = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"[^a-z]", ""),
        (r"tch|tsh|tsch|sch|sh|ch", "C"),
        (r"ck|kh|q", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"x", "ks"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"gu(?=[eiy])|gh|dzh|dj|dg|zh|j", "g"),
        (r"m(?=[bp])", "n"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[^aeiouyw])h(?=[aeiouyw])", ""),
        (r"z$", "s"),
        (r"h$|h(?=[^aeiouyw])", ""),
        (r"(?<=[^aeiouyw])e$", ""),
        (r"[aeiouyw]*[ouw][aeiouyw]*", "u"),
        (r"[aeiy]*[eiy][aeiy]*", "i"),
        (r"a+", "a"),
        (r"^abd[aiu]l(?=[tdrzsCnl])|^abd[aiu](?=[^aiu])", "abdi"),
        (r"^abd[aiu]l(?=[aiu])", "abdil"),
    )
)
_VOWELS: Final = re.compile("[aiu]")
_CONSONANTS: Final = re.compile("[^aiu]")


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """What a word sounds like: `sound("Abdelouafi") == sound("Abdelwafi")`."""
    letters = fold(word.replace("ç", "s")).translate(_LETTERS)
    for pattern, sign in _ORTHOGRAPHY:
        letters = pattern.sub(sign, letters)
    return letters or _foreign(word)


def _foreign(word: str) -> str:
    """A word in other letters than Latin ones, as it is."""
    return "".join(char for char in unicodedata.normalize("NFKC", word).casefold() if char.isalnum())


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The consonants of its sound: `skeleton("Mohammed") == "mhmd"`; the sound itself where there are fewer than two."""
    consonants = _VOWELS.sub("", sound(word))
    return consonants if len(consonants) > 1 else sound(word)


@lru_cache(maxsize=400_000)
def similarity(one: str, other: str) -> float:
    """How alike two words sound, in [0, 1]: consonants count for seven tenths, vowels for the rest.

    >>> similarity("Salmane", "Selman") > ALIKE > similarity("Mohamed", "Mahmoud")
    True
    """
    a, b = sound(one), sound(other)
    if a == b:
        return 1.0
    if min(len(a), len(b)) <= SHORTEST:
        return 0.0
    consonants = Indel.normalized_similarity(_VOWELS.sub("", a), _VOWELS.sub("", b))
    vowels = Indel.normalized_similarity(_CONSONANTS.sub("", a), _CONSONANTS.sub("", b))
    return 0.7 * consonants + 0.3 * vowels
