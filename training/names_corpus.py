"""Prepare the entity corpora: names in Sequoia, POPCORN and the annotated articles, written as spaCy binaries."""

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

from training.augment import compose
from training.frsemcor import read_frsemcor
from training.gazetteer import read_countries
from training.gold import GoldArticle, name_spans, read_articles
from training.names import NameLists, read_name_lists, swap_names
from training.popcorn import read_texts
from training.sentences import Sentence
from training.spans import to_sentence
from training.syntax import write_docs
from training.templates import made_sentences
from training.tokenizer import build_tokenizer

HELD_OUT_ARTICLES = frozenset({"dev-1-01"})  # serves as a demonstration: never trained on
GOLD_COPIES, POPCORN_COPIES, FRSEMCOR_COPIES = 10, 2, 2
MADE_SENTENCES = 5000


def article_sentence(tokenizer: Tokenizer, article: GoldArticle, demonyms: frozenset[str]) -> Sentence:
    """A whole article, title and body, as one tagged sequence."""
    return to_sentence(tokenizer, article.page, name_spans(article, demonyms), name=article.id)


def paragraphs(sentence: Sentence) -> list[Sentence]:
    """The sequence cut after every token that a line break follows; the break stays at the end."""
    parts: list[Sentence] = []
    start = 0
    for i, token in enumerate(sentence.tokens):
        if "\n" in token.space or i == len(sentence.tokens) - 1:
            parts.append(Sentence(f"{sentence.id}.{len(parts)}", sentence.tokens[start : i + 1]))
            start = i + 1
    return parts


def _close(sentence: Sentence) -> Sentence:
    """The sentence followed by a plain space, for joining."""
    return Sentence(sentence.id, (*sentence.tokens[:-1], replace(sentence.tokens[-1], space=" ")))


def add_places(sentence: Sentence, places: frozenset[str]) -> Sentence:
    """The sentence with untagged country names and capitals tagged LOC: articles list only the entities of their facts."""
    tokens = tuple(replace(t, ent="B-LOC") if t.ent == "O" and t.form in places else t for t in sentence.tokens)
    return Sentence(sentence.id, tokens)


def general_documents(data: Path, tokenizer: Tokenizer, rng: random.Random) -> list[list[Sentence]]:
    """Documents that every pipeline trains on: FrSemCor, POPCORN, made sentences."""
    frsemcor = read_frsemcor(data)
    popcorn = [_close(to_sentence(tokenizer, text, spans, name=f"popcorn.{i}")) for i, (text, spans) in enumerate(read_texts(data))]
    made = [
        _close(to_sentence(tokenizer, text, spans, name=f"made.{i}"))
        for i, (text, spans) in enumerate(made_sentences(data, rng, count=MADE_SENTENCES))
    ]
    documents = compose(made, rng) + [page for _ in range(FRSEMCOR_COPIES) for page in compose(frsemcor, rng)]
    return documents + [page for _ in range(POPCORN_COPIES) for s in popcorn for page in compose([s], rng)]


def gold_documents(articles: Iterable[Sentence], lists: NameLists, rng: random.Random) -> list[list[Sentence]]:
    """Rewritten copies of articles: the first as they are, most with other names in the place of theirs."""
    documents = []
    for article in articles:
        documents.append(paragraphs(article))
        for copy in range(GOLD_COPIES):
            parts = [_close(part) for part in paragraphs(article)]
            if copy:
                parts = [swap_names(part, lists, rng) for part in parts]
            documents += compose(parts, rng)
    return documents


def prepare_names(data: Path, gold: Path, out: Path, *, seed: int = 0) -> list[str]:
    """Write `all.spacy` and, for each gold file, `fold-<name>.spacy` (without it) and `test-<name>.spacy`; the names."""
    tokenizer = build_tokenizer(spacy.blank("fr"))
    (countries, capitals, demonyms), lists = read_countries(data), read_name_lists(data)
    places = frozenset(countries | capitals)
    files = {
        path.stem: [article_sentence(tokenizer, a, frozenset(demonyms)) for a in read_articles(path)]
        for path in sorted(gold.glob("*.jsonl"))
    }
    general = general_documents(data, tokenizer, random.Random(seed))
    corpora = {"all": list(files)} | {f"fold-{held}": [name for name in files if name != held] for held in files}
    for corpus, members in corpora.items():
        rng = random.Random(seed)
        articles = [add_places(a, places) for name in members for a in files[name] if a.id not in HELD_OUT_ARTICLES]
        documents = general + gold_documents(articles, lists, rng)
        rng.shuffle(documents)
        write_docs(out / f"{corpus}.spacy", documents)
    for name, articles in files.items():
        write_docs(out / f"test-{name}.spacy", [[article] for article in articles])
    return list(files)
