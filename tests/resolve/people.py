"""Profiles made by hand, and the lists of real persons in several spellings and of real namesakes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.model import content_hash
from kg.resolve import HeldOffice, Occurrence, Profile, Resolution, recognise
from kg.resolve.profiles import bare
from kg.text import slug
from kg.vocabulary import EntityType, Status

FOLDER = Path(__file__).parent


def person(
    name: str,
    office: str | None = None,
    state: str | None = None,
    *,
    article: str | None = None,
    aliases: tuple[str, ...] = (),
    date: str | None = "2024-05-14",
    setting: str | None = None,
    companions: tuple[str, ...] = (),
    status: Status = Status.CURRENT,
) -> Profile:
    """A person as one article knows it: the office held and its State, the State that the article is about."""
    offices: tuple[HeldOffice, ...] = ()
    if office is not None:
        jurisdiction = f"country/{state}" if state else None
        offices = (HeldOffice(f"office/{state}/{slug(office)}", jurisdiction, None, (), status),)
    article = article or f"article-{content_hash(name, office or '', state or '', date or '')}"
    about = (f"country/{setting or state}",) if setting or state else ()
    names = (bare(name), *sorted(aliases))
    local = f"person/{slug(names[0])}"
    return recognise(Profile(article, local, EntityType.PERSON, names, offices, date, frozenset(companions), about))


def body(
    name: str, state: str | None = None, *, article: str | None = None, aliases: tuple[str, ...] = (), setting: str | None = None
) -> Profile:
    """An organization as one article knows it: the State that it belongs to, the State that the article is about."""
    article = article or f"article-{content_hash(name, state or '', setting or '')}"
    local = f"organization/{state}/{slug(name)}" if state else f"organization/{slug(name)}"
    about = (f"country/{setting or state}",) if setting or state else ()
    own = frozenset({f"country/{state}"}) if state else frozenset()
    return recognise(Profile(article, local, EntityType.ORGANIZATION, (name, *sorted(aliases)), (), None, own, about), by_id=False)


def groups(resolution: Resolution) -> set[frozenset[Occurrence]]:
    """The occurrences that are one, whatever the id."""
    found: dict[str, set[Occurrence]] = {}
    for occurrence, name in resolution.canonical.items():
        found.setdefault(name, set()).add(occurrence)
    return {frozenset(group) for group in found.values()}


def one(resolution: Resolution, *profiles: Profile) -> bool:
    """Whether some profiles are one person or body."""
    return len({resolution.canonical[profile.occurrence] for profile in profiles}) == 1


def rows(name: str) -> list[list[str]]:
    """The lines of a table beside this module."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def spellings(half: str) -> Iterator[tuple[str, Profile]]:
    """Real persons in several spellings, each in an article of its own; who it is, and the profile."""
    for number, (state, office, *names) in enumerate(rows(f"spellings-{half}")):
        for i, name in enumerate(names):
            yield str(number), person(name, office, state, article=f"{number:03}-{i}", date=None)


def pairs(half: str) -> Iterable[tuple[Profile, Profile]]:
    """Real persons of like names who are not one."""
    for number, (state, office, name, state_b, office_b, name_b) in enumerate(rows(f"namesakes-{half}")):
        yield (
            person(name, office, state, article=f"{number}-a", date=None),
            person(name_b, office_b, state_b, article=f"{number}-b", date=None),
        )
