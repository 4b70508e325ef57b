"""The persons on each side of a verb or noun, for meetings and visits: who acts, whom it reaches, who stands behind a preposition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.extract.actors import find_actors
from kg.extract.factuality import find_factuality
from kg.extract.groups import Group
from kg.extract.participants import Party
from kg.extract.persons import Person
from kg.extract.phrases import list_goes_on
from kg.language.fr import meetings as fr
from kg.language.fr import words
from kg.vocabulary import Factuality

if TYPE_CHECKING:
    from kg.extract.claims import Scene

OBJECT_REACH: Final = 26
ATTENDING_REACH: Final = 6
CLITIC_REACH: Final = 5
RELATIVE_REACH: Final = 14
LIST_REACH: Final = 16
INTRODUCTION: Final = 5
LINKS: Final = frozenset({",", "et", "ainsi", "que", "puis", "les", "le", "la", "l", "'"})
PRONOUN_KINDS: Final = frozenset({"pronoun", "they", "other"})
OBJECT_CLITICS: Final = frozenset({"l", "le", "la", "les"})


@dataclass(frozen=True, slots=True)
class Side:
    """Persons that the atoms from `left` to `right` name together."""

    left: int
    right: int
    persons: tuple[Person, ...]


def side_of(party: Party | Group | None) -> Side | None:
    """The persons of a party; None where it has none."""
    if party is None:
        return None
    values = party.persons if isinstance(party, Group) else party.values
    persons = tuple(value for value in values if isinstance(value, Person))
    return Side(party.left, party.right, persons) if persons else None


def sides(scene: Scene, start: int, end: int, *, attending: bool = False) -> list[Side]:
    """All persons named between two atoms, those joined by commas and "et" as one side; who merely attends only where asked for."""
    if end <= start:
        return []
    found: list[Side] = []
    for number in range(scene.atoms.sents[start], scene.atoms.sents[end - 1] + 1):
        for group in scene.cast.groups[number]:
            if not start <= group.left < end:
                continue
            if found and _joined(scene, found[-1], group):
                found[-1] = Side(found[-1].left, group.right, tuple(dict.fromkeys((*found[-1].persons, *group.persons))))
            else:
                found.append(Side(group.left, group.right, group.persons))
    return [side for side in found if attending or not attends(scene, side)]


def _joined(scene: Scene, one: Side, other: Group) -> bool:
    """Whether "et" joins two names, or a comma in a list that "et" closes; party labels in brackets between them."""
    between = gap(scene, one.right, other.left)
    if not between or not set(between) <= LINKS or other.kind in PRONOUN_KINDS:
        return False
    return "et" in between or "que" in between or (len(between) == 1 and list_goes_on(scene.atoms, other.right, LIST_REACH))


def attends(scene: Scene, side: Side) -> bool:
    """Whether the persons are only present: "en présence de", "accompagné de", "aux côtés de"."""
    start = max(scene.atoms.sent_of(side.left)[0], side.left - ATTENDING_REACH)
    return bool(fr.ATTENDING & set(scene.atoms.folds[start : side.left]))


def governed(scene: Scene, side: Side) -> str:
    """The preposition before the persons and the noun that introduces them ("avec le Britannique X"), "" where there is none."""
    found = scene.parties.governed(Party(side.left, side.right, side.persons))
    atoms, k = scene.atoms, side.left - 1
    if found or k < 1 or atoms.pos(k) not in {"NOUN", "ADJ"} or atoms.folds[side.left] in words.DEFINITE:
        return found
    first = atoms.sent_of(side.left)[0]
    while k > max(first, side.left - INTRODUCTION) and atoms.pos(k) in {"NOUN", "ADJ"}:
        k -= 1
    if atoms.folds[k] in words.CONTRACTED:
        return atoms.folds[k]
    introduced = k
    while k > first and atoms.folds[k] in words.ARTICLES | {"'", "un", "une"}:
        k -= 1
    return atoms.folds[k] if k < introduced and atoms.folds[k] in words.PREPOSITIONS else ""


def gap(scene: Scene, start: int, end: int) -> list[str]:
    """The words between two atoms, without what stands in brackets: party labels, acronyms."""
    folds = scene.atoms.folds[start:end]
    if folds[:1] == ["("] and ")" in folds:
        return folds[folds.index(")") + 1 :]
    return folds


def find_doers(scene: Scene, i: int) -> list[Side]:
    """The persons who do what the verb at atom `i` says: "M. Diop a reçu …", "… à Paris, où il a reçu", "X, qui l'a reçu"."""
    opened = _antecedent_of_qui(scene, i) or side_of(scene.parties.opened(i))
    if opened is not None:
        return [opened]
    found = [
        side for party in find_actors(scene, i) if (side := side_of(party)) is not None and side.right <= i and not attends(scene, side)
    ]
    return found or _nearest(scene, i)


def _antecedent_of_qui(scene: Scene, i: int) -> Side | None:
    """Whom "qui" before the verb means, where no other verb stands between."""
    atoms, start = scene.atoms, scene.atoms.sent_of(i)[0]
    for k in range(i - 1, max(start, i - RELATIVE_REACH), -1):
        if atoms.folds[k] == "qui":
            before = [side for side in sides(scene, start, k) if set(gap(scene, side.right, k)) <= {","}]
            return before[-1] if before else None
        if atoms.folds[k] in {";", ":"} or (atoms.pos(k) == "VERB" and "VerbForm=Fin" in str(atoms.tokens[k].morph)):
            return None
    return None


def _nearest(scene: Scene, i: int) -> list[Side]:
    """The nearest persons before the verb that no preposition governs."""
    start = scene.atoms.sent_of(i)[0]
    before = [side for side in sides(scene, start, i) if side.right <= i and not governed(scene, side)]
    return before[-1:]


def find_reached(scene: Scene, i: int) -> list[Side]:
    """The direct object behind the verb at atom `i`: the first persons that no preposition governs."""
    return find_behind(scene, i, frozenset({""}))[:1]


def find_behind(scene: Scene, i: int, prepositions: frozenset[str]) -> list[Side]:
    """The first persons behind atom `i` that one of the prepositions governs ("" for none), names of places and the like skipped."""
    for side in sides(scene, i + 1, min(i + OBJECT_REACH, scene.atoms.sent_of(i)[1])):
        preposition = governed(scene, side)
        if preposition in prepositions:
            return [side]
        if preposition not in words.OF | {"en", "dans"}:
            return []
    return []


def find_with(scene: Scene, i: int, stops: frozenset[str], prepositions: frozenset[str] = frozenset({"avec"})) -> list[Side]:
    """All persons behind "avec" after atom `i`, up to another verb or noun of the kind: "avec A, puis avec B"."""
    end = min(i + 2 * OBJECT_REACH, scene.atoms.sent_of(i)[1])
    found: list[Side] = []
    for side in sides(scene, i + 1, end):
        between = range(found[-1].right if found else i + 1, side.left)
        if any(scene.atoms.folds[k] in {";", ":"} or (scene.atoms.folds[k] in stops and scene.atoms.pos(k) == "VERB") for k in between):
            break
        preposition = governed(scene, side)
        if preposition in prepositions or (found and preposition == "" and _goes_on(scene, between)):
            found.append(side)
    return found


def _goes_on(scene: Scene, between: Iterable[int]) -> bool:
    """Whether a list goes on without its preposition: "avec A, ministre, et B"."""
    linking = [scene.atoms.folds[k] for k in between]
    return linking[-1:] == ["et"] or linking[-2:-1] == ["et"] or linking[-2:] == ["ainsi", "que"]


def find_clitic(scene: Scene, i: int) -> list[Side]:
    """Whom a pronoun before the verb means ("l'a reçu", "m'a reçu", "le rencontrera"), or "que": "M. Diop, qu'il a reçu"."""
    atoms, start = scene.atoms, scene.atoms.sent_of(i)[0]
    number = atoms.sents[i]
    speaker = next((g for g in scene.cast.groups[number] if g.kind == "to-speaker" and 0 < i - g.left <= CLITIC_REACH), None)
    if speaker is not None:
        return [Side(speaker.left, speaker.right, speaker.persons)]
    if (pronoun := _object_pronoun(scene, i)) is not None:
        return _meant(scene, i, pronoun)
    relative = next((k for k in range(i - 1, max(start, i - RELATIVE_REACH), -1) if atoms.folds[k] in {"que", "qu"}), None)
    if relative is None:
        return []
    before = [side for side in sides(scene, start, relative) if set(gap(scene, side.right, relative)) <= {","}]
    return before[-1:]


def _object_pronoun(scene: Scene, i: int) -> int | None:
    """The atom of "l'", "le", "les" right before the verb at atom `i` and its auxiliary."""
    atoms, k = scene.atoms, i - 1
    start = atoms.sent_of(i)[0]
    while k > start and (atoms.folds[k] in words.AUXILIARIES | {"'", "y", "bien"} or atoms.pos(k) == "ADV"):
        k -= 1
    if k <= start or atoms.folds[k] not in OBJECT_CLITICS:
        return None
    return k if k < i - 1 or atoms.pos(k) == "PRON" or "VerbForm=Inf" in str(atoms.tokens[i].morph) else None


def _meant(scene: Scene, i: int, pronoun: int) -> list[Side]:
    """The nearest persons before the subject, else who acts in the sentence before."""
    number = scene.atoms.sents[i]
    start = scene.atoms.bounds[number][0]
    several = scene.atoms.folds[pronoun] == "les"
    acting = {p for side in find_doers(scene, i) for p in side.persons}
    behind = {p for side in find_reached(scene, i) for p in side.persons}
    before = [side for side in reversed(sides(scene, start, pronoun)) if behind or not acting & {*side.persons}]
    free = (side for side in before if governed(scene, side) not in words.OF)
    fitting = [side for side in free if (len(side.persons) > 1) == several and not behind & {*side.persons}]
    if fitting:
        return fitting[:1]
    earlier = sides(scene, *scene.atoms.bounds[number - 1]) if number else []
    left = [side for side in earlier if not (acting | behind) & {*side.persons} and (len(side.persons) > 1) == several]
    chosen = next((side for side in left if not governed(scene, side)), next(iter(left), None))
    return [Side(i, i, chosen.persons)] if chosen is not None else []


def find_event_factuality(scene: Scene, i: int) -> Factuality:
    """How the text puts what the word at atom `i` tells: a noun's verb speaks for it ("n'a pas fait le déplacement")."""
    token = scene.atoms.tokens[i]
    found = find_factuality(scene.atoms, i)
    if found is not Factuality.ASSERTED or token.pos_ != "NOUN" or token.head.pos_ != "VERB" or token.dep_ != "obj":
        return found
    verb = scene.parties.first.get(token.head.i)
    return find_factuality(scene.atoms, verb) if verb is not None else found
