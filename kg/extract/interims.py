"""Who fills an office meanwhile: "X assure l'intérim", "l'intérim qu'exerçait X", "l'intérim est assuré par X"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.extract.claims import Scene
from kg.extract.factuality import find_factuality
from kg.extract.groups import Group
from kg.extract.offices import Holding, OfficeMention
from kg.extract.titles import in_gender
from kg.language.fr import duties as fd
from kg.language.fr import words as fr
from kg.vocabulary import UNASSERTED, Status

REACH: Final = 8
CONFIDENCE: Final = 0.75
SENTENCES: Final = 2


def find_interims(scene: Scene) -> None:
    """Add to the cast's holdings those who fill an office meanwhile: the one that the text names, else the one spoken of last."""
    for i, word in enumerate(scene.atoms.folds):
        if word != "interim" or scene.atoms.folds[i - 1] != "'" or i in scene.in_titles:
            continue
        verb = _verb(scene, i)
        if verb is None or find_factuality(scene.atoms, verb) in UNASSERTED:
            continue
        holder = _holder(scene, i, verb)
        office = _office(scene, i, holder) if holder is not None else None
        if holder is not None and office is not None:
            _give(scene, holder, office, min(i, holder.left), max(i + 1, holder.right), scene.atoms.folds[verb].endswith("ait"))


def _verb(scene: Scene, i: int) -> int | None:
    """The verb of filling an office that has the interim at atom `i` as its object or subject."""
    start, end = scene.atoms.sent_of(i)
    near = (*range(i - 1, max(start - 1, i - REACH), -1), *range(i + 1, min(end, i + REACH)))
    return next((k for k in near if scene.atoms.folds[k] in fd.FILLING), None)


def _holder(scene: Scene, i: int, verb: int) -> Group | None:
    """The one person who does what the verb says: before "qui", behind "que" and "par", else its subject."""
    folds, groups = scene.atoms.folds, [g for g in scene.cast.groups[scene.atoms.sents[i]] if len(g.persons) == 1]
    if folds[i + 1 : i + 2] in (["qu"], ["que"]):
        return next((g for g in groups if 0 < g.left - verb <= 2), None)
    if verb > i:
        by = next((k for k in range(verb, min(verb + REACH, len(folds))) if folds[k] == "par"), None)
        return next((g for g in groups if by is not None and by < g.left <= by + 2), None)
    if folds[verb - 1] == "qui" or (folds[verb - 1] in fr.AUXILIARIES and folds[verb - 2] == "qui"):
        return next((g for g in reversed(groups) if g.right <= verb and verb - g.right <= REACH), None)
    party = scene.parties.subject(verb)
    found = (g for g in groups if party is not None and g.left <= party.left < g.right)
    return next(found, None) or next((g for g in reversed(groups) if g.right <= verb and not g.governed(scene.atoms)), None)


def _office(scene: Scene, i: int, holder: Group) -> OfficeMention | None:
    """The office named behind the interim ("l'intérim du ministre"), else that of the last holder spoken of before, or here."""
    of = scene.atoms.folds[i + 1 : i + 2]
    named = next((o for o in scene.cast.loose if 0 < o.start - i <= 2), None) if of and of[0] in fr.OF else None
    if named is not None:
        return named
    first = scene.atoms.bounds[max(0, scene.atoms.sents[i] - SENTENCES)][0]
    before = [h for h in scene.cast.holdings if h.person is not holder.persons[0] and h.start < holder.right]
    changing = [h for h in before if h.status is not Status.CURRENT and h.start >= first]
    changing = changing or [h for h in before if h.status is Status.APPOINTED] or [h for h in before if h.start >= first]
    return max(changing, key=lambda h: h.start).office if changing else None


def _give(scene: Scene, holder: Group, office: OfficeMention, start: int, end: int, over: bool) -> None:
    person = holder.persons[0]
    label = office.label.removesuffix(" par intérim")
    label = in_gender(label, office.role, person.gender) if person.gender else label
    status = Status.FORMER if over else Status.CURRENT
    told = replace(office, label=f"{label} par intérim", status=status, elliptic=True, determiner="")
    same = (h for h in scene.cast.holdings if h.office is office)
    countries = next((list(h.countries) for h in same), list(office.countries))
    scene.cast.holdings.append(Holding(person, told, start, end, "interim", status, countries, CONFIDENCE))
