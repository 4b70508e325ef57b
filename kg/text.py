"""Folding and slugs: the one place that says when two spellings count as the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TYPOGRAPHY = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " "})
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Lower case without accents, straight apostrophes, single spaces: `fold("L’État") == "l'etat"`."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.sub(r"\s+", " ", bare).strip().casefold()


def plain(text: str) -> str:
    """The text with straight apostrophes and common spaces, as labels have it: `plain("l’État") == "l'État"`."""
    return re.sub(r"\s+", " ", text.translate(_TYPOGRAPHY)).strip()


@lru_cache(maxsize=100_000)
def slug(text: str) -> str:
    """An IRI segment of letters, digits and hyphens: `slug("ministre de l’Intérieur") == "ministre-de-l-interieur"`."""
    return "-".join(re.findall(r"[^\W_]+", fold(text)))
