"""The command line as people use it."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg import __version__
from kg import build as building
from kg.cli import app, main
from kg.errors import StoreError
from kg.evaluation import trial
from kg.evaluation.gold import gold_reading, read_gold
from kg.extract.chains import Chain
from kg.extract.confidence import Calibration
from kg.graph import Graph, Run
from kg.model import Article, Reading

GOLD = Path(__file__).parent.parent / "gold"
COMMANDS = [
    "build",
    "watch",
    "import",
    "query",
    "export",
    "stats",
    "articles",
    "remove",
    "backup",
    "restore",
    "conflicts",
    "view",
    "validate",
    "verify",
    "explain",
    "eval",
    "doctor",
]
Kg = Callable[..., Result]


@pytest.fixture
def kg(gold_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Kg:
    """Runs a command on the gold graph."""
    monkeypatch.setenv("KG_GRAPH", str(gold_folder))
    runner = CliRunner()
    return lambda *args: runner.invoke(app, [str(arg) for arg in args])


@pytest.fixture
def by_heart(readings: list[Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    """Building without a language model: perfect readings by article id."""
    known = {reading.article.id: reading for reading in readings}

    def read(articles: Iterable[Article]) -> Iterator[Reading]:
        return (known[article.id] for article in articles)

    def read_with_chains(nlp: object, articles: Iterable[Article], *, raw: bool = False) -> Iterator[tuple[Reading, list[Chain]]]:
        return ((known[article.id], [Chain(entity) for entity in known[article.id].entities]) for article in articles)

    monkeypatch.setattr(trial, "load", lambda model: None)
    monkeypatch.setattr(trial, "read_with_chains", read_with_chains)
    monkeypatch.setattr(building, "reader_in", lambda load, workers, limit: read)


def run_main(args: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["kg", *args])
    with pytest.raises(SystemExit) as stop:
        main()
    return int(stop.value.code or 0)


def test_help_imports_nothing_heavy() -> None:
    heavy = "spacy", "rdflib", "pyshacl", "pandas", "networkx", "bokeh", "pyoxigraph", "numpy", "trafilatura"
    code = f"import sys, kg, kg.cli; print([name for name in {heavy!r} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_the_version_is_told(kg: Kg) -> None:
    assert kg("--version").output == f"newskg {__version__}\n"


def test_help_lists_every_command(kg: Kg) -> None:
    output = kg("--help").output
    assert [command for command in COMMANDS if not re.search(rf"^  {command} ", output, re.MULTILINE)] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_has_an_example(kg: Kg, command: str) -> None:
    result = kg(command, "--help")
    assert result.exit_code == 0
    assert "Example" in result.output


def test_a_kg_error_is_one_line_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run_main(["stats", "--graph", str(tmp_path / "none")], monkeypatch) == 2
    captured = capsys.readouterr()
    assert captured.err == f"kg: {tmp_path / 'none'}: no graph there: build one with 'kg build PATH... --graph {tmp_path / 'none'}'\n"
    assert captured.out == ""


@pytest.mark.usefixtures("by_heart")
def test_build_reads_writes_and_exports(kg: Kg, tmp_path: Path) -> None:
    graph, out = tmp_path / "g", tmp_path / "out.ttl"
    result = kg("build", GOLD / "dev-1.jsonl", "--graph", graph, "--out", out, "--out", tmp_path / "out.nq")
    assert result.exit_code == 0, result.output
    assert f"{graph}: 29 articles read, 0 unchanged, 0 failed" in result.stdout
    assert out.is_file() and (tmp_path / "out.nq").is_file()
    assert "0 articles read, 29 unchanged" in kg("build", GOLD / "dev-1.jsonl", "--graph", graph).stdout


@pytest.mark.usefixtures("by_heart")
def test_build_names_what_it_cannot_read_and_builds_the_rest(kg: Kg, tmp_path: Path) -> None:
    lines = (GOLD / "dev-1.jsonl").read_text(encoding="utf-8").splitlines()
    (tmp_path / "a.jsonl").write_text(f"{lines[0]}\n{{broken\n{lines[1]}\n", encoding="utf-8")
    result = kg("build", tmp_path / "a.jsonl", "--graph", tmp_path / "g")
    assert result.exit_code == 1
    assert re.fullmatch(rf"kg: {re.escape(str(tmp_path / 'a.jsonl'))}: line 2: .+\n", result.stderr)
    assert "2 articles read, 0 unchanged, 1 failed" in result.stdout


@pytest.mark.usefixtures("by_heart")
def test_a_quiet_build_prints_nothing(kg: Kg, tmp_path: Path) -> None:
    assert kg("build", GOLD / "dev-1.jsonl", "--graph", tmp_path / "g", "--quiet").output == ""


@pytest.mark.usefixtures("by_heart")
def test_build_leaves_out_what_is_not_sure(kg: Kg, tmp_path: Path) -> None:
    assert " 0 statements" not in kg("build", GOLD / "dev-1.jsonl", "--graph", tmp_path / "g", "--min-confidence", "1").stdout
    assert kg("build", GOLD / "dev-1.jsonl", "--graph", tmp_path / "g", "--min-confidence", "1.1").exit_code == 2
    assert "0 articles read, 29 unchanged" in kg("build", GOLD / "dev-1.jsonl", "--graph", tmp_path / "g", "--min-confidence", "1").stdout
    assert "29 articles read, 0 unchanged" in kg("build", GOLD / "dev-1.jsonl", "--graph", tmp_path / "g").stdout


def test_wrong_usage_is_exit_code_2(kg: Kg) -> None:
    assert kg("build").exit_code == 2
    assert kg("query").exit_code == 2
    assert kg("query", "topics", "--x").exit_code == 2


def test_a_named_query_takes_its_parameters_as_options(kg: Kg) -> None:
    result = kg("query", "office-holders", "--country", "MA")
    header, *rows = result.stdout.splitlines()
    assert header.split("\t")[:2] == ["office", "holder"]
    assert any(row.startswith("roi\tMohammed VI\tCurrent\t") for row in rows)
    assert kg("query", "office-holders", "--country=Maroc").stdout == result.stdout


def test_sparql_and_files_are_asked_too(kg: Kg, tmp_path: Path) -> None:
    sparql = "SELECT ?l { <person/anne-aqil> rdfs:label ?l }"
    (tmp_path / "q.rq").write_text(sparql)
    assert kg("query", sparql).stdout == kg("query", tmp_path / "q.rq").stdout == "l\nAnne Aqil\n"


@pytest.mark.parametrize(("format_", "read"), [("json", json.loads), ("csv", lambda text: list(csv.DictReader(io.StringIO(text))))])
def test_answers_are_written_for_programs(kg: Kg, format_: str, read: Callable[[str], object]) -> None:
    output = kg("query", "SELECT ?l { <person/anne-aqil> rdfs:label ?l }", "--format", format_).stdout
    assert read(output) == [{"l": "Anne Aqil"}]


def test_construct_is_written_as_turtle(kg: Kg) -> None:
    output = kg("query", "CONSTRUCT WHERE { <person/anne-aqil> kg:met ?x }").stdout
    assert output.endswith("<person/anne-aqil> kg:met <person/paul-beju> .\n")


def test_ask_is_answered_yes_or_no(kg: Kg) -> None:
    assert kg("query", "ASK { <person/anne-aqil> kg:met ?x }").stdout == "yes\n"


def test_the_named_queries_are_listed(kg: Kg) -> None:
    lines = kg("query", "--list").stdout.splitlines()
    assert lines[0] == "name\tquestion\tparameters"
    assert "office-holders\tWho holds which office in a country\t--country MA" in lines


def test_a_syntax_error_shows_where(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], gold_folder: Path) -> None:
    assert run_main(["query", "SELECT ?x { ?x ?? 1 }", "--graph", str(gold_folder)], monkeypatch) == 2
    assert capsys.readouterr().err.splitlines()[1:] == ["  SELECT ?x { ?x ?? 1 }", "              ^"]


def test_export_writes_by_file_name(kg: Kg, tmp_path: Path) -> None:
    result = kg("export", tmp_path / "a.ttl", tmp_path / "a.nq.gz", "--article", "small/1 é")
    assert result.stdout.splitlines() == [f"{tmp_path / 'a.ttl'}: written", f"{tmp_path / 'a.nq.gz'}: written"]


def test_stats_count(kg: Kg, readings: list[Reading]) -> None:
    assert f"total\tarticles\t{len(readings) + 1}" in kg("stats").stdout.splitlines()


def test_articles_are_listed(kg: Kg) -> None:
    assert "small/1 é\t2025-04-15\tAgence\tAqil reçoit Béju\t3" in kg("articles").stdout.splitlines()


def test_remove_retracts_and_says_what_it_does_not_know(kg: Kg, tmp_path: Path, small_reading: Reading) -> None:
    with Graph.open(tmp_path / "g") as graph:
        graph.update_article(small_reading, Run("gold"))
    assert kg("remove", "small/1 é", "--graph", tmp_path / "g").exit_code == 0
    assert kg("articles", "--graph", tmp_path / "g").stdout == "id\tpublished\tsource\ttitle\tstatements\n"
    result = kg("remove", "small/1 é", "--graph", tmp_path / "g")
    assert (result.exit_code, result.stderr) == (1, "kg: no article 'small/1 é': see 'kg articles'\n")


@pytest.fixture
def dev_1(tmp_path: Path) -> Path:
    """A graph of the first gold file alone."""
    with Graph.open(tmp_path / "g") as graph:
        graph.update_articles([gold_reading(gold) for gold in read_gold([GOLD / "dev-1.jsonl"])], Run("gold"))
    return tmp_path / "g"


def test_verify_reads_the_articles_again(kg: Kg, dev_1: Path, tmp_path: Path) -> None:
    result = kg("verify", GOLD / "dev-1.jsonl", "--graph", dev_1)
    changed = (GOLD / "dev-1.jsonl").read_text(encoding="utf-8").replace("Akhannouch", "Akhanouch", 1)
    (tmp_path / "b.jsonl").write_text(changed, encoding="utf-8")
    tampered = kg("verify", tmp_path / "b.jsonl", "--graph", dev_1)
    assert tampered.exit_code == 1
    assert "dev-1-02: has changed since it was read" in tampered.stderr
    assert (result.exit_code, result.stdout) == (0, "29 articles checked, 0 faults, 0 not checked\n")


def test_verify_names_what_was_not_read(kg: Kg, dev_1: Path, tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text((GOLD / "dev-1.jsonl").read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    result = kg("verify", tmp_path / "one.jsonl", "--graph", dev_1)
    assert result.exit_code == 1
    assert "dev-1-03: in the graph, but not among the articles given: not checked" in result.stderr


def test_eval_scores_a_graph(kg: Kg, dev_1: Path) -> None:
    report = json.loads(kg("eval", GOLD / "dev-1.jsonl", "--graph", dev_1, "--json").stdout)
    assert report["all"]["f1"] == 1.0
    table = kg("eval", GOLD / "dev-1.jsonl", "--graph", dev_1, "--only", "met").stdout
    assert "met\t1.000\t1.000\t1.000" in table and "visited" not in table


def test_eval_refuses_a_relation_that_there_is_not(kg: Kg, dev_1: Path) -> None:
    assert kg("eval", GOLD / "dev-1.jsonl", "--graph", dev_1, "--only", "likes").exit_code == 2


@pytest.mark.usefixtures("by_heart")
def test_eval_without_a_graph_reads_the_articles_now(kg: Kg) -> None:
    result = kg("eval", GOLD / "dev-2.jsonl", "--json")
    assert json.loads(result.stdout)["all"]["f1"] == 1.0
    assert "read now: 30 articles" in result.stderr


@pytest.mark.usefixtures("by_heart")
def test_eval_tells_stages_coreference_and_calibration(kg: Kg) -> None:
    result = kg("eval", GOLD / "dev-2.jsonl", "--calibration")
    assert "; over relations with ten facts or more 1.000" in result.stdout
    assert re.search(r"^coreference \(B-cubed\): precision \d\.\d+, recall \d\.\d+, F1 ", result.stdout, re.MULTILINE)
    assert re.search(r"^confidence, as the graph says it\tfacts\tmean confidence\tright$", result.stdout, re.MULTILINE)
    assert re.search(r"^0\.95-1\.00\t\d+\t1\.000\t1\.000$", result.stdout, re.MULTILINE)


def test_eval_tells_at_which_stage_facts_were_lost(kg: Kg, dev_1: Path) -> None:
    result = kg("eval", GOLD / "dev-2.jsonl", "--graph", dev_1)
    lines = result.stdout.splitlines()
    assert "missed, lost at\tarticle\tentity\tmention\ttrigger\targument\tfactuality" in lines
    assert re.search(r"^all\t[1-9]\d*\t0\t0\t0\t0\t0$", result.stdout, re.MULTILINE)
    report = json.loads(kg("eval", GOLD / "dev-2.jsonl", "--graph", dev_1, "--json").stdout)
    assert report["losses"]["all"]["article"] == report["all"]["fn"] > 0
    assert {"coreference", "calibration", "macro_f1_frequent"} <= set(report)


def test_eval_writes_a_report(kg: Kg, dev_1: Path, tmp_path: Path) -> None:
    result = kg("eval", GOLD / "dev-1.jsonl", "--graph", dev_1, "--report", tmp_path / "r.html")
    assert f"{tmp_path / 'r.html'}: written" in result.stderr
    assert (tmp_path / "r.html").read_text(encoding="utf-8").count("<article ") == 29


def test_eval_scores_who_is_who_across_articles(kg: Kg) -> None:
    result = kg("eval", GOLD / "dev-2.jsonl", "--identity", GOLD / "identity.tsv", "--json")
    report = json.loads(result.stdout)
    assert report["annotated"]["names as they are"]["p"] > 0.9
    assert report["read"]["names perturbed"]["r"] > 0.8
    table = kg("eval", GOLD / "dev-2.jsonl", "--identity", GOLD / "identity.tsv", "--errors", "2")
    assert "read, names perturbed" in table.stdout


def test_eval_takes_one_model_or_one_for_each_file(kg: Kg) -> None:
    result = kg("eval", GOLD / "dev-1.jsonl", GOLD / "dev-2.jsonl", GOLD / "dev-3.jsonl", "--model", "a", "--model", "b")
    assert result.exit_code == 2
    assert "2 models for 3 files" in result.stderr


@pytest.mark.usefixtures("by_heart")
def test_eval_fits_confidences_and_shows_how_they_do_held_out(kg: Kg, tmp_path: Path) -> None:
    result = kg("eval", GOLD / "dev-1.jsonl", GOLD / "dev-2.jsonl", "--fit-calibration", tmp_path / "c.json")
    assert "confidence, as the rules give it" in result.stdout and "confidence, fitted to the other files" in result.stdout
    fitted = Calibration.from_json((tmp_path / "c.json").read_text(encoding="utf-8"))
    right, facts = fitted.counts[()]
    assert right == facts > 100
    assert f"{tmp_path / 'c.json'}: written, from {facts} facts" in result.stdout


def test_confidences_of_a_graph_are_not_fitted(kg: Kg, dev_1: Path, tmp_path: Path) -> None:
    assert kg("eval", GOLD / "dev-1.jsonl", "--graph", dev_1, "--fit-calibration", tmp_path / "c.json").exit_code == 2


def test_view_draws_what_is_near_the_focus(kg: Kg, tmp_path: Path) -> None:
    result = kg("view", tmp_path / "a.html", "--focus", "Maroc", "--relation", "cooperatesWith")
    assert result.stdout == f"{tmp_path / 'a.html'}: written, 6 nodes, 5 facts\n"
    assert "Allemagne" in (tmp_path / "a.html").read_text(encoding="utf-8")


@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).*is deprecated:DeprecationWarning")  # rdflib 7.6 warns of itself
def test_validate_prints_faults(kg: Kg, tmp_path: Path, small_reading: Reading) -> None:
    pytest.importorskip("pyshacl")
    shape = "[] a sh:NodeShape ; sh:targetClass kg:Country ; sh:property [ sh:path kg:isoCode ; sh:minLength {} ; sh:message 'length' ] ."
    head = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/newskg/ontology#> .\n"
    (tmp_path / "good.ttl").write_text(head + shape.format(2))
    (tmp_path / "bad.ttl").write_text(head + shape.format(3))
    with Graph.open(tmp_path / "g") as graph:
        graph.update_article(small_reading, Run("gold"))
    assert kg("validate", "--graph", tmp_path / "g", "--shapes", tmp_path / "good.ttl").exit_code == 0
    result = kg("validate", "--graph", tmp_path / "g", "--shapes", tmp_path / "bad.ttl")
    assert result.exit_code == 1
    assert "Violation: country/MA kg:isoCode: length" in result.stdout


def test_queries_and_exports_infer_on_demand(kg: Kg, tmp_path: Path, small_reading: Reading) -> None:
    with Graph.open(tmp_path / "g") as graph:
        graph.update_article(small_reading, Run("gold"))
    asked = ["query", "SELECT ?who { ?who org:holds ?post }", "--format", "csv", "--graph", tmp_path / "g"]
    assert kg(*asked).stdout.split() == ["who"]
    assert kg("export", tmp_path / "a.nt", "--infer", "--graph", tmp_path / "g").exit_code == 0
    assert "http://www.w3.org/ns/org#holds" in (tmp_path / "a.nt").read_text(encoding="utf-8")
    assert kg(*asked, "--infer").stdout.split() == ["who", "https://w3id.org/newskg/person/anne-aqil"]
    assert isinstance(kg("query", "x", "--infer", "--graph", tmp_path / "none").exception, StoreError)
