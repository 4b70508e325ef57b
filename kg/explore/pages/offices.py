"""The page of offices: who held which, and when."""

from __future__ import annotations

from nicegui import ui
from starlette.requests import Request

from kg.explore.choosing import Form, concept_options, shown_name, thing_named
from kg.explore.drawing import draw_tenures
from kg.explore.elements import link, note, tag
from kg.explore.frame import frame, headline, nothing
from kg.explore.pages.entity import show_tenures
from kg.explore.session import Explorer, Visitor, url
from kg.explore.views.tenures import offices_of

MOST, DRAWN = 300, 40
"""Tenures in the table, and in the picture."""


def add_pages(explorer: Explorer) -> None:
    """`/offices?of=&portfolio=&title=`."""

    @ui.page("/offices", response_timeout=60)
    async def offices(request: Request, of: str = "", portfolio: str = "", title: str = "") -> None:
        visitor = await Visitor.of(explorer, request)
        with frame(visitor, visitor.say("offices"), here="offices"):
            headline(visitor.say("offices"))
            fields = await concept_options(visitor, "portfolio")
            with (form := Form(visitor, "/offices")).element:
                form.text("of", visitor.say("offices_of"), await shown_name(visitor, of))
                form.select("portfolio", visitor.say("portfolio"), portfolio, fields)
                form.text("title", visitor.say("title_words"), title)
                form.button(visitor.say("show"))
            if not of:
                await _offer(visitor)
            elif (body := await thing_named(visitor, of, "Country", "Organization", "Place")) is not None:
                await _show(visitor, body, portfolio if portfolio in fields else "", title)


async def _offer(visitor: Visitor) -> None:
    nothing(visitor, "choose_country")
    with tag("p", classes="filters"):
        for hit in (await visitor.explorer.names()).most_named("Country", 12, visitor.lang):
            link(hit.label, url("/offices", of=hit.id), "filter")


async def _show(visitor: Visitor, body: str, portfolio: str, title: str) -> None:
    held = await visitor.explorer.read(offices_of, body, portfolio, title, visitor.lang, MOST)
    if not held:
        nothing(visitor, "no_offices")
        return
    name = held[0].of.label if held[0].of else body
    tag("h2", name)
    draw_tenures(visitor, held[:DRAWN], by_holder=False)
    if len(held) == MOST:
        note(visitor.say("first_of", shown=MOST, number=f"{MOST}+"))
    show_tenures(visitor, held)
