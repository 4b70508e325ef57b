"""Writing a graph to files, and backups."""

from kg.export.backup import backup, restore
from kg.export.writers import WRITERS, export

__all__ = ["WRITERS", "backup", "export", "restore"]
