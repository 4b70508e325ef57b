"""Fragments of HTML, as feeds have them, to the text that they show."""

from __future__ import annotations

import re
from typing import Any, Final

_BLOCKS: Final = frozenset(
    "address article aside blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6".split()
    + "header hr li main ol p pre section table td th tr ul".split()
)
_HIDDEN: Final = frozenset("script style template noscript iframe object svg math head title".split())
_SPACES: Final = re.compile(r"[ \t\n\f]+")


def fragment_text(fragment: str) -> str:
    """The text of a fragment of HTML: blocks separated by blank lines, runs of spaces made one, no-break spaces kept.

    >>> fragment_text("<p>À <b>Rabat</b>,<br>mardi</p><p>Fin.</p>")
    'À Rabat,\\nmardi\\n\\nFin.'
    """
    from lxml import etree, html

    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    try:
        root = html.fragment_fromstring(fragment, create_parent="div", parser=html.HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError):
        return ""
    pieces: list[str] = []
    _walk(root, pieces)
    blocks = (block.strip() for block in re.split(r"\s*\0\s*", "".join(pieces)))
    return "\n\n".join(re.sub(r" ?\x01 ?", "\n", block) for block in blocks if block)


def _walk(root: Any, pieces: list[str]) -> None:
    """Text with a mark at every border of a block (U+0000) and line break (U+0001), neither of which HTML can have; no recursion."""
    steps: list[Any] = [root]
    while steps:
        step = steps.pop()
        if isinstance(step, str):
            pieces.append(step)
            continue
        tag = str(step.tag).lower()
        if tag not in _HIDDEN:
            border = "\0" if tag in _BLOCKS else ""
            pieces.append("\x01" if tag == "br" else border + _spaced(step.text))
            steps.append(border)
            for child in reversed(step):
                steps.extend((_spaced(child.tail), child))


def _spaced(text: str | None) -> str:
    return _SPACES.sub(" ", text or "")
