"""What an agreement, aid or cooperation is about, where the words beside it do not say: the sentence, the next, the same agreement."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from kg.extract.atoms import NEWLINE
from kg.extract.claims import Claim, Scene
from kg.extract.described import Described
from kg.extract.topics import MAXIMUM_TOPICS, find_topics
from kg.vocabulary import Predicate

WITH_FIELDS: Final = frozenset({Predicate.PARTY_TO, Predicate.AIDS, Predicate.COOPERATES_WITH})
OF_AGREEMENT: Final = frozenset({Predicate.SUPPORTS, Predicate.CRITICIZES})
"""Whoever backs or blames an agreement does so in its fields."""


def settle_fields(scene: Scene, claims: list[Claim]) -> None:
    """Give topics to the claims of `WITH_FIELDS` that have none, then to all parties of one agreement the same."""
    for claim in claims:
        if claim.predicate in WITH_FIELDS and not claim.topics:
            claim.topics = _around(scene, claim.start)
    of_agreement: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        if isinstance(claim.object, Described):
            of_agreement[id(claim.object)].update(dict.fromkeys(claim.topics))
    for claim in claims:
        if isinstance(claim.object, Described) and (
            claim.predicate == Predicate.PARTY_TO or (claim.predicate in OF_AGREEMENT and not claim.topics)
        ):
            claim.topics = tuple(of_agreement[id(claim.object)])[:MAXIMUM_TOPICS]


def _around(scene: Scene, start: int) -> tuple[str, ...]:
    """The topics of the sentence of atom `start`; where it has none, those of the next sentence in its paragraph."""
    number = scene.atoms.sents[start]
    for start, end in scene.atoms.bounds[number : number + 2]:
        found = find_topics(scene.atoms, start, end, scene.in_titles)[:MAXIMUM_TOPICS]
        if found or NEWLINE in scene.atoms.folds[start:end]:
            return found
    return ()
