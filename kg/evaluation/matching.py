"""When two texts count as the same in scoring: case, accents and apostrophes aside, or by the overlap of their words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

STOP_WORDS: Final = frozenset(
    ("le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "au", "aux", "et", "en", "pour", "a", "the", "of"),
)


@lru_cache(maxsize=100_000)
def normalise(text: str) -> str:
    """Without case, accents, punctuation but hyphens and apostrophes; single spaces."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("\u00a0", " "))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s'-]", " ", bare)).strip()


@lru_cache(maxsize=100_000)
def words(text: str) -> Counter[str]:
    """Its words with their counts, stop words left out."""
    return Counter(word for word in re.findall(r"\w+", normalise(text)) if word not in STOP_WORDS)


def overlap(one: str, other: str) -> float:
    """F1 of the words of two texts, in [0, 1]."""
    left, right = words(one), words(other)
    common = (left & right).total()
    return 2 * common / (left.total() + right.total()) if common else 0.0
