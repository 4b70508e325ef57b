"""The State of somebody who is known to hold or to have held an office: by the name in full, by its first words, or spelt otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Final

from kg.extract.trie import cut

ALIKE: Final = 0.7
"""How alike two spellings of a given name are at least: "Aïmene", "Aymen"."""
LONGEST: Final = 8
"""Atoms of a name in full, hyphens and apostrophes included, at most."""
RARE: Final = 12
"""Bearers of a given name at most for spellings of their surnames to be compared."""
SPELT: Final = 0.77
"""How alike two spellings of a surname are at least."""
SHORTEST: Final = 5
"""Letters of a surname below which spellings of the given name are not compared."""


class OfficeHolders:
    """Persons with the State in which they hold or held an office."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._by_name: dict[tuple[str, ...], str] = {}
        self._first: set[str] = set()
        self._by_start: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        self._by_end: set[tuple[str, ...]] = set()
        self._by_surname: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self._by_given: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for name, state in entries:
            words = cut(name)
            self._by_name[words] = state
            for end in range(2, len(words)):
                self._by_start[words[:end]].add(state)
                self._by_end.add(words[-end:])
            if words:
                self._first.add(words[0])
                self._by_surname[words[-1]].append((words[0], state))
                self._by_given[words[0]].append((words[-1], state))

    def longest(self, folds: Sequence[str], start: int) -> int:
        """Where the longest name known in full that begins at atom `start` ends; 0 for none."""
        if folds[start] not in self._first:
            return 0
        ends = range(min(start + LONGEST, len(folds)), start + 1, -1)
        return next((end for end in ends if tuple(folds[start:end]) in self._by_name), 0)

    def country(self, name: str) -> str | None:
        """The State of a full name; None where unknown or ambiguous.

        "Santiago Peña" is listed as "Santiago Peña Palacios"; "Cyril Ramaphosa" with a name before, and all Ramaphosas are of one State.
        """
        words = cut(name)
        if len(words) < 2:
            return None
        if words in self._by_name:
            return self._by_name[words]
        if (states := self._by_start.get(words)) is not None:
            return _only(states)
        if words in self._by_end:
            return _only({state for _, state in self._by_surname[words[-1]]})
        if len(words[-1]) < SHORTEST:
            return None
        alike = {state for given, state in self._by_surname.get(words[-1], ()) if _alike(given, words[0])}
        return _only(alike) if alike else self._spelt_otherwise(words)

    def of_surname(self, surname: str) -> str | None:
        """The State of all who bear a surname ("Tebboune"); None where it is short or several States know one."""
        words = cut(surname)
        known = {state for _, state in self._by_surname.get(words[-1], ())} if len(words) == 1 and len(surname) >= SHORTEST else set()
        return _only(known)

    def _spelt_otherwise(self, words: tuple[str, ...]) -> str | None:
        """The State of those of this given name, a rare one, whose surname is spelt nearly so: "Nikol Pachinian", "Nikol Pashinyan"."""
        bearers = self._by_given.get(words[0], ())
        if len(words) != 2 or len(bearers) > RARE:
            return None
        return _only({state for surname, state in bearers if surname[0] == words[1][0] and _ratio(surname, words[1]) >= SPELT})


def _only(states: set[str]) -> str | None:
    return next(iter(states)) if len(states) == 1 else None


def _alike(one: str, other: str) -> bool:
    return one[0] == other[0] and _ratio(one, other) >= ALIKE


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()
