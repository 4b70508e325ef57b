"""Buildings and streets that common nouns name: "au château de Laeken", "rue de la Loi", "au siège du Parlement"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.mentions import Mention
from kg.language.fr import places as fr
from kg.language.fr import words
from kg.vocabulary import EntityType

if TYPE_CHECKING:
    from kg.extract.claims import Scene

REACH: Final = 7
LEADS: Final = frozenset({"a", "au", "aux", "dans", "en", "sur", "la", "le", "l", "les", "'", ","})


def find_buildings(scene: Scene) -> list[Mention]:
    """Named buildings, halls, squares and streets behind a locative preposition, or streets behind a comma, in text order."""
    known = {m.start: m for m in scene.mentions if m.type in {EntityType.PLACE, EntityType.COUNTRY}}
    names = {m.start: m.end for m in scene.mentions}
    found = []
    for i, word in enumerate(scene.atoms.folds):
        if word not in fr.BUILDINGS | fr.SEATS or not _is_location(scene, i):
            continue
        end = _end(scene, i)
        end = max([end, *(names.get(k, end) for k in range(i + 1, end))])
        if end > i + 1 or (word in fr.SEATS and scene.atoms.folds[end] not in words.OF):
            named = known.get(i)
            same = named is not None and named.end == end
            found.append(named if named is not None and same else Mention(i, end, EntityType.PLACE, scene.atoms.slice(i, end)))
    return found


def _is_location(scene: Scene, i: int) -> bool:
    folds, k = scene.atoms.folds, i - 1
    while k > 0 and folds[k] in words.ARTICLES | {"'"}:
        k -= 1
    return folds[k] in {"a", "au", "dans", "aux", "en"} or (folds[k] == "," and folds[i] in fr.STREETS)


def _end(scene: Scene, i: int) -> int:
    """Where the name ends: adjectives, then "de" and its complement up to the last word with a capital."""
    atoms, stop = scene.atoms, min(i + REACH, scene.atoms.sent_of(i)[1])
    end, k = i + 1, i + 1
    while k < stop:
        capital = atoms.is_word(k) and (atoms.capital(k) or (atoms.folds[k] in fr.HALLS and atoms.folds[i] in fr.OFFICIAL))
        if capital or (k == i + 1 and atoms.pos(k) == "ADJ" and atoms.folds[i] in fr.OFFICIAL):
            end = k + 1
        elif not (atoms.folds[k] in words.OF | words.ARTICLES | {"'", "-"} or (k == i + 1 and atoms.pos(k) == "ADJ")):
            break
        k += 1
    return end
