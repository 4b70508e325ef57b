"""Prepare the corpus of sentence starts: treebanks with headings among their sentences, and news full of names, joined by plain spaces."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import spacy

from training.annotated import TRAIN as ANNOTATED
from training.annotated import read_annotated
from training.augment import all_caps, compose, curly, headline, rewrite, split_numbers
from training.headings import is_heading, make_headings
from training.sentences import Sentence
from training.spans import to_sentence
from training.syntax import TRAIN, read_treebank, write_docs
from training.templates import made_sentences
from training.tokenizer import build_tokenizer

SHUFFLED_COPIES = {"ud_sequoia": 6, "ud_gsd": 2, "ud_pud": 2}
HEADINGS = 0.35  # share of the sentences that a made heading precedes, in the pages that have any
_WITH_HEADINGS = 0.7  # share of such pages
MADE_SENTENCES = 3000
NEWS = ANNOTATED[-1]  # NTREX: a sentence a line, mostly
_INNER_END = re.compile(r"[.!?…][»”\"\u00a0\u202f ]+\S")


def prepare_sentence_ends(data: Path, out: Path, *, seed: int = 1) -> None:
    """Write `train.spacy`: each treebank as news, in its own order, and shuffled among made headings; questions and speech as news."""
    rng = random.Random(seed)
    treebanks = {name: [split_numbers(s) for s in read_treebank(data / name)] for name, _, _ in TRAIN}
    written = {name: treebanks[name] for name in treebanks if name.split("/")[0] in SHUFFLED_COPIES}
    made = [heading for sentences in written.values() for s in sentences for heading in make_headings(s)]
    documents: list[list[Sentence]] = []
    for name, copies, share in TRAIN:
        kept = treebanks[name] if name in written else [s for s in treebanks[name] if rng.random() < share * copies]
        documents += compose(kept, rng)
    for sentences in (*written.values(), news_sentences(data, rng)):
        documents += pages(sentences, rng)
    for name, sentences in written.items():
        for _ in range(SHUFFLED_COPIES[name.split("/")[0]]):
            documents += shuffled(sentences, made, rng)
    rng.shuffle(documents)
    write_docs(out / "train.spacy", documents)


def news_sentences(data: Path, rng: random.Random) -> list[Sentence]:
    """Lines of NTREX that hold one sentence, and made sentences: what looks like the start of a sentence in news and is a name."""
    tokenizer = build_tokenizer(spacy.blank("fr"))
    lines = [text.strip() for text, _ in read_annotated(data, NEWS)]
    texts = [line for line in lines if line and not _INNER_END.search(line)]
    texts += [text for text, _ in made_sentences(data, rng, count=MADE_SENTENCES)]
    return [_as_tree(to_sentence(tokenizer, text, (), name=f"news.{i}")) for i, text in enumerate(texts)]


def _as_tree(sentence: Sentence) -> Sentence:
    """The sentence with every token hung on its first, so that it counts as one, and a plain space after it."""
    tokens = [replace(t, head=0, dep="root" if i == 0 else "dep") for i, t in enumerate(sentence.tokens)]
    tokens[-1] = replace(tokens[-1], space=" ")
    return Sentence(sentence.id, tuple(tokens))


def shuffled(sentences: list[Sentence], made: list[Sentence], rng: random.Random) -> list[list[Sentence]]:
    """Pages of sentences of one text family in random order, the treebank's own headings twice, some made headings among them."""
    families: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences + [s for s in sentences if is_heading(s)]:
        families[re.match(r"[A-Za-z]*", sentence.id)[0]].append(sentence)  # type: ignore[index]
    documents: list[list[Sentence]] = []
    for family in families.values():
        rng.shuffle(family)
        documents += pages(family, rng, made=made)
    return documents


def pages(sentences: list[Sentence], rng: random.Random, *, made: list[Sentence] | None = None) -> list[list[Sentence]]:
    """Three to twelve sentences a page, by plain spaces; some with curly apostrophes or rewritten as news, some with made headings."""
    documents, start = [], 0
    while start < len(sentences):
        size = rng.choice((3, 5, 8, 10, 12))
        page = sentences[start : start + size]
        if made and rng.random() < _WITH_HEADINGS:
            page = list(_with_headings(page, made, rng))
        documents.append([_vary(s, rng) for s in _rewritten(page, rng)])
        start += size
    return documents


def _with_headings(page: list[Sentence], made: list[Sentence], rng: random.Random) -> Iterator[Sentence]:
    """The sentences, some preceded by a heading."""
    for sentence in page:
        if rng.random() < HEADINGS:
            yield rng.choice(made)
        yield sentence


def _rewritten(page: list[Sentence], rng: random.Random) -> list[Sentence]:
    """The page as it is, with curly apostrophes, or rewritten as the press writes."""
    kind = rng.random()
    change = curly if kind < 0.3 else rewrite if kind < 0.5 else None
    return [change(s, rng) for s in page] if change else page


def _vary(sentence: Sentence, rng: random.Random) -> Sentence:
    """Now and then without its full stop, or, of a heading, in capitals."""
    if rng.random() < 0.05:
        return headline(sentence, rng)
    return all_caps(sentence, rng) if is_heading(sentence) and rng.random() < 0.15 else sentence
