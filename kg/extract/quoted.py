"""What stands between quotation marks: « », “ ”, „ “, << >>, straight " " and doubled apostrophes, over several paragraphs too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kg.extract.atoms import NEWLINE, Atoms

CLOSERS: Final = {"«": "»", "“": "”", "„": "“”", "<<": ">>", '"': '"', "''": "''"}
STRAIGHT: Final = frozenset({'"', "''"})
DOUBLED: Final = {("'", "'"): "''", ("<", "<"): "<<", (">", ">"): ">>"}
DEEPEST: Final = 8  # quotations within quotations; more is no prose, and would take quadratic time
_REOPENED: Final = re.compile(r"\n\s*(?:[«»“„\"]|''|<<|>>)\s*")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Atoms between quotation marks: the marks' from `start` to `end`, half-open; the words' from `first` to `last`."""

    start: int
    first: int
    last: int
    end: int

    def text(self, atoms: Atoms) -> str:
        """The exact words; marks that open a further paragraph are left out, and a line end is one space."""
        words = _REOPENED.sub(" ", atoms.text[atoms.ends[self.first - 1] : atoms.starts[self.last]])
        return re.sub(r"\s*\n\s*", " ", words).strip()


def find_quoted(atoms: Atoms) -> list[Quoted]:
    """All outermost quotations of an article in text order."""
    found, i = [], 0
    while i < len(atoms):
        mark = mark_at(atoms, i)
        quoted = _close(atoms, i, mark) if mark in CLOSERS and _may_open(atoms, i, mark) else None
        if quoted is not None:
            found.append(quoted)
        i = quoted.end if quoted is not None else i + max(len(mark), 1)
    return found


def mark_at(atoms: Atoms, i: int) -> str:
    """The quotation mark at atom `i`, of one character or two ("''", "<<"); "" where there is none."""
    word = atoms.words[i]
    if word in {"«", "»", "“", "”", "„", '"'}:
        return word
    if atoms.folds[i] in {"'", "<", ">"} and i + 1 < len(atoms) and atoms.glued(i + 1):
        return DOUBLED.get((atoms.folds[i], atoms.folds[i + 1]), "")
    return ""


def _may_open(atoms: Atoms, i: int, mark: str) -> bool:
    """Straight marks open where a word follows at once, and nothing but an elision ("d'") stands before at once; or within spaces."""
    if mark not in STRAIGHT:
        return True
    after = i + len(mark)
    if after >= len(atoms) or atoms.folds[after] == NEWLINE:
        return False
    before = atoms.folds[i - 1] if i else NEWLINE
    return not atoms.glued(i) or before == NEWLINE or (before in {"'", "(", "-", "–", "—", "[", ":"} and atoms.glued(after))


def _close(atoms: Atoms, start: int, opener: str) -> Quoted | None:
    """The quotation that the mark at atom `start` opens; None where its paragraph, or the last that the mark reopens, does not close it."""
    first = i = start + len(opener)
    depth, fallback = 1, None
    while i < len(atoms):
        mark = mark_at(atoms, i)
        if atoms.folds[i] == NEWLINE:
            again = mark_at(atoms, i + 1) if i + 1 < len(atoms) else ""
            if again not in {opener, CLOSERS[opener][-1]} or fallback is not None:
                break
            i += 1 + len(again)
            continue
        if mark and mark in CLOSERS[opener] and not (mark in STRAIGHT and _opens_again(atoms, i, mark)):
            quoted = Quoted(start, first, i, i + len(mark))
            depth -= 1
            if not depth:
                return quoted if quoted.last > first else None
            fallback = fallback or quoted
        elif mark == opener and mark not in STRAIGHT:
            depth += 1
            if depth > DEEPEST:
                break
        i += max(len(mark), 1)
    return fallback


def _opens_again(atoms: Atoms, i: int, mark: str) -> bool:
    """Whether a straight mark has a space before it and a word right behind it: it opens rather than closes."""
    after = i + len(mark)
    return not atoms.glued(i) and after < len(atoms) and atoms.glued(after) and atoms.is_word(after)
