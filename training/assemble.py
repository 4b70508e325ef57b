"""Put the trained parts together as one pipeline that plain `spacy.load` opens."""

import json
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language

import training.callbacks  # noqa: F401  (registers what the configurations call)
from training.tokenizer import ABBREVIATIONS
from training.words import words

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
    "s.e.",
    "s.e.m.",
    "n°",
)
# Abbreviations that may end a sentence; after the others none is cut.
_MAY_END = frozenset(words("Cie. hab. J.-C. Inc. Ltd. Co. Corp. Jr."))
_NEVER_LAST = [form for form in ABBREVIATIONS if form not in _MAY_END]
_FORBIDDEN = 2**64 - 1  # -1 as the unsigned integer that the attribute ruler stores
_DOTTED = ("mme", "mmes", "mlle", "mgr", "me", "pr")
_WORD: dict[str, object] = {"IS_SPACE": False}
_BREAK: dict[str, object] = {"TEXT": {"REGEX": "\n"}}
_DASH: dict[str, object] = {"ORTH": {"IN": ["-", "–", "—"]}}
_CITY: dict[str, object] = {"TEXT": {"REGEX": r"^[A-ZÀ-Ý][\w-]+$"}}
_DATE: dict[str, object] = {"TEXT": {"REGEX": r"^\d{1,2}/\d{1,2}/\d{4}$"}}
_YEAR: dict[str, object] = {"SHAPE": "dddd"}
_LOWER: dict[str, object] = {"IS_LOWER": True, "IS_ALPHA": True}
_PERSON: dict[str, object] = {"ENT_TYPE": "PER"}
_INSIDE_NAME: dict[str, object] = {"ENT_IOB": 1}  # spaCy's code of "I"
_INITIAL: dict[str, object] = {"TEXT": {"REGEX": r"^(?:[A-ZÀ-Ý]\.|[A-ZÀ-Ý][a-z]?\.-[A-ZÀ-Ý]\.)$"}}


def assemble(syntax: Path, ends: Path, names: Path, out: Path, *, name: str = "news_sm") -> Language:
    """The pipeline of `syntax` with the names of `names` and the sentence ends of `ends`, written to `out` and returned."""
    nlp = spacy.load(syntax)
    nlp.add_pipe("ner", source=spacy.load(names), before="parser")
    add_sentence_rules(nlp)
    nlp.add_pipe("senter", source=spacy.load(ends), before="parser")
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
    """Before the components that find sentences: where one starts for certain (+) and where none does (-).

    + after a line break, and at a capital after a quotation that a full stop ends; - inside a name, at a dateline's dash and after it, at
    a quotation mark that closes, after a civility, an abbreviation, or an initial before a capital, and at a civility or a
    person in the middle of the words.
    """
    ruler = nlp.add_pipe("attribute_ruler", name="sentence_rules", before="parser")
    for index, value, patterns in sentence_patterns():
        ruler.add(patterns=patterns, attrs={"SENT_START": value}, index=index)  # type: ignore[attr-defined]


def sentence_patterns() -> Iterator[tuple[int, int, list[list[dict[str, object]]]]]:
    """Index of the token in question, its `SENT_START`, patterns."""
    civility: dict[str, object] = {"LOWER": {"IN": list(CIVILITIES)}}
    dotted: list[dict[str, object]] = [{"LOWER": {"IN": list(_DOTTED)}}, {"ORTH": "."}]
    yield 1, 1, [[_BREAK, _WORD]]
    yield 2, 1, [[{"ORTH": "."}, {"ORTH": mark, "SPACY": True}, {"IS_TITLE": True}] for mark in '»”"']
    yield 0, _FORBIDDEN, [[_INSIDE_NAME], [_BREAK]]
    yield 1, _FORBIDDEN, [[civility, _WORD], [_INITIAL, {"IS_TITLE": True}], [{"IS_ALPHA": True}, civility], [_LOWER, _PERSON]]
    yield 1, _FORBIDDEN, [[{"ORTH": {"IN": [".", "!", "?", "…"]}}, {"ORTH": {"IN": ["»", "”"]}}]]
    yield 1, _FORBIDDEN, [[{"ORTH": {"IN": _NEVER_LAST}}, _WORD]]
    yield 1, _FORBIDDEN, [[{"ORTH": ")"}, _DASH], [_DATE, _DASH], [_YEAR, {"ORTH": {"IN": ["–", "—"]}}]]
    yield 2, _FORBIDDEN, [[*dotted, _WORD], [{"ORTH": ")"}, _DASH, _WORD], [_BREAK, _CITY, _DASH]]
    yield 3, _FORBIDDEN, [[_BREAK, _CITY, _CITY, _DASH], [_BREAK, _CITY, _DASH, _WORD]]
