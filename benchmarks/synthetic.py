"""Synthetic articles: made-up persons (see `benchmarks.identity`) in plain sentences, with what a perfect reader says of them.

    python -m benchmarks.synthetic 1000 > articles.jsonl

They serve to measure growth, not quality: names and offices are recombined without end, a few persons are named often and most seldom,
one article in twenty is another paper's copy, and who is whom is known.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import Final

from benchmarks.identity import MENTIONS_A_PERSON, NAMED_MOST, PERSONS_AN_ARTICLE, RESPELT, Person, make_persons
from kg import ontology
from kg.evaluation.identity import perturb
from kg.model import Article, Entity, Office, Quotation, Reading, Span, Statement, content_hash
from kg.resolve import Profile
from kg.text import slug
from kg.vocabulary import EntityType, Predicate, Status

COPIED: Final = 0.05
"""The share of articles that another paper copies."""
RECENT: Final = 50
"""Articles among which one is copied."""
PAPERS: Final = tuple(f"Journal {number}" for number in range(1, 41))
CITIES: Final = ("Rabat", "Paris", "Alger", "Tunis", "Madrid", "Bruxelles", "Dakar", "Genève", "Montréal", "Rome", "Le Caire", "Abidjan")
TOPICS: Final = ("topic/security", "topic/migration", "topic/energy", "topic/education", "topic/health")
FIELDS: Final = {
    "ministre-de-l-interieur": "portfolio/interior",
    "ministre-des-affaires-etrangeres": "portfolio/foreign-affairs",
    "ministre-de-la-justice": "portfolio/justice",
    "ministre-de-la-sante": "portfolio/health",
}
VERBS: Final = (
    (Predicate.COOPERATES_WITH, "coopère avec"),
    (Predicate.SUPPORTS, "soutient"),
    (Predicate.CRITICIZES, "critique"),
    (Predicate.SANCTIONS, "sanctionne"),
)
FIRST_DAY: Final = date(2015, 1, 1)
WORDS: Final = tuple(
    "accord année budget calendrier chantier commune conseil dossier débat effort emploi enquête facture ferme filière forêt hausse heure "
    "hôpital ligne loi marché mesure message mois niveau office ouvrage parc pays pluie port projet projets prix quartier question rapport "
    "récolte région réseau rivière route saison salaire séance service site stade suite terrain train travail usine vallée village".split()
)


@dataclass(frozen=True)
class Synthetic:
    """A perfect reading of a made-up article, and for each person that it names (id in the article) the number of whom it means."""

    reading: Reading
    persons: dict[str, int]


@dataclass
class _Writer:
    """Puts together text and statements, so that offsets are right."""

    title: str
    text: str = ""
    entities: dict[str, Entity] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    quotations: list[Quotation] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def say(self, sentence: str) -> tuple[Span]:
        """Add a sentence; returns where it stands in the content."""
        start = len(self.title) + 1 + len(self.text)
        self.text += f"{sentence} "
        return (Span(start, start + len(sentence)),)

    def entity(self, id_: str, type_: EntityType, label: str, iso: str | None = None) -> str:
        self.entities.setdefault(id_, Entity(id_, type_, label, iso=iso))
        return id_


def make_articles(count: int, *, seed: int = 1) -> Iterator[Synthetic]:
    """As many articles, each with its own id; the same for the same count and seed."""
    chance = random.Random(seed)
    persons = make_persons(max(1, count * PERSONS_AN_ARTICLE // MENTIONS_A_PERSON), chance)
    weights = list(accumulate(1 / (rank + NAMED_MOST) for rank in range(len(persons))))
    states = {country.id: country.names[0] for country in ontology.countries()}
    recent: list[Synthetic] = []
    for number in range(count):
        day = str(FIRST_DAY + timedelta(days=number * 3650 // count))
        if recent and chance.random() < COPIED:
            made = _copy(chance.choice(recent), f"synthetic-{number:07}", day, chance.choice(PAPERS))
        else:
            cast = chance.choices(range(len(persons)), cum_weights=weights, k=PERSONS_AN_ARTICLE)
            made = _write(f"synthetic-{number:07}", day, [(who, persons[who]) for who in dict.fromkeys(cast)], states, chance)
            recent = [*recent[-RECENT + 1 :], made]
        yield made


def _copy(made: Synthetic, id_: str, day: str, paper: str) -> Synthetic:
    return replace(made, reading=replace(made.reading, article=replace(made.reading.article, id=id_, published=day, source=paper)))


def _write(id_: str, day: str, cast: Sequence[tuple[int, Person]], states: dict[str, str], chance: random.Random) -> Synthetic:
    writer = _Writer(f"Réunion du {day} à {chance.choice(CITIES)}")
    ids: dict[str, int] = {}
    for who, person in cast:
        name = _spelling(person, chance)
        local = f"person/{slug(name)}"
        if local not in ids:
            ids[local] = who
            writer.entity(local, EntityType.PERSON, name)
            _present(writer, local, name, person, states, chance)
            writer.say(_filler(chance))
    _relate(writer, list(ids), states, day, chance)
    article = Article(id_, writer.title, writer.text.strip(), day, chance.choice(PAPERS))
    parts = (tuple(part) for part in (writer.entities.values(), writer.offices.values(), writer.quotations, writer.statements))
    return Synthetic(Reading(article, *parts), ids)  # type: ignore[arg-type]  # each part is of its own type


def _spelling(person: Person, chance: random.Random) -> str:
    if chance.random() >= RESPELT:
        return person.name
    (profile,) = perturb([Profile("", "", EntityType.PERSON, (person.name,))], seed=chance.randrange(1000))
    return profile.names[0]


def _present(writer: _Writer, local: str, name: str, person: Person, states: dict[str, str], chance: random.Random) -> None:
    """Six in ten with their offices."""
    if chance.random() < 0.6:
        state, title = person.state, person.office.id.rpartition("/")[2].replace("-", " ")
        writer.entity(state, EntityType.COUNTRY, states[state], state.rpartition("/")[2])
        portfolio = FIELDS.get(person.office.id.rpartition("/")[2])
        office = Office(person.office.id, title, state, "role/minister" if portfolio else None, (portfolio,) if portfolio else ())
        writer.offices.setdefault(office.id, office)
        span = writer.say(f"{name}, {title} ({states[state]}), a pris la parole.")
        writer.statements.append(Statement(local, Predicate.HOLDS_OFFICE, office.id, span, Status.CURRENT, rule="synthetic"))
    else:
        writer.say(f"{name} était présent.")


def _relate(writer: _Writer, persons: Sequence[str], states: dict[str, str], day: str, chance: random.Random) -> None:
    """Meetings, a visit, words."""
    label = {id_: entity.label for id_, entity in writer.entities.items()}
    for one, other in zip(persons[::2], persons[1::2], strict=False):
        city = chance.choice(CITIES)
        place = writer.entity(f"place/{slug(city)}", EntityType.PLACE, city)
        span = writer.say(f"{label[one]} a rencontré {label[other]} à {city}.")
        topics = tuple(sorted(chance.sample(TOPICS, 2)))
        writer.statements.append(Statement(one, Predicate.MET, other, span, None, day, place, topics, rule="synthetic"))
        writer.say(_filler(chance))
    state = chance.choice(sorted(states))
    writer.entity(state, EntityType.COUNTRY, states[state], state.rpartition("/")[2])
    span = writer.say(f"{label[persons[0]]} s’est rendu ensuite en visite officielle ({states[state]}).")
    writer.statements.append(Statement(persons[0], Predicate.VISITED, state, span, None, day, rule="synthetic"))
    _between_states(writer, states, day, chance)
    words = _filler(chance)
    quotation = Quotation(f"quotation/{content_hash(words)}", words)
    writer.quotations.append(quotation)
    span = writer.say(f"« {words} », a déclaré {label[persons[-1]]}.")
    writer.statements.append(Statement(persons[-1], Predicate.SAID, quotation.id, span, None, day, rule="synthetic"))


def _between_states(writer: _Writer, states: dict[str, str], day: str, chance: random.Random) -> None:
    """What one State does with another, and an agreement of both."""
    one, other = chance.sample(sorted(states), 2)
    for state in (one, other):
        writer.entity(state, EntityType.COUNTRY, states[state], state.rpartition("/")[2])
    predicate, verb = chance.choice(VERBS)
    span = writer.say(f"{states[one]} {verb} {states[other]}.")
    writer.statements.append(Statement(one, predicate, other, span, None, day, None, (chance.choice(TOPICS),), rule="synthetic"))
    name = f"accord sur {chance.choice(WORDS)} et {chance.choice(WORDS)}"
    agreement = writer.entity(f"agreement/{slug(name)}", EntityType.AGREEMENT, name)
    span = writer.say(f"{states[one]} et {states[other]} ont signé l’{name}.")
    for state in (one, other):
        writer.statements.append(Statement(state, Predicate.PARTY_TO, agreement, span, None, day, rule="synthetic"))


def _filler(chance: random.Random) -> str:
    a, b, c, d, e = chance.sample(WORDS, 5)
    return f"Le dossier « {a} » concerne {b} et {c}, ainsi que {d} ou {e}, pour {chance.randrange(2, 999)} millions d’euros."


def main(arguments: Sequence[str] | None = None) -> None:
    """Print articles as JSON Lines."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.synthetic", description=__doc__)
    parser.add_argument("count", type=int)
    for made in make_articles(parser.parse_args(arguments).count):
        article = made.reading.article
        record = {name: getattr(article, name) for name in ("id", "title", "text", "published", "source")}
        print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    main()
