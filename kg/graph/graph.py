"""`kg.Graph`: the one handle that users hold, in programs and notebooks.

It stands above the stages that it offers (building, asking, drawing); those know only `GraphStore`, from which it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from kg.graph.facts import Fact, find_facts
from kg.graph.network import to_network
from kg.graph.statistics import Statistics, count
from kg.graph.store import GraphStore
from kg.vocabulary import PREFIXES, Predicate

if TYPE_CHECKING:
    import networkx as nx
    import rdflib
    from spacy.language import Language

    from kg.build import BuildReport, Progress
    from kg.model import Article
    from kg.query import Rows
    from kg.view import Drawing, NetworkView


class Graph(GraphStore):
    """A knowledge graph on disk.

    >>> with Graph.open() as graph:  # in memory; Graph.open("kg-graph") for one on disk
    ...     bool(graph.query("ASK { <country/MA> a kg:Country }"))
    True
    """

    def build(
        self,
        articles: Iterable[str | Path | Article],
        *,
        nlp: Language | None = None,
        model: str | None = None,
        workers: int = 1,
        force: bool = False,
        min_confidence: float = 0.0,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> BuildReport:
        """Read articles (files, folders, or `Article` values) into the graph; those that have not changed are skipped unless `force`.

        `nlp` is a pipeline that is loaded already, `model` the name of one; `workers` is how many processes read (see `kg.build.build`).
        What is less sure than `min_confidence` is not stored. Articles that can't be read are in the report.
        """
        from kg.build import build

        return build(
            self, articles, nlp=nlp, model=model, workers=workers, force=force, min_confidence=min_confidence, on_progress=on_progress
        )

    def query(self, question: str, /, **params: object) -> Rows:
        """The answer to a named query, a query file or SPARQL: `graph.query("office-holders", country="MA")`."""
        from kg.query import ask

        return ask(self, question, params)

    def statements(
        self,
        predicate: Predicate | str | None = None,
        *,
        subject: str | None = None,
        article: str | None = None,
        asserted: bool | None = None,
        since: str | None = None,
    ) -> Iterator[Fact]:
        """The facts with their evidence, one for each article that tells it; see `kg.graph.facts.find_facts`."""
        return find_facts(self, predicate=predicate, subject=subject, article=article, asserted=asserted, since=since)

    def to_networkx(self, predicate: Predicate | str | None = None) -> nx.MultiDiGraph:
        """The facts that hold, as a networkx graph; see `kg.graph.network.to_network`."""
        return to_network(self.statements(predicate))

    def view(
        self,
        *relations: Predicate | str,
        focus: str | None = None,
        depth: int = 1,
        since: str | None = None,
        title: str = "Knowledge graph",
    ) -> NetworkView:
        """The network of the facts that hold, to touch in a notebook: `graph.view("cooperatesWith", focus="Maroc", since="2024")`.

        Of all relations where none is named; `focus` is a name or an id, `depth` how many facts away from it, `since` a date or year.
        """
        from kg.query.selection import select_network
        from kg.view import NetworkView

        return NetworkView(select_network(self, relations, focus=focus, depth=depth, since=since), title=title)

    def timeline(self, person: str) -> Drawing:
        """A person's offices and other facts over time: `graph.timeline("Emmanuel Macron")`. Needs matplotlib."""
        from kg.graph.facts import Labels
        from kg.query.selection import find_one
        from kg.view import timeline

        node = Labels(self).node(self.iris.at(find_one(self, "person", person)))
        return timeline(node, self.statements(subject=node.id))

    def matrix(self, relation: Predicate | str = Predicate.COOPERATES_WITH, *, by: str = "topic", since: str | None = None) -> Drawing:
        """Who takes part in a relation by "topic", "year" or "partner", in numbers of articles, as a heat map. Needs matplotlib."""
        from kg.query.selection import select_facts
        from kg.view import matrix

        return matrix(str(relation), select_facts(self, [relation], since=since), by=by)

    def to_rdflib(self) -> rdflib.Dataset:
        """An rdflib Dataset over this very store, without copying: default graph the union, SPARQL answered by Oxigraph."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        dataset = Dataset(store=OxigraphStore(store=self.embedded), default_union=True)
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace)
        return dataset

    def statistics(self) -> Statistics:
        """Counts of articles, things by class and facts by relation."""
        return count(self)

    def export(
        self,
        *paths: str | Path,
        article: str | None = None,
        relations: Collection[str] = (),
        since: str | None = None,
        facts_only: bool = False,
    ) -> None:
        """Write the graph, or a part of it, to files, in the formats of their names; see `kg.export.export`."""
        from kg.export import export

        for path in paths:
            export(self, path, article=article, relations=relations, since=since, facts_only=facts_only)

    def _repr_html_(self) -> str:
        counts = self.statistics()
        rows = [("articles", counts.articles), *counts.things.items(), *counts.facts.items()]
        body = "".join(f"<tr><td>{escape(name)}</td><td>{number}</td></tr>" for name, number in rows)
        return f"<table><caption>{escape(str(self.directory or 'graph in memory'))}</caption><tbody>{body}</tbody></table>"
