"""From profiles to one id for each person and body, with the decisions that led there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from kg.resolve.clusters import Clustering, Pair, Weights, candidates, components
from kg.resolve.judgements import Ruling, find_rulings, marks, unsure
from kg.resolve.naming import base_name, name_clusters
from kg.resolve.units import Unit, collect, keys
from kg.resolve.values import Decision, Judgement, Occurrence, Profile, Resolution, Verdict


def resolve(profiles: Iterable[Profile], judgements: Iterable[Judgement] = ()) -> Resolution:
    """Find out which occurrences are one person or body.

    The result depends on the set of profiles and of judgements only, not on their order. What is decided of an occurrence depends on the
    profiles that `affected` finds from it, and on none else: resolving those alone gives it the same id and the same decisions.
    """
    there = {profile.occurrence: profile for profile in profiles}
    wanted = sorted(set(judgements), key=repr)
    of_nodes = any(isinstance(end, str) for judgement in wanted for end in (judgement.a, judgement.b))
    return _resolve(there, wanted, _resolve(there, (), {}).canonical if of_nodes else {})


def _resolve(there: Mapping[Occurrence, Profile], judgements: Sequence[Judgement], automatic: Mapping[Occurrence, str]) -> Resolution:
    alone = {end for judgement in judgements for end in (judgement.a, judgement.b) if isinstance(end, Occurrence)}
    units = collect(there.values(), alone)
    weights = Weights()
    pairs = _linked(candidates(units, _blocks(units, there)), weights)
    rulings = find_rulings(judgements, automatic, units)
    canonical: dict[Occurrence, str] = {}
    decisions = {ruling.decision() for ruling in rulings}
    for component, own in _grouped(components(units, [*pairs, *(link for ruling in rulings for link in ruling.links())]), pairs):
        clustering = _cluster(Clustering(component, weights, marks(rulings)), own, rulings)
        clusters = clustering.clusters()
        for name, cluster in zip(name_clusters(clusters), clusters, strict=True):
            canonical.update({member: name for unit in cluster for member in unit.members})
        decisions.update(_decide(clustering, own))
    return Resolution(canonical, tuple(sorted(decisions, key=lambda d: (d.a, d.b, d.verdict, repr(d.reasons)))))


def _cluster(clustering: Clustering, pairs: Iterable[Pair], rulings: Sequence[Ruling]) -> Clustering:
    """Join what a person judged, and then what the evidence says."""
    for ruling in rulings:
        if ruling.verdict is Verdict.SAME and ruling.left[0] in clustering.cluster:
            for link in ruling.links():
                clustering.join(*link, judged=True)
    left_open = unsure(rulings)
    clustering.agglomerate(pair for pair in pairs if frozenset(pair) not in left_open)
    return clustering


def _blocks(units: Sequence[Unit], there: Mapping[Occurrence, Profile]) -> dict[str, list[Unit]]:
    """The units by each key that one of their occurrences has."""
    blocks: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        for key in sorted({key for member in unit.members for key in keys(there[member])}):
            blocks[key].append(unit)
    return blocks


def _linked(pairs: Iterable[Pair], weights: Weights) -> list[Pair]:
    """The pairs of which the names may be one's, or that would be called the same, each by itself."""
    ids: dict[Unit, str] = {}

    def base(unit: Unit) -> str:
        return ids.get(unit) or ids.setdefault(unit, base_name([unit]))

    return [(a, b) for a, b in pairs if weights(a, b).linked or base(a) == base(b)]


def _grouped(found: Sequence[list[Unit]], pairs: Iterable[Pair]) -> list[tuple[list[Unit], list[Pair]]]:
    """Each component with its own pairs."""
    number = {unit: n for n, component in enumerate(found) for unit in component}
    own: list[list[Pair]] = [[] for _ in found]
    for pair in pairs:
        own[number[pair[0]]].append(pair)
    return list(zip(found, own, strict=True))


def _decide(clustering: Clustering, pairs: Iterable[Pair]) -> list[Decision]:
    """For units of one cluster what they have in common; for two clusters the pair that is the most like one person."""
    inside: list[tuple[Pair, Verdict]] = []
    between: dict[tuple[Occurrence, Occurrence], tuple[Pair, Verdict]] = {}
    for pair in pairs:
        weight = clustering.weights(*pair)
        one, other = (clustering.cluster[unit] for unit in pair)
        if one is other:
            if weight.verdict is Verdict.SAME:
                inside.append((pair, Verdict.SAME))
            continue
        first, second = sorted((min(unit.first for unit in one), min(unit.first for unit in other)))
        if (first, second) not in between or weight.bits > clustering.weights(*between[first, second][0]).bits:
            verdict = Verdict.DIFFERENT if weight.verdict is Verdict.DIFFERENT else Verdict.UNSURE
            between[first, second] = (pair, verdict)
    return [_decision(clustering.weights, pair, verdict) for pair, verdict in (*inside, *between.values())]


def _decision(weights: Weights, pair: Pair, verdict: Verdict) -> Decision:
    weight = weights(*pair)
    return Decision(pair[0].first, pair[1].first, verdict, weight.score, weight.reasons)


Lookup: TypeAlias = Callable[[Iterable[str]], Iterable[Profile]]


def affected(seeds: Iterable[Profile], lookup: Lookup) -> list[Profile]:
    """The profiles whose resolution may change where the seeds come or go, the seeds themselves included; sorted.

    `lookup` gives the profiles that have one of some keys (see `keys`). Only those whose names may be one person's are followed further, so
    that few are found however large the graph is. Occurrences that judgements name have to be added to the seeds by the caller.
    """
    found = {profile.occurrence: profile for profile in seeds}
    pool, fresh = dict(found), list(found.values())
    while fresh:
        near = _with_namesakes({key for profile in fresh for key in keys(profile)}, lookup)
        pool.update(near)
        units = collect(pool.values())
        inside = {unit for unit in units if any(member in found for member in unit.members)}
        border = [pair for pair in candidates(units, _blocks(units, pool)) if (pair[0] in inside) is not (pair[1] in inside)]
        linked = {unit for pair in _linked(border, Weights()) for unit in pair}
        grown = {member for unit in inside | linked for member in unit.members}
        fresh = [pool[member] for member in sorted(grown - found.keys())]
        found.update({profile.occurrence: profile for profile in fresh})
    return [found[occurrence] for occurrence in sorted(found)]


def _with_namesakes(wanted: set[str], lookup: Lookup) -> dict[Occurrence, Profile]:
    """The profiles that have one of some keys, and all that bear the whole name of one of those."""
    near = {profile.occurrence: profile for profile in lookup(wanted)}
    names = {key for profile in near.values() for key in keys(profile) if key.startswith("=")}
    return near | {profile.occurrence: profile for profile in lookup(names - wanted)}
