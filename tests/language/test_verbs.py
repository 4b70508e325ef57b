"""Forms of verbs by their infinitives."""

from __future__ import annotations

import pytest

from kg.language.fr.verbs import forms_of


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("menacer", {"menace", "menaca", "menacee", "menacera"}),
        ("juger", {"jugea", "jugeait", "jugent"}),
        ("appuyer", {"appuie", "appuya", "appuiera"}),
        ("rejeter", {"rejette", "rejetait", "rejetee"}),
        ("bannir", {"bannit", "banni", "bannissant"}),
        ("défendre", {"defend", "defendra", "defendu"}),
        ("détenir", {"detient", "detenu", "detint"}),
        ("proscrire", {"proscrit", "proscrivait", "proscrite"}),
        ("détruire", {"detruit", "detruisait", "detruite"}),
        ("réélire", {"reelu", "reelit"}),
    ],
)
def test_forms_follow_the_model_of_the_verb(verb: str, forms: set[str]) -> None:
    assert forms <= forms_of(verb)


@pytest.mark.parametrize(("verb", "form"), [("détenir", "tenir"), ("combattre", "combatit"), ("bannir", "banna"), ("juger", "juga it")])
def test_no_form_of_another_model(verb: str, form: str) -> None:
    assert form not in forms_of(verb)
