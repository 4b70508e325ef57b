"""The profiles of an article's persons and organizations, read back from its quads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

from pyoxigraph import Quad

from kg.graph import terms as t
from kg.graph.terms import Iris, term
from kg.model import Article, Entity, Office, Reading, Statement
from kg.resolve import Profile, find_profiles
from kg.vocabulary import KG, EntityType, Factuality, Status, predicate_named

Values: TypeAlias = dict[str, dict[str, list[str]]]
_TYPES = frozenset(EntityType)


def article_profiles(quads: Iterable[Quad], iris: Iris) -> list[Profile]:
    """The profiles of one article, the same as `kg.resolve.find_profiles` gives of the reading that the quads were made from."""
    values: Values = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        values[t.value(quad.subject)][quad.predicate.value].append(iris.local(t.value(quad.object)))
    return find_profiles(_reading(values, iris))


def _reading(values: Values, iris: Iris) -> Reading:
    """As much of the reading as profiles need: without text, quotations and evidence."""
    entities, offices, statements = [], [], []
    article = Article("", "", "")
    for node, own in sorted(values.items()):
        classes = {name.removeprefix(KG) for name in own[t.TYPE.value]}
        if kinds := classes & _TYPES:
            label, *_ = own[t.LABEL.value]
            entities.append(Entity(iris.local(node), EntityType(min(kinds)), label, tuple(sorted(own[t.ALT_LABEL.value]))))
        elif "Office" in classes:
            offices.append(_office(iris.local(node), own))
        elif "Statement" in classes:
            statements.append(_statement(own))
        elif "Article" in classes:
            article = Article(iris.article_id(node), "", "", _first(own, t.PUBLISHED.value))
    return Reading(article, tuple(entities), tuple(offices), (), tuple(statements))


def _office(node: str, own: dict[str, list[str]]) -> Office:
    role, jurisdiction = _first(own, term("kg:role").value), _first(own, t.JURISDICTION.value)
    return Office(node, own[t.LABEL.value][0], jurisdiction, role, tuple(sorted(own[term("kg:portfolio").value])))


def _statement(own: dict[str, list[str]]) -> Statement:
    status, factuality = _first(own, t.STATUS.value), _first(own, t.FACTUALITY.value)
    return Statement(
        subject=own[t.SUBJECT.value][0],
        predicate=predicate_named(own[t.PREDICATE.value][0].removeprefix(KG)),
        object=own[t.OBJECT.value][0],
        evidence=(),
        status=Status(status.removeprefix(KG)) if status else None,
        place=_first(own, t.PLACE.value),
        factuality=Factuality(factuality.removeprefix(KG)) if factuality else Factuality.ASSERTED,
    )


def _first(own: dict[str, list[str]], predicate: str) -> str | None:
    return min(own[predicate], default=None)
