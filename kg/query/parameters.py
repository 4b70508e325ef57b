"""Values of query parameters: what people write, to the terms that the query is bound to."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.errors import QueryError
from kg.graph import terms as t
from kg.graph.remote import RemoteStore
from kg.graph.store import GraphStore
from kg.graph.terms import date_literal, integer_literal, value
from kg.text import fold
from kg.vocabulary import KG, Predicate

Bound: TypeAlias = NamedNode | Literal
Names: TypeAlias = list[tuple[NamedNode, str]]  # things with one of their names, folded
_DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


def resolve(graph: GraphStore, kind: str, text: str) -> list[Bound]:
    """The terms that a value stands for: several where a name is borne by several things. Raises QueryError where there is none."""
    return KINDS[kind](graph, kind, text.strip())


def _thing(graph: GraphStore, kind: str, text: str) -> list[Bound]:
    """By IRI, id, ISO code, label, other name, or words of a label; accents and case aside."""
    exact = _by_id(graph, kind, text)
    if exact:
        return [exact]
    return _by_label(graph, (kind,), text) or _by_name(graph, (kind,), kind, text)


def _office(graph: GraphStore, kind: str, text: str) -> list[Bound]:
    """The offices of a title in all countries, however each writes it."""
    exact = _by_id(graph, kind, text)
    return [exact] if exact else _by_name(graph, (kind,), kind, text)


def _by_label(graph: GraphStore, kinds: tuple[str, ...], text: str) -> list[Bound]:
    """By the very label, which the store's index finds at once; every other spelling takes a look at all names."""
    literals = (Literal(text), *(Literal(text, language=lang) for lang in ("fr", "en", "ar")))
    found = {t.value(quad.subject) for literal in literals for quad in graph.store.quads_for_pattern(None, t.LABEL, literal)}
    return [NamedNode(iri) for iri in sorted(found) if iri.startswith(_starts(graph, kinds))]


def _by_name(graph: GraphStore, kinds: tuple[str, ...], kind: str, text: str) -> list[Bound]:
    labels = _names(graph, kinds, t.LABEL)
    wanted, words = fold(text), set(fold(text).split())
    found = (
        [node for node, name in labels if name == wanted]
        or [node for node, name in _names(graph, kinds, t.ALT_LABEL) if name == wanted]
        or [node for node, name in labels if words and words <= set(name.split())]
    )
    if not found:
        raise QueryError(_unknown(kind, text, labels))
    return [NamedNode(iri) for iri in sorted({node.value for node in found})]


def _anything(graph: GraphStore, kind: str, text: str) -> list[Bound]:
    """A thing of any class: the classes in turn, exact ids and ISO codes first, then whole names, then words of names."""
    exact = [node for one in _NAMED if (node := _by_id(graph, one, text))]
    return list(exact[:1]) or _by_label(graph, _NAMED, text) or _by_name(graph, _NAMED, "thing", text)


def _by_id(graph: GraphStore, kind: str, text: str) -> NamedNode | None:
    local = text.removeprefix(graph.iris.base).removeprefix(f"{kind}/")
    for candidate in (local, local.upper()):
        node = _named_node(f"{graph.iris.base}{kind}/{candidate}")
        if node and next(graph.store.quads_for_pattern(node, t.TYPE, None), None):
            return node
    return None


def _named_node(iri: str) -> NamedNode | None:
    try:
        return NamedNode(iri)
    except ValueError:  # not an IRI by RFC 3987
        return None


def _names(graph: GraphStore, kinds: tuple[str, ...], predicate: NamedNode) -> Names:
    start = _starts(graph, kinds)
    return [(node, fold(name)) for node, name in _named(graph, predicate, start) if node.value.startswith(start)]


def _named(graph: GraphStore, predicate: NamedNode, start: tuple[str, ...]) -> Iterator[tuple[NamedNode, str]]:
    """Things with their names, among them all whose IRIs begin so; in a folder each once, which Oxigraph finds faster than Python does."""
    if isinstance(graph.store, RemoteStore):
        quads = graph.store.quads_for_pattern(None, predicate, None)
        yield from ((quad.subject, value(quad.object)) for quad in quads if isinstance(quad.subject, NamedNode))
        return
    begins = " || ".join(f"STRSTARTS(STR(?thing), {Literal(one)})" for one in start)
    rows = graph.embedded.query(f"SELECT DISTINCT ?thing ?name {{ GRAPH ?graph {{ ?thing {predicate} ?name }} FILTER({begins}) }}")
    assert isinstance(rows, QuerySolutions)
    yield from ((row["thing"], value(row["name"])) for row in rows if isinstance(row["thing"], NamedNode))


def _starts(graph: GraphStore, kinds: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{graph.iris.base}{kind}/" for kind in kinds)


def _unknown(kind: str, text: str, labels: Names) -> str:
    near = difflib.get_close_matches(fold(text), {name for _, name in labels}, n=3, cutoff=0.6)
    hint = f"; did you mean {' or '.join(repr(name) for name in near)}?" if near else ""
    return f"no {kind} {text!r} in this graph{hint}"


def _article(graph: GraphStore, kind: str, text: str) -> list[Bound]:
    node = graph.iris.article(text.removeprefix(f"{graph.iris.base}article/"))
    if not graph.store.contains_named_graph(node):
        raise QueryError(f"no article {text!r} in this graph: see 'kg articles'")
    return [node]


def _relation(graph: GraphStore, kind: str, text: str) -> list[Bound]:
    name = next((known for known in Predicate if known.lower() == text.removeprefix("kg:").removeprefix(KG).lower()), None)
    if name is None:
        raise QueryError(f"no relation {text!r}: one of {', '.join(Predicate)}")
    return [NamedNode(KG + name)]


def _iri(graph: GraphStore, kind: str, text: str) -> list[Bound]:
    node = _named_node(text if "://" in text or "/" not in text else graph.iris.base + text)
    if node is None:
        raise QueryError(f"{text!r} is no IRI")
    return [node]


def _string(graph: GraphStore, kind: str, text: str) -> list[Bound]:
    return [Literal(text)]


def _date(graph: GraphStore, kind: str, text: str) -> list[Bound]:
    if not _DATE.fullmatch(text):
        raise QueryError(f"{text!r} is no date: write 2025, 2025-04 or 2025-04-14")
    return [date_literal(text)]


def _integer(graph: GraphStore, kind: str, text: str) -> list[Bound]:
    if not re.fullmatch(r"[+-]?\d+", text, re.ASCII):
        raise QueryError(f"{text!r} is no whole number")
    return [integer_literal(int(text))]


_NAMED: Final = ("person", "country", "organization", "place", "agreement", "event")
_CONCEPTS: Final = ("topic", "role", "portfolio")
KINDS: Final[dict[str, Callable[[GraphStore, str, str], list[Bound]]]] = {
    **dict.fromkeys((*_NAMED, *_CONCEPTS), _thing),
    "thing": _anything,
    "office": _office,
    "article": _article,
    "relation": _relation,
    "iri": _iri,
    "string": _string,
    "date": _date,
    "integer": _integer,
}
