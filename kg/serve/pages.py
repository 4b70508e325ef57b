"""Things of the graph as HTML that a browser can walk through. Text from articles is escaped, never markup."""

from __future__ import annotations

from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pyoxigraph import NamedNode

from kg.graph import terms as t
from kg.graph.facts import Fact, Labels, find_facts
from kg.graph.store import GraphStore
from kg.graph.terms import encode_path, encode_segment, term
from kg.vocabulary import KG

SHOWN: Final = 200
"""Facts on a page."""

_ARTICLE: Final = "article"
_PAGES: Final = Path(__file__).resolve().parent / "page"


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(_PAGES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def home(graph: GraphStore) -> str:
    """The first page: what is offered where."""
    return _environment().get_template("home.html").render(title="newskg", base=graph.iris.base)


def node_of(graph: GraphStore, id_: str) -> NamedNode:
    """The IRI that a path stands for, as a browser sends it: "person/élodie", "article/small/1 é"."""
    kind, _, rest = id_.partition("/")
    return graph.iris.article(rest) if kind == _ARTICLE else graph.iris.node(id_)


def thing(graph: GraphStore, id_: str) -> str:
    """The page of a thing by its path, or of an article: what is said of it, with the words that say so."""
    labels, node = Labels(graph), node_of(graph, id_)
    kind, _, rest = id_.partition("/")
    found = find_facts(graph, article=rest) if kind == _ARTICLE else find_facts(graph, subject=id_)
    facts = list(islice(found, SHOWN + 1))
    shown = facts[:SHOWN]
    described = labels.node(node)
    return (
        _environment()
        .get_template("thing.html")
        .render(
            title=described.label,
            node=described,
            kind=_word(labels, described.type),
            iri=node.value,
            names=sorted({t.value(q.object) for q in graph.store.quads_for_pattern(node, t.ALT_LABEL, None)} - {described.label}),
            links=sorted({t.value(q.object) for q in graph.store.quads_for_pattern(node, term("skos:exactMatch"), None)}),
            facts=shown,
            more=len(facts) > SHOWN,
            words={fact.predicate: _word(labels, fact.predicate) for fact in shown},
            path=_path,
            article_id=_article,
        )
    )


def _word(labels: Labels, name: str) -> str:
    """The ontology's label of a class or relation."""
    return labels.node(NamedNode(KG + name)).label


def _article(fact: Fact) -> str:
    return f"article/{encode_segment(fact.article)}"


def _path(id_: str) -> str:
    """Where this server shows a thing: an absolute path, or the IRI of what is not ours."""
    if "://" in id_:
        return id_
    return "/" + (id_ if id_.startswith("article/") else encode_path(id_))
