"""Claims of meetings: one a pair of persons across two sides, with what was discussed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Final

from kg.extract.claims import Claim, Scene
from kg.extract.company import Side, find_event_factuality
from kg.extract.persons import Person
from kg.extract.topics import find_topics
from kg.language.fr import meetings as fr
from kg.language.fr import words
from kg.vocabulary import Predicate

TRIGGERS: Final = fr.RECEIVING | fr.TALKING_REFLEXIVE | fr.TALKING | fr.CALLING


def words_before(scene: Scene, i: int, reach: int = 4) -> list[str]:
    """The words right before atom `i` in its sentence."""
    return scene.atoms.folds[max(scene.atoms.sent_of(i)[0], i - reach) : i]


def pair_claims(scene: Scene, i: int, side: Side) -> Iterator[Claim]:
    """All persons of one side met each other: "A et B se sont entretenus"."""
    for one, other in combinations(side.persons, 2):
        yield _claim(scene, i, one, other, min(i, side.left), max(i + 1, side.right), "between")


def side_claims(scene: Scene, i: int, ones: Sequence[Side], others: Sequence[Side], rule: str) -> Iterator[Claim]:
    """Everybody of one side met everybody of the other: "A et B ont reçu C"."""
    for one, other in product(ones, others):
        start, end = min(one.left, other.left, i), max(one.right, other.right, i + 1)
        for a, b in product(one.persons, other.persons):
            if a is not b:
                yield _claim(scene, i, a, b, start, end, rule)


def _claim(scene: Scene, i: int, one: Person, other: Person, start: int, end: int, rule: str) -> Claim:
    first, last = scene.atoms.sent_of(i)
    return Claim(
        one,
        Predicate.MET,
        other,
        max(start, first),
        min(end, last),
        rule,
        find_event_factuality(scene, i),
        topics=find_discussed(scene, i),
        trigger=i,
    )


def find_discussed(scene: Scene, i: int) -> tuple[str, ...]:
    """What was discussed: topics behind words such as "sur", "consacré à", "évoqué" that follow atom `i` in its clause."""
    cue = next((k for k in _clause(scene, i) if scene.atoms.folds[k] in fr.DISCUSSING or _is_theme(scene, k)), None)
    return find_topics(scene.atoms, cue, scene.atoms.sent_of(i)[1], scene.in_titles) if cue is not None else ()


def _clause(scene: Scene, i: int) -> Iterator[int]:
    """The atoms from `i` up to the next verb that is not one of discussing."""
    yield i
    for k in range(i + 1, scene.atoms.sent_of(i)[1]):
        if scene.atoms.pos(k) == "VERB" and scene.atoms.folds[k] not in fr.DISCUSSING | fr.HOLDING | TRIGGERS and not is_date(scene, k):
            return
        yield k


def _is_theme(scene: Scene, k: int) -> bool:
    """ "s'est entretenu avec M. Diop du dossier malien": "de" right behind the partner."""
    behind = k - 1 if scene.atoms.folds[k - 1] == "," else k
    return scene.atoms.folds[k] in words.OF and any(group.right == behind for group in scene.cast.groups[scene.atoms.sents[k]])


def is_date(scene: Scene, k: int) -> bool:
    """Whether an expression of time covers atom `k`."""
    return any(date.start <= k < date.end for date in scene.dates)
