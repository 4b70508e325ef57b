"""Measure the pipeline against a blank tokenizer and spaCy's `efficiency` template with the same labels, in turns in one process.

    python -m training.speed --work WORK --pipeline DIR [--rounds N]

The template is set up, not trained: its speed does not depend on its weights. `WORK` is the folder of `training.build`.
"""

import argparse
import time
from pathlib import Path

import spacy
from spacy.cli.init_config import init_config
from spacy.language import Language
from spacy.training import Example

from training.score import read_docs

COMPONENTS = ["morphologizer", "trainable_lemmatizer", "parser", "ner"]


def efficiency_template(examples: list[Example]) -> Language:
    """spaCy's template for French with the components of the pipeline, set up for the labels of the examples."""
    nlp = spacy.util.load_model_from_config(init_config(lang="fr", pipeline=COMPONENTS, optimize="efficiency"), auto_fill=True)
    nlp.initialize(lambda: examples)
    return nlp


def label_examples(nlp: Language, work: Path) -> list[Example]:
    """Examples that hold the labels of syntax and of names."""
    syntax = read_docs(nlp, work / "corpora/syntax/dev.spacy")
    names = [doc for path in sorted((work / "corpora/names").glob("test-*.spacy")) for doc in read_docs(nlp, path)]
    return [Example(nlp.make_doc(doc.text), doc) for doc in (*syntax, *names)]


def words_per_second(pipelines: dict[str, Language], texts: list[str], *, rounds: int) -> dict[str, float]:
    """Words (by white space) a second of each pipeline, the best of `rounds`; they take turns."""
    words, best = sum(len(text.split()) for text in texts), dict.fromkeys(pipelines, float("inf"))
    for _ in range(rounds):
        for name, nlp in pipelines.items():
            start = time.perf_counter()
            for _ in nlp.pipe(texts):
                pass
            best[name] = min(best[name], time.perf_counter() - start)
    return {name: round(words / seconds) for name, seconds in best.items()}


def main() -> None:
    """Command line: print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--work", type=Path, required=True, help="folder of training.build")
    parser.add_argument("--pipeline", type=Path, required=True, help="the pipeline to measure")
    parser.add_argument("--rounds", type=int, default=4, help="how often each is timed; the best counts (default: 4)")
    options = parser.parse_args()
    ours = spacy.load(options.pipeline)
    blank = spacy.blank("fr")
    blank.tokenizer = ours.tokenizer
    template = efficiency_template(label_examples(blank, options.work))
    template.tokenizer = ours.tokenizer
    texts = [doc.text for path in sorted((options.work / "corpora/names").glob("test-*.spacy")) for doc in read_docs(ours, path)]
    pipelines = {"this pipeline": ours, "spaCy's efficiency template": template, "blank tokenizer": blank}
    speeds = words_per_second(pipelines, texts, rounds=options.rounds)
    print("| pipeline | words a second | this pipeline takes |\n|---|---|---|")
    for name, speed in speeds.items():
        print(f"| {name} | {speed:,.0f} | {speed / speeds['this pipeline']:.2f} times as long |")


if __name__ == "__main__":
    main()
