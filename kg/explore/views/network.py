"""A network as a value: things and the ties between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.graph.facts import Node


@dataclass(frozen=True, slots=True)
class Tie:
    """A fact between two things, by their ids: its relation, in how many articles, the latest day."""

    one: str
    other: str
    predicate: str
    articles: int
    day: str


@dataclass(frozen=True, slots=True)
class Network:
    """Things and the ties between them.

    `left_out` counts the things beyond the most that were asked for; `complete` says whether all statements were looked at; `points` are
    where the things stand in a picture, by id, in pixels.
    """

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    left_out: int
    complete: bool = True
    points: Mapping[str, tuple[float, float]] = field(default_factory=dict)
