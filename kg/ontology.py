"""The word data of `ontologies/`: read once from Turtle, checked, and handed out as frozen values with ids relative to the base IRI.

Names and forms are as written in the files; comparing them is a matter of `kg.text.fold`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.resources import folder
from kg.vocabulary import BASE_IRI, KG, PREFIXES

_SKOS: Final = PREFIXES["skos"]
_TYPE: Final = PREFIXES["rdf"] + "type"
_LABEL: Final = PREFIXES["rdfs"] + "label"
_PREF, _ALT, _HIDDEN, _SCHEME, _BROADER = (_SKOS + name for name in ("prefLabel", "altLabel", "hiddenLabel", "inScheme", "broader"))
SPHERES: Final = frozenset({"state", "body", "local", "parliament", "monarchy", "embassy", "any"})


class Form(NamedTuple):
    """One surface form of a title: gender "m", "f" or "mf"; number "s", "p" or "sp"; the singular that belongs to it."""

    gender: str
    number: str
    singular: str


@dataclass(frozen=True, slots=True)
class CountryWords:
    """A State: `names` are its label and other names, `metonyms` mean it anywhere, `epithets` once the article is about it."""

    id: str
    iso: str
    label: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    combining_forms: tuple[str, ...]
    metonyms: tuple[str, ...]
    epithets: tuple[str, ...]
    gender: str
    plural: bool
    capitals: tuple[str, ...]
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """A city, region or territory, and the State (id) that it lies in, None where that is disputed or there are several."""

    id: str
    label: str
    names: tuple[str, ...]
    country: str | None
    demonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganizationWords:
    """A body: `country` (id) is the State of a national one."""

    id: str
    label: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    metonyms: tuple[str, ...]
    country: str | None


@dataclass(frozen=True, slots=True)
class PartyWords:
    """What news calls a political party and its members: `bracketed` are names that mean it only behind a name or a word for a member."""

    id: str
    names: tuple[str, ...]
    bracketed: tuple[str, ...]
    partisans: tuple[str, ...]
    country: str | None


@dataclass(frozen=True, slots=True)
class Role:
    """The head of office titles: `forms` maps every surface form to its grammar; `sphere` says where such an office usually lies."""

    id: str
    label: str
    forms: Mapping[str, Form]
    sphere: str
    periphrasis: bool
    broader: str | None


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A field of government as it follows a title."""

    id: str
    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject with its triggers; a trigger's final "*" stands for any ending. `false_triggers` are longer phrases that mean nothing."""

    id: str
    label: str
    triggers: tuple[str, ...]
    false_triggers: tuple[str, ...]
    broader: str | None


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that patterns tell: the classes that its arguments may have, how French says it.

    `topical` relations have the topics that the clause names, besides those of `topics`, which they always have. Of `literal` relations
    the object is the city that is named, not the State whose capital it is.

    `examples` are "sentence → subject, object"; `counter_examples` are sentences that must not give it.
    """

    id: str
    predicate: str
    subjects: frozenset[str]
    objects: frozenset[str]
    topical: bool
    literal: bool
    topics: tuple[str, ...]
    verb_patterns: tuple[str, ...]
    noun_patterns: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class _Node:
    """One subject of a file with its values, in the order of the file."""

    def __init__(self, file: str, iri: str) -> None:
        self.file, self.iri = file, iri
        self.values: defaultdict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]] = defaultdict(list)

    @property
    def id(self) -> str:
        return _relative(self.iri, self)

    def words(self, predicate: str) -> tuple[str, ...]:
        """French (or untagged) literals, in the order of the file."""
        return tuple(v.value for v in self.values[predicate] if isinstance(v, ox.Literal) and v.language in {None, "fr"})

    def word(self, predicate: str) -> str:
        """The one literal that must be there."""
        found = self.words(predicate)
        if len(found) != 1:
            raise self.error(f"needs exactly one French value of {predicate}, has {len(found)}")
        return found[0]

    def link(self, predicate: str) -> str | None:
        """Id of the node that a property leads to, None where there is none."""
        found = [_relative(v.value, self) for v in self.values[predicate] if isinstance(v, ox.NamedNode)]
        if len(found) != len(self.values[predicate]) or len(found) > 1:
            raise self.error(f"needs at most one resource as value of {predicate}")
        return found[0] if found else None

    def terms(self, predicate: str) -> tuple[str, ...]:
        """Local names of the ontology's terms that a property leads to."""
        return tuple(v.value.removeprefix(KG) for v in self.values[predicate] if isinstance(v, ox.NamedNode) and v.value.startswith(KG))

    def error(self, reason: str) -> OntologyError:
        return OntologyError(f"{self.file}: {self.iri}: {reason}")


def _relative(iri: str, node: _Node) -> str:
    if not iri.startswith(BASE_IRI):
        raise node.error(f"{iri} is not under {BASE_IRI}")
    return iri[len(BASE_IRI) :]


@cache
def load(name: str) -> tuple[ox.Triple, ...]:
    """All triples of `ontologies/<name>.ttl` in the order of the file; raises OntologyError where it is missing or no Turtle."""
    path = folder("ontologies") / f"{name}.ttl"
    try:
        return tuple(quad.triple for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except (OSError, SyntaxError) as error:
        raise OntologyError(f"{path}: {error}") from error


def _nodes(name: str, predicate: str, value: str) -> Iterator[_Node]:
    """The subjects of a file that have a value: all of one class, or all of one concept scheme."""
    found: dict[str, _Node] = {}
    for triple in load(name):
        iri = triple.subject.value if isinstance(triple.subject, ox.NamedNode) else ""
        node = found.get(iri) or found.setdefault(iri, _Node(f"{name}.ttl", iri))
        node.values[triple.predicate.value].append(triple.object)
    wanted = ox.NamedNode(value)
    return (node for node in found.values() if wanted in node.values[predicate])


def concepts(name: str, scheme: str) -> Iterator[_Node]:
    """The concepts of one scheme in `ontologies/<name>.ttl`, in the order of the file."""
    return _nodes(name, _SCHEME, BASE_IRI + scheme)


@cache
def countries() -> tuple[CountryWords, ...]:
    """Every State with its words."""
    return tuple(
        CountryWords(
            id=node.id,
            iso=node.word(KG + "isoCode"),
            label=(label := node.word(_LABEL)),
            names=(label, *node.words(_ALT)),
            demonyms=node.words(KG + "demonym"),
            combining_forms=node.words(KG + "combiningForm"),
            metonyms=node.words(KG + "metonym"),
            epithets=node.words(KG + "epithet"),
            gender=node.word(KG + "grammaticalGender"),
            plural="plural" in node.words(KG + "grammaticalNumber"),
            capitals=node.words(KG + "capitalName"),
            agencies=node.words(KG + "newsAgency"),
        )
        for node in _nodes("countries", _TYPE, KG + "Country")
    )


@cache
def places() -> tuple[PlaceWords, ...]:
    """Cities, regions and territories."""
    return tuple(
        PlaceWords(node.id, label, (label, *node.words(_ALT)), node.link(KG + "country"), node.words(KG + "demonym"))
        for node in _nodes("cities", _TYPE, KG + "Place")
        for label in [node.word(_LABEL)]
    )


@cache
def organizations() -> tuple[OrganizationWords, ...]:
    """International bodies, parties, armed groups, firms."""
    return tuple(
        OrganizationWords(
            id=node.id,
            label=(label := node.word(_LABEL)),
            names=(label, *node.words(_ALT)),
            demonyms=node.words(KG + "demonym"),
            metonyms=node.words(KG + "metonym"),
            country=node.link(KG + "country"),
        )
        for file in ("organizations", "parties")
        for node in _nodes(file, _TYPE, KG + "Organization")
    )


@cache
def parties() -> tuple[PartyWords, ...]:
    """Political parties, their alliances and parliamentary groups."""
    return tuple(
        PartyWords(
            node.id,
            (node.word(_LABEL), *node.words(_ALT)),
            node.words(_HIDDEN),
            node.words(KG + "partisan"),
            node.link(KG + "country"),
        )
        for node in _nodes("parties", _TYPE, KG + "Organization")
    )


@cache
def officeholders() -> tuple[tuple[str, str], ...]:
    """Names of persons known to hold or to have held an office, each with the State's id; in one pass, since they are many."""
    names: defaultdict[object, list[str]] = defaultdict(list)
    states: dict[object, str] = {}
    for subject, predicate, value in load("officeholders"):
        if isinstance(value, ox.Literal):
            names[subject].append(value.value)
        elif isinstance(value, ox.NamedNode) and predicate.value == KG + "country":
            states[subject] = value.value.removeprefix(BASE_IRI)
    return tuple((name, state) for person, state in states.items() for name in names[person])


@cache
def roles() -> tuple[Role, ...]:
    """Heads of office titles; the forms of each begin with its label."""
    return tuple(_role(node) for node in concepts("offices", "role"))


def _role(node: _Node) -> Role:
    sphere = node.word(KG + "sphere")
    if sphere not in SPHERES:
        raise node.error(f"kg:sphere {sphere!r} is none of {', '.join(sorted(SPHERES))}")
    periphrasis = "true" in node.words(KG + "periphrasis")
    return Role(node.id, node.word(_PREF), MappingProxyType(_forms(node)), sphere, periphrasis, node.link(_BROADER))


def _forms(node: _Node) -> dict[str, Form]:
    """Every form with its grammar, the label first; `kg:grammaticalGender "f"` says that there is no masculine."""
    labels, feminine = (node.word(_PREF), *node.words(_ALT)), node.words(KG + "feminineLabel")
    if "f" in node.words(KG + "grammaticalGender"):
        labels, feminine = (), (*labels, *feminine)
    found: dict[str, Form] = {}
    masculine, others = node.words(KG + "pluralLabel"), node.words(KG + "femininePluralLabel")
    for gender, singulars, plurals in (("m", labels, masculine), ("f", feminine, others)):
        for form in singulars:
            _add(found, form, Form(gender, "s", form))
        for form in plurals:
            _add(found, form, Form(gender, "p", _singular(form, singulars)))
    return found


def _add(found: dict[str, Form], form: str, new: Form) -> None:
    """Add a form; the same again in another gender or number becomes "mf" or "sp"."""
    old = found.get(form, new)
    gender = old.gender if new.gender in old.gender else old.gender + new.gender
    number = old.number if new.number in old.number else old.number + new.number
    found[form] = Form(gender, number, old.singular)


def _singular(plural: str, singulars: Iterable[str]) -> str:
    """The first singular that the plural is made from word by word (-s, -aux, or nothing), or the plural itself."""
    words = re.split("[ -]", plural)
    for singular in singulars:
        others = re.split("[ -]", singular)
        if len(others) == len(words) and all(map(_agree, words, others)):
            return singular
    return plural


def _agree(plural: str, singular: str) -> bool:
    return plural.startswith(singular[:-1]) and 0 <= len(plural) - len(singular) <= 1


@cache
def civilities() -> Mapping[str, str]:
    """Words before a name that are no office ("M.", "Mme", "général"), each with its gender: "m", "f" or "" for both."""
    found: dict[str, str] = {}
    for node in concepts("offices", "civility"):
        feminine = node.words(KG + "feminineLabel")
        gender = "".join(node.words(KG + "grammaticalGender"))
        for form in (node.word(_PREF), *node.words(_ALT), *node.words(KG + "pluralLabel"), *feminine):
            found[form] = "f" if form in feminine else gender
    return MappingProxyType(found)


@cache
def seats() -> Mapping[str, str]:
    """Seats of power ("place Beauvau") and the titles of who occupies them ("ministre de l'Intérieur")."""
    nodes = concepts("offices", "seat")
    return MappingProxyType({name: node.word(KG + "occupant") for node in nodes for name in (node.word(_PREF), *node.words(_ALT))})


@cache
def occupations() -> frozenset[str]:
    """Phrases that begin like an office but are none ("chef d'orchestre"), in all forms."""
    return frozenset(form for node in concepts("offices", "occupation") for form in _forms(node))


@cache
def designations() -> tuple[tuple[str, Mapping[str, Form]], ...]:
    """Common nouns for persons by kind: the kind's id and its forms ("militaire", "générale")."""
    return tuple((node.id, MappingProxyType(_forms(node))) for node in concepts("designations", "designation"))


@cache
def portfolios() -> tuple[Portfolio, ...]:
    """Fields of government."""
    nodes = concepts("portfolios", "portfolio")
    return tuple(Portfolio(node.id, node.word(_PREF), (node.word(_PREF), *node.words(_ALT))) for node in nodes)


@cache
def topics() -> tuple[Topic, ...]:
    """Subjects of cooperation and talks."""
    return tuple(
        Topic(node.id, node.word(_PREF), node.words(KG + "trigger"), node.words(KG + "falseTrigger"), node.link(_BROADER))
        for node in concepts("topics", "topic")
    )


@cache
def relations() -> tuple[Relation, ...]:
    """The relations that patterns tell, in the order of the file."""
    return tuple(_relation(node) for node in _nodes("relations", _TYPE, KG + "Relation"))


def _relation(node: _Node) -> Relation:
    predicates = node.terms(KG + "predicate")
    if len(predicates) != 1:
        raise node.error("needs exactly one kg:predicate")
    return Relation(
        node.id,
        predicates[0],
        frozenset(node.terms(KG + "subjectClass")),
        frozenset(node.terms(KG + "objectClass")),
        "true" in node.words(KG + "topical"),
        "true" in node.words(KG + "literal"),
        tuple(_relative(v.value, node) for v in node.values[KG + "topic"] if isinstance(v, ox.NamedNode)),
        node.words(KG + "verbPattern"),
        node.words(KG + "nounPattern"),
        node.words(KG + "example"),
        node.words(KG + "counterExample"),
    )


@cache
def word_classes() -> Mapping[str, tuple[str, ...]]:
    """Words that a pattern may name together, by the class's name; a class has the words of those that it includes besides its own."""
    nodes = {node.id: node for node in _nodes("relations", _TYPE, KG + "WordClass")}
    included = {name: node.link(KG + "includes") for name, node in nodes.items()}
    own = {name: node.words(KG + "word") for name, node in nodes.items()}
    return MappingProxyType({name.rsplit("/", 1)[-1]: (*own.get(included[name] or "", ()), *own[name]) for name in nodes})
