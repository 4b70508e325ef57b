"""Quality floors on the annotated articles.

The shipped pipeline's named entities were trained on these very articles, and the rules of extraction were written with them in sight: the
figures here only show that nothing got worse. What to expect of articles never seen is cross-validated; `docs/quality.md` says how.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import pytest
from spacy.language import Language

from kg.evaluation.gold import GoldArticle, read_gold
from kg.evaluation.index import FactIndex
from kg.evaluation.results import examine
from kg.evaluation.trial import Trial
from kg.extract.chains import Chain
from kg.graph import Iris, Run, reading_quads
from kg.model import Reading
from tests.extract.floors import FIGURES, FILE, GOLD, digest, gold_files, moved, pinned, value
from tests.extract.reading_once import read_once

FRESH: Final = ("fresh-1.jsonl", "fresh-2.jsonl", "fresh-3.jsonl", "fresh-4.jsonl")
UNREAD: Final = ("fresh-5.jsonl",)
FRESH_FLOORS: Final = {
    "all.f1": 0.78, "all.p": 0.87, "core.f1": 0.85, "macro_f1": 0.71, "coreference.f1": 0.89,
    "qualifiers.status": 0.93, "qualifiers.date": 0.89, "qualifiers.place": 0.92, "qualifiers.topics.f1": 0.64,
}  # fmt: skip

UNREAD_FLOORS: Final = {
    "all.f1": 0.55,
    "all.p": 0.75,
    "core.f1": 0.61,
    "coreference.f1": 0.88,
    "qualifiers.status": 0.94,
    "qualifiers.date": 0.85,
}


@pytest.fixture(scope="session")
def found(shipped: Language) -> list[tuple[Reading, list[Chain]]]:
    """What the shipped pipeline says of all annotated articles."""
    return read_once(shipped, gold_files())


@pytest.fixture(scope="session")
def report(found: list[tuple[Reading, list[Chain]]], golds: list[GoldArticle]) -> dict[str, Any]:
    """Figures over all relations."""
    index = FactIndex(quad for reading, _ in found for quad in reading_quads(reading, Run("test"), Iris()))
    return examine(Trial(index, {reading.article.id: chains for reading, chains in found}), golds).to_dict()


@pytest.mark.parametrize("name", sorted(pinned()["sha256"]))
def test_the_annotated_articles_are_those_that_the_floors_were_set_on(name: str) -> None:
    assert digest(GOLD / name) == pinned()["sha256"][name], f"{name} has changed: pin again with `python -m tests.extract.floors`"


def test_every_annotated_file_is_pinned() -> None:
    assert {path.name for path in gold_files()} == set(pinned()["sha256"])


def test_every_figure_has_a_floor() -> None:
    assert set(pinned()["floors"]) == set(FIGURES)


@pytest.mark.parametrize("figure", FIGURES)
def test_no_figure_is_below_its_floor(report: dict[str, Any], figure: str) -> None:
    assert value(report, figure) >= pinned()["floors"][figure], f"see {FILE.name}"


@pytest.fixture(scope="session")
def fresh_report(shipped: Language) -> dict[str, Any]:
    """Figures on articles that the language model has not seen; the rules were tuned on some of them."""
    return _report_on(shipped, FRESH)


@pytest.fixture(scope="session")
def unread_report(shipped: Language) -> dict[str, Any]:
    """Figures on articles that neither the language model nor the rules have seen."""
    return _report_on(shipped, UNREAD)


def _report_on(shipped: Language, names: Iterable[str]) -> dict[str, Any]:
    paths = [GOLD / "fresh" / name for name in names]
    fresh, found = list(read_gold(paths)), read_once(shipped, paths)
    index = FactIndex(quad for reading, _ in found for quad in reading_quads(reading, Run("test"), Iris()))
    return examine(Trial(index, {reading.article.id: chains for reading, chains in found}), fresh).to_dict()


@pytest.mark.parametrize(("figure", "floor"), FRESH_FLOORS.items())
def test_fresh_articles_reach_their_floors(fresh_report: dict[str, Any], figure: str, floor: float) -> None:
    assert value(fresh_report, figure) >= floor


@pytest.mark.parametrize(("figure", "floor"), UNREAD_FLOORS.items())
def test_unread_articles_reach_their_floors(unread_report: dict[str, Any], figure: str, floor: float) -> None:
    assert value(unread_report, figure) >= floor


def test_every_fresh_file_is_scored() -> None:
    assert {path.name for path in (GOLD / "fresh").glob("*.jsonl")} == {*FRESH, *UNREAD}


def test_articles_without_any_political_fact_give_next_to_none(shipped: Language) -> None:
    counts = [len(reading.statements) for reading, _ in read_once(shipped, sorted((GOLD / "quiet").glob("*.jsonl")))]
    assert len(counts) == 35
    assert max(counts) <= 2
    assert sum(counts) <= 4


def flat(figure: float) -> dict[str, Any]:
    """A report in which all figures are one."""
    names = {"status": figure, "date": figure, "place": figure, "topics": {"f1": figure}}
    group = {"f1": figure, "p": figure}
    return {"all": group, "core": group, "coreference": group, "macro_f1": figure, "macro_f1_frequent": figure, "qualifiers": names}


def test_floors_rise_to_what_is_reached_less_a_margin() -> None:
    floors, fallen = moved({}, flat(0.8573))
    assert set(floors.values()) == {0.84} and fallen == []


def test_floors_do_not_sink_unless_they_are_told_to() -> None:
    before = dict.fromkeys(FIGURES, 0.8)
    assert moved(before, flat(0.7)) == (before, list(FIGURES))
    assert set(moved(before, flat(0.7), lower=True)[0].values()) == {0.69}


def test_a_figure_that_only_uses_its_margin_keeps_its_floor() -> None:
    before = dict.fromkeys(FIGURES, 0.8)
    assert moved(before, flat(0.803), lower=True) == (before, [])


def test_every_article_has_a_reading(report: dict[str, Any]) -> None:
    assert report["articles_missing"] == []


def test_chains_are_made_of_the_very_words_of_the_article(found: list[tuple[Reading, list[Chain]]]) -> None:
    for reading, chains in found:
        spans = [span for chain in chains for span in (*chain.entity.mentions, *chain.references)]
        assert all(0 <= span.start < span.end <= len(reading.article.content) for span in spans)
        assert {entity.id for entity in reading.entities} <= {chain.entity.id for chain in chains}


def test_all_evidence_lies_within_one_line_of_its_article(found: list[tuple[Reading, list[Chain]]]) -> None:
    for reading, _ in found:
        content = reading.article.content
        slices = [content[span.start : span.end] for statement in reading.statements for span in statement.evidence]
        assert [words for words in slices if not words or words != words.strip() or "\n" in words] == []


def test_every_id_that_statements_use_is_a_node_of_the_same_reading(found: list[tuple[Reading, list[Chain]]]) -> None:
    for reading, _ in found:
        known = {node.id for group in (reading.entities, reading.offices, reading.quotations) for node in group}
        used = {node for s in reading.statements for node in (s.subject, s.object, s.place) if node}
        governed = {office.jurisdiction for office in reading.offices if office.jurisdiction}
        assert (used | governed) - known == set(), reading.article.id
