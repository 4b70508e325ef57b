"""A small graph to explore, and `kg serve` on a copy of it, as its users start it, in a process of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph import Graph, Run
from tests.hostile.readings import hostile_reading

TOKEN = "open-sesame"
SCRIPT = "</script><script>document.title='hacked'</script><img src=x onerror=\"document.title='hacked'\">"
HARMLESS = "Une phrase sans malice"


@pytest.fixture(scope="session")
def explored_folder(tmp_path_factory: pytest.TempPathFactory, gold_folder: Path) -> Path:
    """The annotated articles' graph with a hostile article more, and one of the same shape without malice, in a folder of its own."""
    folder = tmp_path_factory.mktemp("explore") / "graph"
    shutil.copytree(gold_folder, folder)
    with Graph.open(folder) as graph:
        for id_, payload in (("hostile", SCRIPT), ("harmless", HARMLESS)):
            graph.update_article(hostile_reading(payload, id_=id_, url="javascript:alert(1)"), Run("hostile"))
    return folder


@pytest.fixture(scope="session")
def explored(explored_folder: Path) -> Iterator[Graph]:
    """That graph, as it was when opened."""
    with Graph.open(explored_folder, read_only=True) as graph:
        yield graph


@pytest.fixture(scope="session")
def explorer_url(explored_folder: Path) -> Iterator[str]:
    """The address of `kg serve` on a copy of it: a store that is edited drops files that others who opened it still read."""
    folder = explored_folder.with_name("edited")
    shutil.copytree(explored_folder, folder)
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", "--graph", str(folder), "--port", "0"]
    environment = {**os.environ, "KG_SERVE_TOKEN": TOKEN, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://[\d.:]+", process.stdout.readline())
        assert found, "kg serve did not say where it listens"
        yield found[0]
        process.terminate()
