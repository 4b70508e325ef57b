"""Word vectors from raw text: a short vector for each of the commonest words, trained with subwords by floret."""

import lzma
from collections.abc import Iterator
from pathlib import Path

import numpy
import spacy
from spacy.vectors import Vectors

from training.conllu import read_conllu
from training.gold import read_articles
from training.popcorn import read_texts
from training.tokenizer import build_tokenizer

EUROPARL = "raw_europarl_fr/europarl_fr_2008-2011.txt.xz"
PLAIN = (
    "raw_commonvoice_fr/assemblee_nationale.txt",
    "raw_parlamint_be_fr/parlamint_be_fr_segments.txt",
    "raw_ntrex_fr/newstest2019-ref.fra.txt",
)
TREEBANKS = ("ud_sequoia/fr_sequoia-ud-train.conllu", "ud_gsd/fr_gsd-ud-dev.conllu", "ud_pud/fr_pud-ud-test.conllu")
_STRAIGHT = str.maketrans("’\u00a0\u202f", "'  ")


def raw_lines(data: Path, gold: Path) -> Iterator[str]:
    """Lines of raw text; the small sources that look like news come four times."""
    with lzma.open(data / EUROPARL, "rt", encoding="utf-8") as lines:
        yield from (line for line in lines if not line.startswith("# "))
    for name in PLAIN:
        yield from (data / name).read_text(encoding="utf-8").splitlines()
    for _ in range(4):
        for name in TREEBANKS:
            yield from (sentence.text for sentence in read_conllu(data / name))
        for path in sorted(gold.glob("*.jsonl")):
            yield from (f"{article.title}\n{article.text}" for article in read_articles(path))
        yield from (text for text, _ in read_texts(data))


def write_tokens(data: Path, gold: Path, out: Path) -> None:
    """One tokenised line of raw text a line, apostrophes straight."""
    nlp = spacy.blank("fr")
    tokenizer = build_tokenizer(nlp)
    tokenizer.max_cache_size = 1_000_000
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8") as file:
        for line in raw_lines(data, gold):
            file.write(" ".join(t.text for t in tokenizer(line.translate(_STRAIGHT)) if not t.is_space) + "\n")


def train_vectors(tokens: Path, out: Path, *, rows: int, dim: int, epochs: int) -> None:
    """Train on tokenised text and write a blank pipeline with a table of the `rows` commonest words to `out`."""
    import floret

    model = floret.train_unsupervised(
        str(tokens), model="skipgram", dim=dim, minCount=8, minn=3, maxn=5, bucket=200_000, neg=5, ws=5,
        epoch=epochs, thread=1, lr=0.05,
    )  # fmt: skip
    words = [word for word in model.get_words() if word != "</s>"][:rows]
    table = numpy.asarray([model.get_word_vector(word) for word in words], dtype="float32")
    table /= numpy.linalg.norm(table, axis=1, keepdims=True) + 1e-8
    nlp = spacy.blank("fr")
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=table, keys=words)
    for row, word in enumerate(words):
        if "'" in word:
            nlp.vocab.vectors.add(word.replace("'", "’"), row=row)
    nlp.to_disk(out)
