"""The values of identity across articles: what one article knows of somebody, what a person corrected, what was decided and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kg.resolve.known import state_of
from kg.vocabulary import EntityType, Status


class Occurrence(NamedTuple):
    """An entity as one article names it: the article's id and the entity's id there ("person/a-laftit")."""

    article: str
    local: str


@dataclass(frozen=True, slots=True, order=True)
class HeldOffice:
    """An office that an article gives to a person: the ids of `kg.model.Office`, and whether it is held or was."""

    id: str
    jurisdiction: str | None = None
    role: str | None = None
    portfolios: tuple[str, ...] = ()
    status: Status | None = None

    @property
    def state(self) -> str | None:
        """The State (id) that it serves: the jurisdiction itself, or that of a national body."""
        return state_of(self.jurisdiction)

    @property
    def title(self) -> str:
        """The slug of the title: "ministre-de-l-interieur" of "office/MA/ministre-de-l-interieur"."""
        return self.id.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Profile:
    """One person or organization as one article knows it.

    `names` are its label and then the other full names and acronyms, without civilities, sorted; `companions` are the ids of the entities
    that share a statement with it, and of the State of a body; `setting` are the States that the article is most about; `gazetteer` is the
    id of the known person or body that bears the name, where there is exactly one.
    """

    article: str
    local: str
    type: EntityType
    names: tuple[str, ...]
    offices: tuple[HeldOffice, ...] = ()
    date: str | None = None
    companions: frozenset[str] = frozenset()
    setting: tuple[str, ...] = ()
    gazetteer: str | None = None

    @property
    def occurrence(self) -> Occurrence:
        """Which entity of which article it is."""
        return Occurrence(self.article, self.local)


class Verdict(StrEnum):
    """Whether two occurrences are one person or body."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided by hand of two nodes (ids such as "person/a-laftit") or occurrences: they outweigh all evidence.

    A node stands for all occurrences that bear this id without any judgement, or, where none does, that have it in their articles.
    """

    a: str | Occurrence
    b: str | Occurrence
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence with its weight: the logarithm, to base 2, of how much likelier it is of one person than of two."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether two occurrences are one, how probable that is, in [0, 1], and the evidence for and against."""

    a: Occurrence
    b: Occurrence
    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The id that each occurrence has across articles, and the decisions that led there, sorted."""

    canonical: Mapping[Occurrence, str]
    decisions: tuple[Decision, ...]
