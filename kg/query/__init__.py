"""Questions to a graph: named queries with typed parameters, and free SPARQL."""

from kg.query.asking import ask
from kg.query.named import NamedQuery, find_query, named_queries
from kg.query.rows import Rows

__all__ = ["NamedQuery", "Rows", "ask", "find_query", "named_queries"]
