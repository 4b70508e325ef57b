"""French expressions of time, resolved to ISO 8601 dates, months or years.

A relative expression ("lundi", "octobre dernier", "la veille") is read against the article's date of publication, or against the last day
that the text has named. The tense of the nearest finite verb says whether "lundi" is the last or the next one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from kg.extract.atoms import Atoms
from kg.language.fr import words as fr

ANCHOR_REACH: Final = 3
EXPECTED_REACH: Final = 4
UNITS: Final = frozenset({"semaine", "mois", "an", "annee", *fr.SEASONS})
_YEAR = re.compile(r"(?:19|20)\d\d$")
_OPENING: Final = (
    frozenset({"premier", "avant", "aujourd", "hier", "demain", "ce", "cette", "la", "le", "jour", "soir", "il"})
    | frozenset(fr.WEEKDAYS)
    | frozenset(fr.MONTHS)
    | frozenset(fr.NUMBERS)
    | UNITS
)
"""The words, beside numbers, that an expression of time may begin with."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time: its atoms, and its value as an ISO date ("2025-04-14"), month ("2024-10") or year ("2023")."""

    start: int
    end: int
    value: str

    @property
    def is_day(self) -> bool:
        """Whether the value names a single day."""
        return len(self.value) == 10


def find_dates(atoms: Atoms, published: str | None) -> list[DateMention]:
    """All expressions of time in text order. `published` is an ISO date, month or year, or None."""
    return list(_Reader(atoms, published).read())


class _Reader:
    """One pass over the atoms; each pattern looks at atom `i` and answers (end, value) or None."""

    def __init__(self, atoms: Atoms, published: str | None) -> None:
        self.atoms = atoms
        self.folds = atoms.folds
        self.today = dt.date.fromisoformat(published) if published and len(published) == 10 else None
        self.year = int(published[:4]) if published else None
        self.found: list[DateMention] = []
        self.patterns: tuple[Callable[[int], tuple[int, str] | None], ...] = (
            self._numeric, self._day_month, self._month, self._weekday, self._deictic, self._unit, self._ago, self._year_alone,
        )  # fmt: skip

    def read(self) -> Iterator[DateMention]:
        i = 0
        while i < len(self.folds):
            word = self.folds[i]
            told = word in _OPENING or word[0].isdigit()
            hit = next((hit for pattern in self.patterns if (hit := pattern(i))), None) if told else None
            if hit is None:
                i += 1
                continue
            mention = DateMention(i, hit[0], hit[1])
            self.found.append(mention)
            yield mention
            i = hit[0]

    def _at(self, i: int) -> str:
        return self.folds[i] if 0 <= i < len(self.folds) else ""

    def _anchor(self, i: int) -> dt.date | None:
        """The last day named within reach before atom `i`, else the day of publication."""
        sent = self.atoms.sents[i]
        for mention in reversed(self.found):
            if sent - self.atoms.sents[mention.start] > ANCHOR_REACH:
                break
            if mention.is_day:
                return dt.date.fromisoformat(mention.value)
        return self.today

    def _future(self, i: int) -> bool:
        """Whether the finite verb nearest to atom `i` in its sentence is in the future."""
        start, end = self.atoms.sent_of(i)
        if fr.EXPECTED & set(self.folds[max(start, i - EXPECTED_REACH) : i]):
            return True
        nearest, best = False, len(self.folds)
        for k in range(start, end):
            token = self.atoms.tokens[k]
            if token.pos_ in {"VERB", "AUX"} and "VerbForm=Fin" in (morph := str(token.morph)) and abs(k - i) < best:
                nearest, best = "Tense=Fut" in morph or self.folds[k].endswith(("rai", "ront", "rons")), abs(k - i)
        return nearest

    def _day_number(self, i: int) -> tuple[int, int] | None:
        """A day of the month at atom `i`: (end, number); "1er" may be one atom or two."""
        text = self._at(i)
        if text in {"1er", "premier"}:
            return i + 1, 1
        if text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 31:
            return (i + 2 if self._at(i + 1) == "er" else i + 1), int(text)
        return None

    def _numeric(self, i: int) -> tuple[int, str] | None:
        """12/03/2020 and 2020-03-12."""
        if self._at(i + 1) not in {"/", "-"} or self._at(i + 3) != self._at(i + 1) or not self.atoms.glued(i + 1):
            return None
        first, month, last = self._at(i), self._at(i + 2), self._at(i + 4)
        day, year = (first, last) if _YEAR.match(last) else (last, first)
        return (i + 5, value) if (value := _iso(year, month, day)) else None

    def _day_month(self, i: int) -> tuple[int, str] | None:
        """14 avril, lundi 14 avril 2025, du 3 au 5 mai."""
        at = i + 1 if self._at(i) in fr.WEEKDAYS else i
        if (number := self._day_number(at)) is None:
            return None
        end, day = number
        if self._at(end) in {"au", "et", "-"} and (until := self._day_number(end + 1)) and self._at(until[0]) in fr.MONTHS:
            end = until[0]
        month = fr.MONTHS.get(self._at(end))
        if month is None:
            return None
        end += 2 if self._at(end + 1) == "." and len(self._at(end)) <= 5 and self._at(end) not in {"mars", "mai", "juin", "aout"} else 1
        if _YEAR.match(self._at(end)):
            return (end + 1, value) if (value := _iso(self._at(end), month, day)) else None
        return (end, value) if (value := self._nearest(month, day)) else None

    def _nearest(self, month: int, day: int) -> str | None:
        """The day in the year that brings it nearest to publication."""
        if self.today is None:
            return _iso(self.year, month, day) if self.year else None
        candidates = [value for year in (-1, 0, 1) if (value := _iso(self.today.year + year, month, day))]
        today = self.today
        return min(candidates, key=lambda value: abs((dt.date.fromisoformat(value) - today).days), default=None)

    def _month(self, i: int) -> tuple[int, str] | None:
        """octobre 2018, octobre dernier, en octobre, début mars."""
        month = fr.MONTHS.get(self._at(i))
        if month is None or len(self._at(i)) <= 2:
            return None
        following = self._at(i + 1)
        if _YEAR.match(following):
            return i + 2, f"{following}-{month:02d}"
        if self.year is None or self.today is None:
            return None
        if following in fr.LAST | fr.NEXT:
            return i + 2, self._month_of(month, following in fr.NEXT)
        if self._at(i - 1) not in fr.BEFORE_MONTH and self._at(i - 1) not in {"-", "'"}:
            return None
        return i + 1, self._month_of(month, self._future(i))

    def _month_of(self, month: int, future: bool) -> str:
        assert self.today is not None
        year = self.today.year
        if future and month < self.today.month:
            year += 1
        elif not future and month > self.today.month:
            year -= 1
        return f"{year}-{month:02d}"

    def _weekday(self, i: int) -> tuple[int, str] | None:
        """lundi, lundi dernier, mardi prochain."""
        weekday = fr.WEEKDAYS.get(self._at(i))
        if weekday is None or self.today is None:
            return None
        following = self._at(i + 1)
        back = (self.today.weekday() - weekday) % 7
        if following in fr.LAST:
            return i + 2, _shift(self.today, -(back or 7))
        if following in fr.NEXT:
            return i + 2, _shift(self.today, 7 - back if back else 7)
        if back == 0:
            return i + 1, self.today.isoformat()
        return i + 1, _shift(self.today, 7 - back if self._future(i) else -back)

    def _deictic(self, i: int) -> tuple[int, str] | None:
        """hier, demain, ce jour, la veille, le lendemain, le jour même."""
        one, two, three = self._at(i), self._at(i + 1), self._at(i + 2)
        if self.today is None:
            return None
        if one == "avant" and two == "-" and three in {"hier", "veille"}:
            base = self.today if three == "hier" else self._anchor(i)
            return i + 3, _shift(base or self.today, -2)
        if one == "aujourd":
            return i + 3, self.today.isoformat()
        if one in {"hier", "demain"}:
            return i + 1, _shift(self.today, -1 if one == "hier" else 1)
        if one in {"ce", "cette"} and two in {"jour", "matin", "soir", "nuit", "midi", "apres"}:
            return i + 2, self.today.isoformat()
        if one in {"la", "le"} and two in {"veille", "lendemain"} and (anchor := self._anchor(i)):
            return i + 2, _shift(anchor, -1 if two == "veille" else 1)
        if two == "meme" and one in {"jour", "soir"} and (anchor := self._anchor(i)):
            return i + 2, anchor.isoformat()
        return None

    def _unit(self, i: int) -> tuple[int, str] | None:
        """la semaine dernière, le mois prochain, l'an dernier, l'été dernier, cette année."""
        unit, following, before = self._at(i), self._at(i + 1), self._at(i - 1)
        if self.today is None or unit not in UNITS:
            return None
        step = -1 if following in fr.LAST else 1 if following in fr.NEXT else 0 if before in {"ce", "cette", "cet"} else None
        if step is None:
            return None
        end = i + 1 if step == 0 else i + 2
        if unit == "semaine":
            return end, _shift(self.today, 7 * step)[:7]
        if unit == "mois":
            return end, _month_shift(self.today, step)
        year = self.today.year
        if unit in fr.SEASONS:
            started = {"printemps": 3, "ete": 6, "automne": 9, "hiver": 12}[unit] < self.today.month
            step = 0 if step == -1 and started else step
        return end, str(year + step)

    def _ago(self, i: int) -> tuple[int, str] | None:
        """il y a deux mois; trois jours plus tôt."""
        ago = self._at(i) == "il" and self._at(i + 1) == "y" and self._at(i + 2) == "a"
        at = i + 3 if ago else i
        text = self._at(at)
        count = int(text) if text.isdigit() and len(text) < 4 else fr.NUMBERS.get(text)
        if count is None or self.today is None:
            return None
        unit = self._at(at + 1).rstrip("s")
        later = self._at(at + 2) == "plus" and self._at(at + 3) in {"tot", "tard"}
        base = self.today if ago else self._anchor(i) if later else None
        if base is None:
            return None
        count = count if not ago and self._at(at + 3) == "tard" else -count
        value = _offset(base, unit, count)
        return ((at + 2) if ago else (at + 4), value) if value else None

    def _year_alone(self, i: int) -> tuple[int, str] | None:
        """en 2017, depuis 2020."""
        return (i + 1, self._at(i)) if _YEAR.match(self._at(i)) and self._at(i - 1) in fr.BEFORE_YEAR else None


def _iso(year: str | int, month: str | int, day: str | int) -> str | None:
    """An ISO date, or None where there is no such day."""
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _shift(day: dt.date, days: int) -> str:
    return (day + dt.timedelta(days=days)).isoformat()


def _month_shift(day: dt.date, months: int) -> str:
    index = day.year * 12 + day.month - 1 + months
    return f"{index // 12}-{index % 12 + 1:02d}"


def _offset(base: dt.date, unit: str, count: int) -> str | None:
    """`base` moved by `count` units, at the unit's own precision."""
    if unit == "jour":
        return _shift(base, count)
    if unit == "semaine":
        return _shift(base, 7 * count)[:7]
    if unit == "moi":
        return _month_shift(base, count)
    if unit in {"an", "annee"}:
        return str(base.year + count)
    return None
