"""The values that travel between the stages: frozen, compared by content.

`Article` comes out of `kg.sources`; `Reading` (what one article says) comes out of `kg.extract` and is what `kg.graph` turns into quads.
Nodes are named by ids relative to the base IRI, such as "person/abdelouafi-laftit", "country/MA", "office/MA/ministre-de-l-interieur".
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Final

from kg.vocabulary import SYMMETRIC, EntityType, Factuality, Status

HASH_LENGTH: Final = 16


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of an article's content, in Unicode code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as it was read.

    `published` is an ISO 8601 date, year-month or year, or None; `origin` is the file that it came from.
    Offsets everywhere count code points in `content`.
    """

    id: str
    title: str
    text: str
    published: str | None = None
    source: str | None = None
    author: str | None = None
    lang: str = "fr"
    url: str | None = None
    origin: str | None = None

    @property
    def content(self) -> str:
        """Title, a newline, text: what is analysed and what offsets refer to."""
        return f"{self.title}\n{self.text}"

    @property
    def sha256(self) -> str:
        """Hash of everything that the reading may depend on, in hexadecimal."""
        parts = (self.id, self.title, self.text, self.published, self.source, self.author, self.lang, self.url)
        return hashlib.sha256("\0".join(part or "" for part in parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, country, place, organization, agreement or event that an article speaks of.

    `label` is its fullest usual name; `aliases` are the other surface forms seen; `iso` is for countries (ISO 3166-1 alpha-2);
    `mentions` are where the article names it; `kind` says what an agreement or event is ("agreement-kind/treaty", "event-kind/summit").
    """

    id: str
    type: EntityType
    label: str
    aliases: tuple[str, ...] = ()
    iso: str | None = None
    mentions: tuple[Span, ...] = ()
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A post that persons hold: title, what it governs (id of an entity), and SKOS concepts (ids) for its role and portfolios.

    `aliases` are other ways to write the title: in the other gender, shorter.
    """

    id: str
    label: str
    jurisdiction: str | None = None
    role: str | None = None
    portfolios: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact as one article states it.

    `predicate` is of `Predicate` or of `ontologies/relations.ttl`. Subject, object, place and topics are ids; `date` is an ISO date,
    year-month or year. `evidence` are the stretches of the article's content that prove it; `rule` names what found it; `confidence` is
    in [0, 1].
    """

    subject: str
    predicate: str
    object: str
    evidence: tuple[Span, ...]
    status: Status | None = None
    date: str | None = None
    place: str | None = None
    topics: tuple[str, ...] = ()
    factuality: Factuality = Factuality.ASSERTED
    confidence: float = 1.0
    rule: str = ""

    @property
    def holds(self) -> bool:
        """Whether the plain triple stands beside the statement: asserted or planned, and not said of the past."""
        return self.factuality in {Factuality.ASSERTED, Factuality.PLANNED} and self.status is not Status.FORMER

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two statements of one article the same fact, whichever way round a symmetric one is told."""
        pair = (self.subject, self.object)
        return (self.predicate, *(sorted(pair) if self.predicate in SYMMETRIC else pair))


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article says.

    `deferred` is what it says of persons whom it names by their office alone, with the nodes that only this needs: an id such as
    "holder/MA/ministre-de-l-interieur" stands for whoever held that office on the article's day (see `holder_id`).
    """

    article: Article
    entities: tuple[Entity, ...] = ()
    offices: tuple[Office, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    statements: tuple[Statement, ...] = ()
    deferred: Reading | None = None

    def at_least(self, confidence: float) -> Reading:
        """The reading without the statements below a confidence, and without the nodes that only those use."""
        kept = tuple(statement for statement in self.statements if statement.confidence >= confidence)
        dropped = tuple(statement for statement in self.statements if statement.confidence < confidence)
        orphans = self._used(dropped) - self._used(kept)
        return replace(
            self,
            entities=tuple(entity for entity in self.entities if entity.id not in orphans),
            offices=tuple(office for office in self.offices if office.id not in orphans),
            quotations=tuple(quotation for quotation in self.quotations if quotation.id not in orphans),
            statements=kept,
            deferred=self.deferred.at_least(confidence) if self.deferred is not None else None,
        )

    def _used(self, statements: tuple[Statement, ...]) -> set[str]:
        """The ids of the nodes that some statements need: what their offices govern, too."""
        used = {node for s in statements for node in (s.subject, s.object, s.place) if node}
        return used | {office.jurisdiction for office in self.offices if office.id in used and office.jurisdiction}


HOLDER: Final = "holder/"


def holder_id(office: str) -> str:
    """The id that stands for whoever holds an office: `holder_id("office/MA/ministre") == "holder/MA/ministre"`."""
    return HOLDER + office.removeprefix("office/")


def content_hash(*parts: str) -> str:
    """A short, stable identifier for a tuple of strings: the first 16 hexadecimal digits of their SHA-256."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:HASH_LENGTH]
