"""Who follows whom in an office: `kg:succeeded`, and the predecessor's former office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.extract.claims import Claim, Scene
from kg.extract.coreference import Group
from kg.extract.factuality import find_factuality
from kg.extract.offices import Holding, in_gender
from kg.extract.persons import Person
from kg.extract.phrases import opens_phrase
from kg.extract.portfolios import add_minister, read_portfolios
from kg.language.fr import words as fr
from kg.vocabulary import UNASSERTED, Predicate, Status

REACH: Final = 8


def find_successions(scene: Scene) -> Iterator[Claim]:
    """`kg:succeeded` claims; the predecessor's former office is added to the cast's holdings on the way."""
    for number, (start, end) in enumerate(scene.atoms.bounds):
        for i in range(start, end):
            if _is_trigger(scene, i) and (claim := _succession(scene, number, i)) is not None:
                yield claim


def _is_trigger(scene: Scene, i: int) -> bool:
    folds = scene.atoms.folds
    if folds[i] in fr.SUCCEEDING_VERBS:
        return folds[i] != "remplacement" or folds[i - 1] == "en"
    return opens_phrase(folds, i, fr.SUCCESSION_PHRASES)


def _succession(scene: Scene, number: int, i: int) -> Claim | None:
    groups = scene.cast.groups[number]
    before = _whom(scene, number, i) or next((g for g in groups if g.left > i and g.left - i < REACH and len(g.persons) == 1), None)
    after = _appointee(scene, number, i) or next((g for g in reversed(groups) if _acts(scene, g, i)), None)
    after = after or next((g for g in reversed(groups) if g.right <= i and len(g.persons) == 1), None)
    if before is None or after is None or before.persons[0] is after.persons[0]:
        return None
    factuality = find_factuality(scene.atoms, i)
    if factuality not in UNASSERTED and not _portfolio(scene, number, i, after, before):
        _former(scene, after.persons[0], before.persons[0], i, before)
    start, end = min(after.left, i), max(before.right, i + 1)
    return Claim(after.persons[0], Predicate.SUCCEEDED, before.persons[0], start, end, "succession", factuality)


def _whom(scene: Scene, number: int, i: int) -> Group | None:
    """ "Walter Thurnherr, auquel il succède": the predecessor stands before the relative pronoun."""
    folds, start = scene.atoms.folds, scene.atoms.bounds[number][0]
    relative = next((k for k in range(i - 1, max(start, i - REACH), -1) if folds[k] in {"auquel", "laquelle"}), None)
    if relative is None:
        return None
    near = (g for g in reversed(scene.cast.groups[number]) if relative - 3 <= g.right <= relative and len(g.persons) == 1)
    return next(near, None)


def _acts(scene: Scene, group: Group, i: int) -> bool:
    return group.right <= i and len(group.persons) == 1 and not group.governed(scene.atoms)


def _appointee(scene: Scene, number: int, i: int) -> Group | None:
    """Whom the sentence has appointed before atom `i`."""
    start = scene.atoms.bounds[number][0]
    appointed = {h.person for h in scene.cast.holdings if h.status is Status.APPOINTED and start <= h.start < i}
    return next((g for g in reversed(scene.cast.groups[number]) if g.right <= i and appointed & set(g.persons)), None)


def _portfolio(scene: Scene, number: int, i: int, after: Group, before: Group) -> bool:
    """ "X succède à la Justice à Y", "X remplace Y à la Culture": the portfolio is named in the sentence itself."""
    end = scene.atoms.bounds[number][1]
    for k in range(i + 1, min(max(before.right, i) + 4, end)):
        if scene.atoms.folds[k] in {"a", "au", "aux"} and (read := read_portfolios(scene.atoms, k + 1, end)) is not None:
            add_minister(scene, after.persons[0], k + 1, read, min(after.left, i), read[0], Status.APPOINTED)
            add_minister(scene, before.persons[0], k + 1, read, min(before.left, i), max(read[0], before.right), Status.FORMER)
            return True
    return False


def _former(scene: Scene, successor: Person, predecessor: Person, i: int, group: Group) -> None:
    """The predecessor held what the successor takes over: the appointment, else the office named nearest."""
    held = [h for h in scene.cast.holdings if h.person is successor and h.status is not Status.FORMER]
    past = [h for h in scene.cast.holdings if h.person is predecessor]
    if past and not any(h.status is Status.APPOINTED for h in held):
        given = max(past, key=lambda h: (h.status is Status.FORMER, -abs(h.start - i)))
        office = replace(given.office, elliptic=True)
        scene.cast.holdings.append(Holding(successor, office, i, group.right, "successor", Status.APPOINTED, list(given.countries), 0.7))
        return
    if not held or any(h.status is Status.FORMER for h in past):
        return
    start = scene.atoms.sent_of(i)[0]
    present = [h for h in held if h.status is Status.APPOINTED and start <= h.start < i]
    for taken in present or [min(held, key=lambda h: (h.status is not Status.APPOINTED, abs(h.start - i)))]:
        _vacate(scene, taken, predecessor, min(i, group.left), group.right)


def _vacate(scene: Scene, taken: Holding, predecessor: Person, start: int, end: int) -> None:
    """The predecessor is said to have held the office taken, in his or her gender."""
    gender = predecessor.gender or next((m.gender for m in predecessor.mentions if m.gender), "")
    label = in_gender(taken.office.label, taken.office.role, gender) if gender else taken.office.label
    office = replace(taken.office, label=label, elliptic=True)
    scene.cast.holdings.append(Holding(predecessor, office, start, end, "predecessor", Status.FORMER, list(taken.countries), 0.75))
