"""Profiles read back from quads."""

from __future__ import annotations

import random

from kg.graph import Iris, Run, reading_quads
from kg.graph.profiles import article_profiles
from kg.model import Reading
from kg.resolve import find_profiles


def test_the_quads_of_an_article_give_the_profiles_of_its_reading(readings: list[Reading], small_reading: Reading) -> None:
    iris = Iris("https://example.org/kg/")
    for reading in (*readings, small_reading):
        quads = reading_quads(reading, Run("test"), iris)
        random.Random(1).shuffle(quads)
        assert article_profiles(quads, iris) == find_profiles(reading)
