"""Prepare the entity corpora: names in treebanks, NTREX, POPCORN, made sentences and the annotated articles, as spaCy binaries."""

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

from training.annotated import TEST, TRAIN, Source, read_annotated
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
GOLD_COPIES, ANNOTATED_COPIES, POPCORN_COPIES, FRSEMCOR_COPIES = 8, 3, 2, 2
MADE_SENTENCES = 3000


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


def annotated_sentences(data: Path, tokenizer: Tokenizer, source: Source) -> list[Sentence]:
    """The sentences of a corpus whose names were marked by hand."""
    texts = read_annotated(data, source)
    return [_close(to_sentence(tokenizer, text, spans, name=f"{source.names}.{i}")) for i, (text, spans) in enumerate(texts)]


def general_documents(data: Path, tokenizer: Tokenizer, lists: NameLists, rng: random.Random) -> dict[str, list[list[Sentence]]]:
    """Documents that every pipeline trains on, by where they come from."""
    made = [
        _close(to_sentence(tokenizer, text, spans, name=f"made.{i}"))
        for i, (text, spans) in enumerate(made_sentences(data, rng, count=MADE_SENTENCES))
    ]
    documents = {"made": compose(made, rng)}
    frsemcor = read_frsemcor(data)
    documents["frsemcor"] = [page for _ in range(FRSEMCOR_COPIES) for page in compose(frsemcor, rng)]
    popcorn = [_close(to_sentence(tokenizer, text, spans, name=f"popcorn.{i}")) for i, (text, spans) in enumerate(read_texts(data))]
    documents["popcorn"] = [page for _ in range(POPCORN_COPIES) for s in popcorn for page in compose([s], rng)]
    annotated = [s for source in TRAIN for s in annotated_sentences(data, tokenizer, source)]
    documents["annotated"] = []
    for copy in range(ANNOTATED_COPIES):
        last = copy == ANNOTATED_COPIES - 1
        documents["annotated"] += compose([swap_names(s, lists, rng) for s in annotated] if last else annotated, rng)
    return documents


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


def read_gold(gold: Path, tokenizer: Tokenizer, demonyms: frozenset[str]) -> dict[str, list[Sentence]]:
    """The annotated articles of each file, tagged."""
    return {path.stem: [article_sentence(tokenizer, a, demonyms) for a in read_articles(path)] for path in sorted(gold.glob("*.jsonl"))}


def prepare_names(data: Path, gold: Path, out: Path, *, seed: int = 0) -> None:
    """Write `all.spacy`, `general.spacy` (a test of its own) and, for each gold file, `fold-<name>.spacy` (without it) and
    `test-<name>.spacy`."""
    tokenizer = build_tokenizer(spacy.blank("fr"))
    files = read_gold(gold, tokenizer, frozenset(read_countries(data)[2]))
    corpora = {"all": list(files)} | {f"fold-{held}": [name for name in files if name != held] for held in files}
    for corpus, members in corpora.items():
        write_corpus(data, [article for name in members for article in files[name]], out / f"{corpus}.spacy", seed=seed)
    for name, articles in files.items():
        write_docs(out / f"test-{name}.spacy", [[article] for article in articles])
    write_docs(out / "general.spacy", [[sentence] for sentence in annotated_sentences(data, tokenizer, TEST)])


def write_corpus(data: Path, articles: list[Sentence], path: Path, *, seed: int = 0, without: str = "") -> None:
    """Write a training corpus of annotated articles and of all general documents but those from `without`."""
    tokenizer, lists = build_tokenizer(spacy.blank("fr")), read_name_lists(data)
    countries, capitals, _ = read_countries(data)
    parts = general_documents(data, tokenizer, lists, random.Random(seed))
    rng = random.Random(seed)
    used = [add_places(a, frozenset(countries | capitals)) for a in articles if a.id not in HELD_OUT_ARTICLES]
    documents = [page for part, pages in parts.items() if part != without for page in pages] + gold_documents(used, lists, rng)
    rng.shuffle(documents)
    write_docs(path, documents)
