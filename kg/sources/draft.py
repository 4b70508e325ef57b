"""What a reader makes of its bytes before it is checked, and how a reader says no."""

from __future__ import annotations

from dataclasses import dataclass


class RefusedError(Exception):
    """An article can't be read; never leaves `kg.sources`, where it becomes a `SourceError` value.

    In: `reason`, what is wrong and what to do; `place`, where in the record ("line 3"), or "".
    """

    def __init__(self, reason: str, *, place: str = "") -> None:
        self.reason, self.place = reason, place
        super().__init__(reason)


class OtherLanguageError(RefusedError):
    """The article is in a language that is not read."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article's fields as they were found: not yet checked, `published` in whatever form it was written."""

    title: str
    text: str
    id: str | None = None
    published: str | None = None
    source: str | None = None
    author: str | None = None
    lang: str | None = None
    url: str | None = None


def split_title(text: str) -> tuple[str, str]:
    """The first line that is not blank, and what follows it, both without blank lines around them.

    >>> split_title("\\n Titre \\n\\nUn paragraphe.\\n")
    ('Titre', 'Un paragraphe.')
    """
    title, _, rest = text.lstrip().partition("\n")
    return title.rstrip(), strip_blank_lines(rest)


def strip_blank_lines(text: str) -> str:
    """`text` without blank lines before its first line and white space after its last."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    return "\n".join(lines[first:]).rstrip()
