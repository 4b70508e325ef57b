"""Who follows whom in an office, who keeps or takes over which portfolio: holdings that only the sentence as a whole gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.extract.claims import Claim, Scene
from kg.extract.coreference import Group
from kg.extract.factuality import find_factuality
from kg.extract.holders import Holding, of_portfolio
from kg.extract.lexicon import lexicon
from kg.extract.offices import OfficeMention, in_gender
from kg.extract.persons import Person
from kg.language.fr import words as fr
from kg.vocabulary import UNASSERTED, Predicate, Status

SUCCEEDING: Final = frozenset(
    "succede succedant succedera succeder succedait succedent remplace remplacera remplacer remplacant remplacait remplacement".split()
)
PHRASES: Final = (("la", "suite", "de"), ("la", "suite", "d"), ("la", "place", "de"), ("le", "relais", "de"), ("successeur", "de"), ("successeur", "d"))
KEEPING: Final = {
    "garde": Status.CURRENT, "conserve": Status.CURRENT, "herite": Status.APPOINTED, "obtient": Status.APPOINTED, "recupere": Status.APPOINTED,
    "decroche": Status.APPOINTED, "file": Status.APPOINTED, "passe": Status.APPOINTED,
}  # fmt: skip
FALLING: Final = frozenset("revient echoit echoient reviennent confie confiee".split())
REACH: Final = 8


def find_successions(scene: Scene) -> Iterator[Claim]:
    """`kg:succeeded` claims; the predecessor's former office is added to the cast's holdings on the way."""
    for number, (start, end) in enumerate(scene.atoms.bounds):
        for i in range(start, end):
            if _is_trigger(scene, i) and (claim := _succession(scene, number, i)) is not None:
                yield claim


def find_portfolios(scene: Scene) -> None:
    """Add the offices that "hérite des Affaires étrangères", "la Défense revient à X" give."""
    for number, (start, end) in enumerate(scene.atoms.bounds):
        for i in range(start, end):
            word = scene.atoms.folds[i]
            if word in KEEPING:
                _keep(scene, number, i, KEEPING[word])
            elif word in FALLING:
                _fall(scene, number, i)


def _is_trigger(scene: Scene, i: int) -> bool:
    folds = scene.atoms.folds
    if folds[i] in SUCCEEDING:
        return folds[i] != "remplacement" or folds[i - 1] == "en"
    return any(tuple(folds[i : i + len(phrase)]) == phrase for phrase in PHRASES)


def _succession(scene: Scene, number: int, i: int) -> Claim | None:
    groups = scene.cast.groups[number]
    before = next((g for g in groups if g.left > i and g.left - i < REACH and len(g.persons) == 1), None)
    after = next((g for g in reversed(groups) if g.right <= i and len(g.persons) == 1 and not g.governed(scene.atoms)), None)
    after = after or next((g for g in reversed(groups) if g.right <= i and len(g.persons) == 1), None)
    if before is None or after is None or before.persons[0] is after.persons[0]:
        return None
    factuality = find_factuality(scene.atoms, i)
    if factuality not in UNASSERTED:
        _former(scene, after.persons[0], before.persons[0], i, before)
    start, end = min(after.left, i), max(before.right, i + 1)
    return Claim(after.persons[0], Predicate.SUCCEEDED, before.persons[0], start, end, "succession", factuality)


def _former(scene: Scene, successor: Person, predecessor: Person, i: int, group: Group) -> None:
    """The predecessor held what the successor takes over: the appointment, else the office named nearest."""
    held = [h for h in scene.cast.holdings if h.person is successor and h.status is not Status.FORMER]
    if not held or any(h.person is predecessor and h.status is Status.FORMER for h in scene.cast.holdings):
        return
    taken = min(held, key=lambda h: (h.status is not Status.APPOINTED, abs(h.start - i)))
    gender = predecessor.gender or next((m.gender for m in predecessor.mentions if m.gender), "")
    label = in_gender(taken.office.label, taken.office.role, gender) if gender else taken.office.label
    office = replace(taken.office, label=label, elliptic=True)
    start = min(i, group.left)
    scene.cast.holdings.append(Holding(predecessor, office, start, group.right, "predecessor", Status.FORMER, list(taken.countries), 0.75))


def _keep(scene: Scene, number: int, i: int, status: Status) -> None:
    """"garde le portefeuille de la Défense", "hérite des Affaires étrangères", "file à l'Intérieur"."""
    folds = scene.atoms.folds
    k = i + 1
    while k < len(folds) and k - i < REACH and (folds[k] in fr.DEFINITE | fr.OF | {"'", "a", "portefeuille", "par", "surcroit", "egalement", "aussi"}):
        k += 1
    hit = lexicon().portfolios.longest(folds, k)
    holder = next((g for g in reversed(scene.cast.groups[number]) if g.right <= i and not g.governed(scene.atoms)), None)
    if hit is not None and holder is not None and (scene.atoms.capital(k) or "portefeuille" in folds[i:k]):
        _minister(scene, holder.persons[0], k, hit[0], min(holder.left, i), status)


def _fall(scene: Scene, number: int, i: int) -> None:
    """"La Défense revient à Theo Francken, l'Emploi à David Clarinval"."""
    start, end = scene.atoms.bounds[number]
    for mention, person in scene.cast.persons.items():
        if start <= mention.start < end and mention.start > i - 1 and scene.atoms.folds[mention.left - 1] in {"a", "au"}:
            at = next((k for k in range(mention.left - 2, start - 1, -1) if lexicon().portfolios.longest(scene.atoms.folds, k)), None)
            hit = lexicon().portfolios.longest(scene.atoms.folds, at) if at is not None else None
            if at is not None and hit is not None and mention.left - hit[0] <= 2 and scene.atoms.capital(at):
                _minister(scene, person, at, mention.end, at, Status.APPOINTED, hit[0])


def _minister(scene: Scene, person: Person, at: int, end: int, start: int, status: Status, until: int | None = None) -> None:
    role = lexicon().roles.longest(["ministre"], 0)
    if role is None or any(h.person is person and h.office.start == at for h in scene.cast.holdings):
        return
    label = f"ministre {of_portfolio(scene.atoms.slice(at, until or end))}"
    office = OfficeMention(at, end, at, role[1], label, False, status)
    countries = [person.country] if person.country else []
    scene.cast.holdings.append(Holding(person, office, start, end, "portfolio", status, countries, 0.75))
