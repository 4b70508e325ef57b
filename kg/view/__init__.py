"""Pictures of a graph: the network of its facts as one HTML file that needs no network."""

from __future__ import annotations

from kg.view.network import network_html

__all__ = ["network_html"]
