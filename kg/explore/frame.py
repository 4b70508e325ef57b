"""What stands around every page: skip link, search, menu, language, theme, editing; and what is shown where something went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from nicegui import context, ui

from kg.errors import KgError
from kg.explore.correcting import editing_controls
from kg.explore.elements import badge, link, note, tag
from kg.explore.session import THEMES, Visitor, page_of, url
from kg.serve.pool import DiedError, OverloadedError

MENU = ("network", "countries", "offices", "questions")
COMPLETED = 8
"""Things that completion offers."""


@contextmanager
def frame(visitor: Visitor, title: str, *, here: str = "") -> Iterator[None]:
    """A page; its content is built within. Errors of the graph are shown in it, with what to do."""
    entitle(title)
    ui.add_head_html(f'<link rel="stylesheet" href="/explorer.css"><script>document.documentElement.lang = "{visitor.lang}"</script>')
    ui.dark_mode({"dark": True, "light": False}.get(visitor.theme))
    with context.client.layout:  # outside of what Quasar makes the page's <main>
        _header(visitor, here).move(target_index=0)
        with tag("footer", classes="footer"):
            tag("p", visitor.say("footer"))
    content = tag("div", classes="main")
    ui.skip_link(visitor.say("skip"), target=content)
    with content:
        if done := visitor.explorer.corrected(visitor.cookie):
            tag("p", visitor.say(done[0], verdict=visitor.say(done[1])), "done", role="status")
        try:
            yield
        except (KgError, TimeoutError, DiedError, OverloadedError) as error:
            trouble(visitor, error)


def trouble(visitor: Visitor, error: Exception) -> None:
    """Say what went wrong."""
    known = {TimeoutError: "too_slow", DiedError: "died"}
    with tag("div", classes="error", role="alert"):
        tag("h2", visitor.say("went_wrong"))
        tag("pre", visitor.say(known[type(error)]) if type(error) in known else str(error))


def _header(visitor: Visitor, here: str) -> ui.element:
    with tag("header", classes="header") as header:
        link("newskg", "/", "brand", title=visitor.say("tagline"))
        search_box(visitor)
        with tag("nav", classes="menu", aria_label=visitor.say("menu")):
            for name in MENU:
                link(visitor.say(name), f"/{name}", **({"aria_current": "page"} if name == here else {}))
        with tag("div", classes="settings"):
            other = "en" if visitor.lang == "fr" else "fr"
            link(visitor.say("other_language"), url("/settings", lang=other, next=visitor.address), lang=other, hreflang=other)
            theme = THEMES[(THEMES.index(visitor.theme) + 1) % len(THEMES)]
            link(visitor.say(f"theme_{visitor.theme}"), url("/settings", theme=theme, next=visitor.address))
            editing_controls(visitor)
    return header


def search_box(visitor: Visitor, text: str = "", classes: str = "") -> None:
    """A field that offers things while one types; Enter leads to the page of all that were found."""
    with tag("div", classes=f"search {classes}", role="search"):
        field = ui.input(placeholder=visitor.say("search_label"), value=text)
        field.props("dense outlined type=search debounce=120 autocomplete=off")
        field.props["aria-label"] = visitor.say("search_label")
        status = tag("span", "", "unseen", role="status")
        offered = tag("ul", classes="offered")

        async def offer() -> None:
            hits = (await visitor.explorer.names()).find(field.value or "", most=COMPLETED, lang=visitor.lang)
            offered.clear()
            status.text = visitor.count("one_hit", "hits", len(hits)) if field.value else ""
            with offered:
                for hit in hits:
                    with tag("li"), link("", page_of(hit.id), f"thing kind-{hit.type}"):
                        tag("span", hit.label)
                        badge(visitor.term(hit.type))
                        if hit.matched:
                            tag("small", visitor.say("also_called", name=hit.matched))

        field.on_value_change(offer)
        field.on("keydown.enter", lambda: ui.navigate.to(url("/search", q=field.value)))
        field.on("keydown.esc", offered.clear)


def headline(text: str, *remarks: str) -> None:
    """The heading of a page with short remarks."""
    with tag("div", classes="headline"):
        tag("h1", text)
        for remark in remarks:
            badge(remark)


def nothing(visitor: Visitor, key: str, **values: object) -> None:
    """An empty state: what to do."""
    note(visitor.say(key, **values), role="status")


def unknown(visitor: Visitor, id_: str) -> None:
    """What a page says of what the graph does not know; its status becomes 404."""
    context.client.status_code = 404
    entitle(visitor.say("unknown_thing"))
    headline(visitor.say("unknown_thing"))
    nothing(visitor, "unknown_thing_text", id=id_)


def entitle(title: str) -> None:
    """Give the page its title."""
    ui.page_title(f"{title} · newskg" if title else "newskg")
