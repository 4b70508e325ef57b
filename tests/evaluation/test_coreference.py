"""B-cubed on examples whose value is counted by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.evaluation.coreference import BCubed, Partition, b_cubed, score_all, score_article
from kg.model import Span
from tests.evaluation.examples import AQIL, BEJU, MET, MOROCCO, SOL, article, chain


def partition(groups: Sequence[Sequence[int]]) -> Partition:
    """Mentions by number, put together in groups."""
    return {Span(mention, mention + 1): group for group, mentions in enumerate(groups) for mention in mentions}


TRUTH = [[1, 2, 3, 4, 5], [6, 7], [8, 9, 10, 11, 12]]


@pytest.mark.parametrize(
    ("response", "precision", "recall"),
    [
        (TRUTH, 1.0, 1.0),
        ([[1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11, 12]], 16 / 21, 1.0),  # the first example of Bagga and Baldwin (1998)
        ([[1, 2, 3, 4, 5, 8, 9, 10, 11, 12], [6, 7]], 7 / 12, 1.0),  # their second
        ([[n] for n in range(1, 13)], 1.0, 3 / 12),  # (5/5 + 2/2 + 5/5) / 12
        ([list(range(1, 13))], (25 + 4 + 25) / 144, 1.0),
        ([[1, 2, 3, 4, 5]], 1.0, 5 / 12),  # what is not named is zero in recall, and nothing in precision
        ([[1, 2, 3, 4, 5, 99], [98]], 1.0, 5 / 12),  # what is named beside is not judged
        ([], 0.0, 0.0),
    ],
    ids=["perfect", "bagga-baldwin-1", "bagga-baldwin-2", "all-apart", "all-together", "half-named", "more-named", "nothing"],
)
def test_b_cubed_is_what_a_count_by_hand_gives(response: Sequence[Sequence[int]], precision: float, recall: float) -> None:
    report = b_cubed(partition(TRUTH), partition(response)).to_dict()
    assert (report["p"], report["r"]) == (round(precision, 4), round(recall, 4))


def test_mentions_are_where_the_text_has_an_annotated_form() -> None:
    gold = article(MET)
    chains = [chain(gold, AQIL, ["Anne Aqil"]), chain(gold, BEJU, ["Paul Béju", "Béju a vu"]), chain(gold, MOROCCO, ["Rabat"])]
    report = score_article(gold, chains).to_dict()
    # Anne Aqil, Rabat, Rita Sol, and three of Paul Béju: of these six, the second "Paul Béju" and Rita Sol are not named;
    # "Béju a vu" stands for "M. Béju", so that recall is (1 + 1 + 0 + 2/3 + 2/3 + 0) / 6.
    assert report == {"p": 1.0, "r": round((1 + 1 + 4 / 3) / 6, 4), "f1": 0.7143, "mentions": 6, "named": 4}


def test_two_persons_taken_for_one_cost_precision() -> None:
    gold = article(MET, text="Anne Aqil a vu Rita Sol.")
    wrong = chain(gold, AQIL, ["Anne Aqil", "Rita Sol"])
    assert score_article(gold, [wrong]).to_dict() == {"p": 0.5, "r": 1.0, "f1": 0.6667, "mentions": 2, "named": 2}
    right = [chain(gold, AQIL, ["Anne Aqil"]), chain(gold, SOL, ["Rita Sol"])]
    assert score_article(gold, right).to_dict()["f1"] == 1.0


def test_a_mention_is_taken_for_the_name_that_shares_most_with_it() -> None:
    gold = article(MET, text="M. Béju Sol a parlé.")
    near, far = chain(gold, BEJU, ["M. Béju"]), chain(gold, SOL, ["M. Béju Sol a parlé"])
    assert score_article(gold, [far, near]).to_dict()["f1"] == 1.0


def test_what_refers_without_naming_is_not_judged() -> None:
    gold = article(MET, text="Anne Aqil a parlé. Elle rit.")
    assert score_article(gold, [chain(gold, AQIL, ["Anne Aqil"], ["Elle"])]).mentions == 1


def test_articles_are_added_up_by_mention() -> None:
    one, other = article(MET, text="Anne Aqil a vu Rita Sol."), article(MET, id_="made-2")
    chains = {"made-1": [chain(one, AQIL, ["Anne Aqil"]), chain(one, SOL, ["Rita Sol"])]}
    total = score_all([one, other], chains)
    assert total == BCubed(2.0, 2.0, 8, 2)
    assert total.to_dict()["r"] == 0.25
