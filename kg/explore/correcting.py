"""Buttons that correct the graph by hand; they are there only where editing is on, and do what the commands do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui import ui

from kg.errors import KgError
from kg.explore.elements import link, press, tag
from kg.explore.session import Visitor, url
from kg.explore.views import correcting as views
from kg.graph.curation import Correction
from kg.serve.pool import DiedError, OverloadedError

Act = Callable[[], Awaitable[list[Correction]]]


def editing_controls(visitor: Visitor) -> None:
    """In the header: begin to edit, or undo and end."""
    if not visitor.explorer.editable:
        return
    if visitor.edits:
        button(visitor, "undo", lambda: _undo(visitor))
        link(visitor.say("stop_editing"), url("/lock", next=visitor.address))
    else:
        dialog = _token_dialog(visitor)
        press(visitor.say("edit"), dialog.open, "plain")


def _token_dialog(visitor: Visitor) -> ui.dialog:
    with ui.dialog() as dialog, ui.card().classes("dialog"):
        tag("h2", visitor.say("unlock"))
        tag("p", visitor.say("token_hint"))
        field = ui.input(visitor.say("token"), password=True).props("outlined autofocus").classes("wide")

        def unlock() -> None:
            key = visitor.explorer.key_for(field.value or "")
            if key is None:
                ui.notify(visitor.say("wrong_token"), type="negative")
            else:
                ui.navigate.to(url("/unlock", key=key, next=visitor.address))

        field.on("keydown.enter", unlock)
        with tag("div", classes="actions"):
            press(visitor.say("cancel"), dialog.close)
            press(visitor.say("unlock"), unlock, "primary")
    return dialog


def button(visitor: Visitor, key: str, act: Act) -> None:
    """A button that corrects, and shows the page anew."""

    async def clicked() -> None:
        await _do(visitor, act, "done")

    async def undone() -> None:
        await _do(visitor, act, "undone")

    press(visitor.say(key), undone if key == "undo" else clicked, "correct")


async def _do(visitor: Visitor, act: Act, said: str) -> None:
    if not visitor.edits:
        ui.notify(visitor.say("read_only"), type="negative")
        return
    try:
        made = await act()
    except (KgError, TimeoutError, DiedError, OverloadedError) as error:
        ui.notify(str(error) or visitor.say("too_slow"), type="negative", multi_line=True, timeout=8000)
        return
    if made:
        visitor.explorer.remember(visitor.cookie, said, made[-1].verdict)
        ui.navigate.to(visitor.address)
    else:
        ui.notify(visitor.say("nothing_to_undo"), type="warning")


async def _undo(visitor: Visitor) -> list[Correction]:
    undone = await visitor.explorer.write(views.undo)
    return [undone] if undone else []


def merge_button(visitor: Visitor, id_: str) -> None:
    """Choose, by name, what a thing is the same as."""
    kind = "Person" if id_.startswith("person/") else "Organization"
    with ui.dialog() as dialog, ui.card().classes("dialog"):
        tag("h2", visitor.say("merge_with"))
        field = ui.input(visitor.say("search_label")).props("outlined autofocus debounce=120 autocomplete=off").classes("wide")
        offered = tag("ul", classes="choices")

        async def offer() -> None:
            hits = (await visitor.explorer.names()).find(field.value or "", kinds=(kind,), most=6, lang=visitor.lang)
            offered.clear()
            with offered:
                for hit in hits:
                    if hit.id != id_:
                        with tag("li"):
                            tag("span", hit.label)
                            tag("small", hit.id)
                            button(visitor, "merge_do", lambda other=hit.id: visitor.explorer.write(views.merge, id_, other))  # type: ignore[misc]

        field.on_value_change(offer)
        press(visitor.say("cancel"), dialog.close)
    press(visitor.say("merge"), dialog.open, "correct")


def reject_button(visitor: Visitor, statement: str) -> None:
    """Say that a statement is wrong."""
    button(visitor, "reject", lambda: visitor.explorer.write(views.reject, statement))


def split_button(visitor: Visitor, id_: str, occurrence: str) -> None:
    """Say that an article means somebody else."""
    button(visitor, "split", lambda: visitor.explorer.write(views.split, id_, occurrence))
