"""`python -m benchmarks.run`: words a second of the language pipeline and of the whole build, start-up times, peak memory."""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from kg.model import Article

GOLD: Final = sorted((Path(__file__).resolve().parents[1] / "tests" / "gold").glob("*.jsonl"))
COMMAND: Final = Path(sys.executable).with_name("kg")
_IMPORT: Final = "import time; start = time.perf_counter(); import kg; print(time.perf_counter() - start)"
_MEMORY: Final = """
import resource, sys
import kg
with kg.Graph.open(sys.argv[1]) as graph:
    report = graph.build(sys.argv[2:])
print(report.progress.read, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print a table in Markdown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("articles", nargs="*", type=Path, default=GOLD, help="files or folders (default: those of tests/gold)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is timed; the best counts (default: 3)")
    chosen = parser.parse_args(arguments)
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}")
    print("| what | measured |\n|---|---|")
    for what, measured in [*measure_speed(chosen.articles, chosen.rounds), *measure_start(chosen.rounds), measure_memory(chosen.articles)]:
        print(f"| {what} | {measured} |", flush=True)


def measure_speed(paths: Sequence[Path], rounds: int) -> list[tuple[str, str]]:
    """The bare pipeline and the whole build, store included, on the same articles in this process, in turns."""
    from kg.graph import Graph
    from kg.language import load_language
    from kg.sources import read_articles

    articles = [article for article in read_articles(paths) if isinstance(article, Article)]
    words = sum(len(article.content.split()) for article in articles)
    bare, whole = load_language(extract=False), load_language()

    def analyse() -> None:
        for _ in bare.pipe(article.content for article in articles):
            pass

    def build() -> None:
        with tempfile.TemporaryDirectory() as folder, Graph.open(Path(folder) / "graph") as graph:
            graph.build(paths, nlp=whole)

    (analyse_best, analyse_work), (build_best, build_work) = best_of(rounds, analyse, build)
    return [
        ("articles; words", f"{len(articles)}; {words:,}"),
        ("language pipeline alone", f"{words / analyse_best:,.0f} words/s"),
        ("whole build, store included", f"{words / build_best:,.0f} words/s"),
        ("whole build against pipeline alone", f"{analyse_best / build_best:.0%}"),
        ("the same by processor time", f"{analyse_work / build_work:.0%} ({analyse_work:.2f} s of {build_work:.2f} s)"),
    ]


def best_of(rounds: int, *tasks: Callable[[], None]) -> list[tuple[float, float]]:
    """The shortest time of each task, and the least processor time, in seconds.

    They take turns, so that what else the machine does hits all alike; processor time suffers less from it.
    """
    times: list[list[tuple[float, float]]] = [[] for _ in tasks]
    for _ in range(rounds + 1):  # the first round warms up
        for taken, task in zip(times, tasks, strict=True):
            start, work = time.perf_counter(), time.process_time()
            task()
            taken.append((time.perf_counter() - start, time.process_time() - work))
    return [(min(seconds for seconds, _ in taken[1:]), min(work for _, work in taken[1:])) for taken in times]


def measure_start(rounds: int) -> list[tuple[str, str]]:
    """Importing the package, and the command line's help, in fresh processes."""
    imports = [float(_run(sys.executable, "-c", _IMPORT)) for _ in range(rounds + 1)]
    ((helps, _),) = best_of(rounds, lambda: _check(_run(str(COMMAND), "--help")))
    return [("import kg", f"{min(imports):.2f} s"), ("kg --help", f"{helps:.2f} s")]


def measure_memory(paths: Sequence[Path]) -> tuple[str, str]:
    """The peak memory of a process that builds the articles, model and store included."""
    with tempfile.TemporaryDirectory() as folder:
        read, peak = _run(sys.executable, "-c", _MEMORY, f"{folder}/graph", *map(str, paths)).split()
    return f"peak memory of building {read} articles", f"{int(peak) / 1e6:,.0f} MB"


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _check(text: str) -> None:
    assert "Usage" in text


if __name__ == "__main__":
    main()
