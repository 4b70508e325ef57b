"""`kg:cooperatesWith`: which States and bodies work together, and in which fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.claims import Claim, Scene
from kg.extract.company import find_event_factuality
from kg.extract.lexicon import lexicon
from kg.extract.partners import ALL_WAYS, SHARED_WAYS, Way, comitative, compound, partnered, together, two
from kg.extract.phrases import first_words, opens_phrase
from kg.extract.topics import MAXIMUM_TOPICS, find_topics
from kg.language.fr import cooperation as fr
from kg.vocabulary import EntityType, Factuality, Predicate

TOPIC_BEFORE: Final = 10
TOPIC_REACH: Final = 25
JOINT_REACH: Final = 3
FIELD_REACH: Final = 10
SHARED_REACH: Final = 5
ENDING_REACH: Final = 6
_SHARING: Final = fr.EXCHANGES | fr.SHARING
_DOING: Final = fr.WORKING | fr.MAKING | fr.FIGHTING
_TRIGGERS: Final = frozenset[str]().union(
    fr.PARTNERS, fr.ALLIANCES, fr.JOINT, first_words(fr.TOGETHER), fr.UNITING, fr.ASSOCIATING, fr.AGREEMENTS, fr.JOINT_THINGS, _SHARING,
    _DOING,
)  # fmt: skip
"""The words that `_ways` looks at, beside those that begin with a stem of joint work."""


def find_cooperation(scene: Scene) -> Iterator[Claim]:
    """All cooperation, one claim a pair and trigger."""
    for i, word in enumerate(scene.atoms.folds):
        if (word in _TRIGGERS or word.startswith(fr.STEMS)) and (ways := _ways(scene, i)):
            yield from _at(scene, i, ways)


def _ways(scene: Scene, i: int) -> tuple[Way, ...]:
    """The ways in which the word at atom `i` may name who works together; none where it speaks of something else."""
    word = scene.atoms.folds[i]
    if word in fr.PARTNERS and _is_partner(scene, i):
        return (
            () if fr.TRADING & set(scene.atoms.folds[i + 1 : i + 3]) else (partnered, *ALL_WAYS) if word in fr.ALLIANCES else (partnered,)
        )
    if _is_joint_work(scene, i) or _is_joint(scene, i) or _is_together(scene, i) or _is_uniting(scene, i) or _is_agreement(scene, i):
        return ALL_WAYS
    if word in fr.JOINT_THINGS and lexicon().combining.keys() & set(scene.atoms.folds[i + 1 : i + JOINT_REACH]):
        return (compound,)
    if word in _SHARING and fr.SHARED & set(scene.atoms.folds[i + 1 : i + 1 + SHARED_REACH]):
        return SHARED_WAYS
    return (comitative,) if word in _DOING and scene.atoms.pos(i) == "VERB" else ()


def _is_partner(scene: Scene, i: int) -> bool:
    """ "partenaire de", "son allié"; "s'est allié à" is a verb."""
    return scene.atoms.pos(i) in {"NOUN", "ADJ"} or scene.atoms.folds[i + 1 : i + 2] in (["de"], ["du"], ["d"])


def _is_joint_work(scene: Scene, i: int) -> bool:
    """A noun or verb of joint work, outside titles and names."""
    folds = scene.atoms.folds
    if not folds[i].startswith(fr.STEMS) and folds[i] not in fr.ALLIANCES:
        return False
    inside_title = bool(fr.TITLE_CONTEXT & set(folds[max(0, i - 6) : i])) and scene.atoms.capital(i)
    event = scene.described.at(i)
    named = any(m.start <= i < m.end for m in scene.mentions) or (event is not None and event.type is EntityType.EVENT)
    return not (inside_title or named or i in scene.in_titles)


def _is_agreement(scene: Scene, i: int) -> bool:
    """An agreement that names its fields: "un mémorandum sur l'identité numérique"."""
    folds = scene.atoms.folds
    near = set(folds[i + 1 : i + FIELD_REACH])
    fields = folds[i] in fr.AGREEMENTS and bool(fr.FIELDS & near) and not fr.NO_JOINT_WORK & near
    return fields and bool(find_topics(scene.atoms, i, scene.atoms.sent_of(i)[1], scene.in_titles))


def _is_joint(scene: Scene, i: int) -> bool:
    """ "opérations conjointes", "un groupe de travail mixte"; "commune" only of what is made, not of a border or a past."""
    if scene.atoms.folds[i] not in fr.JOINT or scene.atoms.pos(i) not in {"ADJ", "NOUN", "VERB"}:
        return False
    things = fr.COMMON_THINGS if scene.atoms.folds[i].startswith("commun") else fr.JOINT_THINGS
    return bool(things & set(scene.atoms.folds[max(0, i - JOINT_REACH) : i]))


def _is_together(scene: Scene, i: int) -> bool:
    """ "bâtir ensemble", "de concert"; not "l'ensemble des"."""
    return opens_phrase(scene.atoms.folds, i, fr.TOGETHER) and (scene.atoms.folds[i] != "ensemble" or scene.atoms.pos(i) == "ADV")


def _is_uniting(scene: Scene, i: int) -> bool:
    """ "mutualiser leurs efforts", "s'est associé à"."""
    folds = scene.atoms.folds
    if folds[i] in fr.UNITING and folds[i + 1 : i + 2] == ["leurs"] and fr.EFFORTS & set(folds[i + 2 : i + 4]):
        return True
    start = scene.atoms.sent_of(i)[0]
    return (
        folds[i] in fr.ASSOCIATING
        and scene.atoms.pos(i) == "VERB"
        and (i == start or bool({"s", "se"} & set(folds[max(start, i - 4) : i])))
    )


def _at(scene: Scene, i: int, ways: tuple[Way, ...]) -> Iterator[Claim]:
    """The cooperation that the word at atom `i` tells of, by the first way that finds who takes part."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(i)
    way, pairs = next(((way, found) for way in ways if (found := way(scene, i))), (None, []))
    if not pairs:
        return
    factuality = find_event_factuality(scene, i)
    if factuality is Factuality.WISHED and way in {together, two}:
        factuality = Factuality.ASSERTED
    if fr.ENDING & set(folds[max(start, i - ENDING_REACH) : i]):
        factuality = Factuality.DENIED
    named = scene.in_titles | {k for m in scene.mentions if start <= m.start < end for k in range(m.start, m.end)}
    topics = find_topics(scene.atoms, max(start, i - TOPIC_BEFORE), min(end, i + TOPIC_REACH), named)[:MAXIMUM_TOPICS]
    for one, other in pairs:
        yield Claim(one, Predicate.COOPERATES_WITH, other, start, _trim(scene, end), "cooperation", factuality, None, None, topics)


def _trim(scene: Scene, end: int) -> int:
    while end > 1 and not scene.atoms.is_word(end - 1):
        end -= 1
    return end
