"""`kg eval`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import write_table

if TYPE_CHECKING:
    from kg.evaluation.gold import GoldArticle
    from kg.evaluation.index import FactIndex
    from kg.evaluation.scoring import Score


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(name="eval")(evaluate)


def evaluate(
    golds: Annotated[list[Path], typer.Argument(metavar="GOLD.jsonl...", help="Annotated articles, as in tests/gold.")],
    graph: Annotated[Path | None, typer.Option(metavar="DIR", help="Score this graph; without it, the articles are read now.")] = None,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="An installed spaCy pipeline to use instead of ours.")] = None,
    only: Annotated[str, typer.Option(metavar="P,P", help="Only these relations.")] = "",
    errors: Annotated[int, typer.Option(metavar="N", help="Show up to N missed and N wrong facts.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Score extraction against annotated articles.

    Example: kg eval tests/gold/dev-1.jsonl --only holdsOffice,cooperatesWith --errors 10
    """
    from kg.evaluation.gold import read_gold
    from kg.evaluation.scoring import score
    from kg.vocabulary import Predicate

    wanted = frozenset(filter(None, only.split(",")))
    if unknown := wanted - frozenset(Predicate):
        raise typer.BadParameter(f"no relation {', '.join(sorted(unknown))}: one of {', '.join(Predicate)}", param_hint="--only")
    articles = list(read_gold(golds))
    result = score(_index(articles, graph, model), articles, wanted)
    typer.echo(json.dumps(result.to_dict(), ensure_ascii=False)) if as_json else _write(result)
    for line in (*result.missed[:errors], *result.wrong[:errors]):
        typer.echo(line, err=True)


def _index(golds: list[GoldArticle], directory: Path | None, model: str | None) -> FactIndex:
    from kg.build import build
    from kg.evaluation.index import FactIndex
    from kg.graph.store import GraphStore

    with GraphStore.open(directory, read_only=directory is not None) as store:
        if directory is None:
            typer.echo(f"read now: {build(store, [gold.article for gold in golds], model=model)}", err=True)
        return FactIndex(store.article_quads())


def _write(result: Score) -> None:
    report = result.to_dict()
    rows = {**report["by_predicate"], "core": report["core"], "all": report["all"]}
    write_table(
        ("relation", "precision", "recall", "F1", "found", "wrong", "missed"),
        [
            (name, *(f"{row[key]:.3f}" for key in ("p", "r", "f1")), *(str(row[key]) for key in ("tp", "fp", "fn")))
            for name, row in rows.items()
        ],
    )
    typer.echo(f"macro F1 {report['macro_f1']:.3f}")
    typer.echo(f"qualifiers {json.dumps(report['qualifiers'])}")
    if report["articles_missing"]:
        missing = report["articles_missing"]
        typer.echo(f"{len(missing)} articles are not in the graph: {', '.join(missing[:5])}", err=True)
