"""Figures: what they count and draw, in light and dark, and saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.errors import ExportError, QueryError
from kg.graph import Graph
from kg.graph.facts import Fact, Node
from kg.view import Drawing, draw_still, timeline
from kg.view.drawing import INK
from kg.view.matrix import Table, count_articles
from kg.view.timeline import Bar, find_bars
from kg.vocabulary import Factuality, Status

ANNE = Node("person/anne-petit", "Anne Petit", "Person")
MINISTER = Node("office/FR/ministre", "ministre <b>$x$</b>", "Office")


def fact(
    subject: Node, predicate: str, object_: Node, *, article: str = "a", published: str | None = "2024-05-01", **values: object
) -> Fact:
    known = {"status": None, "date": None, "place": None, "topics": (), "factuality": Factuality.ASSERTED, "confidence": 1.0} | values
    return Fact(f"s/{article}", subject, predicate, object_, article, "", published, (), **known)  # type: ignore[arg-type]


def held(published: str | None, status: Status = Status.CURRENT, day: str | None = None) -> Fact:
    return fact(ANNE, "holdsOffice", MINISTER, published=published, status=status, date=day)


def texts(drawing: Drawing) -> list[str]:
    return [text for node in ElementTree.fromstring(drawing.svg()).iter() if node.tag.endswith("}text") and (text := node.text)]


def test_a_bar_reaches_from_first_seen_to_last_seen_or_the_days_told() -> None:
    facts = [held("2023-05-02"), held("2024-02-01", day="2023-04"), held("2025-01-10", Status.FORMER)]
    assert find_bars(ANNE.id, facts) == [Bar(MINISTER.label, date(2023, 4, 15), date(2024, 2, 1), True)]
    assert find_bars(ANNE.id, [held("2023-05-02")]) == [Bar(MINISTER.label, date(2023, 5, 2), date(2023, 5, 2), False)]
    assert find_bars(ANNE.id, [held(None)]) == []
    assert find_bars("person/other", facts) == []


def test_who_comes_again_has_two_bars() -> None:
    facts = [held("2019-01-01"), held("2020-01-01", Status.FORMER), held("2024-01-01")]
    assert [(bar.start.year, bar.left) for bar in find_bars(ANNE.id, facts)] == [(2019, True), (2024, False)]


def test_a_timeline_names_offices_and_relations() -> None:
    paul = Node("person/paul", "Paul", "Person")
    wished = fact(ANNE, "visited", paul, factuality=Factuality.WISHED)
    drawn = texts(timeline(ANNE, [held("2023-05-02"), fact(paul, "met", ANNE, date="2023-06-01"), wished]))
    assert {"Anne Petit", MINISTER.label, "met"} <= set(drawn)  # a name with markup or mathematics is shown as it is
    assert "visited" not in drawn
    assert "no dated fact" in texts(timeline(ANNE, []))


def test_articles_are_counted_once_for_each_pair_of_row_and_column() -> None:
    a, b, c = (Node(f"country/{name}", name, "Country") for name in ("AA", "BB", "CC"))
    energy, trade = Node("topic/energy", "énergie", "Topic"), Node("topic/trade", "commerce", "Topic")
    facts = [
        fact(a, "cooperatesWith", b, article="1", topics=(energy,), published="2023-01-01"),
        fact(a, "cooperatesWith", c, article="1", topics=(energy,), published="2023-01-01"),
        fact(a, "cooperatesWith", c, article="2", topics=(energy, trade)),
        fact(a, "cooperatesWith", c, article="3", topics=(trade,), factuality=Factuality.DENIED),
    ]
    assert count_articles(facts, by="topic") == Table(("AA", "CC", "BB"), ("énergie", "commerce"), ((2, 1), (2, 1), (1, 0)))
    assert count_articles(facts, by="year").columns == ("2023", "2024")
    assert count_articles(facts, by="topic", most=1) == Table(("AA",), ("énergie",), ((2,),))
    assert count_articles([], by="topic") == Table((), (), ())
    with pytest.raises(ValueError, match="by='colour': one of 'topic', 'year', 'partner'"):
        count_articles(facts, by="colour")


def test_partners_of_each() -> None:
    a, b = (Node(f"country/{name}", name, "Country") for name in ("AA", "BB"))
    table = count_articles([fact(a, "met", b, article="1"), fact(b, "met", a, article="2")], by="partner")
    assert table == Table(("AA", "BB"), ("AA", "BB"), ((0, 2), (2, 0)))


def test_a_figure_takes_the_colour_of_the_text_around_it(gold_graph: Graph) -> None:
    drawing = gold_graph.matrix("cooperatesWith")
    assert INK not in drawing.svg()
    assert "currentColor" in drawing.svg()
    assert drawing._repr_html_().startswith("<div")
    assert "Maroc" in texts(drawing)


def test_figures_are_saved_by_their_names_and_are_the_same_every_time(tmp_path: Path, gold_graph: Graph) -> None:
    starts = {".svg": b"<?xml", ".png": b"\x89PNG", ".pdf": b"%PDF"}
    for suffix, start in starts.items():
        first, second = (gold_graph.timeline("Emmanuel Macron").save(tmp_path / f"{n}{suffix}").read_bytes() for n in "12")
        assert first == second
        assert first.startswith(start)
    with pytest.raises(ExportError, match=r"f.gif: no such format of figures: one of .svg, .png, .pdf"):
        gold_graph.matrix("met").save(tmp_path / "f.gif")
    assert len(list(tmp_path.iterdir())) == 6


def test_a_still_picture_names_what_fits(gold_graph: Graph) -> None:
    network = gold_graph.view("cooperatesWith", focus="Maroc", depth=2).network
    drawn = texts(draw_still(network, title="Coopération"))
    assert {"Coopération", "Maroc", "country", "cooperates with"} <= set(drawn)
    assert "sanctions" not in drawn


def test_views_of_names_that_are_not_there(gold_graph: Graph) -> None:
    with pytest.raises(QueryError, match="no person 'Zorro'"):
        gold_graph.timeline("Zorro")
