"""Headings made of the noun phrases of a treebank: sentences without a verb and without a full stop."""

from collections.abc import Iterator
from dataclasses import replace

from training.sentences import Sentence, Token
from training.words import words

LONGEST = 9  # tokens
_NOMINAL = frozenset({"NOUN", "PROPN"})
_RELATIONS = frozenset(words("nsubj nsubj:pass obj obl:mod obl:arg nmod conj appos"))
_INTRODUCTORY = frozenset({"DET", "ADP", "CCONJ", "PUNCT"})
_NOT_INSIDE = frozenset({"PUNCT", "PRON", "SCONJ"})
_FINAL_MARKS = frozenset('. ! ? … » " ” : ; )'.split())


def is_heading(sentence: Sentence) -> bool:
    """Does the sentence end without a mark of its end?"""
    return sentence.tokens[-1].form not in _FINAL_MARKS


def make_headings(sentence: Sentence) -> Iterator[Sentence]:
    """The noun phrases of a sentence as headings: without their article, with a capital, up to `LONGEST` tokens."""
    for head, token in enumerate(sentence.tokens):
        if token.pos in _NOMINAL and token.dep in _RELATIONS:
            inside = _phrase(sentence, head)
            tokens = sentence.tokens[inside.start : inside.stop]
            if head in inside and len(inside) <= LONGEST and not any(t.pos in _NOT_INSIDE for t in tokens):
                yield _as_sentence(f"{sentence.id}.{head}", tokens, inside.start, head)


def _phrase(sentence: Sentence, head: int) -> range:
    """Indices of what hangs on a noun, the article and preposition before it left out; empty if it has gaps."""
    inside = [head]
    for index in inside:
        inside += [i for i, t in enumerate(sentence.tokens) if t.head == index and i != index]
    first, last = min(inside), max(inside)
    if last - first + 1 != len(inside):
        return range(0)
    while first < head and sentence.tokens[first].pos in _INTRODUCTORY:
        first += 1
    return range(first, last + 1)


def _as_sentence(name: str, tokens: tuple[Token, ...], start: int, head: int) -> Sentence:
    """The phrase as a tree of its own, its first letter a capital; `start` is the index of its first token in the old tree."""
    end = start + len(tokens)
    moved = [replace(t, head=(t.head if start <= t.head < end else head) - start) for t in tokens]
    moved[head - start] = replace(moved[head - start], head=head - start, dep="root")
    first = moved[0].form
    moved[0] = moved[0].with_form(first[0].upper() + first[1:])
    moved[-1] = replace(moved[-1], space=" ")
    return Sentence(name, tuple(moved))
