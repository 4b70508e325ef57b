"""Names marked by hand in sentences of open corpora: GSD, PUD and NTREX.

`annotated/*.txt` hold no text, only the key of each sentence that has names and its names in order:

    fr-ud-test_00005	LOC Afrique subsaharienne; ORG Université Cheikh Anta Diop de Dakar

PER, LOC and ORG are marked, without articles, civilities and titles; works, products, awards and events are not names here. The files were
made by correcting an early pipeline's guesses, all sentences read. They are under CC BY-SA 4.0, as the corpora are (PUD: 3.0).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.conllu import read_conllu
from training.spans import NameSpan

FOLDER = Path(__file__).parent / "annotated"


@dataclass(frozen=True, slots=True)
class Source:
    """A file of names and the corpus that it is about."""

    names: str
    corpus: str


TRAIN = (
    Source("gsd_dev.txt", "ud_gsd/fr_gsd-ud-dev.conllu"),
    Source("pud.txt", "ud_pud/fr_pud-ud-test.conllu"),
    Source("ntrex.txt", "raw_ntrex_fr/newstest2019-ref.fra.txt"),
)
TEST = Source("gsd_test.txt", "ud_gsd/fr_gsd-ud-test.conllu")


def read_annotated(data: Path, source: Source) -> Iterator[tuple[str, list[NameSpan]]]:
    """Every sentence of the corpus with the spans of its names."""
    names = dict(line.split("\t") for line in (FOLDER / source.names).read_text(encoding="utf-8").splitlines())
    for key, text in _sentences(data / source.corpus):
        yield text, find_names(text, names.get(key, ""))


def find_names(text: str, names: str) -> list[NameSpan]:
    """Spans of names written as "PER Marie Dupont; LOC Paris", each looked for after the one before it.

    >>> find_names("Paris salue Paris Hilton.", "LOC Paris; PER Paris Hilton")
    [NameSpan(start=0, end=5, label='LOC'), NameSpan(start=12, end=24, label='PER')]
    """
    spans, at = [], 0
    for entry in filter(None, names.split("; ")):
        label, name = entry.split(" ", 1)
        match = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)").search(text, at)
        if match is None:
            raise ValueError(f"no {name!r} after character {at} of {text!r}")
        spans.append(NameSpan(match.start(), match.end(), label))
        at = match.end()
    return spans


def _sentences(corpus: Path) -> Iterator[tuple[str, str]]:
    """Key and text: the identifier in a treebank, the number of the line (from 1) in plain text."""
    if corpus.suffix == ".conllu":
        yield from ((sentence.id, sentence.text) for sentence in read_conllu(corpus))
    else:
        for number, line in enumerate(corpus.read_text(encoding="utf-8").splitlines(), 1):
            yield str(number), line
