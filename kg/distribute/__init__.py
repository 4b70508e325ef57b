"""The same stages on many machines, by Dask: files are read into partitions of N-Quads, and these are merged in their order.

Workers share a file system; file names are sent, not texts. A partition that is there is not made again. See docs/decisions/0058.
"""

from __future__ import annotations

from kg.distribute.building import build_distributed
from kg.distribute.merging import merge_partitions, write_graph
from kg.distribute.partitions import Job, Partition, Shard, make_partition, plan

__all__ = ["Job", "Partition", "Shard", "build_distributed", "make_partition", "merge_partitions", "plan", "write_graph"]
