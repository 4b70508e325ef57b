"""`kg:cooperatesWith`: which States and bodies work together, and in which fields."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from kg.extract.claims import Claim, Scene
from kg.extract.factuality import find_factuality
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.persons import Person
from kg.extract.phrases import opens_phrase
from kg.extract.places import is_location
from kg.extract.topics import find_topics
from kg.language.fr import words as fr
from kg.vocabulary import EntityType, Factuality, Predicate, Status

MAXIMUM_TOPICS: Final = 4
TOPIC_BEFORE: Final = 10
TOPIC_REACH: Final = 25
REACH: Final = 12


def find_cooperation(scene: Scene) -> Iterator[Claim]:
    """All cooperation, one claim a pair and trigger."""
    for number, (start, end) in enumerate(scene.atoms.bounds):
        for i in range(start, end):
            if _is_trigger(scene, i) or _is_agreement(scene, i):
                yield from _at(scene, number, i)


def _is_agreement(scene: Scene, i: int) -> bool:
    """An agreement that names its fields: "un mémorandum sur l'identité numérique"."""
    folds = scene.atoms.folds
    return (
        folds[i] in fr.AGREEMENTS
        and bool(fr.FIELDS & set(folds[i + 1 : i + 10]))
        and bool(find_topics(scene.atoms, i, scene.atoms.sent_of(i)[1], scene.in_titles))
    )


def _is_trigger(scene: Scene, i: int) -> bool:
    folds = scene.atoms.folds
    if folds[i].startswith(fr.COOPERATION_STEMS):
        inside_title = bool(fr.TITLE_CONTEXT & set(folds[max(0, i - 6) : i])) and scene.atoms.capital(i)
        return not inside_title and not any(m.start <= i < m.end for m in scene.mentions)
    return opens_phrase(folds, i, fr.COOPERATION_PHRASES)


def _at(scene: Scene, number: int, i: int) -> Iterator[Claim]:
    start, end = scene.atoms.bounds[number]
    way, pair = next(((way, found) for way in WAYS if len(found := way(scene, number, i)) >= 2), (None, []))
    if not pair:
        return
    factuality = find_factuality(scene.atoms, i)
    if factuality is Factuality.WISHED and way in {_coordinated, _two}:
        factuality = Factuality.ASSERTED
    if fr.ENDING & set(scene.atoms.folds[max(start, i - 4) : i]):
        factuality = Factuality.DENIED
    topics = find_topics(scene.atoms, max(start, i - TOPIC_BEFORE), min(end, i + TOPIC_REACH), scene.in_titles)[:MAXIMUM_TOPICS]
    for one, other in combinations(pair, 2):
        yield Claim(one, Predicate.COOPERATES_WITH, other, start, _trim(scene, end), "cooperation", factuality, None, None, topics)


def _trim(scene: Scene, end: int) -> int:
    while end > 1 and not scene.atoms.is_word(end - 1):
        end -= 1
    return end


def _compound(scene: Scene, number: int, i: int) -> list[Mention | str]:
    """ "maroco-espagnole": a combining form and a demonym."""
    atoms, words = scene.atoms, lexicon()
    start, end = atoms.bounds[number]
    for k in range(start, end - 2):
        if atoms.folds[k] in words.combining and atoms.folds[k + 1] == "-":
            hit = words.demonyms.longest(atoms.folds, k + 2)
            if hit and words.combining[atoms.folds[k]] != hit[1][0]:
                return [words.combining[atoms.folds[k]], hit[1][0]]
    return []


def _between(scene: Scene, number: int, i: int) -> list[Mention | str]:
    """ "la coopération entre le Maroc et la France"."""
    end = scene.atoms.bounds[number][1]
    k = next((k for k in range(i, min(i + 25, end)) if scene.atoms.folds[k] == "entre"), None)
    if k is None:
        return []
    return (_joined(scene, k, min(k + 20, end)) or [[]])[0] or _the_two(scene, k, min(k + 6, end))


def _with_partner(scene: Scene, number: int, i: int) -> list[Mention | str]:
    """ "A coopère avec B": whoever is named before the trigger, and behind "avec"."""
    start, end = scene.atoms.bounds[number]
    k = next((k for k in range(i, min(i + REACH, end)) if scene.atoms.folds[k] == "avec"), None)
    if k is None:
        return []
    partners = _parties(scene, k, min(k + 5, end))[:1]
    if not partners:
        return []
    others = [m for m in _parties(scene, start, i) if _owner(m) != _owner(partners[0])]
    joined = _joined(scene, partners[0].start, end)
    group = (
        joined[0] if joined and _owner(partners[0]) in [o if isinstance(o, str) else o.text for o in joined[0]] else [_owned(partners[0])]
    )
    return [_owned(others[-1]), group[0]] if others else []


def _coordinated(scene: Scene, number: int, i: int) -> list[Mention | str]:
    """ "OCP et le Nigeria passent à la deuxième phase de leur partenariat": two or three parties joined, nearest to the trigger."""
    start, end = scene.atoms.bounds[number]
    runs = [run for run in (_joined(scene, start, i) or _joined(scene, i, end)) if not _behind_with(scene, run[0])]
    return runs[-1] if runs and len(runs[-1]) <= 3 else []


def _behind_with(scene: Scene, party: Mention | str) -> bool:
    """Whether a run of parties is what somebody else works with."""
    folds = scene.atoms.folds
    return isinstance(party, Mention) and "avec" in folds[max(0, party.start - 3) : party.start]


def _two(scene: Scene, number: int, i: int) -> list[Mention | str]:
    """ "les deux pays"."""
    return _the_two(scene, *scene.atoms.bounds[number])


def _only(scene: Scene, number: int, i: int) -> list[Mention | str]:
    """The two States of a sentence that names no third."""
    found = dict.fromkeys(
        _owner(m) for m in scene.mentions if _inside(scene, number, m) and m.owners and not m.people and not is_location(scene, m)
    )
    states = [owner for owner in found if owner.startswith("country/")]
    return list(states) if len(states) == 2 else []


def _of_persons(scene: Scene, number: int, i: int) -> list[Mention | str]:
    """The bodies that the two or three persons who act in the sentence head, else their States."""
    persons = dict.fromkeys(p for g in scene.cast.groups[number] for p in g.persons)
    bodies = {_owner(body): _owned(body) for p in persons if (body := _headed(scene, p)) is not None}
    if 2 <= len(bodies) <= 3:
        return list(bodies.values())
    states = dict.fromkeys(p.country for p in persons if p.country)
    return list(states) if 2 <= len(states) <= 3 and not bodies and not any(_is_local(scene, p) for p in persons) else []


def _is_local(scene: Scene, person: Person) -> bool:
    """Whether the person acts for a town or an area rather than for a State."""
    return any(h.person is person and h.office.body is not None and h.office.body[0] is EntityType.PLACE for h in scene.cast.holdings)


def _headed(scene: Scene, person: Person) -> Mention | None:
    """The organization in which the article gives the person an office now."""
    held = (h.office.body for h in scene.cast.holdings if h.person is person and h.status is Status.CURRENT and h.office.body)
    return next((mention for kind, _, mention in held if kind is EntityType.ORGANIZATION and mention is not None), None)


WAYS: Final = (_compound, _between, _two, _with_partner, _coordinated, _only, _of_persons)


def _the_two(scene: Scene, start: int, end: int) -> list[Mention | str]:
    folds = scene.atoms.folds
    for k in range(start, end - 1):
        if folds[k] in {"deux", "trois"} and folds[k + 1] in fr.PAIR_NOUNS:
            return list(scene.states.pair(k))
    return []


def _inside(scene: Scene, number: int, mention: Mention) -> bool:
    start, end = scene.atoms.bounds[number]
    return start <= mention.start < end


def _parties(scene: Scene, start: int, end: int) -> list[Mention]:
    """Names of States and bodies between two atoms, acronyms in brackets behind a name left out."""
    kinds = {EntityType.COUNTRY, EntityType.ORGANIZATION}
    found = [m for m in scene.mentions if start <= m.start < end and not m.people and not m.adjective and not _in_brackets(scene, m)]
    return [m for m in found if m.type in kinds or (m.owners and not is_location(scene, m))]


def _in_brackets(scene: Scene, mention: Mention) -> bool:
    folds = scene.atoms.folds
    return mention.start > 0 and folds[mention.start - 1] == "(" and folds[mention.end : mention.end + 1] == [")"]


def _joined(scene: Scene, start: int, end: int) -> list[list[Mention | str]]:
    """Runs of parties joined by commas and "et"."""
    runs: list[list[Mention]] = []
    for mention in _parties(scene, start, end):
        if runs and _links(scene, runs[-1][-1], mention):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    distinct = [list({_owner(m): _owned(m) for m in run}.values()) for run in runs]
    return [run for run in distinct if len(run) > 1]


def _links(scene: Scene, one: Mention, other: Mention) -> bool:
    gap = scene.atoms.folds[one.end : other.start]
    bracket = gap[:1] == ["("] and ")" in gap[:4]
    rest = gap[gap.index(")") + 1 :] if bracket else gap
    return bool(rest) and set(rest) <= {",", "et", "la", "le", "les", "l", "'", "ainsi", "que"} and len(rest) <= 5


def _owner(mention: Mention) -> str:
    return mention.owners[0] if mention.owners else mention.text


def _owned(mention: Mention) -> Mention | str:
    return mention.owners[0] if mention.owners else mention
