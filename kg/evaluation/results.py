"""All that `kg eval` finds out about one trial: the score, the stages that lost facts, coreference, calibration."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluation.calibration import Curve, draw_curve, guesses
from kg.evaluation.coreference import BCubed, score_all
from kg.evaluation.gold import GoldArticle
from kg.evaluation.losses import Loss, count_losses, find_losses
from kg.evaluation.scoring import Score, score
from kg.evaluation.trial import Trial


@dataclass(frozen=True, slots=True)
class Results:
    """What an examination of a trial found out."""

    score: Score
    losses: list[Loss]
    coreference: BCubed
    curve: Curve

    def to_dict(self) -> dict[str, Any]:
        """The figures of `Score.to_dict`, and beside them `losses` by relation and stage, `coreference` (B-cubed) and `calibration`."""
        return {
            **self.score.to_dict(),
            "losses": count_losses(self.losses),
            "coreference": self.coreference.to_dict(),
            "calibration": self.curve.to_dict(),
        }


def examine(trial: Trial, golds: Sequence[GoldArticle], only: Collection[str] = ()) -> Results:
    """Compare a trial with the annotations; `only` are the predicates that count, all where empty."""
    result = score(trial.index, golds, only)
    return Results(
        result,
        find_losses(result.comparisons, trial.index, trial.chains),
        score_all(golds, trial.chains),
        draw_curve(guesses(result.comparisons)),
    )
