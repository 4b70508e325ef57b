"""What of a reading is left where only confident statements are kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Office, Reading

AQIL, BEJU, RABAT, ALGIERS, MOROCCO = "person/anne-aqil", "person/paul-beju", "place/rabat", "place/alger", "country/MA"


@pytest.fixture
def reading(small_reading: Reading) -> Reading:
    """An office (0.9), a meeting (0.8), a visit (0.62)."""
    office, met, visited = small_reading.statements
    return replace(small_reading, statements=(replace(office, confidence=0.9), replace(met, confidence=0.8), visited))


@pytest.mark.parametrize(
    ("least", "statements", "entities", "offices"),
    [
        (0.0, 3, {AQIL, BEJU, RABAT, ALGIERS, MOROCCO}, 1),
        (0.62, 3, {AQIL, BEJU, RABAT, ALGIERS, MOROCCO}, 1),
        (0.7, 2, {AQIL, BEJU, RABAT, MOROCCO}, 1),
        (0.85, 1, {AQIL, MOROCCO}, 1),
        (0.95, 0, set(), 0),
    ],
)
def test_statements_below_leave_with_the_nodes_that_only_they_use(
    reading: Reading, least: float, statements: int, entities: set[str], offices: int
) -> None:
    kept = reading.at_least(least)
    assert len(kept.statements) == statements
    assert {entity.id for entity in kept.entities} == entities
    assert len(kept.offices) == offices
    assert kept.article == reading.article


def test_what_no_statement_used_before_stays(reading: Reading) -> None:
    other = Office("office/x", "wali")
    assert other in replace(reading, offices=(*reading.offices, other)).at_least(0.95).offices
