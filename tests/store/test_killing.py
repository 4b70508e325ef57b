"""A build killed at any moment: the graph opens again, holds whole articles only, and building again ends as if nothing had been."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph import Graph
from tests.store.killed import READINGS, build
from tests.store.test_exactness import made_of, n_quads

ROOT = Path(__file__).resolve().parents[2]
MOMENTS = 50
KILLS = 3
"""How often one build is killed."""


class Builds:
    """Starts builds in processes of their own, and kills them."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def run(self, folder: Path, *, kill_after: float | None = None) -> float:
        """Build into a folder, kill the build after some seconds; returns how long it took."""
        start = time.perf_counter()
        build = int(self._ask(str(folder)))
        if kill_after is not None:
            time.sleep(kill_after)
            os.kill(build, signal.SIGKILL)
        self._ask("")
        return time.perf_counter() - start

    def _ask(self, line: str) -> str:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline()


@pytest.fixture(scope="module")
def builds() -> Iterator[Builds]:
    command = [sys.executable, "-m", "tests.store.killed"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Builds(process)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("undisturbed") / "g"
    build(folder)
    with Graph.open(folder, read_only=True) as graph:
        return n_quads(graph)


@cache
def made_of_first(count: int) -> bytes:
    """The graph of the first articles, which is what a build of one article after the other leaves."""
    return made_of(READINGS[:count])


def is_underway(folder: Path) -> bool:
    """Whether a killed build has left something to do again."""
    try:
        with Graph.open(folder, read_only=True) as graph:
            return graph.store.contains_named_graph(graph.iris.graph("pending"))
    except StoreError:  # it was killed while it made the store
        return False


def test_killed_at_random_moments(builds: Builds, undisturbed: bytes, tmp_path: Path) -> None:
    """Each build is killed up to three times: what a killed one left is gone on with, and killed again."""
    duration = builds.run(tmp_path / "whole")
    chance, interrupted, folder, done = random.Random(20250414), 0, tmp_path / "0", 0
    for moment in range(1, MOMENTS + 1):
        builds.run(folder, kill_after=chance.uniform(0, duration * (1 - done / len(READINGS))))
        interrupted += is_underway(folder)
        with Graph.open(folder) as graph:
            done = len(graph.articles())
            assert n_quads(graph) == made_of_first(done)
        if moment % KILLS == 0 or moment == MOMENTS or done == len(READINGS):
            build(folder)
            with Graph.open(folder, read_only=True) as graph:
                assert n_quads(graph) == undisturbed
            folder, done = tmp_path / str(moment), 0
    assert interrupted >= MOMENTS / 4  # many of the moments were amid the work


COMMAND = [sys.executable, "-c", "from kg.cli import main; main()", "build", str(ROOT / "examples" / "articles"), "--graph"]


def test_the_command_killed_and_run_again(tmp_path: Path) -> None:
    subprocess.run([*COMMAND, tmp_path / "whole"], check=True, capture_output=True)
    for seconds in (0.3, 2.5):
        with subprocess.Popen([*COMMAND, tmp_path / "killed"], stdout=subprocess.DEVNULL) as process:
            while not (tmp_path / "killed" / "CURRENT").is_file():
                time.sleep(0.01)
            time.sleep(seconds)
            process.kill()
    subprocess.run([*COMMAND, tmp_path / "killed"], check=True, capture_output=True)
    with Graph.open(tmp_path / "whole", read_only=True) as whole, Graph.open(tmp_path / "killed", read_only=True) as killed:
        assert n_quads(whole) == n_quads(killed)
