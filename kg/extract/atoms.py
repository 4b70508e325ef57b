"""Atoms: words and marks of a text, cut the same way whatever tokenizer the language pipeline has.

"l’Intérieur" is three atoms (l, ’, Intérieur) and "porte-parole" three, so that lists of words match with any apostrophe and any tokenizer.
What the pipeline knows of a token (part of speech, lemma, morphology) is carried over to the atoms that it covers.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kg.model import Span
from kg.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ATOM = re.compile(r"[^\W_]+|\n+|[^\s]")
NEWLINE = "\n"
LOUD_SHARE: Final = 0.6
LONGEST_SENTENCE: Final = 500
"""Atoms of a sentence at most: what goes on longer is no prose, and would take time that grows with the square of its length."""
HONORIFICS: Final = frozenset({"se", "sem", "sm", "sar", "sas", "m", "mm", "mme", "mmes", "mgr", "dr", "pr", "me", "gal", "col", "cdt"})


@dataclass(slots=True)
class Atoms:
    """Parallel lists, one item an atom; `bounds` are the half-open atom ranges of the sentences, `loud` those in capitals.

    `parsed` says whether the pipeline has built trees: without one, spaCy's tokens must not be asked for their children.
    """

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    folds: list[str]
    tokens: list[Token]
    sents: list[int] = field(default_factory=list)
    bounds: list[tuple[int, int]] = field(default_factory=list)
    loud: frozenset[int] = frozenset()
    parsed: bool = False

    def __len__(self) -> int:
        return len(self.words)

    def capital(self, i: int) -> bool:
        """Whether atom `i` is a word that begins with a capital."""
        return self.words[i][0].isupper()

    def glued(self, i: int) -> bool:
        """Whether atom `i` follows the one before it without a space."""
        return i > 0 and self.starts[i] == self.ends[i - 1]

    def is_word(self, i: int) -> bool:
        """Whether atom `i` is made of letters or digits."""
        return self.words[i][0].isalnum()

    def slice(self, start: int, end: int) -> str:
        """The text of the atoms from `start` up to, not including, `end`."""
        return self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""

    def span(self, start: int, end: int) -> Span:
        """The characters of the atoms from `start` up to, not including, `end`."""
        return Span(self.starts[start], self.ends[end - 1])

    def range_of(self, start_char: int, end_char: int) -> tuple[int, int]:
        """The atoms that lie within or touch the given characters, half-open."""
        return bisect_right(self.ends, start_char), bisect_left(self.starts, end_char)

    def pos(self, i: int) -> str:
        """Universal part of speech of the token that covers atom `i`."""
        return self.tokens[i].pos_

    def lemma(self, i: int) -> str:
        """Folded lemma of the token that covers atom `i`."""
        return fold(self.tokens[i].lemma_)

    def where(self, words: Container[str]) -> list[int]:
        """The atoms of which the folded form is one of `words`."""
        return [i for i, fold in enumerate(self.folds) if fold in words]

    def sent_of(self, i: int) -> tuple[int, int]:
        """The atom range of the sentence around atom `i`."""
        return self.bounds[self.sents[i]]


def find_atoms(doc: Doc) -> Atoms:
    """Cut `doc` into atoms. Sentences are the document's own, cut at line ends besides."""
    text = doc.text
    starts, ends, words = [], [], []
    for match in _ATOM.finditer(text):
        starts.append(match.start())
        ends.append(match.end())
        words.append(match.group())
    folds = [NEWLINE if word[0] == NEWLINE else fold(word) or word for word in words]
    atoms = Atoms(text, starts, ends, words, folds, _covering(doc, starts))
    _mark_sentences(atoms)
    atoms.loud = _loud_sentences(atoms)
    atoms.parsed = bool(atoms.tokens) and doc.has_annotation("DEP")
    return atoms


def _covering(doc: Doc, starts: list[int]) -> list[Token]:
    """For each atom start, the token that covers it."""
    tokens = list(doc)
    token_starts = [token.idx for token in tokens]
    covering, at = [], 0
    for start in starts:
        while at + 1 < len(tokens) and token_starts[at + 1] <= start:
            at += 1
        covering.append(tokens[at])
    return covering


def _mark_sentences(atoms: Atoms) -> None:
    """Fill `sents` and `bounds`: a sentence ends where the pipeline says so, at every line end, and after `LONGEST_SENTENCE` atoms."""
    first, previous = 0, None
    for i, token in enumerate(atoms.tokens):
        opens = token is not previous and bool(token.is_sent_start)
        after_line = i > 0 and atoms.folds[i - 1] == NEWLINE
        ends = after_line or (opens and not _abbreviated(atoms, i - 1)) or i - first >= LONGEST_SENTENCE
        if i > first and ends and atoms.folds[i] != NEWLINE:
            atoms.bounds.append((first, i))
            first = i
        previous = token
        atoms.sents.append(len(atoms.bounds))
    if len(atoms):
        atoms.bounds.append((first, len(atoms)))


def _abbreviated(atoms: Atoms, i: int) -> bool:
    """Whether the full stop at atom `i` ends an honorific: "son homologue, SE. Idriss Déby Itno"."""
    return i > 0 and atoms.folds[i] == "." and atoms.folds[i - 1] in HONORIFICS and atoms.capital(i - 1)


def _loud_sentences(atoms: Atoms) -> frozenset[int]:
    """Sentences set mostly in capitals: capitals say nothing there."""
    loud = []
    for number, (start, end) in enumerate(atoms.bounds):
        words = [atoms.words[i] for i in range(start, end) if atoms.words[i].isalpha() and len(atoms.words[i]) > 1]
        if len(words) > 3 and sum(word.isupper() for word in words) > LOUD_SHARE * len(words):
            loud.append(number)
    return frozenset(loud)
