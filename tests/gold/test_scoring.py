"""Scoring: perfect readings score 1, worse ones what the definitions say."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat

from kg.errors import GoldError
from kg.evaluation.gold import GoldArticle, gold_reading, read_gold
from kg.evaluation.index import FactIndex
from kg.evaluation.matching import normalise, overlap
from kg.evaluation.scoring import FREQUENT, compare, score
from kg.graph import Iris, Run, reading_quads
from kg.graph.serialisation import serialise
from kg.model import Reading, Statement
from kg.vocabulary import Factuality, Status

_N_QUADS = RdfFormat.N_QUADS
HERE = Path(__file__).parent
SCORER = Path(os.environ.get("KG_SCORER", HERE.parents[2] / "shared" / "tools" / "score.py"))


def index_of(readings: Sequence[Reading]) -> FactIndex:
    return FactIndex(quad for reading in readings for quad in reading_quads(reading, Run("gold"), Iris()))


def test_perfect_readings_score_one(golds: list[GoldArticle], readings: list[Reading]) -> None:
    report = score(index_of(readings), golds).to_dict()
    assert (report["all"]["f1"], report["core"]["f1"], report["macro_f1"]) == (1.0, 1.0, 1.0)
    assert report["qualifiers"] == {"date": 1.0, "place": 1.0, "status": 1.0, "topics": report["qualifiers"]["topics"]}
    assert report["qualifiers"]["topics"]["f1"] == 1.0
    assert report["articles_missing"] == []


def test_no_reading_scores_zero(golds: list[GoldArticle]) -> None:
    report = score(index_of([]), golds[:2]).to_dict()
    assert (report["all"]["f1"], report["all"]["tp"]) == (0.0, 0)
    assert report["articles_missing"] == [golds[0].article.id, golds[1].article.id]


def degraded(readings: Sequence[Reading]) -> list[Reading]:
    """Readings with facts missing, wrong, turned round, not asserted, and with wrong qualifiers; one article is lost."""
    rng = random.Random(7)
    return [replace(reading, statements=tuple(_spoil(reading, rng))) for reading in readings[1:]]


def _spoil(reading: Reading, rng: random.Random) -> list[Statement]:
    spoilt = []
    for statement in reading.statements:
        match rng.randrange(8):
            case 0:
                continue
            case 1:
                statement = replace(statement, subject=rng.choice(reading.entities).id)
            case 2:
                statement = replace(statement, subject=statement.object, object=statement.subject)
            case 3:
                statement = replace(statement, factuality=Factuality.DENIED)
            case 4:
                statement = replace(statement, status=Status.FORMER if statement.status else None, date="2020-01", topics=("topic/trade",))
            case 5:
                statement = replace(statement, object=rng.choice(reading.entities).id)
            case _:
                pass
        spoilt.append(statement)
    return spoilt


def test_worse_readings_score_between(golds: list[GoldArticle], readings: list[Reading]) -> None:
    report = score(index_of(degraded(readings)), golds).to_dict()
    assert 0.3 < report["all"]["f1"] < 0.9
    assert report["articles_missing"] == [golds[0].article.id]


@pytest.mark.parametrize(("quality", "only"), [("perfect", ""), ("degraded", ""), ("degraded", "said,met")])
def test_the_figures_are_those_of_the_reference_scorer(
    golds: list[GoldArticle], readings: list[Reading], tmp_path: Path, quality: str, only: str
) -> None:
    """The reference scorer is not part of the package: name it in KG_SCORER."""
    if not SCORER.is_file():
        pytest.skip(f"no reference scorer at {SCORER}")
    golds, readings = golds[:29], readings[:29]
    chosen = readings if quality == "perfect" else degraded(readings)
    quads = [quad for reading in chosen for quad in reading_quads(reading, Run("gold"), Iris())]
    (tmp_path / "graph.nq").write_bytes(serialise(quads, _N_QUADS))
    report = score(FactIndex(quads), golds, frozenset(filter(None, only.split(",")))).to_dict()
    reference = _reference(tmp_path / "graph.nq", only)
    assert {name: report[name] for name in reference} == reference


def _reference(graph: Path, only: str) -> Any:
    command = [
        sys.executable,
        "-W",
        "ignore",
        str(SCORER),
        "--json",
        "--graph",
        str(graph),
        "--only",
        only,
        "--gold",
        str(HERE / "dev-1.jsonl"),
    ]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def test_misses_and_errors_are_told_in_words(golds: list[GoldArticle], readings: list[Reading]) -> None:
    met = next(reading for reading in readings if any(statement.predicate == "met" for statement in reading.statements))
    gold = next(gold for gold in golds if gold.article.id == met.article.id)
    result = score(index_of([replace(met, statements=())]), [gold], {"met"})
    assert result.missed and all(line.startswith(f"missed {met.article.id}: ") and " met " in line for line in result.missed)


def test_rare_relations_are_left_out_of_the_other_macro_average(golds: list[GoldArticle], readings: list[Reading]) -> None:
    only_met = [replace(reading, statements=tuple(s for s in reading.statements if s.predicate == "met")) for reading in readings]
    report = score(index_of(only_met), golds).to_dict()
    counts = {name: row["tp"] + row["fn"] for name, row in report["by_predicate"].items()}
    assert min(counts.values()) < FREQUENT, "no relation is rare: this test shows nothing"
    assert report["macro_f1"] == round(1 / len(counts), 4)
    assert report["macro_f1_frequent"] == round(1 / sum(count >= FREQUENT for count in counts.values()), 4)


def test_facts_in_articles_without_any_are_counted_apart(golds: list[GoldArticle], readings: list[Reading]) -> None:
    bare = replace(golds[0], facts=())
    report = score(index_of(readings[:2]), [bare, golds[1]]).to_dict()
    assert report["without_facts"] == {"articles": 1, "wrong": report["all"]["fp"]}
    assert report["all"]["fp"] == len(readings[0].statements)


def test_an_article_is_compared_fact_by_fact(golds: list[GoldArticle], readings: list[Reading]) -> None:
    first, *others = readings[0].statements
    comparison = compare(index_of([replace(readings[0], statements=tuple(others))]), golds[0])
    assert [fact.evidence for fact in comparison.missed] == [golds[0].facts[0].evidence]
    assert len(comparison.found) == len(golds[0].facts) - 1
    assert {span for _, hit in comparison.found for span in hit.evidence} == {span for s in others for span in s.evidence}
    assert first.evidence


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ministre de l’Intérieur", "Ministre de l'interieur", 1.0),
        ("ministre de l'Intérieur", "ministre de la Défense", 0.5),
        ("président", "roi", 0.0),
        ("", "", 0.0),
    ],
)
def test_words_overlap_without_accents_and_stop_words(one: str, other: str, same: float) -> None:
    assert overlap(one, other) == pytest.approx(same)


def test_normalised_texts_keep_hyphens_and_apostrophes() -> None:
    assert normalise(" Côte\u00a0d’Ivoire, porte-parole ! ") == "cote d'ivoire porte-parole"


def test_gold_evidence_is_where_it_says(golds: list[GoldArticle]) -> None:
    for gold in golds:
        statements = gold_reading(gold).statements
        for fact, statement in zip(gold.facts, statements, strict=True):
            (span,) = statement.evidence
            assert gold.article.content[span.start : span.end] == fact.evidence


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"id": "a"}', '{"id": "a", "title": "", "text": "", "entities": [{"id": "e1", "type": "Ghost"}]}']
)
def test_a_malformed_gold_line_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "bad.jsonl").write_text(f"\n{line}\n")
    with pytest.raises(GoldError, match=r"bad\.jsonl: line 2: not a well-formed"):
        list(read_gold([tmp_path / "bad.jsonl"]))


def test_a_missing_gold_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="can't be read"):
        list(read_gold([tmp_path / "none.jsonl"]))
