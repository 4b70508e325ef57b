"""The embedded store: one graph an article, whole or not at all, in any order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph import Graph, Run
from kg.graph.adding import BULK
from kg.graph.store import GraphStore
from kg.model import Reading

RUN = Run("gold")


def n_quads(graph: GraphStore) -> list[str]:
    return sorted(map(str, graph.store))


def built(readings: Sequence[Reading]) -> list[str]:
    with Graph.open() as graph:
        for reading in readings:
            graph.update_article(reading, RUN)
        return n_quads(graph)


def test_removing_an_unknown_article_says_so() -> None:
    with Graph.open() as graph:
        assert not graph.remove("nobody")


def test_an_article_read_again_replaces_what_it_said(small_reading: Reading, readings: list[Reading]) -> None:
    shorter = replace(small_reading, statements=small_reading.statements[:1])
    with Graph.open() as graph:
        graph.update_articles([small_reading, readings[0]], RUN)
        graph.update_articles([shorter], RUN)
        assert n_quads(graph) == built([shorter, readings[0]])


def test_a_batch_that_pays_for_bulk_loading_gives_the_same_graph(readings: list[Reading], tmp_path: Path) -> None:
    with Graph.open(tmp_path / "g") as graph:
        graph.update_articles(readings[:12], RUN)
        assert len(list(graph.article_quads())) > BULK
        assert n_quads(graph) == built(readings[:12])


def test_a_graph_reopened_is_the_same(readings: list[Reading], tmp_path: Path) -> None:
    with Graph.open(tmp_path / "g") as graph:
        graph.update_articles(readings[:3], RUN)
        before = n_quads(graph)
    with Graph.open(tmp_path / "g") as graph:
        assert n_quads(graph) == before


def test_a_second_writer_is_told_at_once(tmp_path: Path) -> None:
    with Graph.open(tmp_path / "g"), pytest.raises(StoreError, match="another program is writing"):
        Graph.open(tmp_path / "g")


def test_readers_read_beside_a_writer(readings: list[Reading], tmp_path: Path) -> None:
    with Graph.open(tmp_path / "g") as writer:
        writer.update_articles(readings[:1], RUN)
        with Graph.open(tmp_path / "g", read_only=True) as reader:
            writer.update_articles(readings[1:2], RUN)
            assert [article.id for article in reader.articles()] == [readings[0].article.id]
        with Graph.open(tmp_path / "g", read_only=True) as reader:
            assert len(reader.articles()) == 2


def test_a_graph_open_for_reading_refuses_to_write(gold_graph: Graph, small_reading: Reading) -> None:
    with pytest.raises(StoreError, match="open for reading only"):
        gold_graph.update_article(small_reading)
    with pytest.raises(StoreError, match="open for reading only"):
        gold_graph.remove(small_reading.article.id)


def test_reading_where_there_is_no_graph_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build"):
        Graph.open(tmp_path / "none", read_only=True)
    assert not (tmp_path / "none").exists()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(StoreError, match="other files"):
        Graph.open(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_in_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "g").write_text("dear")
    with pytest.raises(StoreError, match="g: "):
        Graph.open(tmp_path / "g")


def test_a_corrupt_store_is_an_error(readings: list[Reading], tmp_path: Path) -> None:
    with Graph.open(tmp_path / "g") as graph:
        graph.update_articles(readings[:2], RUN)
    for path in (tmp_path / "g").glob("MANIFEST*"):
        path.write_bytes(b"\xff" * 50)
    with pytest.raises(StoreError, match="delete the folder and build again"):
        Graph.open(tmp_path / "g")


def test_a_closed_graph_says_so() -> None:
    graph = Graph.open()
    graph.close()
    graph.close()
    with pytest.raises(StoreError, match="is closed"):
        len(graph)


def test_the_base_iri_of_a_graph_stays(small_reading: Reading, tmp_path: Path) -> None:
    with Graph.open(tmp_path / "g", base_iri="https://example.org/") as graph:
        graph.update_article(small_reading, RUN)
    with Graph.open(tmp_path / "g") as graph:
        assert graph.iris.base == "https://example.org/"
        assert not [quad for quad in graph.store if "w3id.org/newskg/country" in str(quad)]
    with pytest.raises(StoreError, match="has the base IRI"):
        Graph.open(tmp_path / "g", base_iri="https://example.com/")


def test_an_article_is_held_by_its_text_and_the_run_that_read_it(small_reading: Reading) -> None:
    article = small_reading.article
    with Graph.open() as graph:
        graph.update_article(small_reading, RUN)
        assert graph.holds(article, RUN)
        assert not graph.holds(article, Run("other"))
        assert not graph.holds(replace(article, published="2025-04-16"), RUN)
        assert not graph.holds(replace(article, id="b"), RUN)


def test_articles_are_listed_by_id(gold_graph: Graph, readings: list[Reading], small_reading: Reading) -> None:
    listed = gold_graph.articles()
    assert [article.id for article in listed] == sorted(reading.article.id for reading in [*readings, small_reading])
    small = next(article for article in listed if article.id == small_reading.article.id)
    assert (small.title, small.published, small.source, small.statements) == ("Aqil reçoit Béju", "2025-04-15", "Agence", 3)


def test_the_quads_of_an_unknown_article_are_an_error(gold_graph: Graph) -> None:
    with pytest.raises(StoreError, match="kg articles"):
        gold_graph.article_quads("nobody")
