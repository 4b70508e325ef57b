"""Put the trained parts together as one pipeline that plain `spacy.load` opens."""

import json
from pathlib import Path

import spacy
from spacy.language import Language

import training.callbacks  # noqa: F401  (registers what the configurations call)

SOURCES = Path(__file__).parent / "sources.json"
META = {
    "version": "0.1.0",
    "description": "French news: parts of speech, features, lemmas, relations, sentences, names (PER, LOC, ORG, MISC). For CPU.",
    "author": "newskg",
    "license": "CC BY-SA 4.0 and LGPL-LR",
    "spacy_version": ">=3.8,<3.9",
}
CIVILITIES = (
    "m.",
    "mm.",
    "mr.",
    "mme",
    "mmes",
    "mlle",
    "dr",
    "dr.",
    "me",
    "pr.",
    "mgr",
    "mgr.",
    "s.m.",
    "s.e.m.",
    "n°",
)
_FORBIDDEN = 2**64 - 1  # -1 as the unsigned integer that the attribute ruler stores
_DOTTED = ("mme", "mmes", "mlle", "mgr", "me", "pr")
_BREAK = {"TEXT": {"REGEX": "\n"}}
_INITIAL = {"TEXT": {"REGEX": r"^(?:[A-ZÀ-Ý]\.|[A-ZÀ-Ý][a-z]?\.-[A-ZÀ-Ý]\.)$"}}


def assemble(syntax: Path, names: Path, out: Path, *, name: str = "news_sm") -> Language:
    """The pipeline of `syntax` with the entity recogniser of `names`, written to `out` and returned."""
    nlp = spacy.load(syntax)
    add_sentence_rules(nlp)
    nlp.add_pipe("ner", source=spacy.load(names))
    forget_training(nlp)
    nlp.meta.update(META, name=name, sources=json.loads(SOURCES.read_text(encoding="utf-8")))
    out.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(out)
    return nlp


def forget_training(nlp: Language) -> None:
    """Leave out of the saved configuration what only training needs: paths and the callback that sets the tokenizer."""
    config = nlp.config.copy()
    config["paths"] = dict.fromkeys(config.get("paths", {}))
    config["initialize"]["before_init"] = None
    config["initialize"]["vectors"] = None
    nlp.config = config


def add_sentence_rules(nlp: Language) -> None:
    """Before the parser: a line break ends a sentence; a civility or an initial before a name and a quotation mark that closes do not."""
    ruler = nlp.add_pipe("attribute_ruler", name="sentence_rules", before="parser")
    word = {"IS_SPACE": False}
    ruler.add(patterns=[[_BREAK, word]], attrs={"SENT_START": 1}, index=1)  # type: ignore[attr-defined]
    patterns = [[{"LOWER": {"IN": list(CIVILITIES)}}, word], [_INITIAL, {"IS_TITLE": True}]]
    patterns += [[{"ORTH": {"IN": [".", "!", "?", "…"]}}, {"ORTH": {"IN": ["»", "”"]}}]]
    ruler.add(patterns=patterns, attrs={"SENT_START": _FORBIDDEN}, index=1)  # type: ignore[attr-defined]
    dotted = [[{"LOWER": {"IN": list(_DOTTED)}}, {"ORTH": "."}, word]]
    ruler.add(patterns=dotted, attrs={"SENT_START": _FORBIDDEN}, index=2)  # type: ignore[attr-defined]
