"""Who follows whom in an office: `kg:succeeded`, and the predecessor's former office."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.claims import Claim, Scene
from kg.extract.factuality import find_factuality
from kg.extract.groups import Group
from kg.extract.phrases import first_words, opens_phrase
from kg.extract.vacancies import hand_portfolio, vacate_office
from kg.language.fr import duties as fd
from kg.language.fr import portfolios as fp
from kg.language.fr import successions as fs
from kg.language.fr import words as fr
from kg.vocabulary import UNASSERTED, Predicate, Status

REACH: Final = 8
FAR: Final = 14
_TRIGGERS: Final = frozenset[str]().union(
    fs.REPLACED, fs.SUCCEEDING, fs.SEATS, fs.HANDING, fs.RECEIVING, fs.HANDOVERS, fs.SUCCESSORS, fs.PREDECESSORS, fs.DEPARTURES, fs.BEATING,
    fp.LEFT, fp.HELD, first_words(fs.AT_THE_EXPENSE, fs.IN_THE_PLACE, fs.TAKING_OVER),
)  # fmt: skip
"""The words that `_pair` looks at."""
Pair = tuple[Group, Group]
"""Who takes over, and from whom."""


def find_successions(scene: Scene) -> Iterator[Claim]:
    """`kg:succeeded` claims; the predecessor's former office is added to the cast's holdings on the way."""
    for number, (start, end) in enumerate(scene.atoms.bounds):
        told: set[frozenset[int]] = set()
        for i in range(start, end):
            pair = _pair(scene, number, i) if scene.atoms.folds[i] in _TRIGGERS else None
            if pair is None or (key := frozenset(id(group.persons[0]) for group in pair)) in told or len(key) == 1:
                continue
            told.add(key)
            yield _claim(scene, number, i, *pair)


def _claim(scene: Scene, number: int, i: int, after: Group, before: Group) -> Claim:
    factuality = find_factuality(scene.atoms, i)
    if factuality not in UNASSERTED and not hand_portfolio(scene, number, i, after, before):
        titled = _follows_being(scene, i) and after.kind == "name" and _is_titled(scene, after)
        if not titled:
            vacate_office(scene, after.persons[0], before.persons[0], i, before)
    near = [group for group in (after, before) if scene.atoms.sents[group.left] == number]
    start, end = min([i, *(group.left for group in near)]), max([i + 1, *(group.right for group in near)])
    return Claim(after.persons[0], Predicate.SUCCEEDED, before.persons[0], start, end, "succession", factuality)


def _pair(scene: Scene, number: int, i: int) -> Pair | None:
    """Who takes over from whom, where atom `i` says so."""
    folds, word = scene.atoms.folds, scene.atoms.folds[i]
    if word in fs.REPLACED and (_follows_being(scene, i) or folds[i + 1 : i + 2] == ["par"]):
        return _replaced(scene, number, i)
    if opens_phrase(folds, i, fs.AT_THE_EXPENSE):
        return _expensive(scene, number, i)
    if opens_phrase(folds, i, fs.IN_THE_PLACE):
        return _instead(scene, number, i)
    if fr.STANDING & set(folds[i + 1 : i + 4]):
        return None
    if word in fs.SUCCEEDING | fs.REPLACED and _clitic(scene, i):
        return _pronominal(scene, number, i)
    if word in fs.SEATS and folds[i + 1] in fr.OF and (pair := _seated(scene, number, i)) is not None:
        return pair
    if word in fs.SUCCEEDING | fs.REPLACED - {"devance", "evince", "evincee"} or opens_phrase(folds, i, fs.TAKING_OVER):
        return _succeeding(scene, number, i)
    if word in fs.HANDING:
        return _handing(scene, number, i)
    if word in fs.RECEIVING:
        return _receiving(scene, number, i)
    if word in fs.HANDOVERS and fs.OF_POWERS & set(folds[i + 1 : i + 4]):
        return _handover(scene, number, i)
    if word in fs.SUCCESSORS | fs.PREDECESSORS and folds[i - 1] in {"son", "sa", "leur"}:
        return _possessed(scene, number, i)
    if word in fs.DEPARTURES:
        return _departed(scene, number, i)
    if word in fs.BEATING:
        return _beating(scene, number, i)
    if word in fp.LEFT | fp.HELD:
        return _vacated(scene, number, i)
    return None


def _follows_being(scene: Scene, i: int) -> bool:
    return bool(fs.BEING & set(scene.atoms.folds[max(scene.atoms.sent_of(i)[0], i - 3) : i]))


# --- the ways to say it


def _succeeding(scene: Scene, number: int, i: int) -> Pair | None:
    """ "X succède à Y", "X prend la suite de Y", "en remplacement de Y", "auquel il succède", "X remplace Y par Z"."""
    before = _whom(scene, number, i) or _behind(scene, number, i)
    if before is None:
        return None
    if (turned := _fronted(scene, number, i, before)) is not None:
        return turned
    if scene.atoms.folds[before.right : before.right + 1] == ["par"] and (chosen := _behind(scene, number, before.right)) is not None:
        return chosen, before
    after = _appointee(scene, number, i) or _appointed_before(scene, number, i, before) or _subject(scene, number, i)
    if scene.atoms.folds[i - 2 : i] == ["a", "qui"]:
        led = next((g for g in reversed(scene.cast.groups[number]) if g.right <= i - 2 and len(g.persons) == 1), None)
        return (before, led) if led is not None else None
    if i - scene.atoms.bounds[number][0] <= 1 and scene.atoms.folds[i - 1] == "pour":
        after = next((g for g in scene.cast.groups[number] if g.left > before.right and len(g.persons) == 1), None)
    after = after or next((g for g in reversed(scene.cast.groups[number]) if g.right <= i and len(g.persons) == 1), None)
    if after is None and scene.atoms.folds[i : i + 2] == ["en", "remplacement"]:
        after = next((g for g in scene.cast.groups[number] if g.left >= before.right and len(g.persons) == 1), None)
    if after is None and scene.atoms.folds[i - 1] == "avoir" and (person := scene.cast.subjects[number]) is not None:
        after = Group(before.left, before.right, (person,), "pronoun")
    return (after, before) if after is not None else None


def _clitic(scene: Scene, i: int) -> bool:
    """ "lui succède", "la remplace", "l'a remplacé": whether a pronoun before the verb at atom `i` is its object."""
    folds = scene.atoms.folds
    at = i - 2 if folds[i - 1] in fr.AUXILIARIES else i - 1
    if folds[at] in {"lui", "leur"} or (folds[at] == "'" and folds[at - 1] == "m"):
        return True
    return folds[i].startswith("rempla") and (folds[at] in {"le", "la"} or (folds[at] == "'" and folds[at - 1] == "l"))


def _pronominal(scene: Scene, number: int, i: int) -> Pair | None:
    """ "Anne Moreau a démissionné. Paul Berger lui succède.": the object is who was spoken of before."""
    after = _subject(scene, number, i)
    me = next((g for g in reversed(scene.cast.groups[number]) if g.kind == "to-speaker" and 0 < i - g.left <= 3), None)
    before = me or (_spoken_of(scene, number, after) if after is not None else None)
    chosen = _behind(scene, number, i + 1) if scene.atoms.folds[i + 1 : i + 2] == ["par"] else None
    if chosen is not None:
        return (chosen, before) if before is not None else None
    return (after, before) if after is not None and before is not None else None


def _spoken_of(scene: Scene, number: int, group: Group) -> Group | None:
    """The last person named before a group in its sentence, else the subject of the sentence before."""
    here = (g for g in reversed(scene.cast.groups[number]) if g.right <= group.left and len(g.persons) == 1)
    named = next((g for g in here if g.persons[0] is not group.persons[0]), None)
    person = scene.cast.subjects[number]
    if named is not None or person is None or person is group.persons[0]:
        return named
    return Group(group.left, group.right, (person,), "pronoun")


def _expensive(scene: Scene, number: int, i: int) -> Pair | None:
    """ "le limogeage de X au profit de Y", "X a été démis au profit de Y"."""
    start = scene.atoms.bounds[number][0]
    leaves = (fr.RELIEVING | fs.DEPARTURES) & set(scene.atoms.folds[start:i])
    after = _behind(scene, number, i)
    before = next((g for g in reversed(scene.cast.groups[number]) if g.right <= i and len(g.persons) == 1), None)
    return (after, before) if leaves and after is not None and before is not None else None


def _instead(scene: Scene, number: int, i: int) -> Pair | None:
    """ "a limogé X et nommé à sa place Y", "Y a été installé à sa place"."""
    folds, start = scene.atoms.folds, scene.atoms.bounds[number][0]
    if not (fr.APPOINTING | {"installe", "installee", "designe", "designee"}) & set(folds[max(start, i - 4) : i + 6]):
        return None
    near = _behind(scene, number, i + 2)
    after = near if near is not None and near.left - i <= 5 and not _follows_being(scene, i) else _subject(scene, number, i)
    before = _spoken_of(scene, number, after) if after is not None else None
    return (after, before) if after is not None and before is not None else None


def _seated(scene: Scene, number: int, i: int) -> Pair | None:
    """ "Y s'installe dans le fauteuil de X", "Y a repris le poste de X": a person right behind the noun for the seat."""
    start = scene.atoms.bounds[number][0]
    before = next((g for g in scene.cast.groups[number] if 0 < g.left - i <= 3 and g.kind == "name" and len(g.persons) == 1), None)
    verb = next((k for k in range(i - 1, max(start - 1, i - REACH), -1) if scene.atoms.folds[k] in fs.SEATING), None)
    after = _subject(scene, number, verb) if verb is not None else None
    return (after, before) if after is not None and before is not None else None


def _fronted(scene: Scene, number: int, i: int, behind: Group) -> Pair | None:
    """ "À Jean Petit succède Anne Moreau", "le successeur de Paul Dupont, Marc Roy"."""
    folds, groups = scene.atoms.folds, scene.cast.groups[number]
    if folds[i] in fs.SUCCESSORS:
        named = next((g for g in groups if g.left == behind.right + 1 and folds[behind.right] == "," and len(g.persons) == 1), None)
        return (named, behind) if named is not None and folds[i - 1] in fr.ARTICLES else None
    led = next((g for g in reversed(groups) if g.right <= i and len(g.persons) == 1), None)
    if led is None or led.governed(scene.atoms) not in fr.AT or led.left - scene.atoms.bounds[number][0] > 2 or behind.left - i > 2:
        return None
    return (behind, led) if behind.governed(scene.atoms) == "" and i - led.right <= 3 else None


def _replaced(scene: Scene, number: int, i: int) -> Pair | None:
    """ "X a été remplacé par Y"."""
    by = next((k for k in range(i + 1, min(i + REACH, scene.atoms.bounds[number][1])) if scene.atoms.folds[k] == "par"), None)
    after = _behind(scene, number, by) if by is not None else None
    before = _subject(scene, number, i)
    return (after, before) if after is not None and before is not None else None


def _handing(scene: Scene, number: int, i: int) -> Pair | None:
    """ "X cède son fauteuil à Y", "X lui a remis la clochette"; what is handed over stands behind the verb."""
    folds, end = scene.atoms.folds, scene.atoms.bounds[number][1]
    if not fs.SYMBOLS & set(folds[i + 1 : min(i + FAR, end)]):
        return None
    before = _subject(scene, number, i)
    groups = (g for g in scene.cast.groups[number] if i < g.left < i + FAR and len(g.persons) == 1)
    after = next((g for g in groups if g.governed(scene.atoms) in fr.AT), None)
    if after is None and "lui" in folds[max(scene.atoms.bounds[number][0], i - 3) : i] and before is not None:
        after = next((g for g in reversed(scene.cast.groups[number]) if g.right <= before.left and _acts(scene, g, i)), None)
        previous = scene.cast.subjects[number]
        if after is None and previous is not None:
            after = Group(before.left, before.right, (previous,), "pronoun")
    return (after, before) if after is not None and before is not None else None


def _receiving(scene: Scene, number: int, i: int) -> Pair | None:
    """ "X a reçu de Y le maillet", "X a reçu les clés des mains de Y"."""
    end = min(i + 2 * FAR, scene.atoms.bounds[number][1])
    if _follows_being(scene, i) or not fs.TOKENS & set(scene.atoms.folds[i + 1 : end]):
        return None
    groups = (g for g in scene.cast.groups[number] if i < g.left < end and len(g.persons) == 1)
    before = next((g for g in groups if g.governed(scene.atoms) in fr.OF), None)
    after = _subject(scene, number, i)
    return (after, before) if after is not None and before is not None else None


def _beating(scene: Scene, number: int, i: int) -> Pair | None:
    """ "X a battu le président sortant Y", "le sortant, Y, battu par X"."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.bounds[number]
    behind = _behind(scene, number, i)
    if behind is None:
        return None
    if folds[i + 1 : i + 2] == ["par"] and fs.OUTGOING & set(folds[start:i]):
        before = _subject(scene, number, i)
        return (behind, before) if before is not None else None
    after = _subject(scene, number, i)
    outgoing = fs.OUTGOING & set(folds[i : min(behind.right + 3, end)])
    return (after, behind) if outgoing and after is not None and after.right <= i else None


def _vacated(scene: Scene, number: int, i: int) -> Pair | None:
    """ "prend la Justice, délaissée par Y", "un poste que tenait Y": who is appointed in the sentence comes after Y."""
    folds = scene.atoms.folds
    reach = i + REACH if fs.SEATS & {folds[i - 1]} else i + 4
    by = next((k for k in range(i + 1, min(reach, scene.atoms.bounds[number][1])) if folds[k] == "par"), None)
    relative = folds[i - 1] in {"que", "qu", "'"} and folds[i] in fp.HELD
    before = _behind(scene, number, by if by is not None else i) if by is not None or relative else None
    after = _appointee(scene, number, i) if before is not None else None
    start = max(scene.atoms.bounds[number][0], i - FAR)
    if after is None and before is not None and (fs.SEATS & set(folds[i - 2 : i]) or (relative and fd.SEATS.keys() & set(folds[start:i]))):
        after = _subject(scene, number, i - 1)
    return (after, before) if after is not None and before is not None else None


def _handover(scene: Scene, number: int, i: int) -> Pair | None:
    """ "la passation de pouvoirs entre X et Y": who is leaving is named first, unless the text tells who was appointed."""
    groups = [g for g in scene.cast.groups[number] if g.left > i]
    persons = [(g, p) for g in groups[:2] for p in g.persons]
    if len(persons) != 2 or scene.atoms.folds[groups[0].left - 1] not in {"entre", "le", "la", "l", "'"}:
        return None
    one, other = (Group(g.left, g.right, (p,), g.kind) for g, p in persons)
    appointed = {id(h.person) for h in scene.cast.holdings if h.status is Status.APPOINTED}
    turned = id(one.persons[0]) in appointed and id(other.persons[0]) not in appointed
    return (one, other) if turned else (other, one)


def _possessed(scene: Scene, number: int, i: int) -> Pair | None:
    """ "son successeur, Y", "son successeur est connu : Y", "son prédécesseur Y": whose it is, is the subject, here or just before."""
    named = _behind(scene, number, i)
    if named is None or not _apposed(scene, i, named):
        return None
    owner = next((g for g in scene.cast.groups[number] if _acts(scene, g, i) and g.persons[0] is not named.persons[0]), None)
    owner = owner or _other(scene, number, named) or _resumed(scene, number, i, named)
    if owner is None:
        return None
    return (named, owner) if scene.atoms.folds[i] in fs.SUCCESSORS else (owner, named)


def _resumed(scene: Scene, number: int, i: int, named: Group) -> Group | None:
    """ "Contrairement à son prédécesseur X, Y a signé": whom the sentence goes on with behind what opens it."""
    if i - scene.atoms.bounds[number][0] > 4 or scene.atoms.folds[named.right : named.right + 1] != [","]:
        return None
    later = (g for g in scene.cast.groups[number] if g.left > named.right and len(g.persons) == 1)
    return next((g for g in later if not g.governed(scene.atoms)), None)


def _apposed(scene: Scene, i: int, named: Group) -> bool:
    """Whether a name stands for the noun at atom `i`: right behind it, behind a comma or a colon, or behind "est", "sera"."""
    gap = scene.atoms.folds[i + 1 : named.left]
    return len(gap) <= REACH and (not gap or gap[-1] in {",", ":"} or (gap[0] in fr.COPULAS and len(gap) <= 2) or gap[0] == "designe")


def _departed(scene: Scene, number: int, i: int) -> Pair | None:
    """ "quelques heures après la démission de Y, X a été nommé ministre": the one who leaves and the one appointed in the sentence."""
    start, end = scene.atoms.bounds[number]
    leaving = next((g for g in scene.cast.groups[number] if 0 < g.left - i < REACH and len(g.persons) == 1), None)
    if leaving is None or leaving.governed(scene.atoms) not in fr.OF:
        return None
    taking = {h.person: h for h in scene.cast.holdings if h.status is Status.APPOINTED and start <= h.start < end}
    taking.pop(leaving.persons[0], None)
    if len(taking) != 1:
        return None
    person, holding = next(iter(taking.items()))
    return Group(holding.start, holding.end, (person,), "name"), leaving


# --- who is meant


def _is_titled(scene: Scene, group: Group) -> bool:
    """Whether a name has the title that its bearer has had so far: "a été remplacée par le président du Parlement, X"."""
    held = (h for h in scene.cast.holdings if h.person is group.persons[0] and group.left <= h.start and h.end <= group.right)
    return any(h.status is Status.CURRENT and h.rule == "title-before-name" for h in held)


def _behind(scene: Scene, number: int, i: int) -> Group | None:
    """The first person named, or meant by a title, close behind atom `i`."""
    return next((g for g in scene.cast.groups[number] if 0 < g.left - i < REACH and len(g.persons) == 1), None)


def _subject(scene: Scene, number: int, i: int) -> Group | None:
    """The person who does what atom `i` says: by the tree, else the last one before it without a preposition."""
    party = scene.parties.subject(i)
    found = (g for g in scene.cast.groups[number] if party is not None and g.left <= party.left < g.right and len(g.persons) == 1)
    return next(found, None) or next((g for g in reversed(scene.cast.groups[number]) if _acts(scene, g, i)), None)


def _other(scene: Scene, number: int, group: Group) -> Group | None:
    """The subject of the sentence before, where it is somebody else who is leaving."""
    before = scene.cast.subjects[number]
    start = scene.atoms.bounds[max(0, number - 1)][0]
    leaving = (fr.RELIEVING | fs.DEPARTURES) & set(scene.atoms.folds[start : scene.atoms.bounds[number][1]])
    if not leaving and not any(h.person is before and h.status is Status.FORMER for h in scene.cast.holdings):
        return None
    return Group(group.left, group.right, (before,), "pronoun") if before is not None and before is not group.persons[0] else None


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


def _appointed_before(scene: Scene, number: int, i: int, before: Group) -> Group | None:
    """ "Le Roi a nommé X à la tête de l'agence. Il y remplace Y": the pronoun means the only one appointed in the sentence before."""
    subject = next((g for g in reversed(scene.cast.groups[number]) if _acts(scene, g, i)), None)
    if number == 0 or subject is None or subject.kind != "pronoun":
        return None
    start, end = scene.atoms.bounds[number - 1]
    appointed = {h.person for h in scene.cast.holdings if h.status is Status.APPOINTED and start <= h.start < end} - {before.persons[0]}
    person = next(iter(appointed)) if len(appointed) == 1 else None
    if person is None or (person.gender and person.gender != ("f" if scene.atoms.folds[subject.left] == "elle" else "m")):
        return None
    return Group(subject.left, subject.right, (person,), "pronoun")
