"""Anything in, `Article` out: text, Markdown, web pages and JSON Lines.

`read_articles` is the stage; `formats.FORMATS` is the table that a new format is added to.
"""

from __future__ import annotations

from kg.sources.formats import FORMATS
from kg.sources.reading import read_articles

__all__ = ["FORMATS", "read_articles"]
