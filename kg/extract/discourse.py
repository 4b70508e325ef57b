"""Sentences as their narrator has them: what stands between quotation marks neither cuts nor peoples them."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from kg.extract.atoms import NEWLINE, Atoms
from kg.extract.quoted import Quoted

FINAL: Final = frozenset({".", "?", "!", "…"})
GOING_ON: Final = frozenset({",", ";", ")", "-", "–", "—"})


class Discourse:
    """The narrator's sentences of one article.

    `bounds` are their atoms; `number`, `paragraph` and `around` are the sentence, paragraph and quotation of each atom.
    """

    def __init__(self, atoms: Atoms, quoted: list[Quoted]) -> None:
        self.atoms, self.quoted = atoms, quoted
        self.around: list[Quoted | None] = [None] * len(atoms)
        for quote in quoted:
            self.around[quote.start : quote.end] = [quote] * (quote.end - quote.start)
        self.bounds = self._cut()
        self.number = [number for number, (start, end) in enumerate(self.bounds) for _ in range(start, end)]
        self.paragraph = self._paragraphs()

    def _cut(self) -> list[tuple[int, int]]:
        starts = {start for start, _ in self.atoms.bounds if not self._within(start) and not self._goes_on(start)}
        starts |= {quote.end for quote in self.quoted if self._closes_sentence(quote)}
        cuts = sorted({0, *starts, len(self.atoms)})
        return list(pairwise(cuts))

    def _within(self, i: int) -> bool:
        quote = self.around[i]
        return quote is not None and quote.start < i

    def _goes_on(self, i: int) -> bool:
        """Whether the sentence that the pipeline begins at atom `i` goes on one before: after a colon, or behind a quotation."""
        before = i - 1
        while before > 0 and self.atoms.folds[before] == NEWLINE:
            before -= 1
        if before >= 0 and self.atoms.folds[before] == ":":
            return self.around[i] is not None
        closed = before == i - 1 and before >= 0 and self.around[before] is not None
        return closed and (self.atoms.folds[i] in GOING_ON or self.atoms.words[i][0].islower())

    def _closes_sentence(self, quote: Quoted) -> bool:
        """Whether the quotation ends in a full stop within its marks and a capital or another quotation follows."""
        if quote.end >= len(self.atoms) or self.atoms.folds[quote.last - 1] not in FINAL:
            return False
        return self.atoms.capital(quote.end) or self.around[quote.end] is not None

    def _paragraphs(self) -> list[int]:
        found, number = [], 0
        for i, word in enumerate(self.atoms.folds):
            found.append(number)
            number += word == NEWLINE and not self._within(i)
        return found

    def outside(self, start: int, end: int) -> list[int]:
        """The atoms between two that no quotation covers."""
        return [i for i in range(start, end) if self.around[i] is None]

    def words(self, start: int, end: int) -> bool:
        """Whether the narrator has any word between two atoms."""
        return any(self.atoms.is_word(i) for i in self.outside(start, end))

    def inside(self, number: int) -> list[Quoted]:
        """The quotations that begin in one sentence."""
        start, end = self.bounds[number]
        return [quote for quote in self.quoted if start <= quote.start < end]
