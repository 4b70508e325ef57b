"""Composing the stages, with a reader that knows perfect readings by heart instead of a language model."""

from __future__ import annotations

import gc
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from spacy.language import Language

from kg import build as building
from kg.build import Build, BuildReport, build, run_of
from kg.errors import LanguageError, SourceError
from kg.graph import Graph, Run
from kg.model import Article, Reading
from kg.readers import Reader, isolated

RUN = Run("gold")


@pytest.fixture
def by_heart(readings: list[Reading]) -> Reader:
    known = {reading.article.id: reading for reading in readings}

    def read(articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            if "poison" in article.text:
                raise ZeroDivisionError("poison")
            yield replace(known[article.id], article=article) if article.id in known else Reading(article)

    return isolated(read)


@pytest.fixture
def graph() -> Iterator[Graph]:
    with Graph.open() as graph:
        yield graph


def counts(report: BuildReport) -> tuple[int, int, int]:
    return report.progress.read, report.progress.skipped, report.progress.failed


def test_articles_are_read_once(graph: Graph, by_heart: Reader, readings: list[Reading]) -> None:
    articles = [reading.article for reading in readings[:5]]
    assert counts(Build(graph, by_heart, RUN)(articles)) == (5, 0, 0)
    assert counts(Build(graph, by_heart, RUN)(articles)) == (0, 5, 0)
    assert counts(Build(graph, by_heart, RUN, force=True)(articles)) == (5, 0, 0)


def test_a_changed_article_is_read_again(graph: Graph, by_heart: Reader, readings: list[Reading]) -> None:
    article = readings[0].article
    Build(graph, by_heart, RUN)([article])
    assert counts(Build(graph, by_heart, RUN)([replace(article, source="Other")])) == (1, 0, 0)
    assert [stored.source for stored in graph.articles()] == ["Other"]


def test_another_model_reads_again(graph: Graph, by_heart: Reader, readings: list[Reading]) -> None:
    Build(graph, by_heart, RUN)([readings[0].article])
    assert counts(Build(graph, by_heart, Run("better"))([readings[0].article])) == (1, 0, 0)


def test_another_least_confidence_replaces(graph: Graph, by_heart: Reader, small_reading: Reading) -> None:
    def read(articles: Iterable[Article]) -> Iterator[Reading]:
        return (small_reading for _ in articles)

    def stored(least: float) -> tuple[int, int]:
        report = Build(graph, read, Run("gold", min_confidence=least))([small_reading.article])
        return report.progress.read, sum(article.statements for article in graph.articles())

    assert [stored(least) for least in (0.0, 0.9, 0.9, 0.0)] == [(1, 3), (1, 2), (0, 2), (1, 3)]


def test_the_report_counts_what_is_stored(graph: Graph, small_reading: Reading) -> None:
    report = Build(graph, lambda articles: [small_reading for _ in articles], Run("gold", min_confidence=0.9))([small_reading.article])
    assert report.progress.statements == 2


def test_a_run_is_named_by_its_least_confidence_and_by_the_calibration(monkeypatch: pytest.MonkeyPatch) -> None:
    meta = {"lang": "fr", "name": "news", "version": "1.0"}
    before, strict = run_of(meta), run_of(meta, 0.8)
    assert strict.id == f"{before.id}-min0.8" and strict.label == f"{before.label}, confidence ≥ 0.8"
    monkeypatch.setattr("kg.extract.confidence.calibration_version", lambda: "other")
    assert run_of(meta) != before


def test_an_article_that_cannot_be_read_loses_no_other(graph: Graph, by_heart: Reader, readings: list[Reading]) -> None:
    told: list[SourceError] = []
    articles: list[Article | SourceError] = [readings[0].article, SourceError("a.txt", "is empty"), readings[1].article]
    report = Build(graph, by_heart, RUN, on_error=told.append)(articles)
    assert counts(report) == (2, 0, 1)
    assert report.exit_code == 1
    assert [str(error) for error in told] == ["a.txt: is empty"] == [str(error) for error in report.errors]


def test_an_article_that_breaks_the_reader_loses_no_other(graph: Graph, by_heart: Reader, readings: list[Reading]) -> None:
    poison = Article("p", "t", "poison", origin="p.txt")
    report = Build(graph, by_heart, RUN)([readings[0].article, poison, readings[1].article])
    assert counts(report) == (2, 0, 1)
    assert str(report.errors[0]) == "p.txt: article p: can't be analysed: ZeroDivisionError: poison"
    assert len(graph.articles()) == 2


def test_batches_are_written_as_they_come(graph: Graph, by_heart: Reader, readings: list[Reading]) -> None:
    seen: list[int] = []
    Build(graph, by_heart, RUN, on_progress=lambda progress: seen.append(progress.read), batch=4)(
        reading.article for reading in readings[:10]
    )
    assert seen == [4, 8, 10, 10]


def test_the_report_counts_words_and_statements(graph: Graph, by_heart: Reader, readings: list[Reading]) -> None:
    report = Build(graph, by_heart, RUN)([readings[0].article])
    assert report.progress.words == len(readings[0].article.content.split())
    assert report.progress.statements == len(readings[0].statements)
    assert str(report).startswith(f"1 articles read, 0 unchanged, 0 failed, {len(readings[0].statements)} statements; ")


@pytest.fixture
def pipeline(by_heart: Reader, monkeypatch: pytest.MonkeyPatch) -> Language:
    monkeypatch.setattr(building, "read_with", lambda nlp: by_heart)
    return cast(Language, SimpleNamespace(meta={"lang": "fr", "name": "heart", "version": "1.0"}))


def lines(*readings: Reading) -> bytes:
    records: list[dict[str, Any]] = [
        {"id": r.article.id, "title": r.article.title, "text": r.article.text, "published": r.article.published} for r in readings
    ]
    return "\n".join(json.dumps(record) for record in records).encode()


def test_the_garbage_collector_is_left_as_it_was(graph: Graph, pipeline: Language, readings: list[Reading]) -> None:
    before = gc.get_threshold(), gc.get_freeze_count()
    build(graph, [readings[0].article], nlp=pipeline)
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


def test_paths_and_articles_and_standard_input_are_built(graph: Graph, pipeline: Language, readings: list[Reading], tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(readings[0], readings[1]))
    report = build(graph, [tmp_path / "a.jsonl", readings[2].article, "-"], nlp=pipeline, stdin=io.BytesIO(lines(readings[3])))
    assert counts(report) == (4, 0, 0)
    assert {article.id for article in graph.articles()} == {reading.article.id for reading in readings[:4]}


def test_a_graph_builds_itself(graph: Graph, pipeline: Language, tmp_path: Path, readings: list[Reading]) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(readings[0]))
    assert counts(graph.build([tmp_path], nlp=pipeline)) == (1, 0, 0)
    assert counts(graph.build([tmp_path], nlp=pipeline)) == (0, 1, 0)


def test_a_graph_built_with_another_least_confidence_is_built_again(
    graph: Graph, pipeline: Language, tmp_path: Path, readings: list[Reading]
) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(readings[0]))
    assert [counts(graph.build([tmp_path], nlp=pipeline, min_confidence=least))[0] for least in (0.5, 0.5, 0.0)] == [1, 0, 1]


def test_a_model_that_is_not_there_is_an_error(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="no_such_model"):
        build(graph, [tmp_path], model="no_such_model")


def test_retrained_models_of_one_version_are_different_runs() -> None:
    def run(score: float) -> Run:
        meta = {"lang": "fr", "name": "news", "version": "1.0", "performance": {"ents_f": score}}
        return run_of(meta)

    assert run(0.8) == run(0.8) != run(0.9)
    assert run(0.8).model.startswith("fr_news-1.0-")
