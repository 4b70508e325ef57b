"""One complement of an office title."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.mentions import Mention


@dataclass(slots=True)
class Segment:
    """One complement: its preposition ("of", "at", "for", "with"), atoms, where its noun phrase begins, and the State that it names."""

    kind: str
    start: int
    head: int
    end: int
    country: str | None = None
    mention: Mention | None = None
