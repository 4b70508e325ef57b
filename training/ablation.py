"""What each kind of training data brings to the names: train without it for a while, score on articles and on sentences not trained on.

    python -m training.ablation --data DATA --gold GOLD --work WORK [--jobs N] [--write]

`WORK` is the folder of `training.build`; the results stay in `WORK/ablation`, a file for each variant, and are kept where they are there.
"""

import argparse
import json
import os
import tempfile
from functools import partial
from pathlib import Path

import spacy

from training.gazetteer import read_countries
from training.names_corpus import read_gold, write_corpus
from training.report import write_between
from training.score import read_docs, score_names
from training.steps import Step, run_steps
from training.tokenizer import build_tokenizer
from training.train import train_pipeline

FOLD, STEPS = "dev-2", 1000
VECTORS = "vectors"
# Variant: what is left out.
VARIANTS = {
    "": "nothing",
    "annotated": "names marked by hand in GSD, PUD and NTREX",
    "frsemcor": "FrSemCor",
    "popcorn": "POPCORN",
    "made": "made sentences",
    VECTORS: "word vectors, lists of names among them",
}


def measure(data: Path, gold: Path, work: Path, without: str, result: Path) -> None:
    """Train the recogniser of names without one thing for `STEPS` steps and write its F1 on both tests to `result`."""
    tokenizer = build_tokenizer(spacy.blank("fr"))
    files = read_gold(gold, tokenizer, frozenset(read_countries(data)[2]))
    corpora = work / "corpora/names"
    tests = {"articles": corpora / f"test-{FOLD}.spacy", "general": corpora / "general.spacy"}
    with tempfile.TemporaryDirectory() as folder:
        corpus, trained = Path(folder) / "train.spacy", Path(folder) / "names"
        write_corpus(data, [a for name in files if name != FOLD for a in files[name]], corpus, without=without)
        train_pipeline(
            "ner", trained, keep="last",
            paths__train=str(corpus), paths__dev=str(tests["articles"]), paths__vectors=str(work / "vectors"),
            training__max_steps=STEPS,
            components__ner__model__tok2vec__embed__include_static_vectors=without != VECTORS,
        )  # fmt: skip
        nlp = spacy.load(trained)
    scores = {}
    for test, path in tests.items():
        docs = read_docs(nlp, path)
        scores[test] = score_names(zip(nlp.pipe(doc.text for doc in docs), docs, strict=True))["names_f"]
    result.parent.mkdir(exist_ok=True)
    result.write_text(json.dumps(scores), encoding="utf-8")


def table(results: dict[str, Path]) -> str:
    """The scores of all variants in Markdown."""
    lines = [f"| left out ({STEPS:,} steps) | articles of {FOLD}: F1 | GSD test: F1 |", "|---|---|---|"]
    for variant, path in results.items():
        scores = json.loads(path.read_text(encoding="utf-8"))
        lines.append(f"| {VARIANTS[variant]} | {100 * scores['articles']:.1f} | {100 * scores['general']:.1f} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Command line: print the table, write it if asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the open data")
    parser.add_argument("--gold", type=Path, required=True, help="folder of annotated articles (*.jsonl)")
    parser.add_argument("--work", type=Path, required=True, help="folder of training.build")
    parser.add_argument("--jobs", type=int, default=1, help="how many variants to train at a time, each on one core")
    parser.add_argument("--write", action="store_true", help="write the table into README.md")
    options = parser.parse_args()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    results = {variant: options.work / "ablation" / f"{variant or 'all'}.json" for variant in VARIANTS}
    measured = [Step(path, partial(measure, options.data, options.gold, options.work, variant, path)) for variant, path in results.items()]
    run_steps(measured, jobs=options.jobs)
    print(table(results))
    if options.write:
        write_between("ablation", table(results))


if __name__ == "__main__":
    main()
