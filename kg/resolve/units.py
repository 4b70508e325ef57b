"""Occurrences that nothing tells apart, taken together before anything is compared; and the keys that find who may be whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, TypeAlias

from kg.resolve import bodies, known, names, rarity
from kg.resolve.profiles import states
from kg.resolve.spelling import skeleton, sound
from kg.resolve.values import HeldOffice, Occurrence, Profile
from kg.text import slug
from kg.vocabulary import EntityType

INITIAL: Final = "."
"""How keys begin under which only those are compared of whom one is named with an initial."""
Signature: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, eq=False)
class Unit:
    """Occurrences of one name with one set of offices: what is compared with others, as a whole."""

    type: EntityType
    names: tuple[str, ...]
    offices: frozenset[HeldOffice]
    dates: tuple[str, str] | None
    companions: frozenset[str]
    setting: frozenset[str]
    gazetteer: str | None
    members: tuple[Occurrence, ...]
    labels: tuple[tuple[str, int], ...]

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles that name it."""
        return frozenset(member.article for member in self.members)

    @cached_property
    def states(self) -> frozenset[str]:
        """The States that its offices serve."""
        return frozenset(office.state for office in self.offices if office.state is not None)

    @cached_property
    def initial(self) -> bool:
        """Whether one of its names has an initial."""
        return self.type is EntityType.PERSON and any(word.initial for name in self.names for word in names.parse(name).words)

    @cached_property
    def first(self) -> Occurrence:
        """The first occurrence, by which it is sorted."""
        return self.members[0]


def collect(profiles: Iterable[Profile], alone: Collection[Occurrence] = ()) -> list[Unit]:
    """Put occurrences together that nothing tells apart, sorted; those in `alone` stay by themselves."""
    groups: defaultdict[Signature, list[Profile]] = defaultdict(list)
    for profile in profiles:
        groups[(profile.occurrence,) if profile.occurrence in alone else _signature(profile)].append(profile)
    return sorted((_unit(group) for group in groups.values()), key=lambda unit: unit.first)


def _signature(profile: Profile) -> Signature:
    """What must agree for two occurrences to be taken together unseen."""
    spelling = tuple(sorted({slug(name) for name in profile.names}))
    if profile.type is EntityType.ORGANIZATION:
        own = frozenset(companion for companion in profile.companions if companion.startswith("country/"))
        return (profile.type, spelling, profile.gazetteer, None if profile.gazetteer or _telling(profile) else (own, profile.setting))
    if _telling(profile):
        return (profile.type, spelling, profile.gazetteer, states(profile))
    return (profile.type, spelling, profile.gazetteer, frozenset(office.id for office in profile.offices), profile.setting)


def _telling(profile: Profile) -> bool:
    if profile.type is EntityType.ORGANIZATION:
        return bodies.parse(profile.names[0]).bits >= bodies.PROPER
    return names.parse(profile.names[0]).bits >= names.TELLING


def _unit(group: list[Profile]) -> Unit:
    dates = sorted(profile.date for profile in group if profile.date)
    labels = Counter(profile.names[0] for profile in group)
    first = min(group, key=lambda profile: profile.occurrence)
    return Unit(
        type=first.type,
        names=tuple(sorted({name for profile in group for name in profile.names})),
        offices=frozenset(office for profile in group for office in profile.offices),
        dates=(dates[0], dates[-1]) if dates else None,
        companions=frozenset(companion for profile in group for companion in profile.companions),
        setting=frozenset(state for profile in group for state in profile.setting),
        gazetteer=first.gazetteer,
        members=tuple(sorted(profile.occurrence for profile in group)),
        labels=tuple(sorted(labels.items())),
    )


@lru_cache(maxsize=10_000)  # they are asked for again while the same profiles are resolved
def keys(profile: Profile) -> frozenset[str]:
    """Under which a profile is found: two profiles that share none are never compared, nor named alike.

    A person is found by each two words of a name of which one at least is not common (their consonants, in either order), by an initial
    or the first consonants of one with a word that is not common, by the whole name, and by each word together with each office held.
    """
    found = {f"={profile.type}/{slug(name)}" for name in profile.names}
    if profile.gazetteer is not None:
        found |= {f"@{profile.gazetteer}", f"={profile.gazetteer[0].upper()}{profile.gazetteer[1:]}"}
    of_name = _person_keys if profile.type is EntityType.PERSON else _body_keys
    for name in profile.names:
        found.update(of_name(name))
    if profile.type is EntityType.PERSON:
        found.update(_office_keys(profile))
    return frozenset(found)


def _person_keys(name: str) -> Iterator[str]:
    parsed = names.parse(name)
    if not parsed.words:
        return
    full = [word for word in parsed.words if not word.initial]
    yield "~" + "".join(sorted(parsed.compact))
    if parsed.number:
        yield f"#{skeleton(parsed.words[0].text)} {parsed.number}"
    for i, one in enumerate(full):
        for other in full[i + 1 :]:
            if not (rarity.common(one.text) and rarity.common(other.text)):
                yield from (" ".join(sorted((v, w))) for v in _skeletons(one) for w in _skeletons(other))
    ends = (parsed.words[0], parsed.words[-1])
    for word in full:
        if not rarity.common(word.text):
            for end in ends:
                if end is not word:
                    yield from (f"{skeleton(end.text)[:2]}: {form}" for form in names.consonants(word))
                    yield from (f"{INITIAL}{letter} {form}" for letter in names.initials(end) for form in names.consonants(word))


def _skeletons(word: names.Word) -> tuple[str, ...]:
    """The consonants of a word, with and without the particles before it, and of the short forms of a given name."""
    return tuple(dict.fromkeys((*names.consonants(word), *(skeleton(form) for form in sorted(known.short_forms(word.text))))))


def _office_keys(profile: Profile) -> Iterator[str]:
    for name in profile.names:
        parsed = names.parse(name)
        for word in parsed.full:
            for office in profile.offices:
                yield f"{sound(word)} {office.jurisdiction} {office.title.split('-')[0]}"


def _body_keys(name: str) -> Iterator[str]:
    parsed = bodies.parse(name)
    if parsed.acronym:
        yield f"!{parsed.acronym}"
    yield from (f"!{letters}" for letters in parsed.initials)
    yield from bodies.skeletons(parsed)
