"""Which stage lost a missed fact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.evaluation.gold import GoldArticle, GoldFact
from kg.evaluation.losses import Stage, count_losses, find_losses
from kg.evaluation.scoring import score
from kg.extract.chains import Chain
from kg.model import Reading
from kg.vocabulary import Factuality
from tests.evaluation.examples import AQIL, BEJU, MET, MINISTER, MOROCCO, SAW, SOL, article, chain, index_of, perfect


def stages(gold: GoldArticle, reading: Reading | None, chains: list[Chain]) -> list[Stage]:
    """The stages that lost the missed facts of one article."""
    index = index_of(*([reading] if reading else []))
    losses = find_losses(score(index, [gold]).comparisons, index, {gold.article.id: chains})
    return [loss.stage for loss in losses]


def silent(gold: GoldArticle) -> Reading:
    """A reading without statements."""
    return replace(perfect(gold), statements=())


def test_nothing_is_lost_where_nothing_is_missed() -> None:
    gold = article(MET, MINISTER)
    assert stages(gold, perfect(gold), []) == []


def test_an_article_that_the_graph_lacks_is_lost_as_a_whole() -> None:
    assert stages(article(MET), None, []) == [Stage.ARTICLE]


def test_somebody_whom_no_chain_stands_for_is_a_lost_entity() -> None:
    gold = article(MET)
    assert stages(gold, silent(gold), [chain(gold, AQIL, ["Anne Aqil"])]) == [Stage.ENTITY]


def test_an_office_is_lost_with_the_country_that_it_governs() -> None:
    gold = article(MINISTER)
    aqil, morocco = chain(gold, AQIL, ["Anne Aqil"]), chain(gold, MOROCCO, ["Rabat"])
    assert stages(gold, silent(gold), [aqil]) == [Stage.ENTITY]
    assert stages(gold, silent(gold), [aqil, morocco]) == [Stage.TRIGGER]


def test_what_an_office_governs_may_stand_in_another_sentence() -> None:
    gold = article(replace(MINISTER, subject="e2", evidence="Paul Béju est un député"))
    chains = [chain(gold, BEJU, ["Paul Béju", "Béju est"]), chain(gold, MOROCCO, ["Rabat"])]
    assert stages(gold, silent(gold), chains) == [Stage.TRIGGER]


def test_somebody_known_but_not_seen_in_the_sentence_is_a_lost_mention() -> None:
    gold = article(replace(MET, evidence="Elle l'a remercié"))
    chains = [chain(gold, AQIL, ["Anne Aqil"], ["Elle"]), chain(gold, BEJU, ["Paul Béju"])]
    assert stages(gold, silent(gold), chains) == [Stage.MENTION]


def test_a_pronoun_that_is_understood_is_a_mention() -> None:
    gold = article(replace(MET, evidence="Elle l'a remercié"))
    chains = [chain(gold, AQIL, ["Anne Aqil"], ["Elle"]), chain(gold, BEJU, ["Paul Béju"], ["l'a"])]
    assert stages(gold, silent(gold), chains) == [Stage.TRIGGER]


def test_a_full_stop_of_an_abbreviation_ends_no_sentence() -> None:
    gold = article(SAW)
    chains = [chain(gold, BEJU, ["Béju a vu"]), chain(gold, SOL, ["Rita Sol"])]
    assert stages(gold, silent(gold), chains) == [Stage.TRIGGER]


def both(gold: GoldArticle) -> list[Chain]:
    return [chain(gold, AQIL, ["Anne Aqil"]), chain(gold, BEJU, ["Paul Béju"]), chain(gold, SOL, ["Rita Sol"])]


def misread(gold: GoldArticle, fact: GoldFact) -> Reading:
    """A perfect reading of another fact than the annotated one."""
    return perfect(replace(gold, facts=(fact,)))


def test_a_statement_there_with_another_object_is_a_lost_argument() -> None:
    gold = article(MET)
    assert stages(gold, misread(gold, replace(MET, object="e3")), both(gold)) == [Stage.ARGUMENT]


def test_a_statement_in_another_sentence_is_no_lost_argument() -> None:
    gold = article(MET)
    assert stages(gold, misread(gold, SAW), both(gold)) == [Stage.TRIGGER]


def test_a_right_statement_in_the_sentence_is_no_lost_argument() -> None:
    gold = article(MET, replace(MET, object="e3", evidence="a reçu"))
    chains = [chain(gold, AQIL, ["Anne Aqil"]), chain(gold, SOL, ["Rita Sol"], ["Rabat"])]
    assert stages(gold, misread(gold, MET), chains) == [Stage.TRIGGER]


@pytest.mark.parametrize("factuality", [Factuality.DENIED, Factuality.WISHED, Factuality.CONDITIONAL])
def test_a_fact_that_is_there_but_not_asserted_is_lost_by_factuality(factuality: Factuality) -> None:
    gold = article(MET)
    reading = perfect(gold)
    denied = replace(reading, statements=tuple(replace(s, factuality=factuality) for s in reading.statements))
    assert stages(gold, denied, both(gold)) == [Stage.FACTUALITY]


def test_losses_are_counted_by_relation_and_altogether() -> None:
    gold = article(MET, MINISTER, SAW)
    index = index_of(silent(gold))
    losses = find_losses(score(index, [gold]).comparisons, index, {gold.article.id: both(gold)})
    counts = count_losses(losses)
    assert list(counts) == ["holdsOffice", "met", "all"]
    assert (counts["met"]["trigger"], counts["met"]["mention"], counts["holdsOffice"]["entity"]) == (1, 1, 1)
    assert sum(counts["all"].values()) == 3


def test_no_losses_are_no_table() -> None:
    assert count_losses([]) == {}
