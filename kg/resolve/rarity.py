"""How telling the words of a name are: few persons are called Grande-Marlaska, many Mohamed.

The weight of a word is the logarithm, to base 2, of one over its share among the names of known office holders, as in Fellegi and Sunter,
"A Theory for Record Linkage" (1969): agreement on a rare value is stronger evidence than on a common one. The shares come from
`ontologies/officeholders.ttl`, not from the graph, so that what is decided of one name never depends on which other articles there are.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from typing import Final

from kg import ontology
from kg.resolve.spelling import skeleton
from kg.text import fold

LEAST: Final = 2.0
MOST: Final = 12.0
INITIAL: Final = 4.0
"""Bits that an initial is worth."""
HUB: Final = 8.0
"""Bits below which a word is too common to look somebody up by it alone."""


@cache
def _counts() -> tuple[Counter[str], int]:
    names = [name for name, _ in ontology.officeholders()]
    return Counter(skeleton(word) for name in names for word in set(fold(name).replace("-", " ").split())), len(names)


@cache
def bits(word: str) -> float:
    """How many bits of evidence agreement on a word is: about 4 for "Mohamed", 12 for a word that no known office holder is called."""
    counts, total = _counts()
    return min(MOST, max(LEAST, math.log2(total / (counts[skeleton(word)] + 0.5))))


def common(word: str) -> bool:
    """Whether a word is so common that it alone finds nobody."""
    return bits(word) < HUB
