"""Spans of proper names in raw text, and the tokens that carry them."""

from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

from training.sentences import Sentence, Token


class NameSpan(NamedTuple):
    """Half-open character offsets and a label: PER, LOC, ORG or MISC."""

    start: int
    end: int
    label: str


def longest(spans: Iterable[NameSpan]) -> list[NameSpan]:
    """Spans without overlap, the longer ones kept, in text order."""
    kept: list[NameSpan] = []
    for span in sorted(set(spans), key=lambda s: (s.start - s.end, s.start, s.label)):
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return sorted(kept)


def to_sentence(tokenizer: Tokenizer, text: str, spans: Iterable[NameSpan], *, name: str) -> Sentence:
    """Text as tokens with IOB tags; a token that a span only touches is not inside it."""
    doc = tokenizer(text)
    tags = ["O"] * len(doc)
    for span in longest(spans):
        inside = doc.char_span(span.start, span.end, alignment_mode="contract")
        for i in range(inside.start, inside.end) if inside else ():
            tags[i] = ("B-" if i == inside.start else "I-") + span.label
    tokens: list[Token] = []
    for token, tag in zip(doc, tags, strict=True):
        if token.is_space and tokens:
            last = tokens.pop()
            tokens.append(Token(last.form, ent=last.ent, space=last.space + token.text + token.whitespace_))
        elif not token.is_space:
            tokens.append(Token(token.text, ent=tag, space=token.whitespace_))
    return Sentence(name, tuple(tokens))
