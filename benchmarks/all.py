"""`python -m benchmarks.all [--quick]`: every measurement, one after the other, with the machine and the versions that it is of.

`--quick` takes less of everything, and two minutes on a machine that has nothing else to do.
"""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Callable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Final, TypeAlias

from benchmarks import growth, identity, queries, run, workers

LIBRARIES: Final = ("newskg", "spacy", "thinc", "numpy", "pyoxigraph", "rdflib", "pebble", "distributed")
Part: TypeAlias = tuple[str, Callable[[Sequence[str]], None], tuple[str, ...], tuple[str, ...]]
PARTS: Final[tuple[Part, ...]] = (
    ("Reading", run.main, (), ("--rounds", "1", *map(str, run.GOLD[:1]))),
    ("Workers", workers.main, (), ("60", "--ways", "one process", "two workers")),
    ("Growth", growth.main, (), ("200", "400")),
    ("Who is who", identity.main, (), ("2000", "10000")),
    ("Queries", queries.main, (), ("--quick",)),
)
"""Each measurement with its arguments, for all and for a quick one."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure everything, and print tables in Markdown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.all", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="within two minutes")
    quick = parser.parse_args(arguments).quick
    print(machine())
    for title, part, whole, little in PARTS:
        print(f"\n## {title}\n", flush=True)
        part(little if quick else whole)


def machine() -> str:
    """What the figures are of: processor, cores, system, versions."""
    names = [line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    processor = names[0] if names else platform.processor()
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    system = f"{platform.system()} {platform.machine()}, {platform.python_implementation()} {platform.python_version()}"
    return f"{processor or 'processor unknown'}, {os.cpu_count()} cores, {system}, {date.today()}\n{libraries}"


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines() if Path(path).is_file() else []


if __name__ == "__main__":
    main()
