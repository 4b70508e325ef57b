"""Annotated articles: reading them, and turning one into the reading that a perfect extractor would give."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from kg.errors import GoldError
from kg.model import Article, Entity, Office, Quotation, Reading, Span, Statement, content_hash
from kg.text import slug
from kg.vocabulary import EntityType, Predicate, Status


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity as annotated: `mentions` are all its surface forms, exact substrings of title or text."""

    id: str
    type: EntityType
    name: str
    mentions: tuple[str, ...]
    iso: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and all surface forms."""
        return (self.name, *self.mentions)


@dataclass(frozen=True, slots=True)
class GoldOffice:
    """The object of holdsOffice: a title, and the entity governed (its id in the article) or None."""

    office: str
    of: str | None


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """The object of said: the exact words."""

    quote: str


GoldObject: TypeAlias = GoldOffice | GoldQuote | str


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A fact as annotated; `topics` is None where the annotation has no such key."""

    subject: str
    predicate: Predicate
    object: GoldObject
    evidence: str
    status: str | None = None
    date: str | None = None
    place: str | None = None
    topics: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with its annotations."""

    article: Article
    entities: tuple[GoldEntity, ...]
    facts: tuple[GoldFact, ...]


def read_gold(paths: Iterable[str | Path]) -> Iterator[GoldArticle]:
    """Annotated articles of JSON Lines files, in order; raises GoldError naming file and line."""
    for path in map(Path, paths):
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise GoldError(f"{path}: can't be read: {error}") from error
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _read_line(line, f"{path}: line {number}")


def _read_line(line: str, place: str) -> GoldArticle:
    try:
        record = json.loads(line)
        return GoldArticle(
            _article(record, place),
            tuple(_entity(entity) for entity in record["entities"]),
            tuple(_fact(fact) for fact in record["facts"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise GoldError(f"{place}: not a well-formed annotated article: {type(error).__name__}: {error}") from error


def _article(record: Mapping[str, Any], place: str) -> Article:
    return Article(
        id=record["id"],
        title=record["title"],
        text=record["text"],
        published=record.get("published"),
        source=record.get("source"),
        lang=record.get("lang", "fr"),
        url=record.get("url"),
        origin=place,
    )


def _entity(record: Mapping[str, Any]) -> GoldEntity:
    return GoldEntity(record["id"], EntityType(record["type"]), record["name"], tuple(record["mentions"]), record.get("iso"))


def _fact(record: Mapping[str, Any]) -> GoldFact:
    return GoldFact(
        record["s"],
        Predicate(record["p"]),
        _object(record["o"]),
        record["evidence"],
        record.get("status"),
        record.get("date"),
        record.get("place"),
        tuple(record["topics"]) if "topics" in record else None,
    )


def _object(record: str | Mapping[str, Any]) -> GoldObject:
    if isinstance(record, str):
        return record
    return GoldQuote(record["quote"]) if "quote" in record else GoldOffice(record["office"], record["of"])


def gold_reading(gold: GoldArticle) -> Reading:
    """The reading that a perfect extractor would give of an annotated article."""
    ids = {entity.id: _node_id(entity) for entity in gold.entities}
    content = gold.article.content
    objects = [fact.object for fact in gold.facts]
    offices = {office.id: office for o in objects if isinstance(o, GoldOffice) for office in [_office(o, ids)]}
    quotations = {quote.id: quote for o in objects if isinstance(o, GoldQuote) for quote in [_quotation(o)]}
    return Reading(
        gold.article,
        tuple(_merged_entities(gold.entities, content)),
        tuple(offices.values()),
        tuple(quotations.values()),
        tuple(_statement(fact, ids, content) for fact in gold.facts),
    )


def _node_id(entity: GoldEntity) -> str:
    return f"{entity.type.lower()}/{entity.iso or slug(entity.name)}"


def _merged_entities(entities: tuple[GoldEntity, ...], content: str) -> Iterator[Entity]:
    groups: dict[str, list[GoldEntity]] = {}
    for entity in entities:
        groups.setdefault(_node_id(entity), []).append(entity)
    for node_id, same in groups.items():
        first, forms = same[0], tuple(dict.fromkeys(form for entity in same for form in entity.names))
        mentions = tuple(sorted(_span(content, form) for form in forms if form in content))
        yield Entity(node_id, first.type, first.name, forms[1:], first.iso, mentions)


def _span(content: str, text: str) -> Span:
    start = content.index(text)
    return Span(start, start + len(text))


def _office(gold: GoldOffice, ids: Mapping[str, str]) -> Office:
    jurisdiction = ids[gold.of] if gold.of else None
    body = f"{jurisdiction.partition('/')[2]}/" if jurisdiction else ""
    return Office(f"office/{body}{slug(gold.office)}", gold.office, jurisdiction)


def _quotation(gold: GoldQuote) -> Quotation:
    return Quotation(f"quotation/{content_hash(gold.quote)}", gold.quote)


def _statement(fact: GoldFact, ids: Mapping[str, str], content: str) -> Statement:
    return Statement(
        subject=ids[fact.subject],
        predicate=fact.predicate,
        object=_object_id(fact.object, ids),
        evidence=(_span(content, fact.evidence),),
        status=Status(fact.status.capitalize()) if fact.status else None,
        date=fact.date,
        place=ids[fact.place] if fact.place else None,
        topics=tuple(f"topic/{topic}" for topic in fact.topics or ()),
    )


def _object_id(gold: GoldObject, ids: Mapping[str, str]) -> str:
    if isinstance(gold, GoldOffice):
        return _office(gold, ids).id
    return _quotation(gold).id if isinstance(gold, GoldQuote) else ids[gold]
