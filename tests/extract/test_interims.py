"""Who fills an office meanwhile."""

from __future__ import annotations

import pytest

from tests.extract.documents import offices, read_marked

BEFORE = "Le directeur de l'{ORG:Agence des forêts}, {Anne Petit}, a démissionné. "


@pytest.mark.parametrize(
    "text",
    [
        "{Paul Morel} assure l'intérim.",
        "L'intérim est assuré par {Paul Morel}.",
        "{Luc Roy} a salué {Paul Morel}, qui assurait l'intérim.",
        "{Luc Roy} met fin à l'intérim qu'exerçait {Paul Morel}.",
    ],
)
def test_an_interim_is_of_the_office_spoken_of_last(text: str) -> None:
    found = {(office, of) for name, office, of in offices(read_marked(BEFORE + text)) if name == "paul-morel"}
    assert found == {("directeur par intérim", "agence-des-forets")}


def test_the_office_may_be_named_with_the_interim() -> None:
    found = offices(read_marked("{Paul Morel} assure l'intérim du ministre de la Culture.", title="La France change"))
    assert found == {("paul-morel", "ministre de la Culture par intérim", "FR")}


def test_an_interim_that_nobody_fills_gives_no_office() -> None:
    assert offices(read_marked("L'intérim de {Paul Morel} est long.")) == set()
