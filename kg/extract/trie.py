"""Finding the longest known phrase at a place: a trie over folded atoms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

from kg.text import fold

T = TypeVar("T")
_WORD = re.compile(r"[^\W_]+|[^\s]")
_END = ""


def cut(phrase: str) -> tuple[str, ...]:
    """The folded atoms of a phrase: `cut("Côte d’Ivoire") == ("cote", "d", "'", "ivoire")`."""
    return tuple(_WORD.findall(fold(phrase)))


class Trie(Generic[T]):
    """Phrases with a value each; the first value given to a phrase stays."""

    def __init__(self, entries: Iterable[tuple[str, T]] = ()) -> None:
        self.root: dict[str, Any] = {}
        for phrase, value in entries:
            self.add(phrase, value)

    def add(self, phrase: str, value: T) -> None:
        """Enter `phrase` with `value`, unless it is there already."""
        node = self.root
        for atom in cut(phrase):
            node = node.setdefault(atom, {})
        node.setdefault(_END, value)

    def __contains__(self, word: str) -> bool:
        """Whether any phrase begins with a folded atom."""
        return word in self.root

    def longest(self, folds: Sequence[str], start: int) -> tuple[int, T] | None:
        """The longest phrase that begins at atom `start`: (where it ends, its value), or None."""
        node: dict[str, Any] | None = self.root.get(folds[start]) if start < len(folds) else None
        found = None
        i = start + 1
        while node is not None:
            if _END in node:
                found = (i, node[_END])
            node = node.get(folds[i]) if i < len(folds) else None
            i += 1
        return found
