"""HTML elements for pages. Text is set as text, never parsed: what articles say can't become markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from nicegui import ui
from nicegui.elements.mixins.text_element import TextElement

from kg.graph.facts import Node

_WEB: Final = ("http://", "https://")


def tag(name: str, text: str = "", classes: str = "", **attributes: object) -> TextElement:
    """An element with a text and attributes (`aria_label` is "aria-label"); used in a `with`, what follows stands inside."""
    element = TextElement(tag=name, text=text)
    if classes:
        element.classes(classes)
    for key, value in attributes.items():
        element.props[key.rstrip("_").replace("_", "-")] = value
    return element


def link(text: str, address: str, classes: str = "", **attributes: object) -> TextElement:
    """A link to a page of ours."""
    return tag("a", text, classes, href=address, **attributes)


def outside(text: str, address: str) -> TextElement:
    """A link to elsewhere; only text where the address is not one of the web (an article may name any, also "javascript:…")."""
    if not address.lower().startswith(_WEB):
        return tag("span", text)
    return tag("a", text, "outside", href=address, rel="noopener noreferrer external")


def press(text: str, act: Callable[[], object] | None, kind: str = "") -> ui.button:
    """A button: "primary", "plain" (as a link) or neither."""
    return ui.button(text, on_click=act, color=None).props("unelevated no-caps").classes(f"press {kind}".strip())


def badge(text: str, kind: str = "") -> TextElement:
    """A short remark beside a name."""
    return tag("span", text, f"badge {kind}".strip())


def thing_link(node: Node, address: str) -> TextElement:
    """A link to a thing with the mark of its class."""
    return link(node.label, address, f"thing kind-{node.type}")


def note(text: str, role: str = "note") -> TextElement:
    """A sentence that says what is the matter and what to do."""
    return tag("p", text, "note", role=role)


def table(caption: str, heads: Iterable[str]) -> ui.element:
    """A table with its head; rows are added inside: `with table(…): with row(): …`."""
    with tag("div", classes="scroll", tabindex=0, role="region", aria_label=caption), tag("table"):
        tag("caption", caption, "unseen")
        with tag("thead"), tag("tr"):
            for head in heads:
                tag("th", head, scope="col")
        return tag("tbody")


def row() -> ui.element:
    """A row of a table."""
    return tag("tr")


def cell(text: str = "") -> TextElement:
    """A cell of a row."""
    return tag("td", text)
