"""Bodies that common nouns describe: "la commission d'enquête sur l'influence des cabinets", "le conseil d'administration de la BOAD"."""

from __future__ import annotations

from kg.extract.atoms import Atoms
from kg.extract.mentions import Mention
from kg.language.fr import words as fr
from kg.vocabulary import EntityType

LONGEST = 16


def board_end(atoms: Atoms, at: int) -> int:
    """Where the name of the board at atom `at` ends: adjectives, then complements with "de", "à" and "sur"."""
    end, stop = at + 1, min(atoms.sent_of(at)[1], at + LONGEST)
    while end < stop and (_links(atoms, end, stop) or _names(atoms, end)):
        end += 1
    while atoms.folds[end - 1] in fr.OF | fr.ARTICLES | {"'", "et", "sur"}:
        end -= 1
    return end


def _links(atoms: Atoms, i: int, stop: int) -> bool:
    linking = atoms.folds[i] in fr.OF | fr.ARTICLES | {"'", "sur", "-"} or (atoms.folds[i] == "et" and atoms.folds[i + 1] in fr.OF)
    return linking and i + 1 < stop and atoms.folds[i + 1] not in fr.NP_STOPS


def _names(atoms: Atoms, i: int) -> bool:
    return atoms.is_word(i) and atoms.pos(i) in {"NOUN", "ADJ", "PROPN"} and atoms.folds[i] not in fr.NP_STOPS


def describe_board(atoms: Atoms, noun: str, before: int) -> Mention | None:
    """The last board called `noun` (any, where empty) and described by a complement before atom `before`; None where there is none."""
    for i in range(before - 1, -1, -1):
        if atoms.folds[i] != noun and (noun or atoms.folds[i] not in fr.BOARD_NOUNS):
            continue
        end = board_end(atoms, i)
        if end > i + 1 and fr.OF & set(atoms.folds[i + 1 : end]):
            return Mention(i, end, EntityType.ORGANIZATION, atoms.slice(i, end))
    return None
