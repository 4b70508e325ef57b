"""Identity across articles: the measure, and floors on annotated articles and on lists of real persons."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import GoldError
from kg.evaluation.gold import GoldArticle, read_gold
from kg.evaluation.identity import annotated, examine_identity, perturb, read_key, score_identity
from kg.resolve import Occurrence, resolve
from tests.conftest import GOLD
from tests.resolve.people import pairs, person, spellings

KEY = GOLD / "identity.tsv"


def test_pairs_and_b_cubed() -> None:
    a, b, c, d = (Occurrence("x", name) for name in "abcd")
    score = score_identity({a: 1, b: 1, c: 1, d: 2}, {a: "p", b: "p", c: "q", d: "q"})
    assert (score.right, score.wrong, score.missed) == (1, 1, 2)
    assert (score.precision, round(score.recall, 3)) == (0.5, 0.333)
    assert score_identity({a: 1, b: 1}, {a: 1, b: 1, c: 1}).to_dict()["b_cubed"] == 1.0


def test_perturbed_names_are_the_same_each_time_and_differ_from_the_others() -> None:
    profiles = [person("Abdelouafi Laftit", article=str(n)) for n in range(20)]
    assert perturb(profiles) == perturb(profiles[::-1])
    assert len({profile.names for profile in perturb(profiles)}) > 3
    assert perturb(profiles, seed=1) != perturb(profiles, seed=2)


def test_a_malformed_key_is_reported_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "key.tsv"
    file.write_text("# comment\nperson/anne\tdev-1-02#e1\nperson/paul\tdev-1-02\n", encoding="utf-8")
    with pytest.raises(GoldError, match="line 3"):
        read_key(file)


@pytest.fixture(scope="module")
def all_golds(golds: list[GoldArticle]) -> list[GoldArticle]:
    """The annotated articles that the key covers."""
    return [*golds, *read_gold([GOLD / "fresh" / f"fresh-{number}.jsonl" for number in (1, 2)])]


def test_the_key_says_who_every_annotated_person_and_body_is(all_golds: list[GoldArticle]) -> None:
    named = {(g.article.id, e.id) for g in all_golds for e in g.entities if e.type in {"Person", "Organization"}}
    assert set(read_key(KEY)) == named


def test_floors_on_annotated_articles(all_golds: list[GoldArticle]) -> None:
    profiles, truth = annotated(all_golds, read_key(KEY))
    results = examine_identity(profiles, truth)
    assert results.plain.precision >= 0.98
    assert results.plain.recall >= 0.97
    assert results.plain.b_cubed >= 0.99
    assert results.perturbed.precision >= 0.98
    assert results.perturbed.recall >= 0.93


@pytest.mark.parametrize(("half", "recall", "apart"), [("tune", 0.95, 31), ("held-out", 0.92, 25)])
def test_floors_on_real_persons_in_several_spellings(half: str, recall: float, apart: int) -> None:
    named = list(spellings(half))
    score = score_identity({profile.occurrence: who for who, profile in named}, resolve(profile for _, profile in named).canonical)
    assert score.precision == 1.0
    assert score.recall >= recall
    assert sum(len(set(resolve(pair).canonical.values())) == 2 for pair in pairs(half)) >= apart
