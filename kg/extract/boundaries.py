"""Where names of bodies and places begin and end, and what the words before them say that they are."""

from __future__ import annotations

from kg.extract.atoms import Atoms
from kg.language.fr import words as fr
from kg.vocabulary import EntityType


def introduced(atoms: Atoms, i: int) -> EntityType | None:
    """What the noun before a name says that it is: "la région Dakhla-Oued Eddahab", "l'ONG Foodwatch", "le syndicat suisse Unia"."""
    before = [k for k in range(i - 1, max(i - 3, -1), -1) if atoms.words[k] not in {"«", '"', "“"}]
    if len(before) > 1 and atoms.pos(before[0]) == "ADJ":
        before = before[1:]
    word = atoms.folds[before[0]] if before and not atoms.capital(before[0]) else ""
    if word in fr.AREAS_BEFORE_NAMES:
        return EntityType.PLACE
    return EntityType.ORGANIZATION if word in fr.BODY_INTRODUCERS else None


def body_behind(atoms: Atoms, i: int) -> tuple[int, int] | None:
    """A name in capitals right behind a noun for bodies, where the pipeline sees none."""
    end = i + 1
    while end < len(atoms) and atoms.capital(end) and atoms.is_word(end) and atoms.folds[end] not in fr.NOT_NAMES:
        end += 1
    apart = i + 1 < len(atoms) and not atoms.glued(i + 1)
    return (i + 1, end) if end > i + 1 and apart else None


def is_clause(atoms: Atoms, i: int) -> bool:
    """Whether a finite verb stands at atom `i`: no name has one."""
    return not atoms.capital(i) and atoms.pos(i) in {"VERB", "AUX"} and "VerbForm=Fin" in str(atoms.tokens[i].morph)


def trails(atoms: Atoms, i: int) -> bool:
    """Whether atom `i` is a preposition, an article or a pronoun that no name ends in."""
    return not atoms.capital(i) and atoms.folds[i] in fr.NO_NAME_ENDS
