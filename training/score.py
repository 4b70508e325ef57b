"""Measure the pipelines from raw text; write the figures into the shipped pipeline's `meta.json` and the table of `README.md`.

    python -m training.score --work WORK --gold GOLD --pipeline DIR [--write]

`WORK` is the folder in which `training.build` left its corpora and the pipelines of the cross-validation, `GOLD` that of the articles.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from training.cuts import cuts_in_articles
from training.report import below_floor, write_table

SYNTAX_SCORES = (
    "token_acc", "token_f", "sents_f", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las",
)  # fmt: skip
LABELS = ("PER", "LOC", "ORG")


def read_docs(nlp: Language, path: Path) -> list[Doc]:
    """Gold documents of a spaCy binary."""
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def score_syntax(nlp: Language, path: Path) -> dict[str, float]:
    """Scores of spaCy's own scorer on a test corpus, read from its raw text."""
    gold = read_docs(nlp, path)
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])
    return {key: round(float(scores[key]), 4) for key in SYNTAX_SCORES}


def score_names(pairs: Iterable[tuple[Doc, Doc]]) -> dict[str, float]:
    """Precision, recall, F1 of exact spans with their type, (predicted, gold) documents; PER, LOC, ORG, and together."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for predicted, gold in pairs:
        ours = {(e.start_char, e.end_char, e.label_) for e in predicted.ents if e.label_ in LABELS}
        theirs = {(e.start_char, e.end_char, e.label_) for e in gold.ents if e.label_ in LABELS}
        for counter, spans in ((right, ours & theirs), (found, ours), (wanted, theirs)):
            counter.update(label for _, _, label in spans)
            counter["all"] += len(spans)
    scores: dict[str, float] = {}
    for label in ("all", *LABELS):
        p, r = right[label] / max(found[label], 1), right[label] / max(wanted[label], 1)
        f = 2 * p * r / (p + r) if p + r else 0.0
        prefix = "names" if label == "all" else f"names_{label.lower()}"
        scores |= {f"{prefix}_p": round(p, 4), f"{prefix}_r": round(r, 4), f"{prefix}_f": round(f, 4)}
    return scores


def cross_validate(work: Path) -> dict[str, float]:
    """Scores of names over all gold files, each read by the pipeline that was trained without it."""
    pairs: list[tuple[Doc, Doc]] = []
    scores: dict[str, float] = {}
    for path in sorted((work / "corpora/names").glob("test-*.spacy")):
        fold = path.stem.removeprefix("test-")
        nlp = spacy.load(work / f"fold-{fold}")
        gold = read_docs(nlp, path)
        mine = list(zip(nlp.pipe(doc.text for doc in gold), gold, strict=True))
        scores[f"names_f_{fold}"] = score_names(mine)["names_f"]
        pairs += mine
    return score_names(pairs) | scores


def score_general(nlp: Language, work: Path) -> dict[str, float]:
    """Scores of names in sentences of the web and of Wikipedia that nothing here was trained on."""
    gold = read_docs(nlp, work / "corpora/names/general.spacy")
    scores = score_names(zip(nlp.pipe(doc.text for doc in gold), gold, strict=True))
    return {key.replace("names", "general", 1): value for key, value in scores.items()}


def measure_speed(nlp: Language, work: Path, *, rounds: int = 3) -> dict[str, float]:
    """Tokens and words (by white space) a second of the whole pipeline on the gold articles, in one process, the best of `rounds`."""
    texts = [doc.text for path in sorted((work / "corpora/names").glob("test-*.spacy")) for doc in read_docs(nlp, path)]
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        tokens = sum(len(doc) for doc in nlp.pipe(texts))
        best = min(best, time.perf_counter() - start)
    return {"tokens_per_second": round(tokens / best), "words_per_second": round(sum(len(text.split()) for text in texts) / best)}


def folder_megabytes(path: Path) -> float:
    """Size of all files in a folder, in megabytes of a million bytes."""
    return round(sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) / 1e6, 1)


def count_cuts(nlp: Language, gold: Path) -> dict[str, float]:
    """Doubtful sentence starts in the gold articles, by kind."""
    counts = Counter(cut.kind for cut in cuts_in_articles(nlp, gold))
    return {f"cuts_{kind.replace(' ', '_')}": counts[kind] for kind in ("civility", "initial", "abbreviation", "quotation", "no mark")}


def score_all(pipeline: Path, work: Path, gold: Path) -> dict[str, float]:
    """Every figure that `meta.json` holds."""
    nlp = spacy.load(pipeline)
    scores: dict[str, float] = {}
    for path in sorted((work / "corpora/syntax").glob("test-*.spacy")):
        test = path.stem.removeprefix("test-")
        scores |= {f"{test}_{key}": value for key, value in score_syntax(nlp, path).items()}
    scores |= count_cuts(nlp, gold) | cross_validate(work) | score_general(nlp, work)
    return scores | measure_speed(nlp, work) | {"megabytes": folder_megabytes(pipeline)}


def write_scores(pipeline: Path, scores: dict[str, float]) -> None:
    """Put the figures under `performance` in the pipeline's `meta.json`."""
    path = pipeline / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["performance"] = scores
    path.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Command line: print the figures, write them if asked, fail below a floor."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--work", type=Path, required=True, help="folder of training.build")
    parser.add_argument("--gold", type=Path, required=True, help="folder of annotated articles (*.jsonl)")
    parser.add_argument("--pipeline", type=Path, required=True, help="the pipeline to measure")
    parser.add_argument("--write", action="store_true", help="write the figures into the pipeline's meta.json and README.md")
    options = parser.parse_args()
    scores = score_all(options.pipeline, options.work, options.gold)
    print(json.dumps(scores, indent=2))
    if options.write:
        write_scores(options.pipeline, scores)
        write_table(scores)
    if below := below_floor(scores):
        raise SystemExit("below the floor: " + ", ".join(below))


if __name__ == "__main__":
    main()
