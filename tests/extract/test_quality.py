"""Quality floors on the annotated articles.

The shipped pipeline's named entities were trained on these very articles, and the rules of extraction were written with them in sight: the
figures here only show that nothing got worse. What to expect of articles never seen is cross-validated; `docs/quality.md` says how.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from kg.evaluation.gold import GoldArticle
from kg.evaluation.index import FactIndex
from kg.evaluation.scoring import score
from kg.extract import read_all
from kg.graph import Iris, Run, reading_quads
from kg.model import Reading

GOLD = Path(__file__).parents[1] / "gold"
FLOORS = Path(__file__).parent / "quality-floors.json"


@cache
def floors() -> dict[str, Any]:
    """What is pinned: the digests of the annotated articles, and the least figure of each kind."""
    pinned: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return pinned


@pytest.fixture(scope="session")
def found(shipped: Language, golds: list[GoldArticle]) -> list[Reading]:
    """What the shipped pipeline says of all annotated articles."""
    return list(read_all(shipped, [gold.article for gold in golds]))


@pytest.fixture(scope="session")
def report(found: list[Reading], golds: list[GoldArticle]) -> dict[str, Any]:
    """Figures over the relations that have a floor."""
    index = FactIndex(quad for reading in found for quad in reading_quads(reading, Run("test"), Iris()))
    return score(index, golds, floors()["predicates"]).to_dict()


@pytest.mark.parametrize("name", sorted(floors()["sha256"]))
def test_the_annotated_articles_are_those_that_the_floors_were_set_on(name: str) -> None:
    digest = hashlib.sha256((GOLD / name).read_bytes()).hexdigest()
    assert digest == floors()["sha256"][name], f"{name} has changed: measure again with `kg eval`, then pin its new digest in {FLOORS.name}"


def test_every_annotated_file_is_pinned() -> None:
    assert {path.name for path in GOLD.glob("dev-*.jsonl")} == set(floors()["sha256"])


@pytest.mark.parametrize(("group", "figure"), [(group, figure) for group, least in floors()["floors"].items() for figure in least])
def test_no_figure_is_below_its_floor(report: dict[str, Any], group: str, figure: str) -> None:
    assert report[group][figure] >= floors()["floors"][group][figure]


def test_every_article_has_a_reading(report: dict[str, Any]) -> None:
    assert report["articles_missing"] == []


def test_all_evidence_lies_within_one_line_of_its_article(found: list[Reading]) -> None:
    for reading in found:
        content = reading.article.content
        slices = [content[span.start : span.end] for statement in reading.statements for span in statement.evidence]
        assert [words for words in slices if not words or words != words.strip() or "\n" in words] == []


def test_every_id_that_statements_use_is_a_node_of_the_same_reading(found: list[Reading]) -> None:
    for reading in found:
        known = {entity.id for entity in reading.entities} | {office.id for office in reading.offices}
        used = {node for s in reading.statements for node in (s.subject, s.object, s.place) if node}
        governed = {office.jurisdiction for office in reading.offices if office.jurisdiction}
        assert (used | governed) - known == set(), reading.article.id
