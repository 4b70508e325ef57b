"""The page of the network: who is tied to whom, by relation, topic, period, and around whom."""

from __future__ import annotations

from nicegui import ui
from starlette.requests import Request

from kg.explore.choosing import Form, choice_fields, chosen, shown_name, thing_named
from kg.explore.drawing import DRAWN, draw_network, picture_button
from kg.explore.elements import cell, link, note, row, table, tag, thing_link
from kg.explore.frame import frame, headline, nothing
from kg.explore.session import Explorer, Visitor, page_of, url
from kg.explore.views.network import Network
from kg.explore.views.ties import READ, Choice, find_network

SIZES = ("60", "150", "400", "1000", "2000")
TABLED = 100
"""Ties in the table under the picture."""


def add_pages(explorer: Explorer) -> None:
    """`/network?focus=&depth=&relation=&topic=&since=&until=&most=`."""

    @ui.page("/network", response_timeout=60)
    async def network(
        request: Request,
        focus: str = "",
        depth: str = "2",
        relation: str = "",
        topic: str = "",
        since: str = "",
        until: str = "",
        most: str = SIZES[1],
    ) -> None:
        visitor = await Visitor.of(explorer, request)
        with frame(visitor, visitor.say("network"), here="network"):
            headline(visitor.say("network"))
            steps, size = depth if depth in {"1", "2", "3"} else "2", most if most in SIZES else SIZES[1]
            choice = await chosen(visitor, relation, topic, since, until)
            with (form := Form(visitor, "/network")).element:
                form.text("focus", visitor.say("focus"), await shown_name(visitor, focus), visitor.say("focus_hint"))
                form.select("depth", visitor.say("depth"), steps, {step: step for step in ("1", "2", "3")})
                await choice_fields(form, choice or Choice())
                form.select("most", visitor.say("most"), size, {number: number for number in SIZES})
                form.button(visitor.say("show"))
            start = await thing_named(visitor, focus) if focus else ""
            if choice is not None and start is not None:
                found = await explorer.read(find_network, choice, start, int(steps), int(size), visitor.lang)
                await _show(visitor, found, start)


async def _show(visitor: Visitor, network: Network, start: str) -> None:
    if not network.ties:
        nothing(visitor, "no_ties")
        return
    label = visitor.say("network_label", nodes=len(network.nodes), ties=len(network.ties))
    picture = draw_network(visitor, network, start, label, "min(70vh, 46rem, 110vw)")
    with tag("div", classes="under"):
        tag("p", visitor.say("network_hint"), "quiet")
        picture_button(visitor, picture)
    if len(network.ties) > DRAWN:
        note(visitor.say("first_of", shown=DRAWN, number=len(network.ties)))
    if not network.complete:
        note(visitor.say("not_all", number=READ))
    if network.left_out:
        note(visitor.say("left_out", number=network.left_out))
    _table(visitor, network)


def _table(visitor: Visitor, network: Network) -> None:
    nodes = {node.id: node for node in network.nodes}
    ranked = sorted(network.ties, key=lambda tie: (-tie.articles, nodes[tie.one].label, tie.predicate, nodes[tie.other].label))
    with tag("details", open=len(ranked) <= TABLED):
        tag("summary", f"{visitor.say('ties')} ({len(ranked)})")
        if len(ranked) > TABLED:
            note(visitor.say("first_of", shown=TABLED, number=len(ranked)))
        with table(visitor.say("ties"), ("", visitor.say("relation"), "", visitor.say("latest"), visitor.say("articles"))):
            for tie in ranked[:TABLED]:
                with row():
                    with cell():
                        thing_link(nodes[tie.one], page_of(tie.one))
                    with cell():
                        link(visitor.relation(tie.predicate), url("/entity", id=tie.one, relation=tie.predicate, other=tie.other))
                    with cell():
                        thing_link(nodes[tie.other], page_of(tie.other))
                    cell(tie.day)
                    cell(str(tie.articles))
