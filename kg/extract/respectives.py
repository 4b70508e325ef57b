"""Two titles and two names in the same order: "le Premier ministre grec et le président chypriote, A et B"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.mentions import Mention
from kg.extract.offices import OfficeMention

if TYPE_CHECKING:
    from kg.extract.holders import HoldingFinder


def find_respectives(finder: HoldingFinder) -> None:
    """Give two titles joined by "et" to the two names that follow, or that "respectivement" refers back to."""
    for one, other in pairwise(finder.offices):
        if finder.folds[one.end : other.left] != ["et"] or one.plural or other.plural:
            continue
        group = _behind(finder, other) or _before(finder, one)
        if len(group) == 2 and finder.folds[group[0].end] == "et":
            finder.found = [holding for holding in finder.found if holding.office not in {one, other}]
            finder.give([one], group[0], "respectively")
            finder.give([other], group[1], "respectively")


def _behind(finder: HoldingFinder, other: OfficeMention) -> list[Mention]:
    return list(finder.group_at(other.end + 1)) if finder.folds[other.end : other.end + 1] == [","] else []


def _before(finder: HoldingFinder, one: OfficeMention) -> list[Mention]:
    """The two names before ", respectivement"."""
    comma = one.left - 2
    if comma < 0 or finder.folds[comma : one.left] != [",", "respectivement"]:
        return []
    last = finder.by_end.get(comma)
    first = finder.by_end.get(last.left - 1) if last is not None else None
    return [first, last] if first is not None and last is not None else []
