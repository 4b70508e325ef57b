"""Building on a Dask cluster: the graph of one machine, whatever happens to the workers."""

from __future__ import annotations

import gzip
import json
import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from distributed import Client

from kg.build import Build, BuildReport, Progress, run_of
from kg.distribute import Shard, build_distributed, cluster, plan
from kg.distribute.cluster import connected
from kg.errors import KgError, SourceError
from kg.graph import Graph
from kg.language import describe_language
from kg.model import Reading
from kg.readers import isolated
from kg.sources import read_articles
from tests.cli.by_heart import load
from tests.sources.test_archives import record, text, url
from tests.store.test_exactness import n_quads

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of Dask's own
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a cluster of two worker processes."""
    with connected(None, 2) as client:
        yield address(client)


def address(client: Client) -> str:
    assert client.scheduler is not None
    return str(client.scheduler.address)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory, readings: list[Reading]) -> Path:
    """A folder of JSON Lines, an archive of the web, and of single files, of which two have one name."""
    folder = tmp_path_factory.mktemp("articles")
    for number in range(4):
        lines = [json.dumps(_record(reading)) for reading in readings[number * 8 : number * 8 + 8]]
        (folder / f"{number}.jsonl").write_text("\n".join([*lines, "{broken"]), encoding="utf-8")
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "note.md").write_text(f"# Note {name}\n\nLe ministre est à Rabat.", encoding="utf-8")
        (folder / name / f"{name}.jsonl").write_text(json.dumps(_record(readings[40])), encoding="utf-8")
    (folder / "c.warc.gz").write_bytes(b"".join(gzip.compress(record(url(number), text(number))) for number in range(2)))
    return folder


def _record(reading: Reading) -> dict[str, Any]:
    article = reading.article
    return {name: getattr(article, name) for name in ("id", "title", "text", "published", "source", "author", "lang", "url")}


@pytest.fixture(scope="module")
def of_one_machine(articles: Path) -> bytes:
    with Graph.open() as graph:
        Build(graph, isolated(load()), run_of(describe_language()))(read_articles([articles]))
        return n_quads(graph)


def build(graph: Graph, articles: Path, folder: Path, scheduler: str, **options: Any) -> BuildReport:
    return build_distributed(graph, [articles], folder, scheduler=scheduler, **{"load": load, **options})


def test_the_graph_is_that_of_one_machine_and_loads_into_any_store(
    scheduler: str, articles: Path, of_one_machine: bytes, tmp_path: Path
) -> None:
    with Graph.open() as graph:
        report = build(graph, articles, tmp_path, scheduler)
        assert n_quads(graph) == of_one_machine
    assert (report.progress.read, report.progress.failed) == (37, 4)
    assert [error.place for error in report.errors] == ["line 9"] * 4
    store = ox.Store()
    for file in (tmp_path / "graph").glob("*.nq"):
        store.bulk_load(path=str(file))
    assert set(store) == set(graph_of(of_one_machine))


def graph_of(quads: bytes) -> ox.Store:
    store = ox.Store()
    store.load(quads, format=ox.RdfFormat.N_QUADS)
    return store


def test_a_killed_worker_is_made_up_for(articles: Path, of_one_machine: bytes, tmp_path: Path) -> None:
    killed: list[int] = []
    with connected(None, 2) as client, Graph.open() as graph:

        def kill(progress: Progress) -> None:
            if not killed:
                assert progress.read < 37
                killed.extend(client.run(os.getpid).values())
                os.kill(killed[0], signal.SIGKILL)

        slowly = partial(load, pause=0.05)
        build(graph, articles, tmp_path, address(client), load=slowly, on_progress=kill)
        assert n_quads(graph) == of_one_machine
        assert killed and killed[0] not in client.run(os.getpid).values()


def test_partitions_that_are_there_are_not_made_again(scheduler: str, articles: Path, tmp_path: Path) -> None:
    with Graph.open() as graph:
        build(graph, articles, tmp_path, scheduler)
        before = {file: file.stat().st_mtime_ns for file in (tmp_path / "read").glob("*.nq")}
        lost = min(before)
        lost.unlink()
        report = build(graph, articles, tmp_path, scheduler)
        after = {file: file.stat().st_mtime_ns for file in (tmp_path / "read").glob("*.nq")}
    assert (report.progress.read, report.progress.skipped) == (0, 37)
    assert {file for file in after if after[file] != before[file]} == {lost}


def test_articles_that_end_their_workers_are_reported_and_lose_no_other(tmp_path: Path, readings: list[Reading], scheduler: str) -> None:
    bad = [{"id": text, "title": "t", "text": text} for text in ("poison", "deadly", "endless")]
    lines = [json.dumps(record) for record in (*bad, _record(readings[0]))]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps(_record(readings[1])), encoding="utf-8")
    with Graph.open() as graph:
        report = build(graph, tmp_path, tmp_path / "partitions", scheduler, time_limit=1)
        assert [article.id for article in graph.articles()] == sorted(reading.article.id for reading in readings[:2])
    assert [error.place for error in report.errors] == ["article poison", "article deadly", "article endless"]


def test_files_are_planned_in_the_order_in_which_they_are_read(articles: Path) -> None:
    shards = [shard for shard in plan([articles, articles / "none"]) if isinstance(shard, Shard)]
    names = [[str(Path(path).relative_to(articles)) for path in shard.paths] for shard in shards]
    assert names == [[f"{number}.jsonl"] for number in range(4)] + [
        ["c.warc.gz"],
        ["a/a.jsonl"],
        ["a/note.md"],
        ["b/b.jsonl"],
        ["b/note.md"],
    ]


def test_what_is_no_file_is_not_planned(tmp_path: Path) -> None:
    assert [str(error) for error in plan([tmp_path / "none", "-"]) if isinstance(error, SourceError)] == [
        f"{tmp_path / 'none'}: no such file or folder",
        "standard input: can't be sent to workers: name files or folders that they can read",
    ]


def test_a_scheduler_that_is_not_there_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.3)
    with pytest.raises(KgError, match=r"tcp://127\.0\.0\.1:1: no Dask scheduler"), connected("tcp://127.0.0.1:1", 1):
        pass
