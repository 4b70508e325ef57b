"""Where fixed phrases and articles begin and end in a run of folded atoms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract.atoms import Atoms
from kg.extract.mentions import Mention
from kg.language.fr import words as fr

OPENING: Final = frozenset({"«", "“", '"'})
Phrases = tuple[tuple[str, ...], ...]


def opens_phrase(folds: Sequence[str], i: int, phrases: Phrases) -> bool:
    """Whether any of `phrases` (folded atoms each) stands in `folds` from atom `i` on."""
    word = folds[i]
    for phrase in phrases:  # noqa: SIM110  (asked of so many words that a generator costs)
        if phrase[0] == word and tuple(folds[i : i + len(phrase)]) == phrase:
            return True
    return False


def first_words(*several: Phrases) -> frozenset[str]:
    """The words that phrases begin with."""
    return frozenset(phrase[0] for phrases in several for phrase in phrases)


def past_articles(folds: Sequence[str], i: int) -> int:
    """The first atom from `i` on that is no article ("l", its apostrophe and "la" are)."""
    while i < len(folds) and folds[i] in fr.ARTICLES | {"'"}:
        i += 1
    return i


def is_complement(atoms: Atoms, i: int) -> bool:
    """Whether "de" at atom `i` leads to a noun: not to an infinitive ("reproche à l'État d'avoir cédé") or to quoted words."""
    if atoms.folds[i] not in fr.OF or i + 1 >= len(atoms):
        return False
    at = i + 1 + (atoms.folds[i + 1] == "'")
    at += at < len(atoms) and atoms.folds[at] in fr.CLITICS - fr.ARTICLES
    return at < len(atoms) and atoms.words[at] not in OPENING and "VerbForm=Inf" not in str(atoms.tokens[at].morph)


def list_goes_on(atoms: Atoms, i: int, reach: int) -> bool:
    """Whether a list that a comma has opened ends in "et" and a last item behind atom `i`: not "A, B, et a signé"."""
    end = min(i + reach, atoms.sent_of(i)[1] if i < len(atoms) else i)
    closing = next((k for k in range(i, end) if atoms.folds[k] in {"et", "ainsi"} or atoms.folds[k] in {";", ":", "qui"}), None)
    if closing is None or atoms.folds[closing] not in {"et", "ainsi"} or closing + 1 >= len(atoms):
        return False
    verbal = atoms.pos(closing + 1) in {"VERB", "AUX"} or atoms.folds[closing + 1] in fr.CLITICS - fr.ARTICLES
    return not verbal


def as_complement(atoms: Atoms, organ: Mention) -> str:
    """ "de la Chambre des députés": an organ of a State as a complement, with the article that the text shows before it."""
    article = atoms.folds[organ.start - 1] if organ.start else ""
    return {"la": "de la ", "'": "de l'", "les": "des "}.get(article, "du ") + organ.text
