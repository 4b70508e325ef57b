"""Dates of publication, in the forms that metadata has, to ISO 8601: a date, a year and month, or a year."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Final

from kg.text import fold

_MONTHS: Final = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
    *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
)
_ISO: Final = re.compile(r"(?P<year>\d{4})(-(?P<month>\d{2})(-(?P<day>\d{2})([T ]\d{2}:\d{2}.*)?)?)?", re.DOTALL)
_NUMERIC: Final = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})")
_FRENCH: Final = re.compile(r"([a-z]+\.?,? )??((?P<day>\d{1,2})(er)? )?(?P<month>[a-z]+)\.? (?P<year>\d{4})")


def normalize_date(text: str) -> str:
    """`text` as an ISO 8601 date, year-month or year; a time of day is dropped, and the day is the one that was written.

    In: ISO ("2025-04-14T18:00:00Z", "2025-04"), French ("lundi 14 avril 2025", "14/04/2025"), or RFC 5322 ("Mon, 14 Apr 2025 18:00 GMT").
    Raises `ValueError` where it is none of these, or no day of the calendar.

    >>> normalize_date("1er mai 2025")
    '2025-05-01'
    """
    folded = fold(text)
    for pattern in (_ISO, _NUMERIC, _FRENCH):
        if match := pattern.fullmatch(folded.upper() if pattern is _ISO else folded):
            return _iso(match["year"], match["month"], match["day"])
    return parsedate_to_datetime(text).date().isoformat()


def _iso(year: str, month: str | None, day: str | None) -> str:
    """The parts that are there, joined; checked against the calendar."""
    if month is None:
        return date(int(year), 1, 1).isoformat()[:4]
    number = int(month) if month.isdigit() else _month_number(month)
    checked = date(int(year), number, int(day or 1)).isoformat()
    return checked if day else checked[:7]


def _month_number(name: str) -> int:
    """1 to 12 for a month's folded name or its abbreviation of three letters or more ("janv", "juil")."""
    numbers = [number for number, month in enumerate(_MONTHS, start=1) if month.startswith(name)]
    if len(name) < 3 or len(numbers) != 1:
        raise ValueError(f"no month: {name}")
    return numbers[0]
