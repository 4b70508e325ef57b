"""Pages with commands and programs do what they say, in a folder that has only the examples.

`KG_SCREENSHOTS=docs/images python -m pytest tests/documentation/test_walkthroughs.py` takes over the pictures that they draw.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.documentation.walkthrough import fits, run, steps

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ("cooperation.png", "matrix.png")


@pytest.fixture(scope="module")
def folder_for(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A folder with the examples, for all pages of one part: guides build the same graph, and need not build it anew."""

    @cache
    def folder(part: str) -> Path:
        return shutil.copytree(ROOT / "examples", tmp_path_factory.mktemp("pages") / "examples").parent

    return folder


@pytest.mark.parametrize(
    "page", ["tutorial.md", "explanation/how-an-article-is-read.md", "how-to/pictures-and-reports.md", "how-to/curation.md"]
)
def test_a_page_does_what_it_says(page: str, folder_for: Callable[[str], Path]) -> None:
    folder = folder_for(page.rpartition("/")[0])
    for step in steps((ROOT / "docs" / page).read_text(encoding="utf-8"), folder):
        code, printed, complaints = run(step.command, folder)
        assert code == 0, f"{step.command}\n{printed}\n{complaints}"
        assert fits(step.expected, printed), f"{step.command}\nthe page shows\n{step.expected}\nit prints\n{printed}"
    if wanted := os.environ.get("KG_SCREENSHOTS"):
        for picture in PICTURES:
            if (folder / picture).is_file():
                shutil.copy(folder / picture, Path(wanted) / picture)


@pytest.mark.parametrize(
    ("expected", "printed", "fit"),
    [("a\nb\n", "a  \nb\n\n", True), ("a …\nc\n", "a b\nx\nc\n", True), ("a\n", "b\n", False), ("a\n", "a\nb\n", False), ("", "b\n", True)],
)
def test_what_a_page_shows_is_compared(expected: str, printed: str, fit: bool) -> None:
    assert fits(expected, "".join(f"{line.rstrip()}\n" for line in printed.splitlines())) is fit


def test_what_a_page_has_its_reader_do_is_found(tmp_path: Path) -> None:
    saved, ran = '```text title="a/b.txt"\nwords\n```\n', "```console\n$ cat a/b.txt\nwords\n$ true\n```\n"
    text = f"{saved}\n{ran}\n```python\nprint(1)\n```\n\n```text\n1\n```\n"
    found = list(steps(text, tmp_path))
    assert (tmp_path / "a" / "b.txt").read_text() == "words\n"
    assert [(step.command, step.expected) for step in found[:2]] == [("cat a/b.txt", "words\n"), ("true", "")]
    assert [text[slice(*step.span)] for step in found] == [step.expected for step in found] == ["words\n", "", "1\n"]
