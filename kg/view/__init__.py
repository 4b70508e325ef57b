"""Pictures of a graph: the network of its facts as one HTML file that needs no network."""

from __future__ import annotations

from kg.view.network import NetworkView, network_html

__all__ = ["NetworkView", "network_html"]
