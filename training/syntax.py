"""Prepare the syntax corpora: treebanks harmonised, rewritten as news, written as spaCy binaries."""

import random
from pathlib import Path

import spacy
from spacy.tokens import DocBin

from training.augment import compose, split_numbers
from training.conllu import read_conllu
from training.harmonise import harmonise, obl_classifier, split_obl
from training.sentences import Sentence, to_doc

# Treebank file, copies rewritten as news, share of the sentences taken for each copy.
TRAIN = (
    ("ud_sequoia/fr_sequoia-ud-train.conllu", 4, 1.0),
    ("ud_gsd/fr_gsd-ud-dev.conllu", 6, 1.0),
    ("ud_pud/fr_pud-ud-test.conllu", 4, 1.0),
    ("ud_fqb/fr_fqb-ud-test.conllu", 1, 0.25),
    ("ud_rhapsodie/fr_rhapsodie-ud-train.conllu", 1, 0.30),
)
DEV = "ud_sequoia/fr_sequoia-ud-dev.conllu"
TESTS = {"sequoia": "ud_sequoia/fr_sequoia-ud-test.conllu", "gsd": "ud_gsd/fr_gsd-ud-test.conllu"}
_SPLIT_OBL_SOURCES = TRAIN[:2]


def read_treebank(path: Path) -> list[Sentence]:
    """Harmonised sentences of a treebank."""
    return harmonise(read_conllu(path))


def write_docs(path: Path, documents: list[list[Sentence]]) -> None:
    """Write documents to a spaCy binary."""
    vocab = spacy.blank("fr").vocab
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=[to_doc(vocab, document) for document in documents], store_user_data=False).to_disk(path)


def prepare_syntax(data: Path, out: Path, *, seed: int = 0) -> None:
    """Write `train.spacy`, `dev.spacy` and `test-*.spacy` from the treebanks in `data`."""
    rng = random.Random(seed)
    classify = obl_classifier(s for name, _, _ in _SPLIT_OBL_SOURCES for s in read_treebank(data / name))
    documents: list[list[Sentence]] = []
    for name, copies, share in TRAIN:
        sentences = [split_numbers(s) for s in split_obl(read_treebank(data / name), classify)]
        for _ in range(copies):
            kept = [s for s in sentences if share >= 1 or rng.random() < share]
            documents += compose(kept, rng)
    rng.shuffle(documents)
    write_docs(out / "train.spacy", documents)
    write_docs(out / "dev.spacy", pages(split_obl(read_treebank(data / DEV), classify)))
    for name, path in TESTS.items():
        write_docs(out / f"test-{name}.spacy", pages(split_obl(read_treebank(data / path), classify)))


def pages(sentences: list[Sentence], *, size: int = 10) -> list[list[Sentence]]:
    """Sentences as they are, ten to a document, so that sentence boundaries have to be found."""
    return [sentences[i : i + size] for i in range(0, len(sentences), size)]
