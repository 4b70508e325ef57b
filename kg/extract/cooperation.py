"""`kg:cooperatesWith`: which States and bodies work together, and in which fields."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from kg.extract.claims import Claim, Scene
from kg.extract.factuality import find_factuality
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.topics import find_topics
from kg.vocabulary import EntityType, Factuality, Predicate

STEMS: Final = ("cooper", "partenaria", "collabor")
PHRASES: Final = (
    ("unir", "leurs", "efforts"), ("coordonner", "leurs", "efforts"), ("travaillent", "ensemble"), ("main", "dans", "la", "main"),
    ("patrouilles", "mixtes"), ("patrouilles", "conjointes"), ("groupe", "de", "travail", "conjoint"), ("commission", "mixte"),
    ("cause", "commune"), ("nouent", "une", "alliance"), ("une", "alliance"), ("mecanisme", "conjoint"), ("front", "commun"),
    ("equipes", "de", "travail", "conjointes"), ("equipes", "conjointes"), ("investir", "ensemble"), ("allie", "au"), ("alliee", "a"),
)  # fmt: skip
PAIRS: Final = frozenset("pays parties gouvernements capitales etats nations voisins royaumes organisations peuples institutions etablissements".split())
ENDING: Final = frozenset("suspendu suspend suspension rompu rompt rupture fin gele mis denonce annule interrompu".split())
MAXIMUM_TOPICS: Final = 4
TITLES: Final = frozenset({"ministre", "ministres", "ministere", "secretaire", "conseil", "organisation", "agence", "direction", "directeur", "banque"})


def find_cooperation(scene: Scene) -> Iterator[Claim]:
    """All cooperation, one claim a pair and trigger."""
    for number, (start, end) in enumerate(scene.atoms.bounds):
        for i in range(start, end):
            if _is_trigger(scene, i):
                yield from _at(scene, number, i)


def _is_trigger(scene: Scene, i: int) -> bool:
    folds = scene.atoms.folds
    if folds[i].startswith(STEMS):
        inside_title = bool(TITLES & set(folds[max(0, i - 6) : i])) and scene.atoms.capital(i)
        return not inside_title and not any(m.start <= i < m.end for m in scene.mentions)
    return any(tuple(folds[i : i + len(phrase)]) == phrase for phrase in PHRASES)


def _at(scene: Scene, number: int, i: int) -> Iterator[Claim]:
    start, end = scene.atoms.bounds[number]
    pair = _compound(scene, start, end) or _between(scene, i, end) or _parties(scene, number, i)
    if len(pair) < 2:
        return
    factuality = find_factuality(scene.atoms, i)
    if ENDING & set(scene.atoms.folds[max(start, i - 4) : i]):
        factuality = Factuality.DENIED
    topics = find_topics(scene.atoms, start, end)[:MAXIMUM_TOPICS]
    for one, other in combinations(pair, 2):
        yield Claim(one, Predicate.COOPERATES_WITH, other, start, _trim(scene, end), "cooperation", factuality, None, None, topics)


def _trim(scene: Scene, end: int) -> int:
    while end > 1 and not scene.atoms.is_word(end - 1):
        end -= 1
    return end


def _compound(scene: Scene, start: int, end: int) -> list[Mention | str]:
    """"maroco-espagnole": a combining form and a demonym."""
    atoms, words = scene.atoms, lexicon()
    for k in range(start, end - 2):
        if atoms.folds[k] in words.combining and atoms.folds[k + 1] == "-":
            hit = words.demonyms.longest(atoms.folds, k + 2)
            if hit and words.combining[atoms.folds[k]] != hit[1][0]:
                return [words.combining[atoms.folds[k]], hit[1][0]]
    return []


def _between(scene: Scene, i: int, end: int) -> list[Mention | str]:
    """"la coopération entre le Maroc et la France"."""
    k = next((k for k in range(i, min(i + 25, end)) if scene.atoms.folds[k] == "entre"), None)
    if k is None:
        return []
    owners = _owners(scene, k, min(k + 16, end))
    return owners[:2] if len(owners) >= 2 else _pair(scene, k, min(k + 6, end))


def _parties(scene: Scene, number: int, i: int) -> list[Mention | str]:
    start, end = scene.atoms.bounds[number]
    pair = _pair(scene, start, end)
    if pair:
        return pair
    owners = _owners(scene, start, end)
    if len(owners) == 2:
        return owners
    if len(owners) > 2:
        near = sorted(owners, key=lambda owner: _distance(scene, owner, i, start, end))[:2]
        return near
    countries = list(dict.fromkeys(p.country for g in scene.cast.groups[number] for p in g.persons if p.country))
    return list(countries[:2]) if len(countries) >= 2 else []


def _pair(scene: Scene, start: int, end: int) -> list[Mention | str]:
    """"les deux pays", "leurs deux gouvernements", "les deux parties"."""
    folds = scene.atoms.folds
    for k in range(start, end - 1):
        if folds[k] == "deux" and folds[k + 1] in PAIRS:
            return list(scene.states.pair(k))
    return []


def _owners(scene: Scene, start: int, end: int) -> list[Mention | str]:
    """The different States and bodies named between two atoms."""
    found: dict[str, Mention | str] = {}
    for mention in scene.mentions:
        if start <= mention.start < end and mention.people is None:
            if mention.owners:
                found.setdefault(mention.owners[0], mention.owners[0])
            elif mention.type is EntityType.ORGANIZATION:
                found.setdefault(mention.text, mention)
    return list(found.values())


def _distance(scene: Scene, owner: Mention | str, i: int, start: int, end: int) -> int:
    if isinstance(owner, Mention):
        return abs(owner.start - i)
    return min((abs(m.start - i) for m in scene.mentions if start <= m.start < end and owner in m.owners), default=len(scene.atoms))
