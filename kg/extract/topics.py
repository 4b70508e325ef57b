"""What a meeting or a cooperation is about: the topics of `ontologies/topics.ttl`, found by their triggers, the longest first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from kg import ontology
from kg.extract.atoms import NEWLINE, Atoms
from kg.extract.trie import cut

MAXIMUM_TOPICS: Final = 4
"""How many topics a statement has at most."""
_STEMS = "*"
_TOPIC = ""
_OPENING: Final = 3
"""How many letters of a stem lead to it; none is shorter."""


@cache
def _triggers() -> dict[str, Any]:
    """A trie over trigger words in the singular; the key "*" leads to stems that a word may begin with, by their first letters."""
    root: dict[str, Any] = {}
    for topic in ontology.topics():
        for trigger in topic.triggers:
            _enter(root, trigger, topic.id)
        for trigger in topic.false_triggers:
            _enter(root, trigger, "")
    return root


def _enter(root: dict[str, Any], trigger: str, topic: str) -> None:
    words = cut(trigger.rstrip("*"))
    node = root
    for word in words[:-1]:
        node = node.setdefault(_singular(word), {})
    if trigger.endswith("*"):
        node.setdefault(_STEMS, {}).setdefault(words[-1][:_OPENING], {}).setdefault(words[-1], []).append(topic)
    else:
        node.setdefault(_singular(words[-1]), {}).setdefault(_TOPIC, []).append(topic)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def find_topics(atoms: Atoms, start: int, end: int, skipped: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """The topics named between two atoms, each once, in text order; triggers that begin at a skipped atom (in a title) don't count."""
    found: dict[str, None] = {}
    i = start
    while i < end:
        hit = max(_matches(atoms, i, end), key=lambda match: (match[0], "" in match[1]), default=None) if i not in skipped else None
        if hit is None:
            i += 1
            continue
        found.update(dict.fromkeys(topic for topic in hit[1] if topic))
        i = hit[0]
    return tuple(found)


def _matches(atoms: Atoms, i: int, end: int) -> Iterator[tuple[int, list[str]]]:
    """All triggers that begin at atom `i`: (where it ends, topics)."""
    node: dict[str, Any] | None = _triggers()
    while node is not None and i < end and atoms.folds[i] != NEWLINE:
        word = atoms.folds[i]
        if _STEMS in node:
            for stem, topics in node[_STEMS].get(word[:_OPENING], {}).items():
                if word.startswith(stem):
                    yield i + 1, topics
        node = node.get(_singular(word))
        i += 1
        if node is not None and _TOPIC in node:
            yield i, node[_TOPIC]
