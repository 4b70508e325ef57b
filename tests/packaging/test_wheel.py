"""The built wheel, installed where there is nothing else, does the main job."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "articles"


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """`command` in `folder`, without what the environment says of Python."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "KG_"))}
    return subprocess.run([*map(str, command)], cwd=folder, env=environment, capture_output=True, text=True, timeout=600, check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    if run(*pip, "download", "--quiet", "--no-deps", "--dest", folder / "index", "hatchling", folder=folder).returncode:
        pytest.skip("no Python package index can be reached")
    built = run(*pip, "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, folder=folder)
    assert built.returncode == 0, built.stderr
    return next(folder.glob("newskg-*.whl"))


@pytest.fixture(scope="module")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an environment in which only the wheel and what it needs are installed."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder / "env", with_pip=True)
    installed = run(folder / "env/bin/python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet", wheel, folder=folder)
    assert installed.returncode == 0, installed.stderr
    return folder


@pytest.mark.parametrize(
    "carried",
    [
        "kg/py.typed",
        "kg/_data/ontologies/kg.ttl",
        "kg/_data/ontologies/LICENSES.md",
        "kg/_data/queries/office-holders.rq",
        "kg/language/fr/model/config.cfg",
        "kg/language/fr/model/meta.json",
        "kg/language/fr/LICENSE-MODEL.md",
        "kg/view/page/page.html",
        "kg/evaluation/report.html",
        "kg/extract/confidence.json",
    ],
)
def test_the_wheel_carries_what_the_program_needs(wheel: Path, carried: str) -> None:
    assert carried in zipfile.ZipFile(wheel).namelist()


def test_the_wheel_is_not_bloated(wheel: Path) -> None:
    assert wheel.stat().st_size < 45_000_000
    names = zipfile.ZipFile(wheel).namelist()
    assert not [name for name in names if name.startswith(("tests/", "training/", "examples/")) or "__pycache__" in name]


def test_an_installed_wheel_builds_a_graph_and_answers(clean: Path) -> None:
    kg = clean / "env/bin/kg"
    built = run(kg, "build", EXAMPLES, "--graph", "graph", "--out", "graph.ttl", folder=clean)
    assert built.returncode == 0, built.stderr
    assert "kg:holdsOffice" in (clean / "graph.ttl").read_text(encoding="utf-8")
    answer = run(kg, "query", "office-holders", "--country", "MA", "--graph", "graph", folder=clean)
    assert answer.returncode == 0, answer.stderr
    assert "Mohammed VI" in answer.stdout


def test_an_installed_wheel_needs_nothing_of_the_source_tree(clean: Path) -> None:
    shown = run(
        clean / "env/bin/python", "-c", "import kg, kg.resources; print(kg.__file__, kg.resources.folder('ontologies'))", folder=clean
    )
    assert shown.returncode == 0, shown.stderr
    assert all(str(clean) in part for part in shown.stdout.split())


def test_its_dependencies_fit_together(clean: Path) -> None:
    checked = run(clean / "env/bin/python", "-m", "pip", "check", folder=clean)
    assert checked.returncode == 0, checked.stdout
