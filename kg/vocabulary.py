"""The closed vocabularies of the graph; `ontologies/kg.ttl` defines the same terms (a test compares them)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

KG: Final = "https://w3id.org/newskg/ontology#"
BASE_IRI: Final = "https://w3id.org/newskg/"

PREFIXES: Final[dict[str, str]] = {
    "kg": KG,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "wd": "http://www.wikidata.org/entity/",
}


class EntityType(StrEnum):
    """Classes of things that take part in facts."""

    PERSON = "Person"
    COUNTRY = "Country"
    PLACE = "Place"
    ORGANIZATION = "Organization"
    AGREEMENT = "Agreement"
    EVENT = "Event"


class Predicate(StrEnum):
    """Relations that a statement may express."""

    HOLDS_OFFICE = "holdsOffice"
    SUCCEEDED = "succeeded"
    MEMBER_OF = "memberOf"
    MET = "met"
    VISITED = "visited"
    INVITED = "invited"
    PARTICIPATED_IN = "participatedIn"
    SAID = "said"
    COOPERATES_WITH = "cooperatesWith"
    PARTY_TO = "partyTo"
    SUPPORTS = "supports"
    AIDS = "aids"
    CRITICIZES = "criticizes"
    THREATENS = "threatens"
    SANCTIONS = "sanctions"
    ATTACKS = "attacks"


def predicate_named(name: str) -> str:
    """The predicate of a name: a member of `Predicate`, or the name itself for a relation that only `ontologies/relations.ttl` knows."""
    return Predicate(name) if name in frozenset(Predicate) else name


SYMMETRIC: Final = frozenset({Predicate.MET, Predicate.COOPERATES_WITH})


class Status(StrEnum):
    """Whether an office is held, was held, or is being taken over."""

    CURRENT = "Current"
    FORMER = "Former"
    APPOINTED = "Appointed"


class Factuality(StrEnum):
    """How the text puts a claim; or that a person has rejected it."""

    ASSERTED = "Asserted"
    PLANNED = "Planned"
    CONDITIONAL = "Conditional"
    WISHED = "Wished"
    DENIED = "Denied"
    REJECTED = "Rejected"


UNASSERTED: Final = frozenset({Factuality.CONDITIONAL, Factuality.WISHED, Factuality.DENIED, Factuality.REJECTED})
