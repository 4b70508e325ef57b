"""Examples in docstrings (`>>>`) as blocks of code: griffe, which reads the docstrings for mkdocstrings, takes them for quotations."""

from __future__ import annotations

import re
from typing import Any

import griffe

_EXAMPLE = re.compile(r"^>>> .*(?:\n.+)*", re.MULTILINE)


class Doctests(griffe.Extension):
    """An extension of griffe; see https://mkdocstrings.github.io/griffe/guide/users/extending/."""

    def on_object(self, *, obj: griffe.Object, **kwargs: Any) -> None:
        """Put fences around the examples of a docstring."""
        if obj.docstring:
            obj.docstring.value = _EXAMPLE.sub(r"```pycon\n\g<0>\n```", obj.docstring.value)
