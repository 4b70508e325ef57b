"""Names of organizations compared."""

from __future__ import annotations

import pytest

from kg.resolve.bodies import compare, parse


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PDCI", "Parti démocratique de Côte d'Ivoire"),
        ("M23", "Mouvement du 23 mars"),
        ("FMI", "Fonds monétaire international"),
        ("l'Union africaine", "UNION AFRICAINE"),
        ("Sénat", "Sénat français"),
        ("Nestlé SA", "Nestlé"),
        ("Hezbollah", "Hizbollah"),
        ("Commission de l'UA", "Commission de l'Union africaine"),
        ("ministère français des Affaires étrangères", "ministère des Affaires étrangères (France)"),
    ],
)
def test_one_body_under_two_names(one: str, other: str) -> None:
    assert compare(one, other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ministère algérien des Affaires étrangères", "ministère marocain des Affaires étrangères"),
        ("PDCI", "Parti démocratique"),
        ("Banque africaine de développement", "Banque ouest-africaine de développement"),
        ("OCP", "OCP Africa"),
        ("Nations unies", "Assemblée générale des Nations unies"),
        ("Parti populaire", "Parti populaire européen"),
    ],
)
def test_two_bodies(one: str, other: str) -> None:
    assert compare(one, other) is None


@pytest.mark.parametrize(
    ("name", "state"),
    [("Sénat du Paraguay", "country/PY"), ("Parti socialiste suisse", "country/CH"), ("Élysée", "country/FR"), ("Nestlé", None)],
)
def test_a_name_tells_the_state(name: str, state: str | None) -> None:
    assert parse(name).state == state
