"""`python -m benchmarks.workers [ARTICLES]`: a whole build by one process, by two workers, and by a Dask cluster of two.

Synthetic articles are read by the shipped pipeline into new graphs on disk; getting ready is part of the time, as it is for users.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

COMMAND: Final = Path(sys.executable).with_name("kg")
WAYS: Final = {
    "one process": ("--workers", "1"),
    "two workers": ("--workers", "2"),
    "Dask, two workers": ("--workers", "2", "--engine", "dask"),
}


def measure(articles: Path, options: Sequence[str]) -> float:
    """Seconds that a build takes."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([str(COMMAND), "build", str(articles), "--graph", f"{folder}/graph", "--quiet", *options], check=True)
    return time.perf_counter() - start


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure each way, and print a table in Markdown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workers", description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=400, help="how many articles (default: 400)")
    parser.add_argument("--ways", nargs="*", choices=list(WAYS), default=list(WAYS))
    chosen = parser.parse_args(arguments)
    print("| | seconds | against one process |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        with file.open("w", encoding="utf-8") as out:
            subprocess.run([sys.executable, "-m", "benchmarks.synthetic", str(chosen.count)], stdout=out, check=True)
        parts = Path(folder) / "parts"
        parts.mkdir()
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        for number in range(0, len(lines), 50):  # Dask distributes files
            (parts / f"{number:06}.jsonl").write_text("".join(lines[number : number + 50]), encoding="utf-8")
        alone = 0.0
        for way in chosen.ways:
            seconds = measure(parts, WAYS[way])
            alone = alone or seconds
            print(f"| {way} | {seconds:.1f} s | {alone / seconds:.2f} |", flush=True)


if __name__ == "__main__":
    main()
