"""`python -m benchmarks.identity`: how long it takes to find out who is who among synthetic mentions, and to add one article."""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from kg import ontology
from kg.evaluation.identity import perturb, score_identity
from kg.resolve import HeldOffice, Profile, affected, keys, recognise, resolve
from kg.text import slug
from kg.vocabulary import EntityType, Status

SIZES: Final = (10_000, 100_000)
MENTIONS_A_PERSON: Final = 5
PERSONS_AN_ARTICLE: Final = 8
RESPELT: Final = 0.3
"""The share of mentions that spell the name otherwise."""
NAMED_MOST: Final = 20
"""The person of rank r is named in proportion to 1 / (r + this)."""
TITLES: Final = (
    *("président", "premier ministre", "ministre de l'Intérieur", "ministre des Affaires étrangères", "ministre de la Justice"),
    *("ministre de la Santé", "député", "maire", "gouverneur", "porte-parole du gouvernement", "ambassadeur", "secrétaire général"),
)


@dataclass(frozen=True)
class Person:
    """Somebody made up: a given name and a surname that are common in the State as they are among its office holders."""

    name: str
    office: HeldOffice
    state: str


def make_persons(count: int, chance: random.Random) -> list[Person]:
    """As many persons, of given names and surnames of known office holders of one State."""
    by_state: defaultdict[str, list[list[str]]] = defaultdict(list)
    for name, state in ontology.officeholders():
        if len(words := name.split()) > 1:
            by_state[state].append(words)
    states = sorted(by_state)
    sizes = list(accumulate(len(by_state[state]) for state in states))
    return [_person(state, by_state[state], chance) for state in chance.choices(states, cum_weights=sizes, k=count)]


def _person(state: str, names: Sequence[Sequence[str]], chance: random.Random) -> Person:
    title = chance.choice(TITLES)
    office = HeldOffice(f"office/{state.removeprefix('country/')}/{slug(title)}", state, None, (), Status.CURRENT)
    return Person(f"{chance.choice(names)[0]} {chance.choice(names)[-1].title()}", office, state)


def make_mentions(count: int, *, seed: int = 1) -> Iterator[tuple[Profile, int]]:
    """As many profiles, each with the number of the person that it is of; few persons are named often, most seldom."""
    chance = random.Random(seed)
    persons = make_persons(count // MENTIONS_A_PERSON, chance)
    weights = list(accumulate(1 / (rank + NAMED_MOST) for rank in range(len(persons))))
    article: dict[str, int] = {}
    for number, who in enumerate(chance.choices(range(len(persons)), cum_weights=weights, k=count)):
        if number % PERSONS_AN_ARTICLE == 0:
            article = {}
        profile = _mention(persons[who], f"{number // PERSONS_AN_ARTICLE:06}", chance)
        if profile.local not in article:
            article[profile.local] = who
            yield profile, who


def _mention(person: Person, article: str, chance: random.Random) -> Profile:
    offices = (person.office,) if chance.random() < 0.6 else ()
    day = f"20{chance.randrange(15, 26)}-{chance.randrange(1, 13):02}-01"
    plain = Profile(article, "", EntityType.PERSON, (person.name,), offices, day, frozenset({person.state}), (person.state,))
    (profile,) = perturb([plain], seed=chance.randrange(1000)) if chance.random() < RESPELT else [recognise(plain)]
    return Profile(article, f"person/{slug(profile.names[0])}", *(getattr(profile, name) for name in Profile.__slots__[2:]))


def measure(count: int) -> float:
    """Resolve as many mentions, print what it took and how well it went; returns seconds."""
    mentions = list(make_mentions(count))
    profiles = [profile for profile, _ in mentions]
    start = time.process_time()
    resolution = resolve(profiles)
    seconds = time.process_time() - start
    score = score_identity({profile.occurrence: who for profile, who in mentions}, resolution.canonical)
    print(
        f"| {count:,} | {seconds:.1f} s | {score.precision:.3f} / {score.recall:.3f} | {_one_more(profiles)} |",
        flush=True,
    )
    return seconds


def _one_more(profiles: Sequence[Profile]) -> str:
    """How many profiles have to be resolved again for one article more, and how long that takes."""
    index: defaultdict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        for key in keys(profile):
            index[key].append(profile)
    seeds = profiles[-PERSONS_AN_ARTICLE:]
    start = time.process_time()
    touched = affected(seeds, lambda wanted: (profile for key in wanted for profile in index.get(key, [])))
    resolve(touched)
    return f"{len(touched):,} profiles, {time.process_time() - start:.2f} s"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print a table in Markdown, and by how much the time grew where the mentions grew tenfold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.identity", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="how many mentions (default: 10000 100000)")
    sizes = parser.parse_args(arguments).sizes
    print("| mentions | resolved in | pairwise precision / recall | one article more |\n|---|---|---|---|")
    times = [measure(size) for size in sizes]
    print(f"time grows {times[-1] / times[0]:.1f} times where mentions grow {sizes[-1] / sizes[0]:.1f} times")


if __name__ == "__main__":
    main()
