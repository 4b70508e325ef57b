"""Whether two names of persons may be one's: compared word by word, whatever their order, spelling and completeness."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

from kg.resolve import rarity
from kg.resolve.known import distinct_given, short_forms
from kg.resolve.names import PersonName, Word, parse
from kg.resolve.spelling import ALIKE, NEAR, similarity, sound

MISSPELT: Final = 16.0
"""Bits that a match loses for each unit of dissimilarity: about two for one vowel."""
EXTRA: Final = 2.5
"""Bits lost for a word that only one name has: a middle name, a patronymic."""
SWAPPED: Final = 2.0
"""Bits lost where the order of the words differs and capitals don't say which is the surname."""
NUMBERED: Final = 9.0
"""Bits that the same regnal number is worth."""
SHORT_FORM: Final = 0.95
"""How alike "Joe" and "Joseph" are."""
LONG: Final = 5
"""Letters of a word from which it may be taken for misspelt, or for one of two that tell a person."""
GLUED: Final = 6
"""Letters of a word from which it may hold a particle: "Bensalmane", "Alsuwaidi"."""


@dataclass(frozen=True)
class Likeness:
    """That two names may be one's: bits, what differs, and whether all words are the same, or sound the same, or leave it open."""

    bits: float
    notes: tuple[str, ...]
    exact: bool = False
    sounding: bool = False
    doubtful: bool = False


@dataclass(frozen=True)
class Alignment:
    """Which words of two names belong together, by their places, and how alike they are."""

    a: PersonName
    b: PersonName
    pairs: tuple[tuple[int, int, float], ...]

    @cached_property
    def words(self) -> tuple[tuple[Word, Word, float], ...]:
        """The words that belong together."""
        return tuple((self.a.words[i], self.b.words[k], score) for i, k, score in self.pairs)

    @cached_property
    def left(self) -> tuple[Word, ...]:
        """The words that only the first name has."""
        return tuple(word for n, word in enumerate(self.a.words) if all(n != i for i, _, _ in self.pairs))

    @cached_property
    def right(self) -> tuple[Word, ...]:
        """The words that only the second name has."""
        return tuple(word for n, word in enumerate(self.b.words) if all(n != k for _, k, _ in self.pairs))

    @property
    def swapped(self) -> bool:
        """Whether the words come in another order."""
        order = [k for _, k, _ in sorted(self.pairs)]
        return order != sorted(order)

    @property
    def disjoint(self) -> bool:
        """Whether both names have words of their own at different places between those that they share."""
        left = _slots(len(self.a.words), [i for i, _, _ in self.pairs])
        return not left & _slots(len(self.b.words), [k for _, k, _ in self.pairs])


def _slots(length: int, matched: list[int]) -> set[int]:
    """Between which matched words the others stand."""
    return {sum(m < i for m in matched) for i in range(length) if i not in matched}


@lru_cache(maxsize=400_000)
def compare(one: str, other: str) -> Likeness | None:
    """How two names may be one person's; None where they can't.

    >>> compare("Mohamed Ould Ghazouani", "Mohamed Ould Abdel Aziz") is None
    True
    """
    a, b = parse(one), parse(other)
    if not a.words or not b.words or (a.number and b.number and a.number != b.number) or _initials_clash(a, b):
        return None
    found = _align(a, b)
    if found.left and found.right:
        return _in_other_words(a, b) or _apart(found)
    if all(v.initial or w.initial for v, w, _ in found.words):
        return None
    if len(found.pairs) == 1 and (found.left or found.right) and not (a.number and a.number == b.number):
        return _surname_only(found)
    return _likeness(found)


def _initials_clash(a: PersonName, b: PersonName) -> bool:
    """ "George W. Bush" and "George H. W. Bush": other initials behind a full given name."""
    middle = [[word.text for word in name.words[1:] if word.initial] for name in (a, b) if not name.words[0].initial]
    return len(middle) == 2 and all(middle) and middle[0] != middle[1]


def _align(a: PersonName, b: PersonName, least: float = ALIKE) -> Alignment:
    """Pair the words, the most alike first, each once; below `ALIKE` long ones only; initials where nothing better is left."""
    pairs: list[tuple[int, int, float]] = []

    def free(i: int, k: int) -> bool:
        return all(i != x and k != y for x, y, _ in pairs)

    scored = [(-_alike(v, w), abs(i - k), i, k) for i, v in enumerate(a.words) for k, w in enumerate(b.words)]
    for negative, _, i, k in sorted(scored):
        enough = ALIKE if min(len(a.words[i].text), len(b.words[k].text)) < LONG else least
        if -negative >= enough and free(i, k):
            pairs.append((i, k, -negative))
    for i, v in enumerate(a.words):
        for k, w in enumerate(b.words):
            if v.initial != w.initial and _begins(v, w) and free(i, k):
                pairs.append((i, k, 1.0))
    return Alignment(a, b, tuple(pairs))


def _begins(v: Word, w: Word) -> bool:
    """Whether two words begin alike, as written or as they sound: "J." may be "Djamel"."""
    return v.text[0] == w.text[0] or sound(v.text)[0] == sound(w.text)[0]


def _alike(v: Word, w: Word) -> float:
    """How alike two words are, in [0, 1], with the particles before them or without."""
    if v.text == w.text:
        return 1.0
    if v.initial or w.initial or distinct_given(v.text, w.text):
        return 0.0
    if w.text in short_forms(v.text):
        return SHORT_FORM
    glued = [(form, w.text) for form in v.forms if len(w.text) >= GLUED] + [(v.text, form) for form in w.forms if len(v.text) >= GLUED]
    return max(similarity(x, y) for x, y in ((v.text, w.text), *glued))


def _in_other_words(a: PersonName, b: PersonName) -> Likeness | None:
    """ "Kim Jong-un" and "Kim Jongun"."""
    same = a.compact == b.compact and len(a.words) != len(b.words)
    return Likeness(max(a.bits, b.bits) - EXTRA, ("written in other words",)) if same else None


def _apart(found: Alignment) -> Likeness | None:
    """Names that both have words of their own, left open: one spelt otherwise than by rule, or extra words in different places.

    "Mouammar Kadhafi" and "Mouammar Gaddafi"; "Félix-Antoine Tshisekedi" and "Félix Tshisekedi Tshilombo".
    """
    if not found.pairs and min(len(found.a.words), len(found.b.words)) > 1:
        return None
    near = _align(found.a, found.b, NEAR)
    if len(near.pairs) == len(found.pairs) + 1 and not near.swapped and not (near.left and near.right):
        return replace(_likeness(near), exact=False, sounding=False, doubtful=True)
    telling = len(found.pairs) > 1 and all(min(len(v.text), len(w.text)) >= LONG for v, w, _ in found.words)
    return replace(_likeness(found), doubtful=True) if telling and found.disjoint and not found.swapped else None


def _surname_only(found: Alignment) -> Likeness | None:
    """ "Tebboune" and "Abdelmadjid Tebboune": only evidence beside the name can tell."""
    ((v, w, score),) = found.words
    if score < 1.0 or min(len(found.a.words), len(found.b.words)) > 1:
        return None
    return Likeness(_weight(v, w, score) - EXTRA, ("one name is a single word",), doubtful=True)


def _likeness(found: Alignment) -> Likeness:
    a, b, extra = found.a, found.b, (*found.left, *found.right)
    bits = sum(_weight(v, w, score) for v, w, score in found.words) - EXTRA * len(extra)
    respelt = [f"{v.text} = {w.text}" for v, w, _ in found.words if v.text != w.text]
    others = [f"only one has {word.text}" for word in extra]
    if found.swapped and not (a.rotated or b.rotated):
        bits -= SWAPPED
        others.append("in another order")
    if a.number == b.number != "":
        bits += NUMBERED
    elif a.number != b.number:
        bits -= EXTRA
        others.append(f"only one has {a.number or b.number}")
    sounding = not others and all(score == 1.0 and not v.initial and not w.initial for v, w, score in found.words)
    return Likeness(bits, (*respelt, *others), exact=not respelt and not others, sounding=sounding)


def _weight(v: Word, w: Word, score: float) -> float:
    """Bits of one agreement: of the commoner of two spellings, less what the difference costs."""
    if v.initial or w.initial:
        return rarity.INITIAL
    return min(rarity.bits(v.text), rarity.bits(w.text)) - MISSPELT * (1 - score)
