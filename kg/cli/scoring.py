"""`kg eval`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import tell, write_table

if TYPE_CHECKING:
    from kg.evaluation.calibration import Curve
    from kg.evaluation.gold import GoldArticle
    from kg.evaluation.results import Results
    from kg.evaluation.trial import Trial


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(name="eval")(evaluate)


def evaluate(
    golds: Annotated[list[Path], typer.Argument(metavar="GOLD.jsonl...", help="Annotated articles, as in tests/gold.")],
    graph: Annotated[Path | None, typer.Option(metavar="DIR", help="Score this graph; without it, the articles are read now.")] = None,
    model: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="An installed spaCy pipeline to use instead of ours; or one for each file.")
    ] = None,
    only: Annotated[str, typer.Option(metavar="P,P", help="Only these relations.")] = "",
    errors: Annotated[int, typer.Option(metavar="N", help="Show up to N missed and N wrong facts.")] = 0,
    report: Annotated[Path | None, typer.Option(metavar="FILE.html", help="Write a page that shows the facts in the articles.")] = None,
    calibration: Annotated[bool, typer.Option("--calibration", help="Show confidence against rightness.")] = False,
    fit_calibration: Annotated[
        Path | None, typer.Option(metavar="FILE.json", help="Fit confidences to these articles, write them, show how they do held out.")
    ] = None,
    identity: Annotated[
        Path | None, typer.Option(metavar="KEY.tsv", help="Score who is taken for whom across the articles, against this key.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Score extraction against annotated articles.

    Prints precision and recall by relation, which stage lost the missed facts, and how well names are put together. With --graph, what
    an article names is looked up by the labels in the graph.

    Example: kg eval tests/gold/dev-1.jsonl --only holdsOffice,cooperatesWith --report report.html
    """
    from kg.evaluation.gold import read_gold
    from kg.evaluation.results import examine

    wanted, models = _predicates(only), model or []
    if len(models) not in {0, 1, len(golds)}:
        raise typer.BadParameter(f"{len(models)} models for {len(golds)} files: give one, or one for each", param_hint="--model")
    files = [list(read_gold([path])) for path in golds]
    if identity is not None:
        _score_identity(files, models, identity, as_json, errors)
        return
    if fit_calibration is not None:
        _fit(files, models, graph, fit_calibration)
        return
    trial = _trial(files, models, graph)
    results = examine(trial, [gold for file in files for gold in file], wanted)
    typer.echo(json.dumps(results.to_dict(), ensure_ascii=False)) if as_json else _write(results, calibration)
    for line in (*results.score.missed[:errors], *results.score.wrong[:errors]):
        typer.echo(line, err=True)
    if report is not None:
        from kg.evaluation.report import write_report

        write_report(results, report)
        tell(f"{report}: written", err=True)


def _score_identity(files: list[list[GoldArticle]], models: list[str], key_file: Path, as_json: bool, errors: int) -> None:
    from kg.evaluation.identity import examine_golds, read_key
    from kg.evaluation.trial import read_all_now

    golds = [gold for file in files for gold in file]
    results = examine_golds(golds, read_all_now(files, models or [None]), read_key(key_file))
    figures = {names: result.to_dict() for names, result in results.items()}
    typer.echo(json.dumps(figures, ensure_ascii=False)) if as_json else _write_identity(figures)
    for names, result in results.items():
        for line in result.errors[:errors]:
            typer.echo(f"{names}: {line}", err=True)


def _write_identity(figures: dict[str, dict[str, dict[str, float]]]) -> None:
    rows = [(names, way, row) for names, ways in figures.items() for way, row in ways.items()]
    write_table(
        ("who is who across articles", "pairs: precision", "recall", "B-cubed F1", "right", "wrong", "missed"),
        [
            (
                f"{names}, {way}",
                *(f"{row[figure]:.3f}" for figure in ("p", "r", "b_cubed")),
                *(str(row[c]) for c in ("right", "wrong", "missed")),
            )
            for names, way, row in rows
        ],
    )


def _predicates(only: str) -> frozenset[str]:
    from kg.vocabulary import Predicate

    wanted = frozenset(filter(None, only.split(",")))
    if unknown := wanted - frozenset(Predicate):
        raise typer.BadParameter(f"no relation {', '.join(sorted(unknown))}: one of {', '.join(Predicate)}", param_hint="--only")
    return wanted


def _trial(files: list[list[GoldArticle]], models: list[str], directory: Path | None) -> Trial:
    from kg.evaluation.index import FactIndex
    from kg.evaluation.trial import from_graph, read_now
    from kg.graph.store import GraphStore

    if directory is None:
        trial = read_now(files, models or [None])
        tell(f"read now: {sum(map(len, files))} articles", err=True)
        return trial
    with GraphStore.open(directory, read_only=True) as store:
        return from_graph(FactIndex(store.article_quads()), [gold for file in files for gold in file])


def _fit(files: list[list[GoldArticle]], models: list[str], directory: Path | None, path: Path) -> None:
    """Write a calibration fitted to all files, and show how well such a one does on the file that it has not seen."""
    from kg.errors import ExportError
    from kg.evaluation.calibration import cross_validate, fit, judgements
    from kg.evaluation.scoring import score
    from kg.evaluation.trial import read_now

    if directory is not None:
        raise typer.BadParameter("confidences are fitted to what rules say before: read the articles now", param_hint="--graph")
    trial = read_now(files, models or [None], raw=True)
    judged = [judgements(score(trial.index, file).comparisons) for file in files]
    if len(files) > 1:
        before, after = cross_validate(judged)
        _write_curve(before, "as the rules give it")
        _write_curve(after, "fitted to the other files")
    try:
        path.write_text(fit(judged).to_json(), encoding="utf-8")
    except OSError as error:
        raise ExportError(f"{path}: can't be written: {error.strerror or error}") from error
    tell(f"{path}: written, from {sum(map(len, judged))} facts")


def _write(results: Results, calibration: bool) -> None:
    report = results.to_dict()
    rows = {**report["by_predicate"], "core": report["core"], "all": report["all"]}
    write_table(
        ("relation", "precision", "recall", "F1", "found", "wrong", "missed"),
        [
            (name, *(f"{row[key]:.3f}" for key in ("p", "r", "f1")), *(str(row[key]) for key in ("tp", "fp", "fn")))
            for name, row in rows.items()
        ],
    )
    tell(f"macro F1 {report['macro_f1']:.3f}; over relations with ten facts or more {report['macro_f1_frequent']:.3f}")
    tell(f"qualifiers {json.dumps(report['qualifiers'])}")
    idle, names = report["without_facts"], report["coreference"]
    tell(f"articles without a fact: {idle['articles']}, facts found in them: {idle['wrong']}")
    tell(
        f"coreference (B-cubed): precision {names['p']:.3f}, recall {names['r']:.3f}, F1 {names['f1']:.3f};"
        f" {names['named']} of {names['mentions']} mentions named"
    )
    _write_losses(report["losses"])
    if calibration:
        _write_curve(results.curve, "as the graph says it")
    if report["articles_missing"]:
        missing = report["articles_missing"]
        tell(f"{len(missing)} articles are not in the graph: {', '.join(missing[:5])}", err=True)


def _write_losses(losses: dict[str, dict[str, int]]) -> None:
    from kg.evaluation.losses import Stage

    rows = [(name, *(str(row[stage]) for stage in Stage)) for name, row in losses.items()]
    if rows:
        typer.echo("")
        write_table(("missed, lost at", *Stage), rows)


def _write_curve(curve: Curve, which: str) -> None:
    typer.echo("")
    write_table(
        (f"confidence, {which}", "facts", "mean confidence", "right"),
        [(f"{b.low:.2f}-{b.high:.2f}", str(b.facts), f"{b.confidence:.3f}", f"{b.share:.3f}") for b in curve.bins],
    )
    tell(
        f"Brier score {curve.brier:.4f} ({curve.constant:.4f} if all had the same confidence), expected calibration error {curve.error:.4f}"
    )
