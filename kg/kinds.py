"""Kinds of agreements and events with the French nouns that name them: `ontologies/agreements.ttl`, `ontologies/events.ttl`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from kg.ontology import concepts
from kg.vocabulary import KG, PREFIXES

_PREF: Final = PREFIXES["skos"] + "prefLabel"
_ALT: Final = PREFIXES["skos"] + "altLabel"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of agreement or event: `forms` are the nouns that name one, each with whether it is a plural.

    `vague` forms name one only where they have a complement or somebody takes part; `false_triggers` are longer phrases that name none.
    """

    id: str
    label: str
    forms: Mapping[str, bool]
    vague: frozenset[str]
    false_triggers: tuple[str, ...]


@cache
def agreement_kinds() -> tuple[Kind, ...]:
    """Kinds of agreements: treaty, memorandum, roadmap, …"""
    return _kinds("agreements", "agreement-kind")


@cache
def event_kinds() -> tuple[Kind, ...]:
    """Kinds of events: summit, session, tournament, …"""
    return _kinds("events", "event-kind")


def _kinds(name: str, scheme: str) -> tuple[Kind, ...]:
    return tuple(
        Kind(
            node.id,
            label,
            MappingProxyType(dict.fromkeys((label, *node.words(_ALT)), False) | dict.fromkeys(node.words(KG + "pluralLabel"), True)),
            frozenset(node.words(KG + "vagueLabel")),
            node.words(KG + "falseTrigger"),
        )
        for node in concepts(name, scheme)
        for label in [node.word(_PREF)]
    )
