"""Anything in, `Article` out: text, Markdown, web pages, PDF, JSON Lines, tables, feeds, archives of the web, and addresses.

`read_articles` is the stage; `formats.FORMATS` is the table that a new format is added to.
"""

from __future__ import annotations

from kg.sources.formats import FORMATS, format_of
from kg.sources.naming import Names
from kg.sources.options import SourceOptions
from kg.sources.reading import find_files, read_articles

__all__ = ["FORMATS", "Names", "SourceOptions", "find_files", "format_of", "read_articles"]
