"""`kg:met`: who received, met, talked with whom; about what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from kg.extract.claims import Claim, Scene
from kg.extract.company import Side, find_behind, find_clitic, find_doers, find_reached, find_with, governed, sides
from kg.extract.encounters import TRIGGERS, find_discussed, pair_claims, side_claims, words_before
from kg.extract.talks import find_talks
from kg.language.fr import meetings as fr
from kg.language.fr import words

TOPIC_SENTENCES: Final = 2
SEEN_REACH: Final = 9
MOST_TOGETHER: Final = 3
OBJECT_GAP: Final = 10
SEVERAL_KINDS: Final = frozenset({"deux", "they"})
TO: Final = frozenset({"a", "au", "aux"})
BY: Final = frozenset({"par"})


def find_meetings(scene: Scene) -> Iterator[Claim]:
    """All meetings, one claim a pair and trigger; what "les deux ministres" discussed later is added to theirs."""
    found: list[Claim] = []
    for number, (start, end) in enumerate(scene.atoms.bounds):
        if scene.cast.groups[number]:
            for i in range(start, end):
                if scene.atoms.folds[i] in _TRIGGERS:
                    found.extend(_at(scene, i))
        _discussed(scene, number, found)
    yield from found


def _discussed(scene: Scene, number: int, found: list[Claim]) -> None:
    """ "L'entretien a porté sur la pêche", "les deux ministres ont évoqué la pêche": topics for a meeting that has been told."""
    start, end = scene.atoms.bounds[number]
    told = found[-1] if found else None
    if told is not None and not told.topics and told.start < start and fr.NOUNS & set(scene.atoms.folds[start:end]):
        told.topics = find_discussed(scene, start) if _since(scene, told, number) <= TOPIC_SENTENCES else ()
    for group in scene.cast.groups[number]:
        if len(group.persons) != 2 or not fr.DISCUSSING & set(scene.atoms.folds[group.right : end]):
            continue
        recent = told if told is not None and group.kind in SEVERAL_KINDS and _since(scene, told, number) <= TOPIC_SENTENCES + 1 else None
        for claim in found:
            if (claim is recent or {claim.subject, claim.object} == set(group.persons)) and not claim.topics:
                claim.topics = find_discussed(scene, group.right)


def _since(scene: Scene, claim: Claim, number: int) -> int:
    return number - scene.atoms.sents[claim.start]


def _at(scene: Scene, i: int) -> Iterator[Claim]:
    """The meetings that the word at atom `i` tells, by the first way that knows any."""
    word, verbal = scene.atoms.folds[i], _is_verbal(scene, i)
    for forms, needs_verb, way in WAYS:
        if word in forms and verbal >= needs_verb:
            claims = list(way(scene, i))
            if claims:
                yield from claims
                return


def _is_verbal(scene: Scene, i: int) -> bool:
    return scene.atoms.pos(i) in {"VERB", "AUX", "ADJ"} or i == scene.atoms.sent_of(i)[0]


def _is_reflexive(scene: Scene, i: int) -> bool:
    return bool({"se", "s", "nous"} & set(words_before(scene, i)))


# --- verbs


def _received(scene: Scene, i: int) -> Iterator[Claim]:
    """ "A reçoit B", "B est reçu par A", "reçu par A, B …"."""
    if _is_reflexive(scene, i):
        return
    folds = scene.atoms.folds
    if folds[i].startswith("accueilli") and fr.AIRPORTS & set(folds[i : i + 6]):
        return
    if (_is_participle(scene, i) and not words.AUXILIARIES & set(words_before(scene, i))) or words.PASSIVES & set(
        words_before(scene, i, 3)
    ):
        yield from side_claims(scene, i, _undergoing(scene, i), find_behind(scene, i, BY), "received-by")
        return
    yield from _active(scene, i, "received")


def _active(scene: Scene, i: int, rule: str) -> Iterator[Claim]:
    """Who acts, and whom the verb's pronoun or direct object means; behind a pronoun the subject may be inverted: "où l'a reçu A"."""
    objects, doers = find_clitic(scene, i), find_doers(scene, i)
    if objects:
        meant = {p for side in objects for p in side.persons}
        inverted = [side for side in find_reached(scene, i) if not meant & {*side.persons}]
        fitting = [side for side in doers if not meant & {*side.persons}]
        yield from side_claims(scene, i, inverted if inverted and _is_inverted(scene, i) else fitting or inverted, objects, f"{rule}-him")
        return
    reached = find_reached(scene, i)
    yield from side_claims(scene, i, doers, reached, rule)


def _is_inverted(scene: Scene, i: int) -> bool:
    """Whether no subject stands between "où", "que" and the verb: "à Paris, où l'a reçu M. Diop"."""
    k = i - 1
    while k > 0 and (scene.atoms.folds[k] in words.CLITICS | words.AUXILIARIES or scene.atoms.pos(k) == "ADV"):
        k -= 1
    return scene.atoms.folds[k] in {"ou", "que", "qu"}


def _is_participle(scene: Scene, i: int) -> bool:
    morph = str(scene.atoms.tokens[i].morph)
    past = "VerbForm=Part" in morph and "Tense=Pres" not in morph
    return past or scene.atoms.folds[i].rstrip("es").endswith(("u", "accueilli"))


def _undergoing(scene: Scene, i: int) -> list[Side]:
    """Who is received; the subject of an opening participle ("Reçu lundi par …, l'ambassadeur") stands after it."""
    start, end = scene.atoms.sent_of(i)
    apposed = [side for side in sides(scene, start, i) if scene.atoms.folds[side.right : i] in ([","], [")", ","])]
    if apposed:
        return apposed[-1:]
    if words.PASSIVES & set(words_before(scene, i)) and (doers := find_doers(scene, i)):
        return doers
    agent = find_behind(scene, i, BY)
    later = [side for side in sides(scene, agent[0].right if agent else i + 1, end) if not governed(scene, side)]
    if i - start <= 1:
        return later[:1]
    return find_doers(scene, i) or later[:1]


def _gathered(scene: Scene, i: int) -> Iterator[Claim]:
    """ "Réunis à Ankara par C, A et B": all met; "A a réuni B et C": A met them."""
    hosts = find_behind(scene, i, BY)
    if not hosts or _is_reflexive(scene, i):
        return
    end = scene.atoms.sent_of(i)[1]
    guests = [side for side in sides(scene, hosts[0].right, end) if not governed(scene, side)][:1]
    if len(hosts[0].persons) > 1 and not guests:
        guests = [Side(hosts[0].left, hosts[0].right, hosts[0].persons[1:])]
        hosts = [Side(hosts[0].left, hosts[0].right, hosts[0].persons[:1])]
    yield from side_claims(scene, i, hosts, guests, "gathered")
    for side in guests:
        yield from pair_claims(scene, i, side)


def _seen(scene: Scene, i: int) -> Iterator[Claim]:
    """ "A a vu B à Dubaï", "avant de voir B", "sont allés le trouver", "l'appeler": verbs of wider meaning, with persons only."""
    folds = scene.atoms.folds
    if _is_reflexive(scene, i) or "VERB" in {scene.atoms.pos(k) for k in range(i + 1, min(i + 3, scene.atoms.sent_of(i)[1]))}:
        return
    before = set(words_before(scene, i))
    infinitive = "VerbForm=Inf" in str(scene.atoms.tokens[i].morph) or folds[i].endswith("r") or folds[i] == "voir"
    if folds[i] not in fr.BARE_SEEING and not before & (fr.SEEING_LEADS if infinitive else words.AUXILIARIES):
        return
    if folds[i] == "trouver" and not before & fr.SEEING_LEADS - {"pour", "de"}:
        return
    reached = find_clitic(scene, i) or find_reached(scene, i)
    if reached and reached[0].left - i <= SEEN_REACH:
        yield from _active(scene, i, "saw")


def _talked(scene: Scene, i: int) -> Iterator[Claim]:
    """ "A converse avec B", "A s'entretient avec B"; "A et B se sont entretenus"."""
    partners = find_with(scene, i, TRIGGERS)
    reflexive = _is_reflexive(scene, i)
    if scene.atoms.folds[i] in fr.TALKING_REFLEXIVE - fr.TALKING and not reflexive and not _lost_pronoun(scene, i):
        return
    doers = find_doers(scene, i) or (_speaker(scene, i) if reflexive else [])
    if partners:
        yield from side_claims(scene, i, doers, partners, "talked-with")
    elif doers and 1 < len(doers[-1].persons) <= MOST_TOGETHER and (reflexive or _is_absolute(scene, i)):
        yield from pair_claims(scene, i, doers[-1])


def _lost_pronoun(scene: Scene, i: int) -> bool:
    """ "il s'est ensuite longuement entretenu": the pronoun of "entretenu" may stand further back than usual."""
    return scene.atoms.folds[i].startswith(("entretenu", "entretien", "entretenir")) and bool(
        {"se", "s", "m", "me"} & set(words_before(scene, i, 9))
    )


def _is_absolute(scene: Scene, i: int) -> bool:
    """Whether a verb of talking has no object of its own: "A et B ont discuté", "ont échangé sur", not "ont évoqué la crise"."""
    return scene.atoms.folds[i].startswith(("discut", "echang", "convers", "dialogu", "confer", "debatt", "dine", "dejeun", "negoci"))


def _speaker(scene: Scene, i: int) -> list[Side]:
    """ "Nous nous sommes vus": who answers the interview, and whom the question before has named."""
    speaker, number = scene.cast.speaker, scene.atoms.sents[i]
    if speaker is None or not number or "nous" not in words_before(scene, i):
        return []
    start = scene.atoms.bounds[max(number - 3, 0)][0]
    named = [p for side in sides(scene, start, scene.atoms.bounds[number][0]) for p in side.persons if p is not speaker]
    return [Side(i, i, (speaker, named[0]))] if named else []


def _called(scene: Scene, i: int) -> Iterator[Claim]:
    """ "A a téléphoné à B", "A a parlé à B"."""
    reached = [side for side in find_behind(scene, i, TO) if side.left - i <= OBJECT_GAP]
    reached = reached or (_dative(scene, i) if scene.atoms.folds[i].startswith("telephon") else [])
    if reached and scene.atoms.folds[i].startswith("parl"):
        reached += [side for side in find_with(scene, i, TRIGGERS, TO) if side.left > reached[0].left]
    yield from side_claims(scene, i, find_doers(scene, i), reached, "called")


def _dative(scene: Scene, i: int) -> list[Side]:
    """Whom "lui" before the verb means: who acts in the sentence before."""
    number = scene.atoms.sents[i]
    who = scene.cast.subjects[number]
    return [Side(i, i, (who,))] if "lui" in words_before(scene, i) and who is not None else []


def _paid_visit(scene: Scene, i: int) -> Iterator[Claim]:
    """ "A a rendu visite à B"."""
    end = scene.atoms.sent_of(i)[1]
    noun = next((k for k in range(i + 1, min(i + 6, end)) if scene.atoms.folds[k] == "visite"), None)
    if noun is None:
        return
    reached = [side for side in find_behind(scene, noun, TO) if side.left - noun <= OBJECT_GAP] or _dative(scene, i)
    yield from side_claims(scene, i, find_doers(scene, i), reached, "paid-visit")


WAYS: Final[tuple[tuple[frozenset[str], bool, Callable[[Scene, int], Iterator[Claim]]], ...]] = (
    (fr.GATHERING, True, _gathered),
    (fr.RECEIVING, True, _received),
    (fr.SEEING, True, _seen),
    (fr.VISITING, True, _paid_visit),
    (fr.CALLING, True, _called),
    (fr.TALKING_REFLEXIVE | fr.TALKING, True, _talked),
    (fr.NOUNS, False, find_talks),
)
_TRIGGERS: Final = frozenset[str]().union(*(forms for forms, _, _ in WAYS))
