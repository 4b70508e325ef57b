"""Rebuild the French pipeline from the open data and the annotated articles.

    python -m training.build --data DATA --gold GOLD --work WORK --out PIPELINE [--jobs N]

Each step leaves its result in WORK and is skipped where the result is there; delete it to have the step run again.
"""

import argparse
import os
import shutil
from functools import partial
from pathlib import Path

from training.assemble import assemble
from training.names_corpus import prepare_names
from training.score import score_all, write_scores
from training.sentence_corpus import prepare_sentence_ends
from training.steps import Step, run_steps
from training.syntax import prepare_syntax
from training.train import train_pipeline
from training.vectors import train_vectors, write_table, write_tokens


def steps(data: Path, gold: Path, work: Path) -> list[Step]:
    """Every step up to the pipelines of the cross-validation; the longest first where several can run."""
    corpora, vectors = work / "corpora", work / "vectors"
    tokens, trained = work / "raw.txt", work / "vectors.npz"
    folds = [path.stem for path in sorted(gold.glob("*.jsonl"))]
    return [
        Step(tokens, partial(write_tokens, data, tokens)),
        Step(corpora / "syntax", partial(prepare_syntax, data, corpora / "syntax")),
        Step(trained, partial(train_vectors, tokens, trained), needs=(tokens,)),
        Step(vectors, partial(write_table, trained, data, vectors), needs=(trained,)),
        Step(work / "syntax", partial(train_syntax, work), needs=(vectors, corpora / "syntax")),
        Step(corpora / "names", partial(prepare_names, data, gold, corpora / "names")),
        Step(corpora / "ends", partial(prepare_sentence_ends, data, corpora / "ends")),
        Step(work / "ends", partial(train_ends, work), needs=(work / "syntax", corpora / "ends")),
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


def train_ends(work: Path) -> None:
    """Train the finder of sentence starts, which reads the parts of speech of the trained syntax; the best step is kept."""
    corpora = work / "corpora"
    train_pipeline(
        "senter",
        work / "ends",
        paths__train=str(corpora / "ends/train.spacy"),
        paths__dev=str(corpora / "syntax/dev.spacy"),
        paths__syntax=str(work / "syntax"),
        initialize__vectors=str(work / "vectors"),
    )


def names_step(work: Path, train: str, dev: str) -> Step:
    """The recogniser of names trained on one corpus."""
    corpora, result = work / "corpora/names", work / f"names-{train}"
    dev = train.removeprefix("fold-") if train != "all" else dev
    run = partial(train_names, corpora / f"{train}.spacy", corpora / f"test-{dev}.spacy", work / "vectors", result)
    return Step(result, run, needs=(work / "vectors", corpora))


def train_names(train: Path, dev: Path, vectors: Path, result: Path) -> None:
    """Train the recogniser of names for a fixed number of steps; nothing is chosen on the articles of `dev`."""
    train_pipeline(
        "ner", result, keep="last", paths__train=str(train), paths__dev=str(dev), paths__vectors=str(vectors)
    )  # fmt: skip


def fold_step(work: Path, fold: str) -> Step:
    """The whole pipeline whose names were trained without one gold file."""
    result, names = work / f"fold-{fold}", work / f"names-fold-{fold}"
    run = partial(assemble, work / "syntax", work / "ends", names, result, name=f"news_sm_{fold}")
    return Step(result, run, needs=(work / "syntax", work / "ends", names))


def build(data: Path, gold: Path, work: Path, out: Path, *, jobs: int = 1) -> dict[str, float]:
    """Run the steps that are not done, assemble the pipeline at `out`, score it, and return the figures."""
    work.mkdir(parents=True, exist_ok=True)
    run_steps(steps(data, gold, work), jobs=jobs)
    if out.exists():
        shutil.rmtree(out)
    assemble(work / "syntax", work / "ends", work / "names-all", out)
    scores = score_all(out, work, gold)
    write_scores(out, scores)
    return scores


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the open data")
    parser.add_argument("--gold", type=Path, required=True, help="folder of annotated articles (*.jsonl)")
    parser.add_argument("--work", type=Path, required=True, help="folder for corpora, vectors and trained parts")
    parser.add_argument("--out", type=Path, required=True, help="the pipeline")
    parser.add_argument("--jobs", type=int, default=1, help="how many steps to run at a time, each on one core")
    options = parser.parse_args()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    for key, value in build(options.data, options.gold, options.work, options.out, jobs=options.jobs).items():
        print(f"{key:24} {value}")


if __name__ == "__main__":
    main()
