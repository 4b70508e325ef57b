"""Names of organizations: what of them says which body it is, which State it belongs to, and which letters abbreviate it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from kg import ontology
from kg.language.fr import names as fr
from kg.language.fr.words import BODY_HEADS, BODY_NOUNS, STATE_ORGANS
from kg.resolve import known
from kg.resolve.likeness import Likeness
from kg.resolve.spelling import ALIKE, similarity, skeleton
from kg.text import plain

GENERIC: Final = 8.0
"""Bits of a name that many States or bodies have one of: "Sénat", "ministère des Affaires étrangères"."""
PROPER: Final = 17.0
"""Bits of a name that hardly two bodies share: "Nestlé", "Médecins sans frontières"."""
VAGUE: Final = 4.0
"""Bits of a common noun alone: "la Ligue"."""
LETTER: Final = 3.5
"""Bits of each letter of an acronym."""
MISSPELT: Final = 6.0
"""Bits lost where a word is spelt otherwise, or a legal form is missing."""
_BRACKET: Final = re.compile(r"^(.*\S)\s*\(([^()]+)\)$")
_ACRONYM: Final = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý0-9&.\-]{1,9}")
_COMMON: Final = STATE_ORGANS | BODY_NOUNS | BODY_HEADS


@dataclass(frozen=True)
class BodyName:
    """A name cut into its telling words, sorted; `state` is the id of the State that it names; `initials` may stand for it."""

    text: str
    words: tuple[str, ...]
    state: str | None
    initials: frozenset[str]
    acronym: str = ""
    generic: bool = False

    @property
    def bits(self) -> float:
        """How telling it is."""
        if self.acronym:
            return min(PROPER, LETTER * len(self.acronym))
        return (VAGUE if self.words and self.words[0] in BODY_NOUNS and len(self.words) == 1 else GENERIC) if self.generic else PROPER


@lru_cache(maxsize=200_000)
def parse(name: str) -> BodyName:
    """Cut a name.

    >>> parse("ministère français des Affaires étrangères").state
    'country/FR'
    """
    text, state = known.without_article(plain(name)), known.metonyms().get(known.key(name))
    if (bracket := _BRACKET.fullmatch(text)) is not None and (state := known.state_words().get(known.key(bracket[2]))) is not None:
        text = bracket[1]
    acronym = text.replace(".", "").replace("-", "") if _ACRONYM.fullmatch(text) else ""
    tokens = known.key(text).split()
    parts = [(text, None)] if acronym else list(_parts(tokens))
    words = [_stem(word) for word, owner in parts if owner is None and word not in fr.BODY_FILLERS]
    state = state or next((owner for _, owner in parts if owner is not None and owner.startswith("country/")), None)
    owners = [owner for _, owner in parts if owner is not None and owner.startswith("organization/")]
    generic = not acronym and not owners and bool(tokens) and _is_generic(tokens, text)
    return BodyName(name, tuple(sorted([known.key(w) for w in words] + owners)), state, _initials(tokens), acronym, generic)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _is_generic(tokens: list[str], text: str) -> bool:
    """Whether a name begins with a common noun for bodies and has no proper word behind it."""
    proper = [word for word in re.split(r"[\s'’]", text)[1:] if word[:1].isupper() and known.key(word) not in known.state_words()]
    return tokens[0] in _COMMON and (len(proper) == 0 or tokens[0] in STATE_ORGANS or len(tokens) <= 2)


def _parts(tokens: list[str]) -> Iterator[tuple[str, str | None]]:
    """The words of a name, those that name a State or a known body together with its id."""
    i = 0
    while i < len(tokens):
        for end in range(len(tokens), i, -1):
            phrase = " ".join(tokens[i:end])
            owner = known.state_words().get(phrase) if (i, end) != (0, len(tokens)) else None
            owner = owner or (_inner_bodies().get(phrase) if i else None)
            if owner is not None:
                yield phrase, owner
                i = end
                break
        else:
            yield tokens[i], None
            i += 1


@cache
def _inner_bodies() -> dict[str, str]:
    """Names of known bodies as they stand within the names of others ("Commission de l'Union africaine"): long ones and acronyms."""
    found: dict[str, set[str]] = {}
    for body in ontology.organizations():
        for name in body.names:
            if len(name.split()) > 1 or _ACRONYM.fullmatch(name):
                found.setdefault(known.key(name), set()).add(body.id)
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1}


def _initials(tokens: list[str]) -> frozenset[str]:
    """The letters that abbreviate a name, with and without its small words, numbers whole: "m23" for "Mouvement du 23 mars"."""
    whole = [token for token in tokens if token not in fr.BODY_FILLERS]
    if len(whole) < 2:
        return frozenset()
    letters = ["".join(token if token.isdigit() else token[0] for token in some) for some in (whole, tokens)]
    numbered = letters[0][: letters[0].rindex(digit) + 1] if (digit := next((c for c in reversed(letters[0]) if c.isdigit()), "")) else ""
    return frozenset(form.upper() for form in (*letters, numbered) if len(form) > 1)


@lru_cache(maxsize=200_000)
def compare(one: str, other: str) -> Likeness | None:
    """How two names may be one body's; None where they can't.

    >>> compare("PDCI", "Parti démocratique de Côte d'Ivoire") is not None
    True
    """
    a, b = parse(one), parse(other)
    if a.state and b.state and a.state != b.state:
        return None
    if a.words == b.words and a.words:
        if a.state == b.state:
            return Likeness(min(a.bits, b.bits), (), exact=True)
        note = f"only one is said to be of {a.state or b.state}"
        return Likeness(min(a.bits, b.bits) - (0.0 if a.generic else MISSPELT), (note,))
    for short, long in ((a, b), (b, a)):
        if short.acronym and short.acronym in long.initials:
            return Likeness(LETTER * len(short.acronym) - 1, (f"{short.text} may abbreviate {long.text}",))
    if a.acronym or b.acronym:
        return None
    left, right = set(a.words) - set(b.words), set(b.words) - set(a.words)
    if (left | right) <= fr.LEGAL_FORMS and set(a.words) & set(b.words):
        return Likeness(min(a.bits, b.bits) - MISSPELT / 2, (f"only one has {', '.join(sorted(left | right))}",))
    if len(left) == len(right) == 1 and (score := similarity(min(left), min(right))) >= ALIKE:
        return Likeness(min(a.bits, b.bits) - MISSPELT * 2 * (1 - score), (f"{min(left)} = {min(right)}",))
    return None


def skeletons(name: BodyName) -> Iterator[str]:
    """Under which a name is looked up: the consonants of its words without legal forms."""
    words = [word for word in name.words if word not in fr.LEGAL_FORMS] or list(name.words)
    yield "+" + " ".join(sorted(skeleton(word) for word in words))
