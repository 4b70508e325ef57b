"""Meetings that a noun tells: "un entretien avec B", "la rencontre entre A et B", "une audience accordée à B", "lors d'un tête-à-tête"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.extract.claims import Claim, Scene
from kg.extract.company import Side, find_behind, find_doers, find_reached, find_with, governed, side_of, sides
from kg.extract.encounters import TRIGGERS, is_date, pair_claims, side_claims, words_before
from kg.language.fr import meetings as fr
from kg.language.fr import words

BETWEEN_REACH: Final = 12
LEAD_REACH: Final = 3
HOLDING_REACH: Final = 14
TO: Final = frozenset({"a", "au", "aux"})
BY: Final = frozenset({"par"})


def find_talks(scene: Scene, i: int) -> Iterator[Claim]:
    """ "un entretien avec B", "la rencontre entre A et B", "la réunion tenue par A avec B", "lors d'un tête-à-tête"."""
    needs, folds = fr.NOUN_NEEDS.get(scene.atoms.folds[i]), scene.atoms.folds
    following = folds[i + 1 : i + 3]
    if (needs is not None and not needs & set(following)) or (folds[i] == "coup" and not fr.COUP_OBJECTS & set(folds[i + 2 : i + 3])):
        return
    for way in (_between, _noun_with, _granted, _held, _by_telephone, _on_occasion):
        claims = list(way(scene, i))
        if claims:
            yield from claims
            return


def _between(scene: Scene, i: int) -> Iterator[Claim]:
    """ "la rencontre entre A et B"."""
    end = scene.atoms.sent_of(i)[1]
    cue = next((k for k in range(i + 1, min(i + BETWEEN_REACH, end)) if scene.atoms.folds[k] == "entre"), None)
    side = next((side for side in sides(scene, cue, end) if side.left <= cue + 3), None) if cue is not None else None
    if side is not None and len(side.persons) > 1:
        yield from pair_claims(scene, i, side)


def _noun_with(scene: Scene, i: int) -> Iterator[Claim]:
    """ "A a eu un entretien avec B", "a eu avec B un entretien", "l'entretien de A avec B", "à l'issue d'un entretien avec B, A …"."""
    partners = find_with(scene, i, TRIGGERS) or _held_with(scene, i)
    if not partners:
        return
    folds = scene.atoms.folds
    inside = [
        side for side in sides(scene, i + 1, partners[0].left)
        if governed(scene, side) in words.OF | BY or {"que", "qu"} & set(folds[max(i, side.left - 2) : side.left])
    ]  # fmt: skip
    yield from side_claims(scene, i, inside[:1] or _owners(scene, i) or _acting(scene, i, partners), partners, "talks-with")


def _held_with(scene: Scene, i: int) -> list[Side]:
    """ "a eu avec B un entretien": the partner between the verb and the noun."""
    start = max(scene.atoms.sent_of(i)[0], i - HOLDING_REACH)
    verb = next((k for k in range(i - 1, start, -1) if scene.atoms.folds[k] in fr.HOLDING), None)
    return [side for side in sides(scene, verb, i) if governed(scene, side) == "avec"][-1:] if verb is not None else []


def _owners(scene: Scene, i: int) -> list[Side]:
    """Whose meeting it is: "son entretien", "leur rencontre"."""
    determiner = scene.atoms.folds[i - 1] if i else ""
    subject = scene.cast.subjects[scene.atoms.sents[i]]
    here = _verb_subject(scene, i)
    return here or [Side(i, i, (subject,))] if determiner in {"son", "sa", "ses"} and subject is not None else []


def _verb_subject(scene: Scene, i: int) -> list[Side]:
    """Who acts in the clause that the noun at atom `i` belongs to, by the tree."""
    token = scene.atoms.tokens[i]
    while token.pos_ not in {"VERB", "AUX"} and token.head.i != token.i:
        token = token.head
    if token.pos_ not in {"VERB", "AUX"} or token.i not in scene.parties.first:
        return []
    verb = scene.parties.first[token.i]
    side = side_of(scene.parties.subject(verb))
    return [side] if side is not None and scene.atoms.sents[side.left] == scene.atoms.sents[i] else []


def _acting(scene: Scene, i: int, partners: Sequence[Side]) -> list[Side]:
    """Who holds the meeting: the subject before it, or behind it where the meeting opens the sentence."""
    taken = {p for side in partners for p in side.persons}
    for found in (find_doers(scene, i), _verb_subject(scene, i)):
        left = [side for side in found if not taken & {*side.persons}]
        if left:
            return left
    end = scene.atoms.sent_of(i)[1]
    later = [side for side in sides(scene, partners[-1].right, end) if not governed(scene, side)]
    return later[:1]


def _granted(scene: Scene, i: int) -> Iterator[Claim]:
    """ "A a accordé une audience à B", "une audience accordée par A à B", "un déjeuner offert par A à B"."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(i)
    giving = fr.GRANTING | fr.GIVEN
    verb = next((k for k in range(max(start, i - 4), min(i + 5, end)) if folds[k] in giving), None)
    head = scene.parties.first.get(scene.atoms.tokens[i].head.i, i)
    verb = head if verb is None and start <= head < i and folds[head] in giving else verb
    if verb is None:
        return
    reached = next((side for side in sides(scene, i + 1, end) if governed(scene, side) in TO), None)
    hosts = find_doers(scene, verb) if verb < i else find_behind(scene, verb, BY) or find_doers(scene, i)
    yield from side_claims(scene, i, hosts, [reached] if reached is not None else [], "audience")


def _held(scene: Scene, i: int) -> Iterator[Claim]:
    """ "A et B ont tenu une réunion", "leur entretien", "la rencontre a réuni A et B"."""
    folds, end = scene.atoms.folds, scene.atoms.sent_of(i)[1]
    joining = next((k for k in range(i + 1, min(i + BETWEEN_REACH, end)) if folds[k] in fr.JOINING), None)
    if joining is not None and (found := find_reached(scene, joining)):
        yield from pair_claims(scene, i, found[0])
    elif folds[i - 1] in {"leur", "leurs"}:
        pair = next((g for g in scene.cast.groups[scene.atoms.sents[i]] if len(g.persons) == 2), None)
        if pair is not None:
            yield from pair_claims(scene, i, Side(pair.left, pair.right, pair.persons))
    elif set(words_before(scene, i, HOLDING_REACH)) & fr.HOLDING - {"ont"}:
        doers = find_doers(scene, i)
        if doers and len(doers[-1].persons) == 2:
            yield from pair_claims(scene, i, doers[-1])


def _by_telephone(scene: Scene, i: int) -> Iterator[Claim]:
    """ "Au téléphone samedi, A a assuré B de son soutien": who acts and whom it reaches."""
    atoms, (start, end) = scene.atoms, scene.atoms.sent_of(i)
    if atoms.folds[i - 1] not in {"au", "par"}:
        return
    verb = next(
        (k for k in range(i + 1 if i - start <= 2 else start, end) if atoms.pos(k) == "VERB" and k != i and not is_date(scene, k)), None
    )
    if verb is None:
        return
    doers = find_doers(scene, verb)
    reached = find_behind(scene, verb, TO | {"", "avec"})
    yield from side_claims(scene, i, doers, [side for side in reached if side.left - verb <= LEAD_REACH], "by-telephone")


def _on_occasion(scene: Scene, i: int) -> Iterator[Claim]:
    """ "A s'est ouvert de la crise à B lors d'un tête-à-tête", "a obtenu de B, au cours d'un entretien, …": who acts there."""
    folds, start = scene.atoms.folds, scene.atoms.sent_of(i)[0]
    if not fr.OCCASIONS & set(words_before(scene, i, 4)) or folds[i - 1] not in {
        "un",
        "une",
        "de",
        "d",
        "bref",
        "long",
        "longue",
        "breve",
        "'",
    }:
        return
    subject = _verb_subject(scene, i) or find_doers(scene, i)
    if not subject and i - start <= LEAD_REACH:
        subject = [side for side in sides(scene, i + 1, scene.atoms.sent_of(i)[1]) if not governed(scene, side)][:1]
    if len(subject) == 1 and len(subject[0].persons) == 2:
        yield from pair_claims(scene, i, subject[0])
        return
    acting = {p for side in subject for p in side.persons}
    others = [side for side in sides(scene, start, i) if not acting & {*side.persons} and governed(scene, side) in TO | words.OF]
    if subject and others and others[-1].left > subject[0].left:
        yield from side_claims(scene, i, subject[:1], others[-1:], "on-occasion")
