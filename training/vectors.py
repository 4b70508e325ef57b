"""Word vectors from raw text: a short vector for each of the commonest words, trained with subwords by floret."""

import lzma
from collections.abc import Iterator
from pathlib import Path

import numpy
import spacy
from spacy.strings import StringStore
from spacy.vectors import Vectors  # type: ignore[import-not-found]

from training.augment import strip_accents
from training.conllu import read_conllu
from training.gazetteer import KINDS, word_kinds
from training.popcorn import read_texts
from training.tokenizer import build_tokenizer

EUROPARL = "raw_europarl_fr/europarl_fr_2008-2011.txt.xz"
PLAIN = (
    "raw_commonvoice_fr/assemblee_nationale.txt",
    "raw_parlamint_be_fr/parlamint_be_fr_segments.txt",
    "raw_ntrex_fr/newstest2019-ref.fra.txt",
)
TREEBANKS = ("ud_sequoia/fr_sequoia-ud-train.conllu", "ud_gsd/fr_gsd-ud-dev.conllu", "ud_pud/fr_pud-ud-test.conllu")
FLAG = 0.5  # against components of about 0.125 in a vector of length one
_STRAIGHT = str.maketrans("’\u00a0\u202f", "'  ")


def raw_lines(data: Path) -> Iterator[str]:
    """Lines of raw text; the small sources that look like news come four times."""
    with lzma.open(data / EUROPARL, "rt", encoding="utf-8") as lines:
        yield from (line for line in lines if not line.startswith("# "))
    for name in PLAIN:
        yield from (data / name).read_text(encoding="utf-8").splitlines()
    for _ in range(4):
        for name in TREEBANKS:
            yield from (sentence.text for sentence in read_conllu(data / name))
        yield from (text for text, _ in read_texts(data))


def write_tokens(data: Path, out: Path) -> None:
    """One tokenised line of raw text a line, apostrophes straight."""
    nlp = spacy.blank("fr")
    tokenizer = build_tokenizer(nlp)
    tokenizer.max_cache_size = 1_000_000
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8") as file:
        for line in raw_lines(data):
            file.write(" ".join(t.text for t in tokenizer(line.translate(_STRAIGHT)) if not t.is_space) + "\n")


def train_vectors(tokens: Path, out: Path, *, rows: int = 30_000, dim: int = 64, epochs: int = 2) -> None:
    """Train on tokenised text; the `rows` commonest words and their vectors of length one go to `out` (.npz)."""
    import floret

    model = floret.train_unsupervised(
        str(tokens), model="skipgram", dim=dim, minCount=8, minn=3, maxn=5, bucket=200_000, neg=5, ws=5,
        epoch=epochs, thread=1, lr=0.05,
    )  # fmt: skip
    words = [word for word in model.get_words() if word != "</s>"][:rows]
    table = numpy.asarray([model.get_word_vector(word) for word in words], dtype="float32")
    table /= numpy.linalg.norm(table, axis=1, keepdims=True) + 1e-8
    numpy.savez(out, words=numpy.asarray(words), table=table)


def write_table(trained: Path, data: Path, out: Path) -> None:
    """A blank pipeline whose table holds the trained vectors and, in further columns, what the lists say of a word.

    Words that only the lists have share one row for each combination of kinds, so that they cost a key and no row.
    """
    archive = numpy.load(trained)
    words, kinds = [str(word) for word in archive["words"]], word_kinds(data)
    rows = {word: row for row, word in enumerate(words)}
    shared: dict[frozenset[str], int] = {}
    for word in sorted(kinds.keys() - set(words)):
        rows[word] = len(words) + shared.setdefault(frozenset(kinds[word]), len(shared))
    flags = numpy.zeros((len(words) + len(shared), len(KINDS)), dtype="float32")
    for word, of_word in kinds.items():
        flags[rows[word]] = [FLAG * (kind in of_word) for kind in KINDS]
    trained_part = numpy.pad(archive["table"], ((0, len(shared)), (0, 0)))
    nlp, hashes = spacy.blank("fr"), StringStore()
    vectors = Vectors(strings=StringStore(), data=numpy.hstack([trained_part, flags]), name="news_fr")
    for word, row in [*rows.items(), *_variants(rows)]:
        vectors.add(hashes.add(word), row=row)
    nlp.vocab.vectors = vectors
    nlp.to_disk(out)


def _variants(rows: dict[str, int]) -> Iterator[tuple[str, int]]:
    """Other spellings that share a row: curly apostrophes, capitals, initial capital with and without its accent."""
    taken = set(rows)
    for spell in (_curly, str.capitalize, _bare_initial, str.upper, lambda word: strip_accents(word).upper()):
        for word, row in rows.items():
            variant = spell(word)
            if variant not in taken:
                taken.add(variant)
                yield variant, row


def _curly(word: str) -> str:
    return word.replace("'", "’")


def _bare_initial(word: str) -> str:
    return strip_accents(word[0].upper()) + word[1:]
