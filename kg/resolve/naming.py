"""The id of a cluster: a function of what it holds, and of those that would be called the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from kg.model import content_hash
from kg.resolve import names
from kg.resolve.units import Unit
from kg.text import slug

SUFFIX: Final = 6
"""Hexadecimal digits that tell namesakes apart."""


def name_clusters(clusters: Sequence[Sequence[Unit]]) -> list[str]:
    """The ids of clusters: "person/ali-hassan"; namesakes get a suffix each, "person/ali-hassan.3fa29c".

    The suffix comes from a cluster's first occurrence, so that it stays as long as that one does.
    """
    plain = [base_name(cluster) for cluster in clusters]
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(plain):
        groups[name].append(i)
    return [name if len(groups[name]) == 1 else f"{name}.{_suffix(clusters[i])}" for i, name in enumerate(plain)]


def _suffix(cluster: Sequence[Unit]) -> str:
    return content_hash(*min(unit.first for unit in cluster))[:SUFFIX]


def base_name(cluster: Sequence[Unit]) -> str:
    """The id without a suffix: of the gazetteer where it knows the name, else of the local ids the one of the best label.

    The best label has no initials and is not in capitals, is what most articles write, then the longest, then the first in the alphabet.
    """
    known = Counter(unit.gazetteer for unit in cluster for _ in unit.members if unit.gazetteer is not None)
    if known:
        return min(known, key=lambda name: (-known[name], name))
    labels: Counter[str] = Counter()
    for unit in cluster:
        labels.update(dict(unit.labels))
    best = min(labels, key=lambda label: (_is_short(label), label.isupper(), -labels[label], -len(label), label))
    local = Counter(member.local for unit in cluster for member in unit.members)
    named = [name for name in local if name.rsplit("/", 1)[-1] == slug(best)]
    return min(named or local, key=lambda name: (-local[name], name))


def _is_short(label: str) -> bool:
    words = names.parse(label).words
    return len(words) < 2 or any(word.initial for word in words)
