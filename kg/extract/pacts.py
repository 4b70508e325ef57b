"""Cooperation that an agreement founds: whoever it binds works together in the fields that it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from kg.extract.claims import Claim, Scene
from kg.extract.described import Described
from kg.extract.partners import identity
from kg.extract.persons import Person
from kg.extract.topics import find_topics
from kg.language.fr import cooperation as fr
from kg.vocabulary import UNASSERTED, Predicate

MOST_BOUND: Final = 3
CONFIDENCE: Final = 0.75
FOUNDING: Final = frozenset(
    f"agreement-kind/{kind}"
    for kind in ("memorandum", "convention", "agreement", "protocol", "roadmap", "declaration", "amendment", "pact")
)
"""Kinds of agreements about joint work; treaties of peace, truces, resolutions, contracts and loans are not."""
QUARRELS: Final = frozenset({"topic/peace-and-security", "topic/territorial-dispute", "topic/justice"})


def find_founded(scene: Scene, claims: Sequence[Claim]) -> Iterator[Claim]:
    """ "A et B ont signé un mémorandum sur la pêche": one claim a pair of the States and bodies that the claims of signatures bind."""
    told: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.predicate == Predicate.PARTY_TO and isinstance(claim.object, Described) and not isinstance(claim.subject, Person):
            told[id(claim.object)].append(claim)
    for bound in told.values():
        distinct = {identity(claim.subject): claim for claim in reversed(bound) if claim.factuality not in UNASSERTED}
        if 2 <= len(distinct) <= MOST_BOUND and (topics := _fields(scene, bound[0].object)):
            for one, other in combinations(reversed(distinct.values()), 2):
                yield Claim(
                    one.subject, Predicate.COOPERATES_WITH, other.subject, one.start, one.end, "agreement", one.factuality,
                    topics=topics, confidence=CONFIDENCE, trigger=one.trigger,
                )  # fmt: skip


def _fields(scene: Scene, thing: object) -> tuple[str, ...]:
    """The topics that the phrases of an agreement on joint work name; none for other agreements."""
    assert isinstance(thing, Described)
    if thing.kind not in FOUNDING or any(fr.NO_JOINT_WORK & phrase.words for phrase in thing.phrases):
        return ()
    found = dict.fromkeys(t for p in thing.phrases for t in find_topics(scene.atoms, p.start, p.end, scene.in_titles))
    return () if not found.keys() - QUARRELS else tuple(found)
