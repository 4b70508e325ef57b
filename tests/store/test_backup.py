"""Backups: everything there and back, or nothing."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from kg.errors import ExportError, StoreError
from kg.export import backup, export, restore
from kg.graph import Graph
from kg.model import Reading
from tests.store.killed import RUN
from tests.store.test_exactness import n_quads


@pytest.fixture
def saved(readings: list[Reading], tmp_path: Path) -> Path:
    """A backup of five articles."""
    with Graph.open(tmp_path / "g", base_iri="https://example.org/") as graph:
        graph.update_articles(readings[:5], RUN)
        backup(graph, tmp_path / "graph.nq.gz")
    return tmp_path / "graph.nq.gz"


def test_a_restored_graph_is_the_same_and_goes_on(saved: Path, readings: list[Reading], tmp_path: Path) -> None:
    restore(saved, tmp_path / "new")
    with Graph.open(tmp_path / "g") as old, Graph.open(tmp_path / "new") as new:
        assert new.iris.base == "https://example.org/"
        assert n_quads(new) == n_quads(old)
        for graph in (old, new):
            graph.update_articles(readings[5:7], RUN)
        assert n_quads(new) == n_quads(old)


def test_the_same_graph_gives_the_same_backup(saved: Path, tmp_path: Path) -> None:
    restore(saved, tmp_path / "new")
    with Graph.open(tmp_path / "new", read_only=True) as graph:
        backup(graph, tmp_path / "again.nq.gz")
    assert (tmp_path / "again.nq.gz").read_bytes() == saved.read_bytes()


def test_a_backup_has_the_graph_as_it_was_opened(readings: list[Reading], tmp_path: Path) -> None:
    with Graph.open(tmp_path / "g") as writer:
        writer.update_articles(readings[:2], RUN)
        with Graph.open(tmp_path / "g", read_only=True) as reader:
            writer.update_articles(readings[2:4], RUN)
            backup(reader, tmp_path / "two.nq.gz")
    restore(tmp_path / "two.nq.gz", tmp_path / "new")
    with Graph.open(tmp_path / "new", read_only=True) as graph:
        assert len(graph.articles()) == 2


@pytest.mark.parametrize("name", ["graph.nq", "graph.ttl.gz", "graph"])
def test_another_name_is_an_error(saved: Path, name: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"a backup is named FILE\.nq\.gz"), Graph.open(tmp_path / "g") as graph:
        backup(graph, tmp_path / name)
    with pytest.raises(ExportError, match=r"a backup is named FILE\.nq\.gz"):
        restore(tmp_path / name, tmp_path / "new")


def test_a_folder_that_holds_something_is_left_alone(saved: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is there already"):
        restore(saved, tmp_path / "g")


def damaged(content: bytes) -> dict[str, bytes]:
    """Files that are no whole backup."""
    flipped = bytearray(content)
    flipped[len(content) // 2] ^= 0xFF
    return {
        "cut": content[: len(content) // 2],
        "flipped": bytes(flipped),
        "text": b"dear",
        "empty": b"",
        "another": gzip.compress(b"<https://example.org/a> <https://example.org/b> <https://example.org/c> .\n"),
        "malformed": gzip.compress(b"<https://example.org/a> what"),
    }


@pytest.mark.parametrize("kind", list(damaged(b"0123456789")))
def test_what_is_no_whole_backup_makes_no_graph(saved: Path, kind: str, tmp_path: Path) -> None:
    saved.write_bytes(damaged(saved.read_bytes())[kind])
    with pytest.raises(StoreError, match=r"graph\.nq\.gz: is no (whole )?backup"):
        restore(saved, tmp_path / "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["g", "graph.nq.gz"]


def test_a_backup_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="No such file"):
        restore(tmp_path / "none.nq.gz", tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


def test_a_whole_export_is_a_backup(saved: Path, tmp_path: Path) -> None:
    with Graph.open(tmp_path / "g", read_only=True) as graph:
        export(graph, tmp_path / "all.nq.gz", everything=True)
        restore(tmp_path / "all.nq.gz", tmp_path / "new")
        with Graph.open(tmp_path / "new", read_only=True) as new:
            assert n_quads(new) == n_quads(graph)
