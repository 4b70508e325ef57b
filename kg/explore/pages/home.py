"""The first page, and the page of a search."""

from __future__ import annotations

from collections.abc import Sequence

from nicegui import ui
from starlette.requests import Request

from kg.explore.elements import badge, link, tag
from kg.explore.frame import MENU, frame, headline, nothing, search_box
from kg.explore.session import Explorer, Visitor, page_of, url
from kg.explore.views.labels import TYPES
from kg.explore.views.names import Hit

SEARCHED = tuple(kind for kind in TYPES.values() if kind != "Quotation")
FOUND = 60
"""Things on the page of a search."""


def add_pages(explorer: Explorer) -> None:
    """`/` and `/search?q=&type=`."""

    @ui.page("/", response_timeout=60)
    async def home(request: Request) -> None:
        visitor = await Visitor.of(explorer, request)
        with frame(visitor, ""):
            names = await explorer.names()
            with tag("div", classes="hero"):
                tag("h1", visitor.say("tagline"))
                search_box(visitor, classes="large")
            if not names.things:
                nothing(visitor, "empty_graph")
                return
            with tag("section", aria_label=visitor.say("look_at")), tag("div", classes="cards"):
                for name in MENU:
                    with link("", f"/{name}", "card"):
                        tag("strong", visitor.say(name))
                        tag("span", visitor.say(f"look_{name}"))
            with tag("section"):
                tag("h2", visitor.say("most_named"))
                with tag("div", classes="columns"):
                    for kind in ("Person", "Country", "Organization"):
                        with tag("div"):
                            tag("h3", visitor.say(f"many_{kind}"))
                            show_hits(visitor, names.most_named(kind, 8, visitor.lang), kinds=False)

    @ui.page("/search", response_timeout=60)
    async def search(request: Request, q: str = "", type: str = "") -> None:
        visitor = await Visitor.of(explorer, request)
        with frame(visitor, q or visitor.say("search")):
            headline(f"« {q} »" if q else visitor.say("search"))
            kinds = (type,) if type in SEARCHED else ()
            with tag("nav", classes="filters", aria_label=visitor.say("filter")):
                for kind in ("", *SEARCHED):
                    shown = visitor.say(f"many_{kind}") if kind else visitor.say("all_types")
                    link(shown, url("/search", q=q, type=kind), "filter", **({"aria_current": "true"} if kind == type else {}))
            hits = (await explorer.names()).find(q, kinds=kinds, most=FOUND, lang=visitor.lang)
            if not hits:
                nothing(visitor, "no_hits")
                return
            tag("p", visitor.count("one_hit", "hits", len(hits)), "quiet", role="status")
            show_hits(visitor, hits)


def show_hits(visitor: Visitor, hits: Sequence[Hit], *, kinds: bool = True) -> None:
    """Things that were found, as a list of links."""
    with tag("ul", classes="found"):
        for hit in hits:
            with tag("li"):
                link(hit.label, page_of(hit.id), f"thing kind-{hit.type}")
                if kinds:
                    badge(visitor.term(hit.type))
                if hit.type != "Article":
                    tag("small", visitor.count("one_article", "articles_count", hit.articles))
                if hit.matched:
                    tag("small", visitor.say("also_called", name=hit.matched))
