"""The words that take a claim out of the plain facts, to show them: each with the factuality that it may stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.atoms import Atoms
from kg.language.fr import words as fr
from kg.vocabulary import Factuality

_WORDS: Final = (
    (Factuality.DENIED, fr.NEGATIONS | fr.NE_ALONE | fr.LACKING | fr.CALLING_OFF | fr.CALLED_OFF | {"ne", "n", "ni", "aucun", "aucune"}),
    (Factuality.CONDITIONAL, fr.CONDITIONAL_MODALS | {"?"}),
    (Factuality.WISHED, fr.WISHES),
)
_MOODS: Final = ((Factuality.CONDITIONAL, "Mood=Cnd"), (Factuality.PLANNED, "Tense=Fut"))


def find_cues(atoms: Atoms, start: int, end: int) -> Iterator[tuple[int, Factuality]]:
    """The cues between two atoms: "n'a pas rencontré" has two of denial, "serait reçu" one of the conditional."""
    for i in range(start, end):
        morph = str(atoms.tokens[i].morph)
        kinds = [kind for kind, words in _WORDS if atoms.folds[i] in words] + [kind for kind, mood in _MOODS if mood in morph]
        yield from ((i, kind) for kind in dict.fromkeys(kinds))
