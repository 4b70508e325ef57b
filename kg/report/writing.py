"""A report as a page or as Markdown. What comes from articles is escaped: it is never markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.errors import ExportError
from kg.files import written_beside
from kg.report.collecting import Report
from kg.report.texts import TEXTS

LANGUAGES: Final = tuple(TEXTS)
_PAGES: Final = Path(__file__).resolve().parent / "page"
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#|~&$^])")
_QUOTES: Final = 3  # shown of a fact; the number of its articles says how many more there are


def write_report(report: Report, path: str | Path, *, title: str | None = None, lang: str = "fr") -> Path:
    """Write a report to a file whose name ends in .html or .md, in French or English. Raises ExportError where it can't be written."""
    path = Path(path)
    template = FORMATS.get(path.suffix.lower())
    if template is None:
        raise ExportError(f"{path}: no such format of reports: one of {', '.join(FORMATS)}")
    text = (
        _environment()
        .get_template(template)
        .render(report=report, title=title or TEXTS[lang]["title"], lang=lang, say=TEXTS[lang], most=_QUOTES)
    )
    with written_beside(path) as file:
        file.write(text.encode())
    return path


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_PAGES),
        autoescape=lambda name: bool(name and name.startswith("report.html")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., Any]] = {"plain": _plain, "address": _address, "one_line": _one_line}
    environment.filters.update(filters)
    return environment


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    """Words that Markdown shows as they are."""
    return _MARKUP.sub(r"\\\1", _one_line(text))


def _address(url: str) -> str:
    """An address between the angle brackets of a Markdown link."""
    return re.sub(r"[<>\\\s]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)


FORMATS: Final = {".html": "report.html.jinja", ".md": "report.md.jinja"}
