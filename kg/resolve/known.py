"""What is known beforehand: persons who hold or held office, nicknames, short forms of given names, and bodies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import pyoxigraph as ox

from kg import ontology
from kg.resolve.spelling import sound
from kg.text import fold
from kg.vocabulary import BASE_IRI, KG, PREFIXES

_SKOS: Final = PREFIXES["skos"]
_COUNTRY: Final = re.compile(r"country/[A-Z]{2}")
_OWNED: Final = re.compile(r"organization/([A-Z]{2})/")
_ARTICLE: Final = re.compile(r"^(?:l['’]|les? |la )(?=\S{2})", re.IGNORECASE)
_NAMES: Final = frozenset({PREFIXES["rdfs"] + "label", _SKOS + "altLabel"})


@dataclass(frozen=True, slots=True)
class Known:
    """A person or body of the gazetteers: its id and the State (id) to which it belongs."""

    id: str
    country: str | None


@cache
def _persons() -> Mapping[str, tuple[Known, ...]]:
    found: defaultdict[str, dict[Known, None]] = defaultdict(dict)
    for file in ("nicknames", "officeholders"):
        names: defaultdict[str, list[str]] = defaultdict(list)
        states: dict[str, str] = {}
        for subject, predicate, value in ontology.load(file):
            if not isinstance(subject, ox.NamedNode) or not subject.value.startswith(f"{BASE_IRI}person/"):
                continue
            person = subject.value.removeprefix(BASE_IRI)
            if isinstance(value, ox.Literal) and predicate.value in _NAMES:
                names[person].append(value.value)
            elif isinstance(value, ox.NamedNode) and predicate.value == KG + "country":
                states[person] = value.value.removeprefix(BASE_IRI)
        for person, forms in names.items():
            for form in forms:
                found[key(form)][Known(person, states.get(person))] = None
    return {name: tuple(known) for name, known in found.items()}


def key(name: str) -> str:
    """Under which a name is looked up: folded, without hyphens, dots and apostrophes."""
    return " ".join(fold(name).replace("-", " ").replace(".", " ").replace("'", " ").split())


def person(names: Iterable[str], states: frozenset[str]) -> str | None:
    """The id of the one known person who bears one of the names and belongs to one of the States, where those are known."""
    found = {known.id for name in names for known in _persons().get(key(name), ()) if not states or known.country in states}
    return min(found) if len(found) == 1 else None


def is_nickname(name: str) -> bool:
    """Whether a single word is what a known person is called: "MBS", "Lula"."""
    return key(name) in _persons()


@cache
def _given() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    short: defaultdict[str, set[str]] = defaultdict(set)
    apart: defaultdict[str, set[str]] = defaultdict(set)
    for node in ontology.concepts("nicknames", "given-name"):
        full = tuple(map(fold, node.words(_SKOS + "prefLabel")))
        for name in full:
            for form in map(fold, node.words(_SKOS + "altLabel")):
                short[name].add(form)
                short[form].add(name)
        group = {*full, *map(fold, node.words(KG + "feminineLabel"))}
        for name in group:
            apart[name] |= {other for other in group if name in full or other in full or sound(other) != sound(name)}
    return _frozen(short), _frozen(apart)


def _frozen(sets: Mapping[str, set[str]]) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(forms) for name, forms in sets.items()}


def short_forms(name: str) -> frozenset[str]:
    """Given names that stand for one another: "joe" for "joseph"."""
    return _given()[0].get(name, frozenset())


def distinct_given(one: str, other: str) -> bool:
    """Whether two given names are alike but two names, most often of a man and of a woman: "michel" and "michele"."""
    return other in _given()[1].get(one, frozenset())


@cache
def _bodies() -> Mapping[str, tuple[Known, ...]]:
    found: defaultdict[str, dict[Known, None]] = defaultdict(dict)
    for body in ontology.organizations():
        for name in body.names:
            found[key(name)][Known(body.id, body.country)] = None
    for party in ontology.parties():
        for name in party.bracketed:
            found[key(name)][Known(party.id, party.country)] = None
    return {name: tuple(known) for name, known in found.items()}


def bodies(name: str) -> tuple[Known, ...]:
    """The known bodies that bear a name."""
    return _bodies().get(key(name)) or _bodies().get(key(without_article(name)), ())


def without_article(name: str) -> str:
    """A body's name without the article before it: "l'Union africaine", "Le PSOE"."""
    return _ARTICLE.sub("", name) or name


@cache
def metonyms() -> Mapping[str, str]:
    """What stands for the power of a State, folded, with the State's id: "maison blanche", "elysee"."""
    return {key(form): country.id for country in ontology.countries() for form in country.metonyms}


@cache
def body_ids() -> Mapping[str, str | None]:
    """The ids of all known bodies, with the State of each."""
    return {body.id: body.country for body in ontology.organizations()}


@cache
def state_words() -> Mapping[str, str]:
    """What in a body's name says of which State it is: names, adjectives and capitals, folded."""
    return {word: country.id for country in ontology.countries() for word in _words_of(country)}


def _words_of(country: ontology.CountryWords) -> Iterator[str]:
    yield from (key(form) for form in (*country.names, *country.demonyms))


def state_of(body: str | None) -> str | None:
    """The State (id) that a jurisdiction is or belongs to: "country/MA" itself, the country of a national body."""
    if body is None or _COUNTRY.fullmatch(body):
        return body
    return owner(body) or body_ids().get(body)


def owner(body: str) -> str | None:
    """The State (id) that an id tells: "country/MA" of "organization/MA/police-federale"."""
    owned = _OWNED.match(body)
    return f"country/{owned[1]}" if owned else None


def matches(id_: str) -> tuple[str, ...]:
    """The IRIs under which others (Wikidata) know a person or body of the gazetteers, sorted; none for what is not there."""
    return _matches().get(id_, ())


@cache
def _matches() -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for file in ("officeholders", "organizations", "parties", "nicknames"):
        for subject, predicate, value in ontology.load(file):
            if predicate.value == _SKOS + "exactMatch" and isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode):
                found[subject.value.removeprefix(BASE_IRI)].add(value.value)
    return {id_: tuple(sorted(iris)) for id_, iris in found.items()}
