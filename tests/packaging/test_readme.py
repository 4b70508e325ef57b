"""What the README promises: its commands run, its code runs, and its question has the answer that it shows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from kg import __version__
from kg.graph import Graph

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ (kg .*)$", README, re.MULTILINE)


def block(language: str) -> str:
    """The first block of code in `language`."""
    match = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert match is not None
    return match[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to work in, with the examples and the annotated articles, and the graph of the README's first command."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "examples", folder / "examples")
    shutil.copytree(ROOT / "tests" / "gold", folder / "tests" / "gold")
    run(COMMANDS[0], folder)
    return folder


def run(command: str, folder: Path) -> str:
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "COLUMNS": "100"}
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_runs(command: str, folder: Path) -> None:
    run(command, folder)


def test_the_question_of_the_readme_has_the_answer_that_it_shows(folder: Path) -> None:
    table = README.partition("| minister | country |\n|---|---|\n")[2].partition("\n\n")[0]
    shown = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table.splitlines()]
    with Graph.open(folder / "kg-graph", read_only=True) as graph:
        assert shown == [tuple(map(str, row)) for row in graph.query(block("sparql"))]


def test_the_python_of_the_readme_runs(folder: Path) -> None:
    (folder / "example.py").write_text(block("python"), encoding="utf-8")
    assert "Abdelouafi Laftit – ministre de l'Intérieur" in run("python example.py", folder)


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!http)([^)#]+)\)", README))))
def test_a_link_of_the_readme_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_the_citation_names_this_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert (citation["version"], citation["license"]) == (__version__, "MIT")
