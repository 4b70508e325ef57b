"""Runs a page as its reader would: files are saved, commands and programs run on a terminal, and what they print is compared.

- a block whose head has `title="PATH"` is saved as that file;
- in a `console` block, lines behind `$ ` are commands, the others what they print; `…` stands for anything;
- a `python` block without title is a program, a `text` block right behind it what it prints.

`python -m tests.documentation.walkthrough docs/tutorial.md` writes into a page what is printed today; lines that stand for others are
left to the writer.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_BLOCK: Final = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_STYLE: Final = re.compile(r"\x1b\[[0-9;]*m")
_ANY: Final = "…"
COLUMNS: Final = "100"


@dataclass(frozen=True, slots=True)
class Step:
    """Something to run, what the page says that it prints, and where in the page that stands; `span` is empty where it says nothing."""

    command: str
    expected: str
    span: tuple[int, int]


def steps(text: str, folder: Path) -> Iterator[Step]:
    """What a page has its reader do, in its order; files are saved in `folder` on the way."""
    program = None
    for block in _BLOCK.finditer(text):
        language, title, body = block.groups()
        if title:
            (folder / title).parent.mkdir(parents=True, exist_ok=True)
            (folder / title).write_text(body, encoding="utf-8")
        elif language == "console":
            for found in re.finditer(r"^\$ (.*\n)((?:(?!\$ ).*\n)*)", body, re.MULTILINE):
                yield Step(found[1].strip(), found[2], (block.start(3) + found.start(2), block.start(3) + found.end(2)))
        elif language == "python":
            program = f"{shlex.quote(sys.executable)} -c {shlex.quote(body)}"
            behind = re.match(r"\n*```text\n(.*?)^```$", text[block.end() :], re.MULTILINE | re.DOTALL)
            start, end = behind.span(1) if behind else (0, 0)
            yield Step(program, behind[1] if behind else "", (block.end() + start, block.end() + end))


def run(command: str, folder: Path) -> tuple[int, str, str]:
    """Exit code, what a command writes to a terminal of 100 columns, without colours, and its standard error."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    environment |= {"PATH": path, "COLUMNS": COLUMNS, "TERM": "xterm", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
    reading, writing = os.openpty()
    with (
        tempfile.TemporaryFile() as errors,
        subprocess.Popen(
            ["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=writing, stderr=errors
        ) as process,
    ):
        os.close(writing)
        output = _STYLE.sub("", b"".join(_chunks(reading)).decode()).replace("\r\n", "\n")
        code = process.wait()
        errors.seek(0)
        complaints = errors.read().decode()
    os.close(reading)
    return code, "".join(f"{line.rstrip()}\n" for line in output.splitlines()), complaints


def _chunks(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:  # on Linux, the other end is closed
            return
        if not chunk:
            return
        yield chunk


def fits(expected: str, printed: str) -> bool:
    """Whether a page shows what was printed, but for white space at the ends of lines; `…` stands for anything. A page may show nothing."""
    parts = [re.escape(part) for part in "\n".join(map(str.rstrip, expected.strip().splitlines())).split(_ANY)]
    return not expected.strip() or re.fullmatch(".*".join(parts), printed.strip(), re.DOTALL) is not None


def main(page: Path) -> None:
    """Write what commands print today into a page."""
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(Path("examples"), Path(name) / "examples")
        found = [(step, run(step.command, Path(name))[1]) for step in steps(text, Path(name))]
    for step, printed in reversed(found):
        if step.expected and not fits(step.expected, printed):
            text = text[: step.span[0]] + printed.strip("\n") + "\n" + text[step.span[1] :]
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
