"""Persons that the pipeline missed: names with capitals where an office title ends."""

from __future__ import annotations

from kg.extract.atoms import Atoms
from kg.extract.mentions import Mention
from kg.language.fr import words as fr
from kg.vocabulary import EntityType


def adopt_names(atoms: Atoms, mentions: list[Mention], places: list[tuple[int, bool]]) -> list[Mention]:
    """Persons that the pipeline missed: unclaimed names at the given atoms, where a title ends.

    In: `places`, each an atom and whether a comma stands before it (then only names of two words and more count). Out: the new mentions.
    """
    taken = {i for m in mentions for i in range(m.left, m.end)}
    found = []
    for at, comma in places:
        if at >= len(atoms) or at in taken or not atoms.capital(at) or not atoms.words[at].isalpha() or atoms.folds[at] in fr.NOT_NAMES:
            continue
        if atoms.sents[at] in atoms.loud:
            continue
        end = at + 1
        while end < len(atoms) and end not in taken and _joins(atoms, end):
            end += 1
        words = sum(atoms.is_word(i) for i in range(at, end))
        if words > 1 or not comma:
            found.append(Mention(at, end, EntityType.PERSON, atoms.slice(at, end)))
    return found


def _joins(atoms: Atoms, i: int) -> bool:
    """Whether atom `i` may continue a name: a capital, a hyphen, a particle before a capital."""
    follows = i + 1 < len(atoms) and atoms.capital(i + 1)
    if atoms.words[i] in {"-", "'", "’"}:
        return atoms.glued(i) and i + 1 < len(atoms) and atoms.glued(i + 1)
    if atoms.capital(i) and atoms.words[i].isalpha():
        return atoms.folds[i] not in fr.NOT_NAMES - fr.NOBILIARY
    return (atoms.folds[i] in fr.PARTICLES and follows) or (atoms.glued(i) and atoms.words[i].isalpha())
