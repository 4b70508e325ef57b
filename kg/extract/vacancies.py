"""Which office a predecessor has left to a successor: the portfolio named with them, what was taken over, what was held before."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.claims import Scene
from kg.extract.groups import Group
from kg.extract.offices import Holding, in_gender
from kg.extract.persons import Person
from kg.extract.portfolios import add_minister, read_portfolios
from kg.language.fr import successions as fs
from kg.vocabulary import Status


def hand_portfolio(scene: Scene, number: int, i: int, after: Group, before: Group) -> bool:
    """ "X succède à la Justice à Y", "X remplace Y à la Culture": the portfolio is named in the sentence itself."""
    end = scene.atoms.bounds[number][1]
    for k in range(i + 1, min(max(before.right, i) + 4, end)):
        if scene.atoms.folds[k] in {"a", "au", "aux"} and (read := read_portfolios(scene.atoms, k + 1, end)) is not None:
            add_minister(scene, after.persons[0], k + 1, read, min(after.left, i), read[0], Status.APPOINTED)
            add_minister(scene, before.persons[0], k + 1, read, min(before.left, i), max(read[0], before.right), Status.FORMER)
            return True
    return False


def vacate_office(scene: Scene, successor: Person, predecessor: Person, i: int, group: Group) -> None:
    """The predecessor held what the successor takes over: the appointment, else the office named nearest."""
    held = [h for h in scene.cast.holdings if h.person is successor and h.status is not Status.FORMER]
    past = [h for h in scene.cast.holdings if h.person is predecessor]
    told = successor is scene.cast.speaker
    if told and len(held) != 1:
        return
    if past and not told and not any(h.status is Status.APPOINTED for h in held) and not _leads(held, past):
        given = max(past, key=lambda h: (h.status is Status.FORMER, -abs(h.start - i)))
        office = replace(given.office, elliptic=True)
        start, end = min(i, group.left), max(i + 1, group.right)
        scene.cast.holdings.append(Holding(successor, office, start, end, "successor", Status.APPOINTED, list(given.countries), 0.7))
        return
    if not held or (not told and any(h.status is Status.FORMER for h in past)):
        return
    start = scene.atoms.sent_of(i)[0]
    present = [h for h in held if h.status is Status.APPOINTED and start <= h.start < i]
    for taken in present or [min(held, key=lambda h: (h.status is not Status.APPOINTED, abs(h.start - i)))]:
        if _leads([taken], past):
            continue
        _vacate(scene, taken, predecessor, min(i, group.left), group.right)


def _leads(held: list[Holding], past: list[Holding]) -> bool:
    """Whether the successor is already said to head the government or State, under another name than the predecessor's office."""
    return any(one.office.role.role in fs.HEADS for one in held) and any(other.office.role.role in fs.HEADS for other in past)


def _vacate(scene: Scene, taken: Holding, predecessor: Person, start: int, end: int) -> None:
    """The predecessor is said to have held the office taken, in his or her gender."""
    gender = predecessor.gender or next((m.gender for m in predecessor.mentions if m.gender), "")
    label = in_gender(taken.office.label, taken.office.role, gender) if gender else taken.office.label
    office = replace(taken.office, label=label, elliptic=True)
    scene.cast.holdings.append(Holding(predecessor, office, start, end, "predecessor", Status.FORMER, list(taken.countries), 0.75))
