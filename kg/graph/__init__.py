"""The graph: statements to quads, the embedded store, and the ways to look at it."""

from __future__ import annotations

from kg.graph.facts import Evidence, Fact, Node
from kg.graph.graph import Graph
from kg.graph.quads import Run, reading_quads
from kg.graph.store import GraphStore, StoredArticle
from kg.graph.terms import Iris

__all__ = ["Evidence", "Fact", "Graph", "GraphStore", "Iris", "Node", "Run", "StoredArticle", "reading_quads"]
