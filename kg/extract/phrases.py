"""Where fixed phrases and articles begin and end in a run of folded atoms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from kg.extract.atoms import Atoms
from kg.language.fr import words as fr

Phrases = tuple[tuple[str, ...], ...]


def opens_phrase(folds: Sequence[str], i: int, phrases: Phrases) -> bool:
    """Whether any of `phrases` (folded atoms each) stands in `folds` from atom `i` on."""
    candidates = _by_first_word(phrases).get(folds[i], ())
    return any(tuple(folds[i : i + len(phrase)]) == phrase for phrase in candidates)


def past_articles(folds: Sequence[str], i: int) -> int:
    """The first atom from `i` on that is no article ("l", its apostrophe and "la" are)."""
    while i < len(folds) and folds[i] in fr.ARTICLES | {"'"}:
        i += 1
    return i


def list_goes_on(atoms: Atoms, i: int, reach: int) -> bool:
    """Whether a list that a comma has opened ends in "et" and a last item behind atom `i`: not "A, B, et a signé"."""
    end = min(i + reach, atoms.sent_of(i)[1] if i < len(atoms) else i)
    closing = next((k for k in range(i, end) if atoms.folds[k] in {"et", "ainsi"} or atoms.folds[k] in {";", ":", "qui"}), None)
    if closing is None or atoms.folds[closing] not in {"et", "ainsi"} or closing + 1 >= len(atoms):
        return False
    verbal = atoms.pos(closing + 1) in {"VERB", "AUX"} or atoms.folds[closing + 1] in fr.CLITICS - fr.ARTICLES
    return not verbal


@cache
def _by_first_word(phrases: Phrases) -> dict[str, list[tuple[str, ...]]]:
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in phrases:
        found[phrase[0]].append(phrase)
    return dict(found)
