"""Retraction and order: whatever was added, replaced and removed before, the graph is the one that its articles make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat
from spacy.language import Language

from kg.build import Build
from kg.graph import Graph, Run
from kg.graph.serialisation import serialise
from kg.graph.store import GraphStore
from kg.model import Article, Reading
from tests.store.republished import republished

RUN = Run("gold")
Change = tuple[str, list[int]]


def n_quads(graph: GraphStore) -> bytes:
    """All that a graph holds, derived graphs included, as sorted N-Quads."""
    return serialise(graph.store, RdfFormat.N_QUADS)


def made_of(readings: Iterable[Reading]) -> bytes:
    """The graph of some articles, built at once in the order of their ids."""
    with Graph.open() as graph:
        graph.update_articles(sorted(readings, key=lambda reading: reading.article.id), RUN)
        return n_quads(graph)


@pytest.fixture(scope="session")
def pool(readings: list[Reading]) -> list[Reading]:
    """Annotated articles, and a few of them again as two other sites print them."""
    copies = [republished(reading, source, more="\n\nAvec agences.") for reading in readings[:8] for source in ("Echo", "Phare")]
    return [*readings[:40], *copies]


@st.composite
def changes(draw: st.DrawFn, size: int = 56) -> list[Change]:
    """Batches that are added, read again in another way, or removed."""
    batch = st.lists(st.integers(0, size - 1), min_size=1, max_size=6, unique=True)
    return draw(st.lists(st.tuples(st.sampled_from(["add", "add", "shorten", "remove"]), batch), min_size=1, max_size=6))


def shortened(reading: Reading) -> Reading:
    """Another reading of the same article: without the second half of its statements."""
    return replace(reading, statements=reading.statements[: len(reading.statements) // 2])


def apply(graph: GraphStore, pool: Sequence[Reading], history: list[Change]) -> dict[str, Reading]:
    """Make the changes; returns what each article that is left says now."""
    left: dict[str, Reading] = {}
    for change, batch in history:
        chosen = [shortened(pool[i]) if change == "shorten" else pool[i] for i in batch]
        if change == "remove":
            for reading in chosen:
                assert graph.remove(reading.article.id) == (left.pop(reading.article.id, None) is not None)
        else:
            graph.update_articles(chosen, RUN)
            left |= {reading.article.id: reading for reading in chosen}
    return left


@settings(deadline=None, max_examples=40)
@given(history=changes())
def test_only_what_is_there_now_counts(pool: list[Reading], history: list[Change]) -> None:
    with Graph.open() as graph:
        left = apply(graph, pool, history)
        assert n_quads(graph) == made_of(left.values())


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(0, 55), min_size=2, max_size=12, unique=True), st.data())
def test_removing_b_from_abc_leaves_ac(pool: list[Reading], chosen: list[int], data: st.DataObject) -> None:
    removed = data.draw(st.sampled_from(chosen))
    with Graph.open() as graph:
        graph.update_articles([pool[i] for i in chosen], RUN)
        graph.remove(pool[removed].article.id)
        assert n_quads(graph) == made_of(pool[i] for i in chosen if i != removed)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(0, 55), min_size=2, max_size=12, unique=True), st.data())
def test_any_order_in_one_build_or_many(pool: list[Reading], chosen: list[int], data: st.DataObject) -> None:
    known = {reading.article.id: reading for reading in pool}

    def read(articles: Iterable[Article]) -> list[Reading]:
        return [known[article.id] for article in articles]

    order = data.draw(st.permutations(chosen))
    cuts = sorted({0, len(order), *data.draw(st.lists(st.integers(0, len(order)), max_size=3))})
    with Graph.open() as graph:
        for start, end in pairwise(cuts):
            Build(graph, read, RUN)([pool[i].article for i in order[start:end]])
        assert n_quads(graph) == made_of(pool[i] for i in chosen)


def test_a_graph_closed_and_opened_between_is_no_other(pool: list[Reading], tmp_path: Path) -> None:
    for batch in (pool[40:50], pool[:30], pool[30:40], pool[50:]):
        with Graph.open(tmp_path / "g") as graph:
            graph.update_articles(batch, RUN)
    with Graph.open(tmp_path / "g") as graph:
        graph.remove(pool[3].article.id)
    with Graph.open(tmp_path / "g", read_only=True) as graph:
        assert n_quads(graph) == made_of(reading for reading in pool if reading is not pool[3])


def test_the_shipped_reader_reads_an_article_alike_in_any_company(shipped: Language, pool: list[Reading]) -> None:
    articles = [reading.article for reading in pool[:12]]
    with Graph.open() as one, Graph.open() as other:
        one.build(articles, nlp=shipped)
        other.build(articles[5:], nlp=shipped)
        other.build([*reversed(articles[:5]), articles[7]], nlp=shipped)
        other.remove(articles[2].id)
        other.build([articles[2]], nlp=shipped)
        assert n_quads(one) == n_quads(other)
