"""Tenures: from what many articles say of a person and an office on many days, who held it from when to when at least."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Observation:
    """That an article of one day (ISO date, year-month, year, or "" where unknown) says of somebody how he stands to an office.

    `date` is the day that the article gives for it, such as that of the appointment, or "".
    """

    day: str
    status: Status = Status.CURRENT
    date: str = ""

    @property
    def _order(self) -> tuple[str, bool, Status, str]:
        """In time; what is held and left on one day was held first."""
        return self.day, self.status is Status.FORMER, self.status, self.date


@dataclass(frozen=True, slots=True)
class Tenure:
    """A stretch of time in which somebody held an office; ISO dates, "" or nothing where unknown.

    `first_seen` and `last_seen` are the first and last day on which articles call him its holder, `seen_former` the first day after these
    on which one calls him its former holder; `starts` and `ends` are the dates that articles give, which need not agree.
    """

    first_seen: str = ""
    last_seen: str = ""
    seen_former: str = ""
    starts: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()


def find_tenures(observations: Iterable[Observation]) -> list[Tenure]:
    """The tenures of one person in one office, in time; who is called its holder again after having been its former one has another.

    >>> find_tenures([Observation("2023-05-02"), Observation("2024-02-01"), Observation("2025-01-10", Status.FORMER)])
    [Tenure(first_seen='2023-05-02', last_seen='2024-02-01', seen_former='2025-01-10', starts=frozenset(), ends=frozenset())]
    """
    found: list[Tenure] = []
    for seen in sorted(set(observations), key=lambda observation: observation._order):
        last = found[-1] if found else None
        if seen.status is Status.FORMER:
            found[-1:] = [_left(last or Tenure(), seen)]
        elif last is None or last.seen_former:
            found.append(_held(Tenure(), seen))
        else:
            found[-1] = _held(last, seen)
    return found


def _held(tenure: Tenure, seen: Observation) -> Tenure:
    starts = tenure.starts | {seen.date} if seen.date else tenure.starts
    return replace(tenure, first_seen=tenure.first_seen or seen.day, last_seen=seen.day or tenure.last_seen, starts=starts)


def _left(tenure: Tenure, seen: Observation) -> Tenure:
    ends = tenure.ends | {seen.date} if seen.date else tenure.ends
    return replace(tenure, seen_former=tenure.seen_former or seen.day, ends=ends)
