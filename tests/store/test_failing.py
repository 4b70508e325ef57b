"""What goes wrong around a graph: a clear error, nothing half-written, readers undisturbed."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import ExportError, StoreError
from kg.export import export
from kg.graph import Graph, store
from kg.model import Reading
from tests.store.killed import READINGS, RUN
from tests.store.test_exactness import made_of, n_quads

ROOT = Path(__file__).resolve().parents[2]


def program(code: str, *args: object) -> str:
    """What another Python process that can import the tests prints."""
    command = [sys.executable, "-c", code, *map(str, args)]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def folder(readings: list[Reading], tmp_path: Path) -> Path:
    """A graph of ten articles."""
    with Graph.open(tmp_path / "g") as graph:
        graph.update_articles(readings[:10], RUN)
    return tmp_path / "g"


@pytest.fixture
def open_to_all(readings: list[Reading]) -> Iterator[Path]:
    """A folder with a graph "g", that everybody may read and nobody but its owner write."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        with Graph.open(Path(name) / "g") as graph:
            graph.update_articles(readings[:2], RUN)
        yield Path(name)


# Two at once

SECOND = """
import sys
from kg.cli import main
sys.argv = ["kg", *sys.argv[1:]]
main()
"""


@pytest.mark.parametrize("command", [["build", "examples/articles"], ["remove", "dev-1-01"]], ids=lambda command: command[0])
def test_a_second_command_that_writes_ends_at_once_and_says_why(folder: Path, command: list[str]) -> None:
    start = time.perf_counter()
    with Graph.open(folder):
        done = subprocess.run(
            [sys.executable, "-c", SECOND, *command, "--graph", folder], cwd=ROOT, capture_output=True, text=True, check=False
        )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"kg: {folder}: another program is writing to this graph")
    assert time.perf_counter() - start < 10


def test_a_reader_sees_the_graph_as_it_opened_it_while_another_writes(folder: Path, readings: list[Reading]) -> None:
    with Graph.open(folder, read_only=True) as reader:
        before = n_quads(reader)
        with Graph.open(folder) as writer:
            for start in range(10, 40, 10):
                writer.update_articles(readings[start : start + 10], RUN)
                writer.remove(readings[start - 10].article.id)
                assert n_quads(reader) == before


# Disks and folders

FULL = """
import resource, sys
from kg.errors import StoreError
from kg.graph import Graph, store
from tests.store.killed import READINGS, RUN
folder, step = sys.argv[1], int(sys.argv[2])
Graph.open(folder).close()
try:
    with Graph.open(folder) as graph:
        resource.setrlimit(resource.RLIMIT_FSIZE, (500_000 if step < 9 else 100_000, -1))
        for start in range(0, len(READINGS), step):
            graph.update_articles(READINGS[start : start + step], RUN)
    print("all written")
except StoreError as error:
    print(error)
"""


@pytest.mark.parametrize("step", [2, 16], ids=["log", "bulk"])
def test_a_full_disk_is_an_error_and_leaves_whole_articles(tmp_path: Path, step: int) -> None:
    folder = tmp_path / "g"
    assert program(FULL, folder, step).startswith(f"{folder}: no space left on the disk")
    whole = {reading.article.id: reading for reading in READINGS}
    with Graph.open(folder) as graph:
        left = [whole[article.id] for article in graph.articles()]
        assert len(left) < len(READINGS)
        assert n_quads(graph) == made_of(left)
        graph.update_articles(READINGS, RUN)
        assert n_quads(graph) == made_of(READINGS)


READ_ONLY = """
import os, sys
import kg.graph.validation
from kg.errors import StoreError
from kg.graph import Graph, store
if not os.getuid():
    os.setuid(65534)
for folder in sys.argv[1:]:
    try:
        with Graph.open(folder):
            print("written")
    except StoreError as error:
        print(error)
with Graph.open(sys.argv[1], read_only=True) as graph:
    print(len(graph.articles()))
"""


def test_a_folder_that_may_not_be_written_is_an_error_and_can_be_read(open_to_all: Path) -> None:
    (open_to_all / "g").chmod(0o555)
    open_to_all.chmod(0o555)
    old, new, articles = program(READ_ONLY, open_to_all / "g", open_to_all / "new").splitlines()
    open_to_all.chmod(0o755)
    (open_to_all / "g").chmod(0o755)
    assert "can't be written: it is open for reading only, or the folder's permissions forbid it" in old
    assert "can't be written: it is open for reading only, or the folder's permissions forbid it" in new
    assert articles == "2"


# Damaged files


def damage(path: Path) -> None:
    """Turn a few bits in the middle of a file."""
    content = bytearray(path.read_bytes())
    for place in range(len(content) // 4, len(content) // 2, 1000):
        content[place] ^= 0xFF
    path.write_bytes(content)


def largest(folder: Path) -> Path:
    return max(folder.glob("*.sst"), key=lambda path: path.stat().st_size)


def test_a_damaged_file_of_data_is_an_error_for_who_reads_it(folder: Path) -> None:
    for path in folder.glob("*.sst"):
        if path.stat().st_size > 10_000:
            damage(path)
    with pytest.raises(StoreError, match=r"Corruption.*delete the folder and build again, or 'kg restore'"), Graph.open(folder) as graph:
        list(graph.store)


def test_a_cut_file_of_data_is_an_error(folder: Path) -> None:
    content = largest(folder).read_bytes()
    largest(folder).write_bytes(content[: len(content) // 2])
    for read_only in (True, False):
        with pytest.raises(StoreError, match="Corruption"):
            Graph.open(folder, read_only=read_only)


def test_a_lost_file_of_data_is_an_error(folder: Path) -> None:
    largest(folder).unlink()
    with pytest.raises(StoreError, match="delete the folder and build again"):
        Graph.open(folder, read_only=True)


def test_an_error_of_somebody_else_stays_what_it_is() -> None:
    with pytest.raises(OSError, match="elsewhere"), Graph.open():
        raise OSError("elsewhere")


# Exports


def test_an_export_that_fails_leaves_the_old_file_and_no_other(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out" / "graph.nq"
    with Graph.open(folder, read_only=True) as graph:
        export(graph, target)
        before = target.read_bytes()

        def fail(self: Path, other: Path) -> Path:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "replace", fail)
        with pytest.raises(ExportError, match=r"graph\.nq: can't be written: No space left on device"):
            export(graph, target, everything=True)
    assert [path.name for path in target.parent.iterdir()] == ["graph.nq"]
    assert target.read_bytes() == before


class _Unfinished:
    """A store that has all its tables only when it is opened for the third time."""

    asked = 0

    @classmethod
    def read_only(cls, path: str) -> str:
        cls.asked += 1
        if cls.asked < 3:
            raise OSError("Invalid argument: Column family not found: dspo")
        return path


def test_a_reader_waits_for_a_store_that_is_just_being_created(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "CURRENT").touch()
    monkeypatch.setattr("kg.graph.store.ox.Store", _Unfinished)
    assert str(store._open(tmp_path, read_only=True)) == str(tmp_path)
    monkeypatch.setattr(store, "PATIENCE", 0)
    _Unfinished.asked = 0
    with pytest.raises(StoreError, match="is just being created by another program, or its creation was broken off"):
        store._open(tmp_path, read_only=True)
