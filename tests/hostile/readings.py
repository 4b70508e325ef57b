"""A reading whose every string is somebody else's."""

from __future__ import annotations

from kg.model import Article, Entity, Office, Quotation, Reading, Span, Statement, content_hash
from kg.text import slug
from kg.vocabulary import EntityType, Predicate, Status


def hostile_reading(payload: str, *, id_: str | None = None, url: str | None = None) -> Reading:
    """What an extractor would say that takes `payload` for title, text, names, offices, quotations, sources and rules alike."""
    text = f"{payload} et {payload}"
    article = Article(payload if id_ is None else id_, payload, text, "2025-04-15", payload, payload, "fr", url)
    key = slug(payload) or content_hash(payload)
    evidence = (Span(0, max(len(payload), 1)), Span(len(payload) + 1, len(article.content)))
    people = tuple(Entity(f"person/{key}-{n}", EntityType.PERSON, payload, (f"{payload} {n}",)) for n in (1, 2))
    things = (
        Entity(f"organization/{key}", EntityType.ORGANIZATION, payload),
        Entity(f"place/{payload}", EntityType.PLACE, payload),
        Entity(f"event/{key}", EntityType.EVENT, payload, kind="event-kind/summit"),
    )
    office = Office(f"office/{key}", payload, things[0].id, aliases=(payload, f"{payload} x"))
    quotation = Quotation(f"quotation/{content_hash(payload)}", payload)
    facts = (
        (people[0].id, Predicate.HOLDS_OFFICE, office.id),
        (people[0].id, Predicate.MET, people[1].id),
        (people[0].id, Predicate.SAID, quotation.id),
        (people[1].id, Predicate.VISITED, things[1].id),
        (things[0].id, Predicate.PARTICIPATED_IN, things[2].id),
    )
    statements = tuple(
        Statement(*fact, evidence, Status.CURRENT if fact[1] is Predicate.HOLDS_OFFICE else None, "2025-04", things[1].id, rule=payload)
        for fact in facts
    )
    return Reading(article, (*people, *things), (office,), (quotation,), statements)
