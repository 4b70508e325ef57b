"""Where a text names things: the longest name first, whole words only; and the sentence around a stretch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from kg.model import Span

_SENTENCE_END: Final = re.compile(r"[.!?…]+(?:\s?[»”]|[\"')\]])*(?=\s)|\n+")
_ABBREVIATED: Final = re.compile(r"\b(?:[A-ZÀ-Ý]|MM|Mmes?|Mlles?|Mgr|Dr|Pr|Me|St|Ste|art|etc|cf|janv|févr|avr|juil|sept|oct|nov|déc)\.$")


def locate(content: str, names: Mapping[str, Iterable[str]]) -> dict[str, list[Span]]:
    """All places where the names of some things stand, by thing; a name that several things share tells nothing and is left out.

    >>> locate("M. Ali et Ali Ben Ali", {"a": ["M. Ali"], "b": ["Ali Ben Ali", "Ali"]})
    {'a': [Span(start=0, end=6)], 'b': [Span(start=10, end=21)]}
    """
    owners: dict[str, set[str]] = {}
    for thing, forms in names.items():
        for form in forms:
            if form:
                owners.setdefault(form, set()).add(thing)
    spans: dict[str, list[Span]] = {thing: [] for thing in names}
    if owners:
        longest = "|".join(re.escape(form) for form in sorted(owners, key=lambda form: (-len(form), form)))
        for match in re.finditer(rf"(?<!\w)(?:{longest})(?!\w)", content):
            if len(owners[match[0]]) == 1:
                (thing,) = owners[match[0]]
                spans[thing].append(Span(*match.span()))
    return spans


def sentence_around(content: str, span: Span) -> Span:
    """The sentence, or sentences, in which a stretch lies; full stops of abbreviations ("M. Laftit") end none.

    >>> sentence_around("Il pleut. M. Ali sort. Il rit.", Span(13, 16))
    Span(start=10, end=22)
    """
    ends = [match.end() for match in _SENTENCE_END.finditer(content) if not _abbreviates(content, match.end())]
    start = max((end for end in ends if end <= span.start), default=0)
    end = min((end for end in ends if end >= span.end), default=len(content))
    while start < span.start and content[start].isspace():
        start += 1
    return Span(start, max(end - (content[end - 1 : end] == "\n"), span.end))


def _abbreviates(content: str, end: int) -> bool:
    """Whether the full stop before offset `end` belongs to a form of address, an initial or the like."""
    return _ABBREVIATED.search(content, max(0, end - 6), end) is not None


def meet(one: Span, other: Span) -> bool:
    """Whether two stretches share a character."""
    return one.start < other.end and other.start < one.end
