"""`kg:met`: who received, met, talked with whom; where, when, about what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import Final

from kg.extract.claims import Claim, Scene
from kg.extract.coreference import Group
from kg.extract.factuality import find_factuality
from kg.extract.persons import Person
from kg.extract.places import find_places
from kg.extract.topics import find_topics
from kg.language.fr import words as fr
from kg.vocabulary import Predicate

TOPIC_SENTENCES: Final = 2
OBJECT_REACH: Final = 26


def find_meetings(scene: Scene) -> Iterator[Claim]:
    """All meetings, one claim a pair and trigger; what "les deux ministres" discussed later is added to theirs."""
    found: list[Claim] = []
    for number, (start, end) in enumerate(scene.atoms.bounds):
        if scene.cast.groups[number]:
            for i in range(start, end):
                found.extend(_at(scene, number, i))
        _discussed(scene, number, found)
    yield from found


def _discussed(scene: Scene, number: int, found: list[Claim]) -> None:
    """ "L'entretien a porté sur la pêche", "les deux ministres ont évoqué la pêche": topics for a meeting that has been told."""
    start, end = scene.atoms.bounds[number]
    told = found[-1] if found else None
    if told is not None and not told.topics and told.start < start and fr.MEETING_NOUNS & set(scene.atoms.folds[start:end]):
        near = number - scene.atoms.sents[told.start] <= TOPIC_SENTENCES
        told.topics = _topics(scene, start) if near else ()
    for group in scene.cast.groups[number]:
        if len(group.persons) != 2 or not fr.DISCUSSING & set(scene.atoms.folds[group.right : end]):
            continue
        for claim in found:
            if {claim.subject, claim.object} == set(group.persons) and not claim.topics:
                claim.topics = _topics(scene, group.right)


def _at(scene: Scene, number: int, i: int) -> Iterator[Claim]:
    word = scene.atoms.folds[i]
    opens = i == scene.atoms.bounds[number][0]
    if word in fr.RECEIVING_VERBS and (opens or scene.atoms.pos(i) in {"VERB", "AUX", "ADJ"}):
        yield from _received(scene, number, i)
    elif word in fr.TALKING_VERBS and scene.atoms.pos(i) in {"VERB", "AUX", "ADJ"}:
        yield from _talked(scene, number, i)
    elif word in fr.MEETING_NOUNS:
        yield from _noun(scene, number, i)


# --- verbs


def _received(scene: Scene, number: int, i: int) -> Iterator[Claim]:
    folds = scene.atoms.folds
    bounds = scene.atoms.bounds[number]
    before = folds[max(bounds[0], i - 4) : i]
    if {"se", "s"} & set(before):
        yield from _talked(scene, number, i)
        return
    if folds[i] in {"reunis", "reunies"}:
        yield from _gathered(scene, number, i)
        return
    if folds[i] == "vu" and not set(before) & fr.AUXILIARIES:
        return
    participle = "VerbForm=Part" in str(scene.atoms.tokens[i].morph) or folds[i].rstrip("es").endswith("u")
    if participle and (set(before[-3:]) & fr.PASSIVES or not set(before) & fr.AUXILIARIES):
        yield from _claims(scene, i, _passive_subjects(scene, number, i), _after(scene, number, i, {"par"}), "received-by")
        return
    if folds[i] == "telephone":
        yield from _claims(scene, i, _subjects(scene, number, i), _after(scene, number, i, {"a", "au", "aux"}), "called")
        return
    objects = _clitic_object(scene, number, i)
    if objects:
        subjects = [g for g in _subjects(scene, number, i) if not set(g.persons) & {p for o in objects for p in o.persons}]
        yield from _claims(scene, i, subjects or _after(scene, number, i, {""}), objects, "received-him")
        return
    yield from _claims(scene, i, _subjects(scene, number, i), _after(scene, number, i, {""}), "received")


def _gathered(scene: Scene, number: int, i: int) -> Iterator[Claim]:
    """ "Réunis à Ankara par C, A et B": all met."""
    hosts = _after(scene, number, i, {"par"})
    guests = [g for g in scene.cast.groups[number] if hosts and g.left >= hosts[0].right and not g.governed(scene.atoms)][:1]
    if hosts and len(hosts[0].persons) > 1 and not guests:
        guests = [Group(hosts[0].left, hosts[0].right, hosts[0].persons[1:], "name")]
        hosts = [Group(hosts[0].left, hosts[0].right, hosts[0].persons[:1], "name")]
    yield from _claims(scene, i, hosts, guests, "gathered")
    for group in guests:
        yield from _pairs(scene, i, group)


def _clitic_object(scene: Scene, number: int, i: int) -> list[Group]:
    """ "qui l'a reçu", "que le président avait reçu": the object stands before the verb."""
    folds = scene.atoms.folds
    start = scene.atoms.bounds[number][0]
    speaker = next((g for g in scene.cast.groups[number] if g.kind == "to-speaker" and 0 < i - g.left <= 5), None)
    if speaker is not None:
        return [speaker]
    near = folds[max(start, i - 4) : i]
    if "l" in near and set(near) & fr.AUXILIARIES:
        return _antecedent(scene, number, i)
    relative = next((k for k in range(i - 1, max(start, i - 14), -1) if folds[k] in {"que", "qu"}), None)
    if relative is not None:
        group = next((g for g in reversed(scene.cast.groups[number]) if relative - 3 < g.right <= relative), None)
        return [group] if group else []
    return []


def _antecedent(scene: Scene, number: int, i: int) -> list[Group]:
    """Whom "l'" means: the nearest group before the subject, else the subject of the sentence before."""
    before = [g for g in scene.cast.groups[number] if g.right <= i]
    inverted = bool(_after(scene, number, i, {""}))
    if before and (inverted or len(before) > 1):
        return [before[-1]] if inverted else [before[-2]]
    present = {p for g in scene.cast.groups[number] for p in g.persons}
    earlier = [p for g in scene.cast.groups[number - 1] for p in g.persons if p not in present] if number else []
    return [Group(i, i, (earlier[0],), "pronoun")] if earlier else []


def _subjects(scene: Scene, number: int, i: int) -> list[Group]:
    """The nearest group before the verb that no preposition governs and that does not merely attend."""
    for group in reversed(scene.cast.groups[number]):
        if group.right > i or group.kind == "to-speaker" or _attends(scene, group):
            continue
        if not group.governed(scene.atoms) or _opens_relative(scene, group):
            return [group]
    return []


def _opens_relative(scene: Scene, group: Group) -> bool:
    """ "le déplacement à Rome de X, qui y a eu des entretiens avec Y": X acts in the clause that "qui" opens."""
    behind = scene.atoms.folds[group.right : group.right + 2]
    return behind[:1] == ["qui"] or behind == [",", "qui"]


def _passive_subjects(scene: Scene, number: int, i: int) -> list[Group]:
    """The subject of a passive; that of an opening participle ("Reçu lundi par …, l'ambassadeur") stands after it."""
    apposed = [g for g in scene.cast.groups[number] if scene.atoms.folds[g.right : i] == [","]]
    before = apposed or _subjects(scene, number, i)
    if before:
        return before
    agent = _after(scene, number, i, {"par"})
    later = [g for g in scene.cast.groups[number] if agent and g.left >= agent[0].right and not g.governed(scene.atoms)]
    return later[:1]


def _after(scene: Scene, number: int, i: int, prepositions: set[str]) -> list[Group]:
    """The first group behind the verb that one of the prepositions governs ("" for none)."""
    for group in scene.cast.groups[number]:
        if group.left > i and group.left - i < OBJECT_REACH and not _attends(scene, group):
            governed = group.governed(scene.atoms)
            if governed in prepositions:
                return [group]
            if governed not in {"de", "du", "des", "d", "en", "dans"}:
                return []
    return []


def _with(scene: Scene, number: int, i: int) -> list[Group]:
    """All groups that "avec" (or "à" after "parlé") governs behind atom `i`; a list goes on without its preposition."""
    found: list[Group] = []
    for group in scene.cast.groups[number]:
        if group.left > i and group.left - i < 2 * OBJECT_REACH and not _attends(scene, group):
            governed = group.governed(scene.atoms)
            if (fr.RECEIVING_VERBS | fr.TALKING_VERBS) & set(scene.atoms.folds[i + 1 : group.left]):
                break
            if governed == "avec" or (scene.atoms.folds[i] == "parle" and governed in {"a", "au", "aux"}):
                found.append(group)
    return found


def _attends(scene: Scene, group: Group) -> bool:
    """Whether the group is only present: "en présence de", "accompagné de", "aux côtés de"."""
    return bool(fr.ATTENDING & set(scene.atoms.folds[max(0, group.left - 6) : group.left]))


def _talked(scene: Scene, number: int, i: int) -> Iterator[Claim]:
    """ "A s'est entretenu avec B"; "A et B se sont entretenus"."""
    subjects, partners = _subjects(scene, number, i), _with(scene, number, i)
    if partners:
        yield from _claims(scene, i, subjects, partners, "talked-with")
    elif subjects and 1 < len(subjects[0].persons) <= 3 and {"se", "s"} & set(scene.atoms.folds[max(0, i - 4) : i]):
        yield from _pairs(scene, i, subjects[0])


# --- nouns


def _noun(scene: Scene, number: int, i: int) -> Iterator[Claim]:
    """ "un entretien avec B", "la rencontre entre A et B", "la réunion tenue par A avec B"."""
    folds, groups = scene.atoms.folds, scene.cast.groups[number]
    end = scene.atoms.bounds[number][1]
    between = next((k for k in range(i + 1, min(i + 12, end)) if folds[k] == "entre"), None)
    if between is not None:
        group = next((g for g in groups if between < g.left <= between + 3), None)
        if group is not None and len(group.persons) > 1:
            yield from _pairs(scene, i, group)
            return
    partners = _with(scene, number, i)
    agent = next(
        (g for g in groups if g.left > i and g.governed(scene.atoms) == "par" and (not partners or g.left < partners[0].left)), None
    )
    if partners:
        subjects = [agent] if agent else _subjects(scene, number, i) or _possessor(scene, number, i)
        yield from _claims(scene, i, subjects, partners, "talks-with")
    elif folds[i] == "audience" and folds[max(0, i - 3) : i].count("accorde"):
        yield from _claims(scene, i, _subjects(scene, number, i), _after(scene, number, i, {"a", "au", "aux"}), "audience")
    elif folds[i - 1] == "leurs":
        pair = next((g for g in groups if len(g.persons) == 2), None)
        if pair is not None:
            yield from _pairs(scene, i, pair)
    elif folds[max(0, i - 8) : i] and set(folds[max(0, i - 12) : i]) & {"eu", "tenu", "copreside", "tiennent", "auront"}:
        subjects = _subjects(scene, number, i)
        if subjects and len(subjects[0].persons) == 2:
            yield from _pairs(scene, i, subjects[0])


def _possessor(scene: Scene, number: int, i: int) -> list[Group]:
    """ "Son entretien avec B": the subject of the sentence before."""
    subject = scene.cast.subjects[number] if scene.atoms.folds[i - 1] in {"son", "sa"} else None
    return [Group(i, i, (subject,), "pronoun")] if subject is not None else []


# --- claims


def _pairs(scene: Scene, i: int, group: Group) -> Iterator[Claim]:
    for one, other in combinations(group.persons, 2):
        yield _claim(scene, i, one, other, min(i, group.left), max(i + 1, group.right), "between")


def _claims(scene: Scene, i: int, ones: list[Group], others: list[Group], rule: str) -> Iterator[Claim]:
    for one, other in product(ones, others):
        start, end = min(one.left, other.left, i), max(one.right, other.right, i + 1)
        for a, b in product(one.persons, other.persons):
            if a is not b:
                yield _claim(scene, i, a, b, start, end, rule)


def _claim(scene: Scene, i: int, one: Person, other: Person, start: int, end: int, rule: str) -> Claim:
    first, last = scene.atoms.sent_of(i)
    places = find_places(scene, first, last)
    place = min(places, key=lambda m: abs(m.start - i), default=None)
    start, end = max(start, first), min(end, last)
    date = scene.date_near(first, last, i)
    factuality = find_factuality(scene.atoms, i)
    return Claim(one, Predicate.MET, other, start, end, rule, factuality, date, place, _topics(scene, i))


def _topics(scene: Scene, i: int) -> tuple[str, ...]:
    """What was discussed: topics behind words such as "sur", "consacré à", "évoqué" that follow atom `i` in its sentence."""
    end = scene.atoms.sent_of(i)[1]
    cue = next((k for k in range(i, end) if scene.atoms.folds[k] in fr.DISCUSSING), None)
    return find_topics(scene.atoms, cue, end, scene.in_titles) if cue is not None else ()
