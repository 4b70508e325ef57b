"""Sentence boundaries of French news by rule: full stops that end something, line ends; never after "M.", initials or abbreviations."""

from __future__ import annotations

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Token

ENDING: Final = frozenset({".", "!", "?", "…", "...", "!...", "?..."})
CLOSING: Final = frozenset({"»", "”", '"', "’", ")", "]", "''"})
ABBREVIATIONS: Final = frozenset(
    """m mm mme mmes mlle me mgr dr pr st ste sté cf ex etc av art n no p pp vol ed éd env tél tel janv jan févr fév avr juil sept
    sep oct nov déc s.e s.e.m s.m ph bld bd""".split()
)  # fmt: skip


@Language.component("kg_sentences")
def sentences_component(doc: Doc) -> Doc:
    """Set the start of every sentence of `doc`: true or false for each token, so that a parser behind it keeps to them."""
    starts = False
    for i, token in enumerate(doc):
        token.is_sent_start = i == 0 or (starts and not token.is_space and token.text not in CLOSING)
        if token.is_sent_start:
            starts = False
        starts = starts or "\n" in token.text_with_ws or _ends(doc, i, token)
    return doc


def _ends(doc: Doc, i: int, token: Token) -> bool:
    """Whether a sentence ends with token `i`: a final mark, and what follows opens a new one."""
    if token.text not in ENDING:
        return False
    if token.text == "." and i and _abbreviated(doc[i - 1].text):
        return False
    at = i + 1
    while at < len(doc) and (doc[at].is_space or doc[at].text in CLOSING):
        if "\n" in doc[at].text:
            return True
        at += 1
    return at >= len(doc) or _opens(doc[at].text)


def _abbreviated(word: str) -> bool:
    return word.casefold() in ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word.isupper())


def _opens(word: str) -> bool:
    """A sentence opens with a capital, a figure, a quotation mark or a dash."""
    return word[0].isupper() or word[0].isdigit() or word[0] in "«“\"'‘’—–-•("
