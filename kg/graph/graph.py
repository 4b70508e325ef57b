"""`kg.Graph`: the one handle that users hold, in programs and notebooks.

It stands above the stages that it offers (building, asking, drawing); those know only `GraphStore`, from which it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
        force: bool = False,
        min_confidence: float = 0.0,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> BuildReport:
        """Read articles (files, folders, or `Article` values) into the graph; those that have not changed are skipped unless `force`.

        `nlp` is a pipeline that is loaded already, `model` the name of one. What is less sure than `min_confidence` is not stored. Articles
        that can't be read are in the report.
        """
        from kg.build import build

        return build(self, articles, nlp=nlp, model=model, force=force, min_confidence=min_confidence, on_progress=on_progress)

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
    ) -> Iterator[Fact]:
        """The facts with their evidence, one for each article that tells it; see `kg.graph.facts.find_facts`."""
        return find_facts(self, predicate=predicate, subject=subject, article=article, asserted=asserted)

    def to_networkx(self, predicate: Predicate | str | None = None) -> nx.MultiDiGraph:
        """The facts that hold, as a networkx graph; see `kg.graph.network.to_network`."""
        return to_network(self.statements(predicate))

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

    def export(self, *paths: str | Path) -> None:
        """Write the graph to files, in the formats of their names; see `kg.export`."""
        from kg.export import export

        for path in paths:
            export(self, path)

    def _repr_html_(self) -> str:
        counts = self.statistics()
        rows = [("articles", counts.articles), *counts.things.items(), *counts.facts.items()]
        body = "".join(f"<tr><td>{escape(name)}</td><td>{number}</td></tr>" for name, number in rows)
        return f"<table><caption>{escape(str(self.directory or 'graph in memory'))}</caption><tbody>{body}</tbody></table>"
