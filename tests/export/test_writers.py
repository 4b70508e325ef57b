"""Writing a graph to files."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import ExportError, StoreError
from kg.export import WRITERS, export
from kg.graph import Graph
from kg.graph import terms as t

RDF = [".ttl", ".nt", ".nq", ".trig", ".rdf", ".jsonld"]


@pytest.mark.parametrize("suffix", RDF)
def test_every_format_of_rdf_is_read_back(few_graph: Graph, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"graph{suffix}"
    export(few_graph, path)
    back = list(ox.parse(path=str(path), format=ox.RdfFormat.from_extension(suffix[1:])))
    articles = list(few_graph.article_quads())
    expected = set(articles) if suffix in {".nq", ".trig", ".jsonld"} else {ox.Quad(q.subject, q.predicate, q.object) for q in articles}
    assert expected <= set(back)


@pytest.mark.parametrize("suffix", [".ttl.gz", ".nq.gz"])
def test_a_compressed_file_holds_the_same(few_graph: Graph, tmp_path: Path, suffix: str) -> None:
    export(few_graph, tmp_path / f"a{suffix}")
    export(few_graph, tmp_path / f"a{suffix[:-3]}")
    assert gzip.decompress((tmp_path / f"a{suffix}").read_bytes()) == (tmp_path / f"a{suffix[:-3]}").read_bytes()


def test_the_same_graph_gives_the_same_bytes(gold_folder: Path, tmp_path: Path) -> None:
    """In processes that order sets differently."""
    code = "import sys, kg\nwith kg.Graph.open(sys.argv[1], read_only=True) as graph: graph.export(*sys.argv[2:], article='dev-2-11')"
    for seed in ("1", "2"):
        paths = [str(tmp_path / seed / f"graph{suffix}") for suffix in [*WRITERS, ".ttl.gz"]]
        subprocess.run([sys.executable, "-c", code, str(gold_folder), *paths], check=True, env=os.environ | {"PYTHONHASHSEED": seed})
    first, second = ({path.name: path.read_bytes() for path in (tmp_path / seed).iterdir()} for seed in ("1", "2"))
    assert first == second
    assert len(first) == len(WRITERS) + 1 + 3  # tables are two files each


def test_tables_are_two_files_and_say_so(few_graph: Graph, tmp_path: Path) -> None:
    written = export(few_graph, tmp_path / "graph.csv.gz")
    assert written.files == {part: tmp_path / f"graph.{part}.csv.gz" for part in ("nodes", "edges")}
    assert {path.name for path in tmp_path.iterdir()} == {"graph.nodes.csv.gz", "graph.edges.csv.gz"}


@pytest.mark.parametrize("name", ["graph", "graph.doc", "graph.gz", ".ttl", ".csv"])
def test_a_name_without_a_known_format_is_refused(few_graph: Graph, tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError, match="end it in"):
        export(few_graph, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_export_leaves_the_old_file_and_nothing_beside(few_graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "graph.nt"
    path.write_text("old")

    def refuse(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ExportError, match=r"graph\.nt: can't be written: No space left"):
        export(few_graph, path)
    assert [(found.name, found.read_text()) for found in tmp_path.iterdir()] == [("graph.nt", "old")]


def test_a_folder_that_cannot_be_made_is_an_error(few_graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError, match="can't be written"):
        export(few_graph, tmp_path / "file" / "graph.ttl")


def test_one_article_is_its_graph_and_the_labels_it_uses(few_graph: Graph, tmp_path: Path) -> None:
    export(few_graph, tmp_path / "a.nq", article="small/1 é")
    names = {quad.graph_name for quad in ox.parse(path=str(tmp_path / "a.nq"))}
    assert names == {few_graph.iris.article("small/1 é"), few_graph.iris.graph("gazetteer")}
    text = (tmp_path / "a.nq").read_text(encoding="utf-8")
    assert '"sécurité"@fr' in text and '"pêche"@fr' not in text


def test_an_unknown_article_is_an_error(few_graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no article 'nobody'"):
        export(few_graph, tmp_path / "a.nq", article="nobody")


def test_facts_only_are_plain_facts_and_labels(few_graph: Graph, tmp_path: Path) -> None:
    export(few_graph, tmp_path / "a.nt", facts_only=True)
    quads = list(ox.parse(path=str(tmp_path / "a.nt")))
    predicates = {quad.predicate for quad in quads}
    assert t.term("kg:met") in predicates and t.LABEL in predicates
    assert not predicates & {t.SUBJECT, t.EXACT, t.CONFIDENCE, t.USED}
    assert t.STATEMENT not in {quad.object for quad in quads}


def test_everything_is_the_whole_store(few_graph: Graph, tmp_path: Path) -> None:
    export(few_graph, tmp_path / "a.nq", everything=True)
    assert sum(1 for _ in ox.parse(path=str(tmp_path / "a.nq"))) == len(few_graph)


def test_a_graph_exports_itself(few_graph: Graph, tmp_path: Path) -> None:
    few_graph.export(tmp_path / "a.ttl", tmp_path / "new" / "b.nt")
    assert (tmp_path / "a.ttl").is_file() and (tmp_path / "new" / "b.nt").is_file()
