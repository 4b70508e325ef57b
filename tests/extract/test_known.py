"""Of which State somebody is who is known to hold an office."""

from __future__ import annotations

import pytest

from kg.extract.known import OfficeHolders

HOLDERS = OfficeHolders(
    [
        ("Arvid Pashinyan", "country/AM"),
        ("Paul Tebboune", "country/DZ"),
        ("Anne Morel", "country/FR"),
        ("Luc Morel", "country/BE"),
        *((f"Mohamed {name}", "country/MA") for name in "Pachiniam Ba Bo Bu Da Do Du Fa Fo Fu Ga Go Gu".split()),
    ]
)


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Arvid Pashinyan", "country/AM"),
        ("Arvid Pachinian", "country/AM"),
        ("Arvid Morel", None),
        ("Mohamed Pachinian", None),
    ],
)
def test_a_surname_may_be_spelt_otherwise_behind_a_rare_given_name(name: str, state: str | None) -> None:
    assert HOLDERS.country(name) == state


@pytest.mark.parametrize(("surname", "state"), [("Tebboune", "country/DZ"), ("Morel", None), ("Ba", None), ("Paul Tebboune", None)])
def test_a_surname_alone_tells_the_state_where_but_one_knows_it(surname: str, state: str | None) -> None:
    assert HOLDERS.of_surname(surname) == state
