"""Rebuild the French pipeline from the open data and the annotated articles.

    python -m training.build --data DATA --gold GOLD --work WORK --out PIPELINE

Each step leaves its result in WORK and is skipped where the result is there; delete it to have the step run again.
"""

import argparse
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from training.assemble import assemble
from training.names_corpus import prepare_names
from training.score import score_all, write_scores
from training.syntax import prepare_syntax
from training.train import train_pipeline
from training.vectors import train_vectors, write_table, write_tokens


@dataclass(frozen=True, slots=True)
class Step:
    """What a step leaves behind, and how."""

    result: Path
    run: Callable[[], object]


def steps(data: Path, gold: Path, work: Path) -> list[Step]:
    """Every step up to the trained parts, in order."""
    corpora, vectors = work / "corpora", work / "vectors"
    tokens, trained = work / "raw.txt", work / "vectors.npz"
    folds = [path.stem for path in sorted(gold.glob("*.jsonl"))]
    return [
        Step(tokens, lambda: write_tokens(data, gold, tokens)),
        Step(trained, lambda: train_vectors(tokens, trained)),
        Step(vectors, lambda: write_table(trained, data, vectors)),
        Step(corpora / "syntax", lambda: prepare_syntax(data, corpora / "syntax")),
        Step(corpora / "names", lambda: prepare_names(data, gold, corpora / "names")),
        Step(work / "syntax", lambda: train_syntax(work)),
        *(names_step(work, train, folds[0]) for train in ("all", *(f"fold-{fold}" for fold in folds))),
        *(fold_step(work, fold) for fold in folds),
    ]


def train_syntax(work: Path) -> None:
    """Train tagger, lemmatizer and parser; the step that is best on the development treebank is kept."""
    corpora = work / "corpora/syntax"
    train_pipeline(
        "syntax",
        work / "syntax",
        paths__train=str(corpora / "train.spacy"),
        paths__dev=str(corpora / "dev.spacy"),
        paths__vectors=str(work / "vectors"),
    )


def names_step(work: Path, train: str, dev: str) -> Step:
    """Train the recogniser of names on one corpus for a fixed number of steps; nothing is chosen on the test articles."""
    corpora, result = work / "corpora/names", work / f"names-{train}"
    dev = train.removeprefix("fold-") if train != "all" else dev

    def run() -> None:
        train_pipeline(
            "ner",
            result,
            keep="last",
            paths__train=str(corpora / f"{train}.spacy"),
            paths__dev=str(corpora / f"test-{dev}.spacy"),
            paths__vectors=str(work / "vectors"),
        )

    return Step(result, run)


def fold_step(work: Path, fold: str) -> Step:
    """Assemble the whole pipeline whose names were trained without one gold file."""
    result = work / f"fold-{fold}"
    return Step(result, lambda: assemble(work / "syntax", work / f"names-fold-{fold}", result, name=f"news_sm_{fold}"))


def build(data: Path, gold: Path, work: Path, out: Path) -> dict[str, float]:
    """Run the steps that are not done, assemble the pipeline at `out`, score it, and return the figures."""
    work.mkdir(parents=True, exist_ok=True)
    for step in steps(data, gold, work):
        if step.result.exists():
            print(f"kept   {step.result}")
        else:
            print(f"making {step.result}")
            step.run()
    if out.exists():
        shutil.rmtree(out)
    assemble(work / "syntax", work / "names-all", out)
    scores = score_all(out, work)
    write_scores(out, scores)
    return scores


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the open data")
    parser.add_argument("--gold", type=Path, required=True, help="folder of annotated articles (*.jsonl)")
    parser.add_argument("--work", type=Path, required=True, help="folder for corpora, vectors and trained parts")
    parser.add_argument("--out", type=Path, required=True, help="the pipeline")
    options = parser.parse_args()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    for key, value in build(options.data, options.gold, options.work, options.out).items():
        print(f"{key:24} {value}")


if __name__ == "__main__":
    main()
