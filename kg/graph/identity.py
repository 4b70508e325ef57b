"""Who is who across articles, in `graph/identity`, and each article's graph written with the ids that follow.

As with `kg.graph.summary`, it is always what the articles and the corrections that are there now imply, and only what a change may touch
is found anew. `graph/profiles` serves to find that: what each article knows of each person and body, and under which keys it is found.
See docs/decisions/0040.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.graph import terms as t
from kg.graph.curation import Curation, occurrence_node, occurrence_of
from kg.graph.profiles import article_profiles
from kg.graph.remote import RemoteStore
from kg.graph.rewriting import Rewriting, as_read, rewrite
from kg.graph.terms import Iris, decimal_literal, term
from kg.model import content_hash
from kg.resolve import Decision, HeldOffice, Judgement, Occurrence, Profile, affected, keys, resolve
from kg.resolve.known import matches
from kg.vocabulary import KG, EntityType, Status

VERSION: Final = Literal("1")  # of profiles, keys and evidence; another one resolves everything anew
PENDING: Final = term("kg:pending")
PENDING_KEY: Final = term("kg:pendingKey")
OCCURRENCE: Final = term("kg:occurrence")
DENOTES: Final = term("kg:denotes")
DECISION: Final = term("kg:IdentityDecision")
VERDICT: Final = term("kg:verdict")
REASON: Final = term("kg:reason")
EXACT_MATCH: Final = term("skos:exactMatch")
PROFILE: Final = term("kg:profile")
KEY: Final = term("kg:key")
_VERSION_INFO: Final = term("owl:versionInfo")

Edge: TypeAlias = tuple[NamedNode, NamedNode, NamedNode | Literal]


class Identity:
    """Keeps the ids of persons and bodies in step with the articles: `mark` before a change, `settle` after one or many."""

    def __init__(self, store: ox.Store | RemoteStore, iris: Iris) -> None:
        self._store, self._iris, self._curation = store, iris, Curation(store, iris)
        self._graph, self._profiles, self._pending = (iris.graph(name) for name in ("identity", "profiles", "pending"))
        self._known: dict[NamedNode, Profile] = {}

    # --- keeping in step

    def mark(self, articles: Iterable[NamedNode]) -> None:
        """Note under which keys those are found whom articles name that are about to change."""
        found = {key for article in articles for node in self._occurrences(article) for key in self._values(node, KEY)}
        self._store.extend([Quad(self._pending, PENDING_KEY, Literal(key), self._pending) for key in sorted(found)])

    def mark_named(self, iris: Iterable[str]) -> None:
        """Note that a correction about some things or occurrences comes or goes."""
        ends = [occurrence_of(iri, self._iris) or self._iris.local(iri) for iri in iris]
        self._store.extend([Quad(self._pending, PENDING_KEY, Literal(key), self._pending) for key in sorted(_ids(ends))])

    def settle(self) -> set[NamedNode]:
        """Resolve anew whom the marked changes may touch; returns the articles whose graphs have to be rewritten, rewritten by `apply`."""
        articles = self._marked()
        waiting = {t.value(quad.object) for quad in self._store.quads_for_pattern(self._pending, PENDING_KEY, None, self._pending)}
        if not articles and not waiting:
            return set()
        gone = {node for article in articles for node in self._occurrences(article) | self._shown(article)}
        fresh = self._index(articles)
        judgements = self._curation.judgements()
        seeds = [*fresh, *(profile for key in sorted({*waiting, *_judged(judgements)}) for profile in self._lookup(key))]
        closed = affected(seeds, self._lookup)
        resolution = resolve(closed, judgements)
        self._write(
            gone | {occurrence_node(profile.occurrence, self._iris) for profile in closed}, resolution.canonical, resolution.decisions
        )
        touched = {self._iris.article(profile.article) for profile in closed} | articles
        return {article for article in touched if self._wanted(article) != self._read(article)[1]}

    def apply(self, articles: Iterable[NamedNode]) -> None:
        """Write the graphs of articles with the ids and rejections that hold now; each whole or not at all."""
        for article in sorted(articles, key=str):
            read, _ = self._read(article)
            now = set(self._triples(article))
            wanted = rewrite(read, article, self._wanted(article), self._iris)
            if isinstance(self._store, RemoteStore):
                self._store.replace_graph(article, [_quad(row, article) for row in wanted])
                continue
            gone, come = (_data(article, rows) for rows in (now - set(wanted), set(wanted) - now))
            self._store.update(f"DELETE DATA {{ {gone} }} ;\nINSERT DATA {{ {come} }}")

    def renew(self) -> set[NamedNode]:
        """The articles that have to be marked, all of them, where a program of another version resolved them."""
        if Quad(self._profiles, _VERSION_INFO, VERSION, self._profiles) in self._store:
            return set()
        for graph in (self._graph, self._profiles):
            self._store.remove_graph(graph)
        self._store.extend([Quad(self._profiles, _VERSION_INFO, VERSION, self._profiles)])
        quads = self._store.quads_for_pattern(None, t.TYPE, t.ARTICLE)
        nodes = (quad.subject for quad in quads if quad.subject == quad.graph_name)  # not those that an import tells of
        return {node for node in nodes if isinstance(node, NamedNode)}

    # --- articles

    def _marked(self) -> set[NamedNode]:
        nodes = (quad.object for quad in self._store.quads_for_pattern(self._pending, PENDING, None, self._pending))
        start = f"{self._iris.base}article/"
        return {node for node in nodes if isinstance(node, NamedNode) and node.value.startswith(start)}

    def _triples(self, article: NamedNode) -> Iterator[Triple]:
        return (quad.triple for quad in self._store.quads_for_pattern(None, None, None, article))

    def _read(self, article: NamedNode) -> tuple[list[Triple], Rewriting]:
        return as_read(list(self._triples(article)), article, self._iris)

    def _wanted(self, article: NamedNode) -> Rewriting:
        """What has to be done to an article's graph, by what is decided and corrected now."""
        ids = {}
        for node in self._occurrences(article):
            occurrence, id_ = occurrence_of(node.value, self._iris), self._iris.local(self._denoted(node).value)
            if occurrence is not None and id_ != occurrence.local:
                ids[occurrence.local] = id_
        return Rewriting(ids, frozenset(id_ for id_ in self._curation.rejected() if self._states(article, id_)))

    def _states(self, article: NamedNode, statement: str) -> bool:
        return Quad(self._iris.node(statement), t.TYPE, t.STATEMENT, article) in self._store

    # --- profiles

    def _index(self, articles: Iterable[NamedNode]) -> list[Profile]:
        """Note anew whom articles name; returns their profiles."""
        found: list[Profile] = []
        for article in sorted(articles, key=str):
            self._forget(self._profiles, {article, *self._occurrences(article)})
            quads = [_quad(row, article) for row in self._read(article)[0]]
            found += article_profiles(quads, self._iris) if quads else []
        edges = [edge for profile in found for edge in self._profile_edges(profile)]
        self._store.extend([Quad(*edge, self._profiles) for edge in edges])
        return found

    def _profile_edges(self, profile: Profile) -> Iterator[Edge]:
        node = occurrence_node(profile.occurrence, self._iris)
        yield self._iris.article(profile.article), OCCURRENCE, node
        yield node, PROFILE, Literal(_to_json(profile))
        yield from ((node, KEY, Literal(key)) for key in sorted({*keys(profile), *_names_of(profile)}))

    def _occurrences(self, article: NamedNode) -> set[NamedNode]:
        return self._objects(article, OCCURRENCE, self._profiles)

    def _shown(self, article: NamedNode) -> set[NamedNode]:
        """Whom an article names, as `graph/identity` has it: what is indexed anew may have been forgotten before a program was killed."""
        quads = self._store.quads_for_pattern(None, t.DERIVED_FROM, article, self._graph)
        return {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}

    def _lookup(self, key: str) -> list[Profile]:
        nodes = (quad.subject for quad in self._store.quads_for_pattern(None, KEY, Literal(key), self._profiles))
        return [self._profile(node) for node in nodes if isinstance(node, NamedNode)]

    def _profile(self, node: NamedNode) -> Profile:
        if node not in self._known:
            occurrence = occurrence_of(node.value, self._iris)
            (text,) = self._values(node, PROFILE)
            assert occurrence is not None
            self._known[node] = _from_json(occurrence, text)
        return self._known[node]

    # --- the identity graph

    def _write(self, nodes: set[NamedNode], canonical: Mapping[Occurrence, str], decisions: Iterable[Decision]) -> None:
        """Put what is decided now in place of what was decided of some occurrences."""
        old = {quad.subject for node in nodes for quad in self._store.quads_for_pattern(None, OCCURRENCE, node, self._graph)}
        denoted = {self._denoted(node) for node in nodes} | {self._iris.node(id_) for id_ in canonical.values()}
        self._forget(self._graph, {*nodes, *denoted, *(node for node in old if isinstance(node, NamedNode))})
        shown = {occurrence for occurrence, id_ in canonical.items() if id_ != occurrence.local}
        edges: list[Edge] = [
            (self._iris.node(id_), EXACT_MATCH, NamedNode(iri)) for id_ in sorted(set(canonical.values())) for iri in matches(id_)
        ]
        for decision in decisions:
            shown |= {decision.a, decision.b}
            edges += self._decision_edges(decision)
        for occurrence in sorted(shown & canonical.keys()):
            node = occurrence_node(occurrence, self._iris)
            edges.append((node, t.TYPE, term("kg:Occurrence")))
            edges.append((node, DENOTES, self._iris.node(canonical[occurrence])))
            edges.append((node, t.DERIVED_FROM, self._iris.article(occurrence.article)))
        self._store.extend([Quad(*edge, self._graph) for edge in edges])

    def _denoted(self, node: NamedNode) -> NamedNode:
        """The person or body that an occurrence denotes, as far as it is written."""
        occurrence = occurrence_of(node.value, self._iris)
        assert occurrence is not None
        return next(iter(self._objects(node, DENOTES, self._graph)), self._iris.node(occurrence.local))

    def _decision_edges(self, decision: Decision) -> Iterator[Edge]:
        node = self._iris.node(f"identity/{content_hash(*decision.a, *decision.b)}")
        yield node, t.TYPE, DECISION
        yield from ((node, OCCURRENCE, occurrence_node(end, self._iris)) for end in (decision.a, decision.b))
        yield node, VERDICT, NamedNode(KG + decision.verdict.capitalize())
        yield node, t.CONFIDENCE, decimal_literal(decision.score)
        for reason in decision.reasons:
            weight = f" ({reason.weight:+.1f})" if reason.weight else ""
            yield node, REASON, Literal(f"{reason.text}{weight}")

    # --- the store

    def _values(self, node: NamedNode, predicate: NamedNode) -> list[str]:
        return [t.value(quad.object) for quad in self._store.quads_for_pattern(node, predicate, None, self._profiles)]

    def _objects(self, node: NamedNode, predicate: NamedNode, graph: NamedNode) -> set[NamedNode]:
        found = (quad.object for quad in self._store.quads_for_pattern(node, predicate, None, graph))
        return {object_ for object_ in found if isinstance(object_, NamedNode)}

    def _forget(self, graph: NamedNode, nodes: Iterable[NamedNode]) -> None:
        for node in sorted(nodes, key=str):
            self._known.pop(node, None)
            if next(iter(self._store.quads_for_pattern(node, None, None, graph)), None) is not None:
                self._store.update(f"DELETE WHERE {{ GRAPH {graph} {{ {node} ?p ?o }} }}")


def id_key(id_: str) -> str:
    """The key under which occurrences of an id are found, local or of a known person or body."""
    return f"id {id_}"


def _names_of(profile: Profile) -> set[str]:
    """Keys by which corrections find a profile: its own id, and that of the known person or body."""
    return {id_key(id_) for id_ in (profile.local, profile.gazetteer) if id_}


def _judged(judgements: Iterable[Judgement]) -> set[str]:
    """The keys of all that corrections are about; an id that tells namesakes apart ("person/x.3fa29c") stands for all of the name."""
    return _ids([end for judgement in judgements for end in (judgement.a, judgement.b)])


def _ids(ends: Iterable[str | Occurrence]) -> set[str]:
    ids = {end.local if isinstance(end, Occurrence) else end for end in ends}
    return {id_key(name) for id_ in ids for name in (id_, id_.rpartition(".")[0]) if name}


def _quad(row: Triple, graph: NamedNode) -> Quad:
    return Quad(row.subject, row.predicate, row.object, graph)


def _data(graph: NamedNode, triples: Iterable[Triple]) -> str:
    return f"GRAPH {graph} {{ {' '.join(f'{row} .' for row in sorted(triples, key=str))} }}"


def _to_json(profile: Profile) -> str:
    offices = [[o.id, o.jurisdiction, o.role, list(o.portfolios), o.status] for o in profile.offices]
    known = [profile.type, list(profile.names), offices, profile.date, sorted(profile.companions), list(profile.setting), profile.gazetteer]
    return json.dumps(known, ensure_ascii=False)


def _from_json(occurrence: Occurrence, text: str) -> Profile:
    type_, names, offices, date, companions, setting, gazetteer = json.loads(text)
    return Profile(
        occurrence.article,
        occurrence.local,
        EntityType(type_),
        tuple(names),
        tuple(HeldOffice(id_, of, role, tuple(fields), Status(status) if status else None) for id_, of, role, fields, status in offices),
        date,
        frozenset(companions),
        tuple(setting),
        gazetteer,
    )
