"""Writing a graph to files."""

from kg.export.writers import WRITERS, export

__all__ = ["WRITERS", "export"]
