"""Groups of persons that one stretch of text names together, and which of them belong to one list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.extract.atoms import Atoms
from kg.extract.persons import Person
from kg.extract.phrases import list_goes_on
from kg.language.fr import words as fr

GOES_ON: Final = 12
"""Atoms within which a list joined by commas must come to its "et"."""


@dataclass(slots=True)
class Group:
    """Persons that one stretch of text names together. `kind` is "name", "title", "pronoun", "relative" or "several"."""

    left: int
    right: int
    persons: tuple[Person, ...]
    kind: str

    def governed(self, atoms: Atoms) -> str:
        """The preposition before the group, contracted articles included ("du ministre" → "du"), or ""."""
        if atoms.folds[self.left] in fr.CONTRACTED:
            return atoms.folds[self.left]
        i = self.left - 1
        while i >= 0 and atoms.folds[i] in fr.ADDRESSING:
            i -= 1
        return atoms.folds[i] if i >= 0 and atoms.folds[i] in fr.PREPOSITIONS else ""


def coordinate(atoms: Atoms, groups: list[Group]) -> list[Group]:
    """Groups joined by commas and "et" are one."""
    joined: list[Group] = []
    for group in groups:
        if joined and _linked(atoms, joined[-1], group):
            joined[-1].right = group.right
            joined[-1].persons += tuple(p for p in group.persons if p not in joined[-1].persons)
            joined[-1].kind = "name"
        else:
            joined.append(group)
    return joined


def _linked(atoms: Atoms, one: Group, other: Group) -> bool:
    gap = atoms.folds[one.right : other.left]
    if not gap or len(gap) > 4 or one.kind in {"pronoun"} or other.kind in {"pronoun"}:
        return False
    if set(gap) <= {",", "et", "ainsi", "que", "puis", ";", "le", "la", "l", "'"} and ("et" in gap or "ainsi" in gap or "puis" in gap):
        return True
    return gap == [","] and one.kind == other.kind == "name" and list_goes_on(atoms, other.right, GOES_ON)
