"""Ids that hold across articles are written into an article's graph, and what was read comes back from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Triple

from kg.graph import Run
from kg.graph.quads import reading_quads
from kg.graph.rewriting import REJECTED, Rewriting, as_read, rewrite
from kg.graph.terms import FACTUALITY, PREDICATE, Iris, term, value
from kg.model import Article, Entity, Office, Reading, Span, Statement
from kg.vocabulary import EntityType, Predicate

IRIS = Iris()
ARTICLE = IRIS.article("a")
IDS = ("person/a-x", "person/b-y", "organization/ua", "person/c-z")
NEW = (*IDS, "person/abel-xu", "organization/union-africaine")


def small() -> list[Triple]:
    """Two who met; one of them heads a body that has a short name."""
    entities = [Entity(id_, EntityType.PERSON if "person" in id_ else EntityType.ORGANIZATION, id_) for id_ in IDS[:3]]
    office = Office("office/ua/president", "président", "organization/ua")
    statements = [
        Statement(IDS[0], Predicate.MET, IDS[1], (Span(0, 2),)),
        Statement(IDS[0], Predicate.HOLDS_OFFICE, office.id, (Span(1, 3),)),
        Statement(IDS[1], Predicate.CRITICIZES, IDS[2], (Span(1, 3),)),
    ]
    reading = Reading(Article("a", "titre", "texte"), tuple(entities), (office,), (), tuple(statements))
    return [quad.triple for quad in reading_quads(reading, Run("x"), IRIS)]


TRIPLES = small()
STATEMENTS = sorted(IRIS.local(value(row.subject)) for row in TRIPLES if row.predicate == PREDICATE)


@given(st.dictionaries(st.sampled_from(IDS), st.sampled_from(NEW)), st.frozensets(st.sampled_from(STATEMENTS)))
def test_what_was_read_comes_back(ids: dict[str, str], rejected: frozenset[str]) -> None:
    rewriting = Rewriting({old: new for old, new in ids.items() if old != new}, rejected)
    now = rewrite(TRIPLES, ARTICLE, rewriting, IRIS)
    back, known = as_read(now, ARTICLE, IRIS)
    assert set(back) == set(TRIPLES)
    assert known == rewriting
    assert len(set(now)) == len(now)
    assert set(rewrite(back, ARTICLE, rewriting, IRIS)) == set(now)


def test_the_office_of_a_body_goes_with_the_body() -> None:
    now = rewrite(TRIPLES, ARTICLE, Rewriting({"organization/ua": "organization/union-africaine"}), IRIS)
    holder, holds = IRIS.node(IDS[0]), [row for row in now if row.predicate.value.endswith("#holdsOffice")]
    assert holds == [Triple(holder, holds[0].predicate, IRIS.node("office/union-africaine/president"))]
    old = {IRIS.node("organization/ua"), IRIS.node("office/ua/president")}
    assert not any(row.subject in old or row.object in old for row in now)


def test_a_rejected_statement_is_no_longer_asserted() -> None:
    met = next(id_ for id_ in STATEMENTS if Triple(IRIS.node(id_), PREDICATE, term("kg:met")) in TRIPLES)
    now = rewrite(TRIPLES, ARTICLE, Rewriting(rejected=frozenset({met})), IRIS)
    assert Triple(IRIS.node(met), FACTUALITY, REJECTED) in now
    assert not [row for row in now if row.predicate.value.endswith("#met")]
    assert [row for row in now if row.predicate.value.endswith("#criticizes")]


@pytest.mark.parametrize("rewriting", [Rewriting(), Rewriting({})])
def test_nothing_to_do_changes_nothing(rewriting: Rewriting) -> None:
    assert rewrite(TRIPLES, ARTICLE, rewriting, IRIS) == TRIPLES
