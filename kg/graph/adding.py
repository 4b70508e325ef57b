"""Adding many quads to a store without holding them all: in lots, each whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final

import pyoxigraph as ox
from pyoxigraph import Quad

from kg.graph.remote import RemoteStore

BULK: Final = 2_000  # quads from which writing sorted files pays against a transaction of the log
LOT: Final = 20_000  # quads that are held


def add_quads(store: ox.Store | RemoteStore, quads: Iterable[Quad], *, lot: int = LOT) -> None:
    """Add quads to a store, so many at once."""
    rest = iter(quads)
    while held := list(islice(rest, lot)):
        if len(held) >= BULK:
            store.bulk_extend(held)
        else:
            store.extend(held)
