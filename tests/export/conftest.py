"""What the tests of exports share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.graph import Graph, Run
from kg.model import Reading


@pytest.fixture(scope="session")
def few_graph(readings: list[Reading], small_reading: Reading) -> Iterator[Graph]:
    """A graph of a few articles."""
    with Graph.open() as graph:
        graph.update_articles([small_reading, *readings[:8]], Run("gold"))
        yield graph
