"""Confidences that mean something: shares of right facts, drawn towards wider shares where facts are few."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract import assemble, assemble_raw
from kg.extract.confidence import CEILING, FILE, Calibration, Cell, calibrated, cell_of, shipped
from kg.model import Article, Reading, Span, Statement
from kg.vocabulary import Predicate
from tests.extract.documents import french, make_doc

JUDGED: list[tuple[Cell, bool]] = [
    *[(cell_of("met", "verb", 0.8), right) for right in [True] * 90 + [False] * 10],
    *[(cell_of("met", "noun", 0.8), right) for right in [True] * 3 + [False] * 1],
    *[(cell_of("visited", "verb", 0.8), right) for right in [True] * 50 + [False] * 50],
]


@pytest.fixture
def calibration() -> Calibration:
    return Calibration.of(JUDGED, weight=10)


def test_a_rule_with_many_facts_is_worth_its_share(calibration: Calibration) -> None:
    assert calibration.worth(cell_of("met", "verb", 0.8)) == pytest.approx(0.9, abs=0.02)
    assert calibration.worth(cell_of("visited", "verb", 0.8)) == pytest.approx(0.5, abs=0.03)


def test_a_rule_with_few_facts_is_drawn_towards_its_relation(calibration: Calibration) -> None:
    relation = 93 / 104
    assert 0.75 < calibration.worth(cell_of("met", "noun", 0.8)) < relation


def test_an_unknown_rule_is_worth_its_relation_and_an_unknown_relation_the_mean(calibration: Calibration) -> None:
    everything = 143 / 204
    assert calibration.worth(cell_of("met", "new", 0.3)) == pytest.approx(93 / 104, abs=0.03)
    assert calibration.worth(cell_of("aids", "new", 0.3)) == pytest.approx(everything, abs=0.01)


def test_nothing_is_certain() -> None:
    always = Calibration.of([(cell_of("met", "verb", 0.8), True)] * 10_000)
    assert always.worth(cell_of("met", "verb", 0.8)) == CEILING


def test_without_facts_raw_confidences_stay() -> None:
    assert Calibration().worth(cell_of("met", "verb", 0.654)) == 0.65


def test_a_calibration_survives_its_file(calibration: Calibration) -> None:
    assert Calibration.from_json(calibration.to_json()) == calibration
    assert Calibration.from_json(Calibration().to_json()) == Calibration()


@given(st.lists(st.tuples(st.sampled_from(["met", "said"]), st.sampled_from(["a", "b"]), st.floats(0, 1), st.booleans()), max_size=30))
def test_confidences_are_probabilities(facts: list[tuple[str, str, float, bool]]) -> None:
    calibration = Calibration.of((cell_of(predicate, rule, raw), right) for predicate, rule, raw, right in facts)
    assert all(0 <= calibration.worth(cell_of(predicate, rule, raw)) <= 1 for predicate, rule, raw, _ in facts)
    assert Calibration.from_json(calibration.to_json()) == calibration


def test_the_calibration_that_ships_is_well_formed() -> None:
    assert Calibration.from_json(FILE.read_text(encoding="utf-8")) == shipped()
    assert all(0 <= right <= facts for right, facts in shipped().counts.values())


def test_only_confidences_change(calibration: Calibration) -> None:
    statement = Statement("person/a", Predicate.MET, "person/b", (Span(0, 1),), date="2025", confidence=0.8, rule="verb")
    reading = Reading(Article("a", "t", "x"), statements=(statement,))
    assert calibrated(reading, calibration).statements == (replace(statement, confidence=calibration.worth(cell_of("met", "verb", 0.8))),)


def test_readings_are_calibrated_by_what_ships() -> None:
    doc = make_doc("Titre\nHier, {Aziz Belmir} a reçu {Paul Morel}.")
    for name in french().pipe_names:
        doc = french().get_pipe(name)(doc)
    article = Article("a", "Titre", "Hier, Aziz Belmir a reçu Paul Morel.")
    raw = assemble_raw(doc, article)
    assert raw.statements
    assert assemble(doc, article) == calibrated(raw)
