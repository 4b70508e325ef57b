"""Forms that choose what is shown: all that they say goes into the address, so that every view has a permalink."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from nicegui import ui
from nicegui.elements.mixins.value_element import ValueElement

from kg.explore.elements import press, tag
from kg.explore.frame import nothing
from kg.explore.session import Visitor, url
from kg.explore.views.ties import Choice
from kg.vocabulary import Predicate

_DAY: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


class Form:
    """Fields by the names of their parameters; the button leads to the address of what they say.

    `fixed` parameters go into it as they are; `empty` says how it tells that a field was left empty, where leaving it out would mean
    something else.
    """

    def __init__(
        self, visitor: Visitor, path: str, *, fixed: Mapping[str, str] | None = None, empty: Mapping[str, str] | None = None
    ) -> None:
        self.visitor, self.path, self._fixed, self._empty = visitor, path, dict(fixed or {}), empty or {}
        self._fields: dict[str, ValueElement[Any]] = {}
        self.element = tag("form", classes="choices-form")
        self.element.on("submit", self.go, js_handler="(event) => { event.preventDefault(); emit() }")

    def text(self, name: str, label: str, value: str, hint: str = "") -> None:
        """A line of text."""
        field = ui.input(label, value=value).props("dense outlined stack-label autocomplete=off")
        field.props["placeholder"] = hint
        self._add(name, field)

    def select(self, name: str, label: str, value: str, options: Mapping[str, str]) -> None:
        """One of several."""
        known = dict(options)
        field = ui.select(known, label=label, value=value if value in known else next(iter(known))).props("dense outlined options-dense")
        self._add(name, field)

    def _add(self, name: str, field: ValueElement[Any]) -> None:
        field.props["name"] = name
        self._fields[name] = field

    def button(self, text: str) -> None:
        """The button that shows what was chosen; Enter in a field does the same."""
        press(text, None, "primary").props("type=submit")

    def go(self) -> None:
        """Lead to the address."""
        said = {name: str(field.value or "").strip() or self._empty.get(name, "") for name, field in self._fields.items()}
        ui.navigate.to(url(self.path, **self._fixed, **said))


async def relation_options(visitor: Visitor) -> dict[str, str]:
    """The relations with "" for all."""
    named = {str(predicate): visitor.relation(predicate) for predicate in Predicate}
    return {"": visitor.say("any_relation"), **dict(sorted(named.items(), key=lambda item: item[1]))}


async def concept_options(visitor: Visitor, scheme: str) -> dict[str, str]:
    """The topics or portfolios with "" for all."""
    return {"": visitor.say(f"any_{scheme}"), **await visitor.explorer.concepts(scheme, visitor.lang)}


async def choice_fields(form: Form, choice: Choice) -> None:
    """Relation, topic and period."""
    visitor = form.visitor
    form.select("relation", visitor.say("relation"), choice.relations[0] if choice.relations else "", await relation_options(visitor))
    form.select("topic", visitor.say("topic"), choice.topic, await concept_options(visitor, "topic"))
    form.text("since", visitor.say("since"), choice.since, visitor.say("day_hint"))
    form.text("until", visitor.say("until"), choice.until, visitor.say("day_hint"))


async def chosen(visitor: Visitor, relation: str, topic: str, since: str, until: str) -> Choice | None:
    """What the parameters choose; None, said on the page, where a day is no date."""
    for day in (since, until):
        if day and not _DAY.fullmatch(day):
            nothing(visitor, "bad_day", day=day)
            return None
    topics = await visitor.explorer.concepts("topic", visitor.lang)
    return Choice((relation,) if relation in set(Predicate) else (), topic if topic in topics else "", since, until)


async def shown_name(visitor: Visitor, text: str) -> str:
    """How a field shows what an address says: an id as the name of its thing."""
    return (await visitor.explorer.names()).label(text, visitor.lang) or text


async def thing_named(visitor: Visitor, text: str, *kinds: str) -> str | None:
    """The id of what somebody wrote, an id or a name; None, said on the page, where nothing is called so."""
    names = await visitor.explorer.names()
    if names.label(text) is not None:
        return text
    hits = names.find(text, kinds=kinds, most=1)
    if not hits:
        nothing(visitor, "unknown_name", name=text)
        return None
    return hits[0].id
