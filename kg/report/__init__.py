"""A report on a graph, to send around: who met whom, what was signed, who took office, who cooperates on what, each with its sentence."""

from __future__ import annotations

from kg.report.collecting import Report, collect
from kg.report.writing import FORMATS, LANGUAGES, write_report

__all__ = ["FORMATS", "LANGUAGES", "Report", "collect", "write_report"]
