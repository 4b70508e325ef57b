"""Pictures of a graph: its network as a page and in print, a person's timeline, a relation as a heat map. None needs a network access."""

from __future__ import annotations

from kg.view.drawing import Drawing
from kg.view.matrix import matrix
from kg.view.network import NetworkView, network_html
from kg.view.still import draw_still
from kg.view.timeline import timeline

__all__ = ["Drawing", "NetworkView", "draw_still", "matrix", "network_html", "timeline"]
