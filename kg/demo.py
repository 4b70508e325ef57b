"""`python -m kg.demo`: a graph of the example articles, what stands in it and why, and what to try next."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.errors import KgError
from kg.view.style import words
from kg.vocabulary import Predicate

if TYPE_CHECKING:
    from kg.graph import Fact, Graph

Row: TypeAlias = tuple[Text, ...]

ROWS: Final = 12
HOLDERS: Final = """
SELECT (MIN(STR(?name)) AS ?person) (MIN(STR(?title)) AS ?office) (MIN(STR(?governed)) AS ?of) (MIN(STR(?words)) AS ?evidence)
WHERE {
  GRAPH ?article {
    ?holder kg:holdsOffice ?post ; rdfs:label ?name .
    ?post rdfs:label ?title ; kg:jurisdiction ?where .
    ?statement rdf:subject ?holder ; rdf:predicate kg:holdsOffice ; rdf:object ?post ; kg:evidence/oa:exact ?words .
  }
  ?where rdfs:label ?governed FILTER(LANG(?governed) IN ("fr", ""))
}
GROUP BY ?holder ?post
ORDER BY DESC(COUNT(DISTINCT ?article)) ?of ?office
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, show, write; out: the exit code, 0 where every article was read."""
    parser = argparse.ArgumentParser(prog="python -m kg.demo", description="Builds a graph of articles and shows what stands in it.")
    parser.add_argument("articles", nargs="?", type=Path, default=Path("examples/articles"), help="file or folder (default: %(default)s)")
    parser.add_argument("--graph", type=Path, default=Path("kg-graph"), help="folder of the graph (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=Path(), help="folder for graph.ttl and graph.html (default: this one)")
    chosen = parser.parse_args(arguments)
    console = Console(highlight=False)
    try:
        return run_demo(chosen.articles, chosen.graph, chosen.out, console)
    except KgError as error:
        console.print(Text(f"kg: {error}", style="red"), soft_wrap=True)
        return 2


def run_demo(articles: Path, folder: Path, out: Path, console: Console) -> int:
    """Read `articles` into the graph in `folder`, show it on `console`, and write graph.ttl and graph.html to `out`."""
    from kg.graph import Graph
    from kg.view import network_html

    with Graph.open(folder) as graph:
        with console.status("loading the language model and reading the articles…"):
            report = graph.build([articles])
        console.print(f"[bold]{articles}[/]: {report}", soft_wrap=True)
        for error in report.errors:
            console.print(Text(str(error), style="red"), soft_wrap=True)
        show_graph(graph, console)
        graph.export(out / "graph.ttl")
        network_html(graph.to_networkx(), out / "graph.html", title="Who meets whom, and why we know")
    console.print(_next_steps(folder, out), soft_wrap=True)
    return report.exit_code


def show_graph(graph: Graph, console: Console) -> None:
    """Three tables: the relations, the office holders, and who cooperates; each row with words that prove it."""
    facts = [fact for fact in graph.statements() if fact.holds]
    console.print(_table("What the articles say", ("relation", "facts", "for example"), _relations(facts)))
    console.print(_table("Who holds which office", ("person", "office"), _holders(graph)))
    console.print(_table("Who cooperates with whom", ("who", "on"), _cooperation(facts)))


def _relations(facts: Iterable[Fact]) -> list[Row]:
    """How many facts there are of each relation, with one of them."""
    counts: Counter[str] = Counter()
    firsts: dict[str, Fact] = {}
    for fact in facts:
        counts[fact.predicate] += 1
        firsts.setdefault(fact.predicate, fact)
    examples = {name: _shown(f"{fact.subject.label} – {fact.object.label}", _words(fact)) for name, fact in firsts.items()}
    return [(Text(words(name)), Text(str(number)), examples[name]) for name, number in counts.most_common()]


def _holders(graph: Graph) -> list[Row]:
    """Persons with their office and what it governs, the most told first."""
    return [(Text(str(person)), _shown(f"{office}, {of}", str(words))) for person, office, of, words in graph.query(HOLDERS)]


def _cooperation(facts: Iterable[Fact]) -> list[Row]:
    """Pairs with the topics of all articles, the most told first."""
    pairs: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        if fact.predicate is Predicate.COOPERATES_WITH:
            one, other = sorted((fact.subject.label, fact.object.label))
            pairs.setdefault((one, other), []).append(fact)
    ranked = sorted(pairs.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(Text("\n".join(pair)), _shown(_topics(told), _words(told[0]))) for pair, told in ranked]


def _topics(facts: Iterable[Fact]) -> str:
    return ", ".join(sorted({topic.label for fact in facts for topic in fact.topics})) or "no topic named"


def _words(fact: Fact) -> str:
    return fact.evidence[0].text if fact.evidence else ""


def _shown(fact: str, evidence: str) -> Text:
    """A fact, and under it the words of an article that prove it; text from articles is never markup."""
    return Text(fact).append(f"\n« {' '.join(evidence.split())} »", style="dim italic")


def _table(title: str, columns: Sequence[str], rows: Sequence[Row]) -> Table:
    """The first rows, and how many more there are."""
    table = Table(title=title, title_justify="left", title_style="bold", show_lines=True)
    for column in columns:
        table.add_column(column, justify="right" if column == "facts" else "left", max_width=None if column in columns[-1:] else 26)
    for row in rows[:ROWS]:
        table.add_row(*row)
    if len(rows) > ROWS:
        table.caption = f"and {len(rows) - ROWS} more"
    return table


def _next_steps(folder: Path, out: Path) -> str:
    option = "" if folder == Path("kg-graph") else f" --graph {folder}"
    return f"""
[bold]Written[/]: {out / "graph.ttl"} (the graph in Turtle) and {out / "graph.html"} (the network: open it in a browser).

[bold]Try next[/] (after: source .venv/bin/activate)
  kg query --list
  kg query office-holders --country MA{option}
  kg query cooperation --country Maroc{option}
  kg query 'SELECT ?who ?whom {{ ?who kg:met ?whom }}'{option}
  kg build my-articles/ --graph my-graph --out my-graph.ttl"""


if __name__ == "__main__":
    raise SystemExit(main())
