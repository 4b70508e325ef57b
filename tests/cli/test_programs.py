"""What the command line offers to programs and shells: JSON, completion, and what `kg doctor` finds."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner, Result

from kg import doctor
from kg.cli import app
from kg.cli.output import find_whole
from kg.graph import Graph, Run
from kg.model import Reading

ROOT = Path(__file__).resolve().parents[2]
Kg = Callable[..., Result]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory, small_reading: Reading) -> Path:
    """A graph of one article, with one correction."""
    folder = tmp_path_factory.mktemp("programs") / "g"
    with Graph.open(folder) as graph:
        graph.update_article(small_reading, Run("gold"))
        graph.correct([("Same", graph.iris.node("person/anne-aqil").value, graph.iris.node("person/paul-beju").value)])
    return folder


@pytest.fixture
def kg(graph: Path, monkeypatch: pytest.MonkeyPatch) -> Kg:
    monkeypatch.setenv("KG_GRAPH", str(graph))
    return lambda *args: CliRunner().invoke(app, [str(arg) for arg in args])


@pytest.mark.parametrize("command", ["articles", "stats", "identity", "corrections", "conflicts"])
def test_tables_are_json_for_programs(kg: Kg, command: str) -> None:
    rows, (header, *lines) = json.loads(kg(command, "--json").stdout), kg(command).stdout.splitlines()
    assert all(list(row) == header.split("\t") for row in rows)
    assert len(rows) == len(lines)


def test_numbers_are_numbers(kg: Kg) -> None:
    assert json.loads(kg("articles", "--json").stdout)[0]["statements"] == 3
    assert {row["what"]: row["count"] for row in json.loads(kg("stats", "--json").stdout)}["articles"] == 1


def test_verify_says_what_it_found_in_json(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rabat\n\nLe ministre est parti.", encoding="utf-8")
    result = kg("verify", tmp_path / "a.txt", "--json")
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert found["not checked"] == ["small/1 é"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_commands(shell: str) -> None:
    environment = {
        "_KG_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "kg ex",
        "COMP_CWORD": "1",
        "_TYPER_COMPLETE_ARGS": "kg ex",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    code = "import sys; sys.argv = ['kg']; from kg.cli import app; app(prog_name='kg')"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=os.environ | environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert set(re.findall(r"\bexp\w+", done.stdout)) >= {"explain", "export"}, done.stderr
    assert "restore" not in done.stdout


def test_help_tells_of_completion(kg: Kg) -> None:
    assert "--install-completion" in kg("--help").stdout


def test_doctor_finds_all_that_is_needed(kg: Kg, graph: Path) -> None:
    result = kg("doctor", "--json")
    found = {row["what"]: row for row in json.loads(result.stdout)}
    assert result.exit_code == 0
    assert {found[what]["state"] for what in ("Python", "packages", "language model", "word data", "named queries", "graph")} == {"good"}
    assert found["graph"]["found"] == f"{graph}: 1 articles"


def test_a_graph_that_is_not_there_yet_is_no_fault(kg: Kg, tmp_path: Path) -> None:
    result = kg("doctor", "--graph", tmp_path / "none")
    assert result.exit_code == 0
    assert f"kg build PATH... --graph {tmp_path / 'none'}" in result.stdout


def test_doctor_fails_where_the_graph_is_broken(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no graph")
    result = kg("doctor", "--graph", tmp_path / "file")
    assert result.exit_code == 1
    assert "graph\tbad\t" in result.stdout


@pytest.mark.parametrize(
    ("origin", "command"),
    [
        (None, 'pip install "newskg[validate]"'),
        ({"url": "file:///a%20b/newskg", "dir_info": {}}, 'pip install "/a b/newskg[validate]"'),
        ({"url": "file:///clone", "dir_info": {"editable": True}}, 'pip install -e "/clone[validate]"'),
    ],
)
def test_doctor_says_how_to_add_what_is_missing(
    kg: Kg, monkeypatch: pytest.MonkeyPatch, origin: dict[str, object] | None, command: str
) -> None:
    wanted = ["rich>=13", "spacy>=99", "pyshacl>=0.26; extra == 'validate'", "pandas>=2.2; extra == 'pandas'"]
    installed = {"newskg": "0.1.0", "rich": "13.0", "spacy": "3.8", "pandas": "2.2"}

    def version(name: str) -> str:
        if name not in installed:
            raise PackageNotFoundError(name)
        return installed[name]

    monkeypatch.setattr(doctor, "requires", lambda name: wanted)
    monkeypatch.setattr(doctor, "version", version)
    installed_from = SimpleNamespace(read_text=lambda name: origin and json.dumps(origin))
    monkeypatch.setattr(doctor, "distribution", lambda name: installed_from)
    result = kg("doctor")
    lines = result.stdout.splitlines()
    assert result.exit_code == 1
    assert "packages\tbad\tmissing: spacy>=99\tinstall newskg again" in lines
    assert f"extra validate\toptional\tmissing: pyshacl>=0.26\tfor kg validate: {command}" in lines
    assert "extra pandas\tgood\tfor answers as data frames" in {line.strip() for line in lines}


def test_every_extra_has_a_purpose() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(doctor.PURPOSES) == set(project["optional-dependencies"])


def test_the_pythons_are_those_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (_, oldest), (_, newest) = doctor.PYTHONS
    assert project["requires-python"] == f">=3.{oldest},<3.{newest + 1}"


@pytest.mark.parametrize(
    ("widths", "room", "whole"),
    [([5, 60, 60], 65, {0}), ([5, 10, 90], 60, {0, 1}), ([5, 10, 20], 60, {0, 1, 2}), ([50, 50], 60, set()), ([], 10, set())],
)
def test_narrow_columns_of_a_table_are_not_broken(widths: list[int], room: int, whole: set[int]) -> None:
    assert find_whole(widths, room) == whole
