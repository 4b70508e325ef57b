"""A person's offices as bars over time, with what else is told of him or her as dots: made from facts, by `kg.Graph.timeline`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kg.graph.facts import Fact, Node
from kg.graph.tenures import Observation, Tenure, find_tenures
from kg.view.columns import shorten
from kg.view.drawing import FAINT, INK, Drawing
from kg.view.style import OTHER_RELATION, RELATIONS, words
from kg.vocabulary import Predicate, Status

_LEAST: Final = timedelta(days=12)  # the shortest bar that is seen


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time in an office, as far as articles tell; `left` where one calls the person its former holder."""

    office: str
    start: date
    end: date
    left: bool


def timeline(person: Node, facts: Iterable[Fact]) -> Drawing:
    """The picture of a person's facts over time; a fact stands at its own date, else at that of its article.

    A bar reaches from the first to the last day on which articles place the person in the office, or from and to the days that they give;
    it has an open end unless an article calls the person its former holder. What has no date at all is left out.
    """
    facts = [fact for fact in facts if person.id in {fact.subject.id, fact.object.id} and fact.asserted]
    bars, dots = find_bars(person.id, facts), _dots(fact for fact in facts if fact.predicate != Predicate.HOLDS_OFFICE)
    rows = [*dict.fromkeys(bar.office for bar in bars), *dots]
    drawing = Drawing(person.label, 9, 1.1 + 0.34 * max(1, len(rows)))
    axes = drawing.axes
    for bar in bars:
        _draw_bar(drawing, rows.index(bar.office), bar)
    for relation, days in dots.items():
        color = RELATIONS.get(relation, OTHER_RELATION)
        axes.scatter(days, [rows.index(relation)] * len(days), s=34, color=color, alpha=0.75, linewidths=0, zorder=3)  # type: ignore[arg-type]
    axes.set_yticks(range(len(rows)), [shorten(words(row) if row in dots else row) for row in rows])
    axes.set_ylim(max(1, len(rows)) - 0.4, -0.6)
    axes.use_sticky_edges = False  # what stands at the first and the last day is seen whole
    axes.margins(x=0.04)
    axes.grid(axis="x", color=FAINT, alpha=0.4, linewidth=0.6)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    if not rows:
        axes.text(0.5, 0.5, "no dated fact", transform=axes.transAxes, ha="center")
        axes.set_axis_off()
    return drawing


def find_bars(person: str, facts: Iterable[Fact]) -> list[Bar]:
    """The bars of a person (an id), in the order of their starts."""
    seen: defaultdict[str, list[Observation]] = defaultdict(list)
    for fact in facts:
        if fact.subject.id == person and fact.predicate == Predicate.HOLDS_OFFICE and fact.day:
            seen[fact.object.label].append(Observation(fact.published or "", fact.status or Status.CURRENT, fact.date or ""))
    bars = [bar for office, observed in seen.items() for tenure in find_tenures(observed) if (bar := _bar(office, tenure))]
    return sorted(bars, key=lambda bar: (bar.start, bar.office))


def _bar(office: str, tenure: Tenure) -> Bar | None:
    starts = [day for day in (tenure.first_seen, *tenure.starts) if day]
    ends = [day for day in (tenure.last_seen, *tenure.ends) if day]
    known = [*starts, *ends] or ([tenure.seen_former] if tenure.seen_former else [])
    if not known:
        return None
    return Bar(office, _moment(min(starts or known)), _moment(max(ends or known)), bool(tenure.seen_former or tenure.ends))


def _draw_bar(drawing: Drawing, row: int, bar: Bar) -> None:
    length = max(bar.end - bar.start, _LEAST)
    color = RELATIONS[Predicate.HOLDS_OFFICE]
    drawing.axes.barh(row, length, left=bar.start, height=0.5, color=color, zorder=2)  # type: ignore[arg-type]
    mark = "|" if bar.left else ">"
    drawing.axes.scatter([bar.start + length], [row], s=70 if bar.left else 25, marker=mark, color=INK, zorder=3)  # type: ignore[arg-type]


def _dots(facts: Iterable[Fact]) -> dict[str, list[date]]:
    """The days of each relation, in the order of `RELATIONS`."""
    days: defaultdict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.day:
            days[fact.predicate].add(fact.day)
    order = [name for name in RELATIONS if name in days] + sorted(set(days) - set(RELATIONS))
    return {name: [_moment(day) for day in sorted(days[name])] for name in order}


def _moment(day: str) -> date:
    """The middle of what an ISO date, year-month or year says."""
    parts: Sequence[int] = [int(part) for part in day.split("-")]
    year, month, day_of_month = (*parts, *((7, 1) if len(parts) == 1 else (15,))[: 3 - len(parts)])
    return date(year, month, day_of_month)
