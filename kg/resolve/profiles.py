"""From what one article says to profiles of the persons and organizations in it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

from kg import ontology
from kg.language.fr.names import PARTICLES
from kg.language.fr.words import ARTICLES, DEFINITE
from kg.model import Entity, Reading, Statement
from kg.resolve import bodies, known, names
from kg.resolve.spelling import ALIKE, similarity
from kg.resolve.values import HeldOffice, Profile
from kg.text import fold, plain
from kg.vocabulary import EntityType, Predicate

SETTING: Final = 2
"""How many States an article is taken to be about."""
_ACRONYM: Final = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý0-9&.\-]{1,9}")


def find_profiles(reading: Reading) -> list[Profile]:
    """The profiles of an article's persons and organizations, in the order of their ids.

    They depend on entities, offices and statements only as the graph keeps them, so that the quads of an article give the same.
    """
    told = _told(reading)
    companions, offices, setting = _companions(reading, told), _offices(reading, told), _setting(reading, told)
    profiles = (
        Profile(
            reading.article.id,
            entity.id,
            entity.type,
            _names(entity),
            tuple(sorted(offices.get(entity.id, ()), key=repr)),
            reading.article.published,
            frozenset(companions[entity.id]),
            setting,
        )
        for entity in sorted(reading.entities, key=lambda entity: entity.id)
        if entity.type in {EntityType.PERSON, EntityType.ORGANIZATION}
    )
    return [recognise(profile) for profile in profiles]


def states(profile: Profile) -> frozenset[str]:
    """The States (ids) in whose service somebody is, by the offices; of a body, those that its id tells."""
    return frozenset(office.state for office in profile.offices if office.state is not None)


def _told(reading: Reading) -> list[Statement]:
    """The statements; one told twice counts once, with the first status and place that are known."""
    told: dict[tuple[str, ...], Statement] = {}
    for statement in reading.statements:
        first = told.setdefault(statement.key, statement)
        told[statement.key] = replace(first, status=first.status or statement.status, place=first.place or statement.place)
    return list(told.values())


def _companions(reading: Reading, told: list[Statement]) -> defaultdict[str, set[str]]:
    """The entities that share a statement with each, an office's jurisdiction in the office's stead; a national body's State."""
    jurisdictions = {office.id: office.jurisdiction for office in reading.offices}
    things = {entity.id for entity in reading.entities}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for statement in told:
        ends = {jurisdictions.get(end, end) for end in (statement.subject, statement.object, statement.place) if end}
        for one in ends:
            if one is not None:
                found[one] |= {other for other in ends if other is not None and other != one and other in things}
    for entity in reading.entities:
        if (state := known.owner(entity.id)) is not None:
            found[entity.id].add(state)
    return found


def _offices(reading: Reading, told: list[Statement]) -> dict[str, set[HeldOffice]]:
    offices = {office.id: office for office in reading.offices}
    found: defaultdict[str, set[HeldOffice]] = defaultdict(set)
    for statement in told:
        if statement.predicate == Predicate.HOLDS_OFFICE and (office := offices.get(statement.object)) is not None:
            held = HeldOffice(office.id, office.jurisdiction, office.role, tuple(sorted(office.portfolios)), statement.status)
            found[statement.subject].add(held)
    return found


def _setting(reading: Reading, told: list[Statement]) -> tuple[str, ...]:
    """The States that most statements concern, the first one most of all."""
    jurisdictions = {office.id: known.state_of(office.jurisdiction) for office in reading.offices}
    ends = (end for statement in told for end in (statement.subject, statement.object))
    counts = Counter(state for end in ends if (state := jurisdictions.get(end) or known.state_of(end)) is not None)
    return tuple(sorted(counts, key=lambda state: (-counts[state], state))[:SETTING])


def recognise(profile: Profile, *, by_id: bool = True) -> Profile:
    """The profile with the id of the one known person or body that it may be; `by_id` takes a body's own id for granted."""
    if by_id and profile.local in known.body_ids():
        return replace(profile, gazetteer=profile.local)
    return replace(profile, gazetteer=_person(profile) if profile.type is EntityType.PERSON else _body(profile))


def _person(profile: Profile) -> str | None:
    """Of the State that the offices serve, or, where there is none and the name is a common one, of one that the article is about."""
    common = names.parse(profile.names[0]).bits < names.TELLING and len(profile.names[0].split()) > 1
    return known.person(profile.names, states(profile) or frozenset(profile.setting if common else ()))


def _body(profile: Profile) -> str | None:
    """Of several that bear the label, the one of the State that the article is most about."""
    found = known.bodies(profile.names[0])
    own = bodies.parse(profile.names[0]).state
    companions = sorted(companion for companion in profile.companions if companion.startswith("country/"))
    about = profile.setting[:1] if bodies.parse(profile.names[0]).generic else profile.setting
    for state in [own] if own is not None else [*companions, *about]:
        near = [body for body in found if body.country == state]
        if near:
            return near[0].id if len(near) == 1 else None
    return found[0].id if len(found) == 1 and found[0].country in {None, own} else None


def _names(entity: Entity) -> tuple[str, ...]:
    """The label, and which other forms are names: not "M. Laftit", "le ministre", "la formation"."""
    label = bare(entity.label) if entity.type is EntityType.PERSON else plain(entity.label)
    label = label or plain(entity.label)
    forms = (bare(alias) if entity.type is EntityType.PERSON else plain(alias) for alias in entity.aliases)
    wanted = _is_person_name if entity.type is EntityType.PERSON else _is_body_name
    return (label, *sorted({form for form in forms if form and form != label and wanted(form, label)}))


def bare(form: str) -> str:
    """A form without the civilities and small words before the name: `bare("Son Excellence M. Paul Biya") == "Paul Biya"`."""
    words = plain(form).split()
    start = 0
    while start < len(words):
        end = next((end for end in range(min(len(words), start + 5), start, -1) if _is_civility(words[start:end])), None)
        if end is None:
            break
        start = end
    return " ".join(words[start:] or words[-1:])


def _is_civility(words: list[str]) -> bool:
    """Whether words before a name are a civility, a title with or without its article, or a common noun."""
    phrase = fold(" ".join(words))
    opening, _, rest = phrase.partition("'" if phrase.startswith("l'") else " ")
    return phrase in _civilities() or (opening in ARTICLES and rest in _civilities()) or _is_noun(words)


def _is_noun(words: list[str]) -> bool:
    return len(words) == 1 and words[0].islower() and words[0] not in PARTICLES and not words[0].startswith(("al-", "el-", "d'"))


@cache
def _civilities() -> frozenset[str]:
    kept = {"sidi", "moulay", "lalla", "me", "don"}
    return frozenset(fold(form) for form in ontology.civilities()) - kept | {
        "roi",
        "reine",
        "prince",
        "princesse",
        "emir",
        "president",
        "pape",
    }


def _is_person_name(form: str, label: str) -> bool:
    """A nickname that is known, an acronym, or words of which one at least is in the label and another is not or comes differently."""
    words = form.split()
    if not words or not words[0][:1].isupper():
        return False
    if len(words) == 1:
        return known.is_nickname(form)
    own, others = names.parse(form).words, names.parse(label).words
    return any(similarity(v.text, w.text) >= ALIKE for v in own for w in others if not v.initial)


def _is_body_name(form: str, label: str) -> bool:
    """An acronym, or a name with a capital that no article opens and that is no adjective in the lower case."""
    first = fold(form.split()[0]) if form.split() else ""
    return bool(_ACRONYM.fullmatch(form)) or (form[:1].isupper() and len(form.split()) > 1 and first not in DEFINITE | ARTICLES)


def all_profiles(readings: Iterable[Reading]) -> list[Profile]:
    """The profiles of many articles."""
    return [profile for reading in readings for profile in find_profiles(reading)]
