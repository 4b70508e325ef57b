"""How often a relation is told, as a heat map of who takes part by topic, year or partner: made from facts, by `kg.Graph.matrix`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from kg.graph.facts import Fact
from kg.view.columns import shorten
from kg.view.drawing import Drawing
from kg.view.style import words

_MAP: Final = "YlGnBu"  # from light to dark, told apart by colour-blind readers and in print
Key = Callable[[Fact, str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers of articles: `counts[row][column]` for each of `rows` and `columns`, the fullest first (years in their order)."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


def matrix(relation: str, facts: Iterable[Fact], *, by: str = "topic", most: int = 20) -> Drawing:
    """The heat map of a relation: who takes part, on either side, against `by`: "topic", "year" or "partner".

    A number is that of the articles that tell so; the `most` fullest rows and columns are shown. Raises ValueError for another `by`.
    """
    table = count_articles(facts, by=by, most=most)
    rows, columns = len(table.rows), len(table.columns)
    drawing = Drawing(f"{words(relation)}, by {by}", 2.6 + 0.42 * max(columns, 7), 1.9 + 0.3 * max(rows, 1))
    axes = drawing.axes
    if not rows:
        axes.text(0.5, 0.5, f"no fact with a {by}", transform=axes.transAxes, ha="center")
        axes.set_axis_off()
        return drawing
    highest = max(map(max, table.counts))
    axes.pcolormesh(
        [[number or float("nan") for number in row] for row in table.counts], cmap=_MAP, vmin=0, vmax=1.3 * highest, edgecolors="none"
    )
    for y, row in enumerate(table.counts):
        for x, number in enumerate(row):
            if number:
                axes.text(x + 0.5, y + 0.5, str(number), ha="center", va="center", color="white" if number > 0.55 * highest else "#10202c")
    axes.set_xticks(
        [x + 0.5 for x in range(columns)], [shorten(name) for name in table.columns], rotation=40, ha="right", rotation_mode="anchor"
    )
    axes.set_yticks([y + 0.5 for y in range(rows)], [shorten(name) for name in table.rows])
    axes.invert_yaxis()
    axes.tick_params(length=0)
    for side in axes.spines.values():
        side.set_visible(False)
    return drawing


def count_articles(facts: Iterable[Fact], *, by: str, most: int = 20) -> Table:
    """How many articles tell of each participant with each topic, year or partner; the `most` fullest of either, ties by the alphabet."""
    if by not in _KEYS:
        raise ValueError(f"by={by!r}: one of {', '.join(map(repr, _KEYS))}")
    told: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in facts:
        if fact.holds:
            for end in (fact.subject, fact.object):
                for key in _KEYS[by](fact, end.id):
                    told[end.label, key].add(fact.article)
    rows = _fullest(((row, len(articles)) for (row, _), articles in told.items()), most)
    columns = _fullest(((column, len(articles)) for (_, column), articles in told.items()), most)
    columns = sorted(columns) if by == "year" else columns
    return Table(tuple(rows), tuple(columns), tuple(tuple(len(told.get((row, column), ())) for column in columns) for row in rows))


def _fullest(numbers: Iterable[tuple[str, int]], most: int) -> list[str]:
    totals: Counter[str] = Counter()
    for name, number in numbers:
        totals[name] += number
    return sorted(totals, key=lambda name: (-totals[name], name))[:most]


def _topics(fact: Fact, end: str) -> Iterable[str]:
    return [topic.label for topic in fact.topics]


def _years(fact: Fact, end: str) -> Iterable[str]:
    return [fact.day[:4]] if fact.day else []


def _partners(fact: Fact, end: str) -> Iterable[str]:
    return [fact.object.label if end == fact.subject.id else fact.subject.label]


_KEYS: Final[dict[str, Key]] = {"topic": _topics, "year": _years, "partner": _partners}
