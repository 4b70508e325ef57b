"""What the command line says, in French: a catalogue of templates, English and French, that messages are matched with as they are shown.

Nothing here is imported where English is spoken. The places where messages are made know nothing of it: the text of
`f"{path}: can't be written: {reason}"` is found again by the words that stay, as `{}: can't be written: {}`, and what was put in is
translated by itself where it is a message, too. gettext would want a call around each message, in all modules, and an import in each.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Final

GAP: Final = "{}"
_PLACES: Final = 6  # names of files and places before a message, or colons in them
_PLACE: Final = re.compile(r"\{(\d?)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """An English message as the stretches between what is put in, and the French one: `{}` is the next thing put in, `{0}` the first."""

    stretches: tuple[str, ...]
    french: str

    def match(self, text: str) -> list[str] | None:
        """What was put in, or None where the text is another message; each stretch is sought at its first place, in linear time."""
        first, *others = self.stretches
        if not others:
            return [] if text == first else None
        *middle, last = others
        end = len(text) - len(last)
        if not text.startswith(first) or not text.endswith(last) or end < len(first):
            return None
        values, start = [], len(first)
        for stretch in middle:
            at = text.find(stretch, start, end)
            if at < 0:
                return None
            values.append(text[start:at])
            start = at + len(stretch)
        return [*values, text[start:end]]

    def fill(self, values: list[str]) -> str:
        """The French message with these values in it."""
        following = iter(values)
        return _PLACE.sub(lambda place: values[int(place[1])] if place[1] else next(following), self.french)


@cache
def catalogue(theme: str) -> Mapping[str, str]:
    """English templates to French ones: those of "messages", "usage", "headings" or "help"."""
    entries: dict[str, str] = tomllib.loads(files(__package__).joinpath(f"{theme}.toml").read_text(encoding="utf-8"))[theme]
    return entries


@cache
def _templates(theme: str) -> tuple[Template, ...]:
    """Those with most words of their own first: they are the most particular."""
    found = (Template(tuple(english.split(GAP)), french) for english, french in catalogue(theme).items())
    return tuple(sorted(found, key=lambda template: -sum(map(len, template.stretches))))


def translate(text: str, *, theme: str = "messages") -> str:
    """A message in French, line by line, what is not known left as it is."""
    return "\n".join(_translate_line(line, theme) for line in text.split("\n"))


def _translate_line(line: str, theme: str) -> str:
    words = line.strip()
    if not words:
        return line
    start = line.index(words)
    return f"{line[:start]}{_translate(words, theme)}{line[start + len(words) :]}"


def _translate(text: str, theme: str) -> str:
    return _find(text, theme) or next(_behind_place(text, theme), text)


def _behind_place(text: str, theme: str) -> Iterator[str]:
    """The text with what follows the names of a file and a place in it translated, as in `news.txt: line 3: no such file`."""
    for colon in islice(re.finditer(": ", text), _PLACES):
        if found := _find(text[colon.end() :], theme):
            places = text[: colon.start()].split(": ")
            yield ": ".join([*(_inner(place, theme) for place in places), found])


def _find(text: str, theme: str) -> str | None:
    for template in _templates(theme):
        values = template.match(text)
        if values is not None:
            return template.fill([_inner(value, theme) for value in values])
    return None


def _inner(value: str, theme: str) -> str:
    """What was put into a message: a single word is a name rather than a message."""
    return _translate_line(value, theme) if " " in value.strip() else value
