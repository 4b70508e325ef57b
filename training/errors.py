"""Count the kinds of error in names on the annotated articles, each file read by the pipeline trained without it.

    python -m training.errors --work WORK [--write]

A kind is what is wrong (missed, invented, another type, too long, too short), the type, and how the name is written.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.tokens import Doc, Span

from training.report import write_between
from training.score import LABELS, read_docs

KINDS = 50


class Error(NamedTuple):
    """A kind of error and the name in which it was made."""

    kind: str
    name: str


def find_errors(predicted: Doc, gold: Doc) -> Iterator[Error]:
    """The errors of one text: each name of the pipeline that is not right, and each gold name that nothing touches."""
    ours, theirs = ([e for e in doc.ents if e.label_ in LABELS] for doc in (predicted, gold))
    for name in ours:
        touched = [other for other in theirs if _overlap(name, other)]
        if not touched:
            yield Error(f"{name.label_} invented, {written(name.text)}", name.text)
        elif error := _compare(name, touched):
            yield Error(error, f"{name.text} for {' + '.join(other.text for other in touched)}" if len(touched) > 1 else name.text)
    for name in theirs:
        if not any(_overlap(name, other) for other in ours):
            yield Error(f"{name.label_} missed, {written(name.text)}", name.text)


def _compare(name: Span, touched: list[Span]) -> str:
    """What is wrong with a name that touches gold names, "" for nothing."""
    other = touched[0]
    if len(touched) > 1:
        return f"{name.label_} over several names"
    if _at(name) == _at(other):
        return "" if name.label_ == other.label_ else f"{name.label_} for {other.label_}, {written(name.text)}"
    size = "too long" if len(name.text) > len(other.text) else "too short"
    return f"{other.label_} {size}, {written(other.text)}"


def _at(name: Span) -> tuple[int, int]:
    return name.start_char, name.end_char


def _overlap(one: Span, other: Span) -> bool:
    return one.start_char < other.end_char and other.start_char < one.end_char


def written(name: str) -> str:
    """How a name is written.

    >>> [written(name) for name in ("OTAN", "Rabat", "conseil de la BOAD", "Cour de justice", "Grande-Marlaska")]
    ['an acronym', 'one word', 'begins small', 'several words', 'a hyphenated word']
    """
    if name[0].islower():
        return "begins small"
    if " " in name:
        return "several words"
    if "-" in name:
        return "a hyphenated word"
    return "an acronym" if name.isupper() and len(name) > 1 else "one word"


def errors_of_folds(work: Path) -> Iterator[Error]:
    """The errors in all gold files."""
    for path in sorted((work / "corpora/names").glob("test-*.spacy")):
        nlp = spacy.load(work / f"fold-{path.stem.removeprefix('test-')}")
        gold = read_docs(nlp, path)
        for predicted, doc in zip(nlp.pipe(doc.text for doc in gold), gold, strict=True):
            yield from find_errors(predicted, doc)


def table(errors: list[Error]) -> str:
    """The commonest kinds in Markdown, with their number and the commonest names."""
    counts = Counter(error.kind for error in errors)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for error in errors:
        names[error.kind][" ".join(error.name.split())] += 1
    lines = [f"{len(errors)} errors of {len(counts)} kinds.", "", "| kind | number | such as |", "|---|---|---|"]
    for kind, number in counts.most_common(KINDS):
        examples = "; ".join(name for name, _ in names[kind].most_common(3))
        lines.append(f"| {kind} | {number} | {examples.replace('|', '/')} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Command line: print the table, write it if asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--work", type=Path, required=True, help="folder of training.build")
    parser.add_argument("--write", action="store_true", help="write the table into README.md")
    options = parser.parse_args()
    counted = table(list(errors_of_folds(options.work)))
    print(counted)
    if options.write:
        write_between("errors", counted)


if __name__ == "__main__":
    main()
