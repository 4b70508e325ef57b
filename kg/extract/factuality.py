"""How the text puts a claim: asserted, planned, conditional, wished, denied; read off the words around its trigger."""

from __future__ import annotations

from typing import Final

from kg.extract.atoms import Atoms
from kg.language.fr import words as fr
from kg.vocabulary import Factuality

REACH_BEFORE: Final = 7
REACH_AFTER: Final = 3
CALLED_OFF_REACH: Final = 4


def find_factuality(atoms: Atoms, trigger: int) -> Factuality:
    """How the clause around atom `trigger` (a verb, or the noun of an event) is put."""
    start, end = atoms.sent_of(trigger)
    start, stop = _clause_start(atoms, start, trigger), min(trigger + REACH_AFTER + 1, end)
    before = range(max(start, trigger - REACH_BEFORE), trigger + 1)
    if atoms.folds[end - 1] == "?":
        return Factuality.CONDITIONAL
    if _negated(atoms, start, trigger, stop) or _called_off(atoms, start, trigger, end):
        return Factuality.DENIED
    if any(_is_conditional(atoms, i) for i in (*before, *range(trigger + 1, min(trigger + 2, stop)))):
        return Factuality.CONDITIONAL
    if any(atoms.folds[i] in fr.WISHES for i in before if i != trigger):
        return Factuality.WISHED
    if any("Tense=Fut" in str(atoms.tokens[i].morph) for i in before):
        return Factuality.PLANNED
    return Factuality.ASSERTED


def _clause_start(atoms: Atoms, start: int, trigger: int) -> int:
    """The clause begins after the last semicolon, colon or "mais"."""
    return max((i + 1 for i in range(start, trigger) if atoms.folds[i] in {";", ":", "mais"}), default=start)


def _negated(atoms: Atoms, start: int, trigger: int, stop: int) -> bool:
    """ "n'a pas rencontré": "ne" close before the trigger and its other half close to it; "ne … que" is no negation."""
    low = max(start, trigger - 5)
    ne = next((i for i in range(low, trigger + 1) if atoms.folds[i] in {"ne", "n"}), None)
    if ne is None:
        return bool(fr.LACKING & set(atoms.folds[max(start, trigger - 2) : trigger]))
    behind, before = set(atoms.folds[ne + 1 : stop]), set(atoms.folds[max(start, ne - 6) : ne])
    alone = bool(fr.NE_ALONE & set(atoms.folds[ne + 1 : trigger])) and not {"que", "qu"} & behind
    return alone or bool(fr.NEGATIONS & behind) or bool({"ni", "aucun", "aucune"} & before)


def _called_off(atoms: Atoms, start: int, trigger: int, end: int) -> bool:
    """ "a annulé sa visite", "la visite de X a été reportée": an event that a noun names did not take place."""
    if atoms.pos(trigger) != "NOUN":
        return False
    clause = next((i for i in range(trigger, end) if atoms.folds[i] in fr.CLAUSE_ENDS), end)
    return bool(fr.CALLING_OFF & set(atoms.folds[max(start, trigger - CALLED_OFF_REACH) : trigger])) or bool(
        fr.CALLED_OFF & set(atoms.folds[trigger + 1 : clause])
    )


def _is_conditional(atoms: Atoms, i: int) -> bool:
    """The mood that reports without vouching ("aurait rencontré") or supposes ("pourrait se rendre")."""
    conditional = "Mood=Cnd" in str(atoms.tokens[i].morph) and atoms.folds[i].endswith(fr.CONDITIONAL_ENDINGS)
    return conditional or atoms.folds[i] in fr.CONDITIONAL_MODALS
