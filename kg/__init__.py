"""News articles in, a knowledge graph with the evidence behind every fact out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.graph import Graph
    from kg.language import load_language
    from kg.model import Article, Entity, Office, Reading, Span, Statement
    from kg.sources import read_articles

__version__ = "0.1.0"

_HOME = {
    "Article": "kg.model",
    "Entity": "kg.model",
    "Graph": "kg.graph",
    "KgError": "kg.errors",
    "Office": "kg.model",
    "Reading": "kg.model",
    "Span": "kg.model",
    "Statement": "kg.model",
    "load_language": "kg.language",
    "read_articles": "kg.sources",
}
__all__ = [
    "Article",
    "Entity",
    "Graph",
    "KgError",
    "Office",
    "Reading",
    "Span",
    "Statement",
    "load_language",
    "read_articles",
]


def __getattr__(name: str) -> Any:
    """Import a public name on first use, so that `import kg` stays fast."""
    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
