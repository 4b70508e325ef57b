"""Train one pipeline from a configuration of this folder."""

import shutil
from pathlib import Path

from spacy.cli.train import train as spacy_train

import training.callbacks  # noqa: F401  (registers what the configurations call)

CONFIGS = Path(__file__).parent / "configs"


def train_pipeline(config: str, out: Path, *, keep: str = "best", **overrides: str | int | float | bool) -> None:
    """Train `configs/<config>.cfg` and leave the best (or, with `keep="last"`, the last) pipeline at `out`.

    Overrides are configuration keys with `__` for the dots: `paths__train="train.spacy"`.
    """
    work = out.with_name(out.name + ".training")
    named = {key.replace("__", "."): value for key, value in overrides.items()}
    spacy_train(CONFIGS / f"{config}.cfg", work, overrides=named)
    if out.exists():
        shutil.rmtree(out)
    (work / f"model-{keep}").rename(out)
    shutil.rmtree(work)
