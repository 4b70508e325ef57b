"""The page of questions: the named queries as forms, free SPARQL, answers as a table and as files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from nicegui import ui
from starlette.requests import Request

from kg.errors import QueryError
from kg.explore import texts
from kg.explore.choosing import Form, concept_options, relation_options
from kg.explore.elements import badge, link, note, press, tag
from kg.explore.frame import frame, headline, nothing, trouble
from kg.explore.session import Explorer, Visitor, page_of, url
from kg.explore.views.questions import Table, answer, answer_file
from kg.query import NamedQuery, find_query, named_queries
from kg.query.named import Parameter
from kg.serve.pool import DiedError, OverloadedError
from kg.vocabulary import PREFIXES

_PLACE: Final = re.compile(r"syntax error at line (\d+), column (\d+)")
_TYPES: Final = {"csv": "text/csv", "json": "application/json", "ttl": "text/turtle"}
_FIRST: Final = """SELECT ?who ?whom ?date {
  ?statement rdf:predicate kg:met ; rdf:subject ?a ; rdf:object ?b .
  ?a rdfs:label ?who . ?b rdfs:label ?whom .
  OPTIONAL { ?statement kg:date ?date }
}
ORDER BY DESC(?date)
LIMIT 50
"""


def add_pages(explorer: Explorer) -> None:
    """`/questions`, `/questions?name=office-holders&p-country=MA`, `/questions?query=SELECT…`."""

    @ui.page("/questions", response_timeout=120)
    async def questions(request: Request, name: str = "", query: str = "") -> None:
        visitor = await Visitor.of(explorer, request)
        with frame(visitor, visitor.say("questions"), here="questions"):
            if name:
                given = {key[2:]: value for key, value in request.query_params.items() if key.startswith("p-") and value}
                await _named(visitor, find_query(name), given, asked="ask" in request.query_params or bool(given))
            elif query or "query" in request.query_params:
                await _free(visitor, query)
            else:
                _all(visitor)


def title_of(visitor: Visitor, query: NamedQuery) -> str:
    """A query's title in the visitor's language, as far as there is one."""
    return texts.QUESTIONS.get(query.name, query.title) if visitor.lang == "fr" else query.title


def _all(visitor: Visitor) -> None:
    headline(visitor.say("questions"))
    with tag("section"):
        tag("h2", visitor.say("ready_questions"))
        with tag("ul", classes="questions"):
            for query in sorted(named_queries().values(), key=lambda query: title_of(visitor, query)):
                with tag("li"):
                    needs = any(parameter.required for parameter in query.parameters)
                    link(title_of(visitor, query), url("/questions", name=query.name, ask="" if needs else "1"))
    with tag("section"):
        tag("h2", visitor.say("free_question"))
        _editor(visitor, _FIRST, None)


async def _named(visitor: Visitor, query: NamedQuery, given: Mapping[str, str], *, asked: bool) -> None:
    link(visitor.say("all_questions"), "/questions", "back")
    headline(title_of(visitor, query))
    if visitor.lang == "en":
        tag("p", query.description, "quiet")
    if query.parameters:
        with (form := Form(visitor, "/questions", fixed={"name": query.name, "ask": "1"})).element:
            for parameter in query.parameters:
                await _field(form, parameter, given.get(parameter.name, ""))
            form.button(visitor.say("ask"))
    link(visitor.say("see_sparql"), url("/questions", query=query.text), "more")
    missing = [parameter for parameter in query.parameters if parameter.required and parameter.name not in given]
    if asked and missing:
        note(visitor.say("missing", name=", ".join(_label(visitor, parameter) for parameter in missing)), role="alert")
    elif asked:
        await _answer(visitor, query.name, given)


def _label(visitor: Visitor, parameter: Parameter) -> str:
    known = texts.PARAMETERS.get(parameter.name)
    return known[texts.LANGUAGES.index(visitor.lang)] if known else parameter.name


async def _field(form: Form, parameter: Parameter, value: str) -> None:
    """A field that fits the kind of the parameter."""
    visitor = form.visitor
    need = visitor.say("required" if parameter.required else "optional")
    label = f"{_label(visitor, parameter)} ({need})"
    name = f"p-{parameter.name}"
    if parameter.kind in {"topic", "portfolio"}:
        form.select(name, label, value, await concept_options(visitor, parameter.kind))
    elif parameter.kind == "relation":
        form.select(name, label, value, await relation_options(visitor))
    else:
        example = (parameter.example or parameter.default or "").strip('"')
        form.text(name, label, value, visitor.say("for_example", example=example) if example else "")


async def _free(visitor: Visitor, query: str) -> None:
    link(visitor.say("all_questions"), "/questions", "back")
    headline(visitor.say("free_question"))
    place = tag("div")
    error = await _answer(visitor, query, {}) if query.strip() else None
    with place:
        _editor(visitor, query or _FIRST, error)


def _editor(visitor: Visitor, query: str, error: str | None) -> None:
    """The editor with what is wrong marked at its place."""
    marked = _marks(query, error)
    theme = "vscodeDark" if visitor.theme == "dark" else "vscodeLight"
    editor = ui.codemirror(query, language="SPARQL", theme=theme, line_wrapping=True, decorations=marked).classes("editor")  # type: ignore[arg-type]
    editor.props["aria-label"] = visitor.say("query")
    editor.props["role"] = "group"
    with tag("div", classes="under"):
        press(visitor.say("ask"), lambda: ui.navigate.to(url("/questions", query=editor.value)), "primary")
    with tag("details"):
        tag("summary", visitor.say("prefixes"))
        with tag("ul", classes="plain"):
            for prefix, namespace in PREFIXES.items():
                with tag("li"):
                    tag("code", f"{prefix}: <{namespace}>")


def _marks(query: str, error: str | None) -> list[dict[str, object]]:
    found = _PLACE.search(error or "")
    if not found:
        return []
    lines = query.splitlines(keepends=True)
    start = min(sum(map(len, lines[: int(found[1]) - 1])) + int(found[2]) - 1, max(len(query) - 1, 0))
    rest = re.match(r"\S+", query[start:])
    return [{"kind": "mark", "from": start, "to": start + (len(rest[0]) if rest else 1), "class": "wrong"}]


async def _answer(visitor: Visitor, question: str, given: Mapping[str, str]) -> str | None:
    """Show the answer, or what is wrong with the question, which is returned."""
    try:
        found = await visitor.explorer.read(answer, question, dict(given))
    except QueryError as error:
        trouble(visitor, error)
        return str(error)
    with tag("section", aria_labelledby="answer"):
        with tag("h2", id="answer"):
            tag("span", visitor.say("answer"))
            badge(visitor.count("one_row", "rows", len(found.rows)))
        if not found.rows:
            nothing(visitor, "no_rows")
            return None
        if not found.whole:
            note(visitor.say("not_all_rows", number=len(found.rows)))
        with tag("div", classes="actions"):
            for format_ in ("csv", "json", *(["ttl"] if found.kind == "construct" else [])):
                _download(visitor, question, given, format_)
        _grid(visitor, found)
    return None


def _download(visitor: Visitor, question: str, given: Mapping[str, str], format_: str) -> None:
    async def save() -> None:
        try:
            content = await visitor.explorer.read(answer_file, question, dict(given), format_)
        except (QueryError, TimeoutError, DiedError, OverloadedError) as error:
            ui.notify(str(error) or visitor.say("too_slow"), type="negative")
            return
        name = question if question in named_queries() else "answer"
        ui.download.content(content, f"{name}.{format_}", _TYPES[format_])

    press(visitor.say(f"download_{format_}"), save)


def _grid(visitor: Visitor, found: Table) -> None:
    """The rows, sortable and filtered; a click on a row's thing opens its page."""
    words = texts.COLUMNS if visitor.lang == "fr" else {}
    columns = [
        {
            "field": f"c{number}",
            "headerName": words.get(column, column),
            "sortable": True,
            "filter": True,
            "resizable": True,
            "wrapText": True,
            "autoHeight": True,
            "minWidth": 110 if _short(found, number) else 260,
            "flex": 1 if _short(found, number) else 3,
        }
        for number, column in enumerate(found.columns)
    ]
    rows = [
        {f"c{number}": one.number if one.number is not None else one.text for number, one in enumerate(cells)}
        | {f"id{number}": one.id for number, one in enumerate(cells) if one.id}
        for cells in found.rows
    ]
    options = {"columnDefs": columns, "rowData": rows, "pagination": len(rows) > 50, "paginationPageSize": 50, "ensureDomOrder": True}
    grid = ui.aggrid(options).classes("grid").style(f"height: {min(46, 6 + 3 * len(rows)):.0f}rem")

    def opened(event: object) -> None:
        args = getattr(event, "args", {})
        id_ = (args.get("data") or {}).get(str(args.get("colId", "")).replace("c", "id"))
        if id_:
            ui.navigate.to(page_of(id_))

    grid.on("cellClicked", opened, args=["colId", "data"])


def _short(found: Table, number: int) -> bool:
    return max(len(row[number].text) for row in found.rows[:50]) < 40
