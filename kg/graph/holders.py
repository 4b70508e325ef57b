"""Who held an office on a day, by what all articles say: whom "le ministre marocain des Affaires étrangères" means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from kg.graph.tenures import Observation, Tenure, find_tenures
from kg.resolve import HeldOffice, rank
from kg.vocabulary import Status

REACH: Final = timedelta(days=31)
"""For how long before somebody is first called the holder of an office, and after the last time, they are taken to hold it."""

DIPLOMACY: Final = "portfolio/foreign-affairs"


@dataclass(frozen=True, slots=True)
class Sighting:
    """That an article of one day (ISO date) gives a person (id) an office."""

    person: str
    office: HeldOffice
    day: str


def slot(office: HeldOffice) -> str | None:
    """Under which an office is found, with those that may be the same: of what, and its rank or role; None where either is unknown."""
    office = _formal(office)
    place = rank(office)
    kind = office.role if place is None else f"rank {place}"
    return f"{office.jurisdiction} {kind}" if office.jurisdiction and kind else None


def find_holder(office: HeldOffice, day: str, sightings: Iterable[Sighting]) -> str | None:
    """The one person (id) who held an office on a day (ISO date), by who is called its holder when; None unless exactly one fits.

    Who is called so both before and after that day, or on it, goes before those who are called so within a month of it.

    >>> minister = HeldOffice("office/MA/ministre-de-l-interieur", "country/MA", "role/minister", ("portfolio/interior",))
    >>> find_holder(minister, "2025-04-20", [Sighting("person/abdelouafi-laftit", minister, "2025-04-14")])
    'person/abdelouafi-laftit'
    """
    seen: defaultdict[str, list[Observation]] = defaultdict(list)
    for sighting in sightings:
        if len(sighting.day) == len(day) and _same(office, sighting.office):
            seen[sighting.person].append(Observation(sighting.day, sighting.office.status or Status.CURRENT))
    tenures = [(person, tenure) for person, observed in seen.items() for tenure in find_tenures(observed) if tenure.first_seen]
    appointed = {person: {o.day for o in observed if o.status is Status.APPOINTED} for person, observed in seen.items()}
    certain = {person for person, tenure in tenures if tenure.first_seen <= day <= tenure.last_seen}
    found = certain or {person for person, tenure in tenures if _near(tenure, day, appointed[person])}
    return min(found) if len(found) == 1 else None


def _near(tenure: Tenure, day: str, appointed: set[str]) -> bool:
    """Whether a day is within reach of a tenure; not before an appointment, nor from when on somebody is called the former holder."""
    before = timedelta() if tenure.first_seen in appointed else REACH
    first, last, asked = (date.fromisoformat(value) for value in (tenure.first_seen, tenure.last_seen, day))
    return first - before <= asked <= last + REACH and not (tenure.seen_former and day >= tenure.seen_former)


def _formal(office: HeldOffice) -> HeldOffice:
    """The office that a periphrasis stands for: a minister of foreign affairs for "le chef de la diplomatie"."""
    return replace(office, role="role/minister", portfolios=(DIPLOMACY,)) if office.role == "role/foreign-affairs-head" else office


def _same(asked: HeldOffice, held: HeldOffice) -> bool:
    """Whether an office is the one asked for: of the same rank in the State, or of the same role with all its portfolios."""
    if asked.id == held.id or (rank(asked) is not None and rank(asked) == rank(held) and asked.jurisdiction == held.jurisdiction):
        return True
    asked = _formal(asked)
    fields = set(asked.portfolios)
    return asked.jurisdiction == held.jurisdiction and asked.role == held.role and bool(fields) and fields <= set(held.portfolios)
