"""Who is who across articles, in `graph/identity`, and each article's graph written with the ids that follow.

As with `kg.graph.summary`, it is always what the articles and the corrections that are there now imply, and only what a change may touch
is found anew. `graph/profiles` serves to find that: what each article knows of each person and body, and under which keys it is found.
See docs/decisions/0040.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, Final, TypeAlias

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.graph import terms as t
from kg.graph.adding import add_quads
from kg.graph.batches import Store, about, chunks, forget, inside, leading_to
from kg.graph.curation import Curation, occurrence_node, occurrence_of
from kg.graph.deferral import DEFERRED, find_deferred
from kg.graph.holders import Sighting, find_holder, slot
from kg.graph.profiles import article_profiles
from kg.graph.quads import statement_id
from kg.graph.remote import RemoteStore
from kg.graph.rewriting import AS_READ, Rewriting, as_read, done, rewrite
from kg.graph.terms import Iris, decimal_literal, term
from kg.model import Statement, content_hash
from kg.resolve import Decision, HeldOffice, Judgement, Occurrence, Profile, affected, keys, resolve
from kg.resolve.known import matches
from kg.vocabulary import KG, EntityType, Predicate, Status

VERSION: Final = Literal("2")  # of profiles, keys and evidence; another one resolves everything anew
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
SLOT: Final = term("kg:slot")
AWAITS: Final = term("kg:awaits")
DAY: Final = len("2025-04-14")
_VERSION_INFO: Final = term("owl:versionInfo")

Edge: TypeAlias = tuple[NamedNode, NamedNode, NamedNode | Literal]


class Identity:
    """Keeps the ids of persons and bodies in step with the articles: `mark` before a change, `settle` after one or many."""

    def __init__(self, store: Store, iris: Iris, in_hand: Mapping[NamedNode, Sequence[Profile]] | None = None) -> None:
        """`in_hand` are the profiles of articles just written, which else are read back from the store."""
        self._store, self._iris, self._curation, self._in_hand = store, iris, Curation(store, iris), in_hand or {}
        self._graph, self._profiles, self._pending = (iris.graph(name) for name in ("identity", "profiles", "pending"))
        self._known: dict[NamedNode, Profile] = {}
        self._seen: dict[str | None, list[Sighting]] = {}

    # --- keeping in step

    def mark(self, articles: Iterable[NamedNode]) -> None:
        """Note under which keys those are found whom articles name that are about to change."""
        nodes = set().union(*self._occurrences(articles).values())
        self._wait({t.value(quad.object) for quad in about(self._store, nodes, (KEY, SLOT), self._profiles)})

    def mark_named(self, iris: Iterable[str]) -> None:
        """Note that a correction about some things or occurrences comes or goes."""
        ends = [occurrence_of(iri, self._iris) or self._iris.local(iri) for iri in iris]
        self._wait(_ids(ends))

    def _wait(self, found: Iterable[str]) -> None:
        add_quads(self._store, (Quad(self._pending, PENDING_KEY, Literal(key), self._pending) for key in sorted(found)))

    def settle(self) -> dict[NamedNode, Rewriting]:
        """Resolve anew whom the marked changes may touch; returns what has to be done to the graphs of which articles, done by `apply`."""
        articles = self._marked()
        waiting = {t.value(quad.object) for quad in self._store.quads_for_pattern(self._pending, PENDING_KEY, None, self._pending)}
        if not articles and not waiting:
            return {}
        known = set().union(*self._occurrences(articles).values())
        gone = known | self._shown(articles)
        fresh = self._index(articles, known)
        judgements = self._curation.judgements()
        seeds = [*fresh, *self._lookup({*waiting, *_judged(judgements)})]
        closed = affected(seeds, self._lookup)
        resolution = resolve(closed, judgements)
        self._write(
            gone | {occurrence_node(profile.occurrence, self._iris) for profile in closed}, resolution.canonical, resolution.decisions
        )
        touched = {self._iris.article(profile.article) for profile in closed} | articles
        touched |= self._awaiting({*waiting, *(slot for profile in closed for slot in _slots(profile))})
        return dict(change for chunk in chunks(sorted(touched, key=str)) for change in self._changes(chunk))

    def _changes(self, articles: Sequence[NamedNode]) -> Iterator[tuple[NamedNode, Rewriting]]:
        """Which of some articles have to be rewritten, and how."""
        notes = self._notes(articles, AS_READ)
        yield from ((article, wanted) for article, wanted in self._wanted(articles).items() if wanted != done(notes[article]))

    def apply(self, changes: Mapping[NamedNode, Rewriting]) -> None:
        """Write the graphs of articles with the ids and rejections that hold now; each whole or not at all."""
        for chunk in chunks(sorted(changes, key=str)):
            there = defaultdict[Any, list[Triple]](list)
            for quad in inside(self._store, chunk):
                there[quad.graph_name].append(quad.triple)
            wanted = {article: self._rewritten(article, there[article], changes[article]) for article in chunk}
            if isinstance(self._store, RemoteStore):
                self._store.replace_graphs({article: [_quad(row, article) for row in rows] for article, rows in wanted.items()})
                continue
            for article, rows in wanted.items():
                now, then = set(there[article]), set(rows)
                gone, come = (_data(article, rows) for rows in (now - then, then - now))
                self._store.update(f"DELETE DATA {{ {gone} }} ;\nINSERT DATA {{ {come} }}")

    def _rewritten(self, article: NamedNode, triples: Sequence[Triple], rewriting: Rewriting) -> list[Triple]:
        return rewrite(as_read(triples, article, self._iris)[0], article, rewriting, self._iris)

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

    def _notes(self, articles: Iterable[NamedNode], predicate: NamedNode) -> dict[NamedNode, list[Triple]]:
        """What the graph of each article says of the article itself by a predicate."""
        found: dict[NamedNode, list[Triple]] = {article: [] for article in articles}
        for quad in about(self._store, list(found), (predicate,)):
            if quad.graph_name == quad.subject and isinstance(quad.subject, NamedNode):
                found[quad.subject].append(quad.triple)
        return found

    def _wanted(self, articles: Iterable[NamedNode]) -> dict[NamedNode, Rewriting]:
        """What has to be done to each article's graph, by what is decided and corrected now."""
        named = self._occurrences(articles)
        denoted = self._denoted(set().union(*named.values()))
        notes = self._notes(named, DEFERRED)
        found = {}
        for article, nodes in named.items():
            ids = {}
            for node in nodes:
                occurrence, id_ = occurrence_of(node.value, self._iris), self._iris.local(denoted[node].value)
                if occurrence is not None and id_ != occurrence.local:
                    ids[occurrence.local] = id_
            deferred = list(find_deferred(notes[article], article))
            ids |= self._holders(article, (held for one in deferred for held in one.holders.items()))
            later = {one.statement for one in deferred}
            found[article] = Rewriting(ids, frozenset(id_ for id_ in self._rejected if id_ in later or (article, id_) in self._stated))
        return found

    @cached_property
    def _rejected(self) -> frozenset[str]:
        return self._curation.rejected()

    @cached_property
    def _stated(self) -> set[tuple[object, str]]:
        """Which articles make which of the statements (ids) that are rejected."""
        quads = about(self._store, [self._iris.node(statement) for statement in self._rejected], (t.TYPE,))
        return {(quad.graph_name, self._iris.local(t.value(quad.subject))) for quad in quads if quad.object == t.STATEMENT}

    # --- who is meant by an office

    def _awaiting(self, slots: Iterable[str]) -> set[NamedNode]:
        """The articles that name the holder of one of some offices by the office alone."""
        quads = leading_to(self._store, AWAITS, map(Literal, sorted(slots)), self._profiles)
        return {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}

    def _holders(self, article: NamedNode, held: Iterable[tuple[str, HeldOffice]]) -> dict[str, str]:
        """Who held offices on the day of an article, by the ids that stand for their holders; none for those of whom it is not known."""
        found = {}
        for id_, office in held:
            day = next((t.value(row.object) for row in self._notes([article], t.PUBLISHED)[article]), "")
            person = find_holder(office, day, self._sightings(slot(office))) if len(day) == DAY else None
            if person is not None:
                found[id_] = person
        return found

    def _sightings(self, slot: str | None) -> list[Sighting]:
        """Who is said to hold the offices of a slot, and when."""
        if slot not in self._seen:
            quads = leading_to(self._store, SLOT, [Literal(slot)] if slot is not None else [], self._profiles)
            nodes = {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}
            denoted, profiles = self._denoted(nodes), self._profiles_of(nodes)
            told = ((self._iris.local(denoted[node].value), profiles[node]) for node in nodes)
            found = [Sighting(id_, office, p.date) for id_, p in told if p.date for office in p.offices if self._stands(p, office)]
            self._seen[slot] = found
        return self._seen[slot]

    def _stands(self, profile: Profile, office: HeldOffice) -> bool:
        """Whether nobody has rejected that an article gives somebody an office."""
        statement = Statement(profile.local, Predicate.HOLDS_OFFICE, office.id, ())
        return statement_id(profile.article, statement) not in self._rejected

    # --- profiles

    def _index(self, articles: Collection[NamedNode], known: Iterable[NamedNode]) -> list[Profile]:
        """Note anew whom articles name, in place of whom they are known to name; returns their profiles."""
        forget(self._store, self._profiles, {*articles, *known})
        found = [profile for article in sorted(articles, key=str) for profile in self._read(article)]
        self._known = {occurrence_node(profile.occurrence, self._iris): profile for profile in found}
        named = (edge for node, profile in self._known.items() for edge in self._profile_edges(node, profile))
        notes = (note for chunk in chunks(sorted(articles, key=str)) for note in self._notes(chunk, DEFERRED).items())
        awaited = (edge for article, own in notes for edge in _awaited(article, own))
        add_quads(self._store, (Quad(*edge, self._profiles) for edge in chain(named, awaited)))
        return found

    def _read(self, article: NamedNode) -> Sequence[Profile]:
        """The profiles of an article: those in hand, else by what stands in its graph."""
        if article in self._in_hand:
            return self._in_hand[article]
        triples = [quad.triple for quad in self._store.quads_for_pattern(None, None, None, article)]
        read, _ = as_read(triples, article, self._iris)
        return article_profiles([_quad(row, article) for row in read], self._iris) if read else []

    def _profile_edges(self, node: NamedNode, profile: Profile) -> Iterator[Edge]:
        yield self._iris.article(profile.article), OCCURRENCE, node
        yield node, PROFILE, Literal(_to_json(profile))
        yield from ((node, KEY, Literal(key)) for key in sorted({*keys(profile), *_names_of(profile)}))
        yield from ((node, SLOT, Literal(slot)) for slot in sorted(_slots(profile)))

    def _occurrences(self, articles: Iterable[NamedNode]) -> dict[NamedNode, set[NamedNode]]:
        """Whom each article names, as it is indexed."""
        found: dict[NamedNode, set[NamedNode]] = {article: set() for article in articles}
        for quad in about(self._store, list(found), (OCCURRENCE,), self._profiles):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                found[quad.subject].add(quad.object)
        return found

    def _shown(self, articles: Iterable[NamedNode]) -> set[NamedNode]:
        """Whom articles name, as `graph/identity` has it: what is indexed anew may have been forgotten before a program was killed."""
        quads = leading_to(self._store, t.DERIVED_FROM, articles, self._graph)
        return {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}

    def _lookup(self, wanted: Iterable[str]) -> Iterable[Profile]:
        quads = leading_to(self._store, KEY, map(Literal, sorted(wanted)), self._profiles)
        return self._profiles_of({quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}).values()

    def _profiles_of(self, nodes: Iterable[NamedNode]) -> dict[NamedNode, Profile]:
        wanted = list(nodes)
        for quad in about(self._store, [node for node in wanted if node not in self._known], (PROFILE,), self._profiles):
            assert isinstance(quad.subject, NamedNode)
            occurrence = occurrence_of(quad.subject.value, self._iris)
            assert occurrence is not None
            self._known[quad.subject] = _from_json(occurrence, t.value(quad.object))
        return {node: self._known[node] for node in wanted}

    # --- the identity graph

    def _write(self, nodes: set[NamedNode], canonical: Mapping[Occurrence, str], decisions: Iterable[Decision]) -> None:
        """Put what is decided now in place of what was decided of some occurrences."""
        old = {quad.subject for quad in leading_to(self._store, OCCURRENCE, nodes, self._graph)}
        denoted = {*self._denoted(nodes).values(), *(self._iris.node(id_) for id_ in canonical.values())}
        forget(self._store, self._graph, {*nodes, *denoted, *(node for node in old if isinstance(node, NamedNode))})
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
        add_quads(self._store, (Quad(*edge, self._graph) for edge in edges))

    def _denoted(self, nodes: Iterable[NamedNode]) -> dict[NamedNode, NamedNode]:
        """The person or body that each occurrence denotes, as far as it is written."""
        found = {}
        for node in nodes:
            occurrence = occurrence_of(node.value, self._iris)
            assert occurrence is not None
            found[node] = self._iris.node(occurrence.local)
        for quad in about(self._store, list(found), (DENOTES,), self._graph):
            assert isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
            found[quad.subject] = quad.object
        return found

    def _decision_edges(self, decision: Decision) -> Iterator[Edge]:
        node = self._iris.node(f"identity/{content_hash(*decision.a, *decision.b)}")
        yield node, t.TYPE, DECISION
        yield from ((node, OCCURRENCE, occurrence_node(end, self._iris)) for end in (decision.a, decision.b))
        yield node, VERDICT, NamedNode(KG + decision.verdict.capitalize())
        yield node, t.CONFIDENCE, decimal_literal(decision.score)
        for reason in decision.reasons:
            weight = f" ({reason.weight:+.1f})" if reason.weight else ""
            yield node, REASON, Literal(f"{reason.text}{weight}")


def id_key(id_: str) -> str:
    """The key under which occurrences of an id are found, local or of a known person or body."""
    return f"id {id_}"


def _awaited(article: NamedNode, notes: Iterable[Triple]) -> Iterator[Edge]:
    """The offices by which alone an article names somebody."""
    slots = {slot(office) for one in find_deferred(notes, article) for office in one.holders.values()}
    yield from ((article, AWAITS, Literal(key)) for key in sorted(key for key in slots if key is not None))


def _slots(profile: Profile) -> set[str]:
    """Where a person is found among the holders of offices."""
    return {key for key in map(slot, profile.offices) if key is not None}


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
