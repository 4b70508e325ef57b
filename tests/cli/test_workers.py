"""Reading in several processes: the same results in the same order, whatever an article does to the process that reads it."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NoReturn

import pytest

from kg.errors import LanguageError, SourceError
from kg.graph import Graph
from kg.model import Article, Reading
from kg.readers import CHUNK, CHUNK_LENGTH, Read, chunks
from kg.workers import AHEAD, Workers, reader_in
from tests.cli.by_heart import COUNT, build, load
from tests.store.test_exactness import n_quads

ROOT = Path(__file__).resolve().parents[2]


def results(articles: list[Article], *, limit: float = 30) -> list[Reading | SourceError]:
    return list(Workers(load, 2, limit)(articles))


def test_articles_come_out_as_of_one_process_and_in_order(readings: list[Reading]) -> None:
    articles = [reading.article for reading in readings]
    assert results(articles) == list(reader_in(load)(articles)) == readings


def test_an_article_that_harms_its_reader_loses_no_other(readings: list[Reading]) -> None:
    bad = [Article(text, "t", text, origin="news.jsonl") for text in ("poison", "deadly", "endless")]
    mixed = [reading.article for reading in readings[:40]]
    for place, article in zip((3, 17, 35), bad, strict=True):
        mixed.insert(place, article)
    found = results(mixed, limit=1)
    assert [str(error) for error in found if isinstance(error, SourceError)] == [
        "news.jsonl: article poison: can't be analysed: ZeroDivisionError: poison",
        "news.jsonl: article deadly: can't be analysed: the process that read it ended (11)",
        "news.jsonl: article endless: can't be analysed: takes more than 1 seconds (--time-limit)",
    ]
    assert [result for result in found if isinstance(result, Reading)] == readings[:40]


def test_articles_are_taken_no_faster_than_results(readings: list[Reading]) -> None:
    taken: list[int] = []
    before = set(multiprocessing.active_children())

    def endless() -> Iterator[Article]:
        for number in count():
            taken.append(number)
            yield Article(str(number), "t", "u")

    found = iter(Workers(load, 2)(endless()))
    next(found)
    assert len(taken) <= CHUNK * (2 * AHEAD + 2)
    found.close()  # type: ignore[attr-defined]  # a generator
    assert set(multiprocessing.active_children()) <= before


def test_few_articles_are_read_in_this_process(readings: list[Reading]) -> None:
    processes: list[int] = []

    def load_here() -> Read:
        processes.append(os.getpid())
        return load()

    assert list(reader_in(load_here, workers=2)(reading.article for reading in readings[:3])) == readings[:3]
    assert processes == [os.getpid()]


def test_nothing_is_loaded_for_no_article() -> None:
    def load_nothing() -> NoReturn:
        raise AssertionError("loaded")

    assert [list(reader_in(load_nothing, workers=workers)([])) for workers in (1, 2)] == [[], []]


def fail() -> NoReturn:
    raise OSError("no model")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_workers_that_cannot_start_are_an_error() -> None:
    with pytest.raises(LanguageError, match="--workers 1"):
        list(Workers(fail, 2)([Article("a", "t", "u")]))


def test_chunks_are_bounded_by_number_and_by_length() -> None:
    articles = [Article("long", "t", "x" * (CHUNK_LENGTH + 1)), *(Article(str(number), "t", "x" * 1_000) for number in range(60))]
    sizes = [len(chunk) for chunk in chunks(articles)]
    assert sizes == [1, CHUNK, 60 - CHUNK]
    assert [article for chunk in chunks(articles) for article in chunk] == articles


def children(process: int) -> set[int]:
    """The processes that a process has started, and those that they have; Linux only."""
    found: set[int] = set()
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        found.update(map(int, task.read_text().split()))
    return found.union(*map(children, found))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc")
def test_killed_and_built_again_it_is_as_if_nothing_had_been(tmp_path: Path) -> None:
    build(tmp_path / "one", 1, lambda progress: None)
    command = [sys.executable, "-m", "tests.cli.by_heart", str(tmp_path / "killed"), "2"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "4\n"
        left = children(process.pid)
        process.kill()
    assert len(left) >= 2
    deadline = time.monotonic() + 20
    while any(map(is_running, left)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(map(is_running, left))
    with Graph.open(tmp_path / "killed") as killed:
        assert 4 <= len(killed.articles()) < COUNT
    build(tmp_path / "killed", 2, lambda progress: None)
    with Graph.open(tmp_path / "one", read_only=True) as one, Graph.open(tmp_path / "killed", read_only=True) as killed:
        assert n_quads(one) == n_quads(killed)


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
