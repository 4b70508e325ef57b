"""The picture of a network: what stands in the file, and what a browser makes of it."""

from __future__ import annotations

import html
import math
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.errors import ExportError
from kg.view import NetworkView, network_html
from kg.view.columns import MARKUP, draw_network
from kg.view.layout import bend, place_nodes
from kg.view.style import RELATIONS, TYPES, words
from kg.vocabulary import EntityType, Predicate

SCRIPT = "<script>document.title='hacked'</script><img src=x onerror=\"document.title='hacked'\">&amp;"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def fact(**values: Any) -> dict[str, Any]:
    evidence = {
        "article": "a-1",
        "title": "Une réunion",
        "published": "2025-04-14",
        "text": "Ils se sont vus à Rabat",
        "start": 0,
        "end": 23,
    }
    return {"relation": "met", "symmetric": True, "topics": [], "articles": ["a-1"], "evidence": [evidence]} | values


@pytest.fixture
def network() -> nx.MultiDiGraph[Any]:
    network: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    network.add_node("person/a", label="Abdelouafi Laftit", type="Person")
    network.add_node("person/b", label="Bruno Retailleau", type="Person")
    network.add_node("country/MA", label="Maroc", type="Country")
    network.add_node("office/MA/ministre", label="ministre de l'Intérieur", type="Office")
    network.add_edge("person/a", "person/b", "met", **fact(date="2025-04-14", place="Rabat", topics=["migration"]))
    network.add_edge("person/a", "office/MA/ministre", "holdsOffice", **fact(relation="holdsOffice", status="Current"))
    return network


@pytest.fixture
def hostile(network: nx.MultiDiGraph[Any]) -> nx.MultiDiGraph[Any]:
    evidence = {"article": SCRIPT, "title": SCRIPT, "published": SCRIPT, "text": SCRIPT}
    network.add_node("person/x", label=SCRIPT, type="Person")
    network.add_node("thing/y", label="Y", type=SCRIPT)
    network.add_edge("person/x", "thing/y", "met", **fact(relation=SCRIPT, topics=[SCRIPT], place=SCRIPT, date=SCRIPT, evidence=[evidence]))
    return network


def visit(page: Path, script: str) -> str:
    """What the panel says, and the page's title, after a browser without a network has run `script` with bokeh's `models`."""
    assert CHROMIUM is not None
    text = page.read_text(encoding="utf-8")
    end = text.rindex("</body>")
    run = f"""setTimeout(() => {{ const models = [...Bokeh.documents[0]._all_models.values()]; {script};
      setTimeout(() => document.body.append("SHOWN", document.title, models.find((model) => model.type === "Div").text), 1000) }}, 1000)"""
    page.write_text(f"{text[:end]}<script>{run}</script>{text[end:]}", encoding="utf-8")
    flags = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync"
    profile = f"--user-data-dir={page.parent / 'profile'}"
    offline = "--proxy-server=127.0.0.1:9"
    command = [CHROMIUM, *flags.split(), profile, offline, "--virtual-time-budget=5000", "--dump-dom", page.as_uri()]
    page_after = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    return html.unescape(page_after.rpartition("SHOWN")[2])


needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")


def test_every_type_and_relation_of_the_vocabulary_has_a_look() -> None:
    assert set(TYPES) >= {kind.value for kind in EntityType} | {"Office", "Quotation"}
    assert set(RELATIONS) == {predicate.value for predicate in Predicate}


def test_a_relation_is_shown_in_words() -> None:
    assert words("cooperatesWith") == "cooperates with"


def test_the_same_network_is_placed_the_same_way(network: nx.MultiDiGraph[Any]) -> None:
    assert place_nodes(network) == place_nodes(network.copy())


def test_no_two_nodes_stand_on_one_another() -> None:
    network = nx.disjoint_union_all([nx.path_graph(2)] * 9 + [nx.star_graph(12), nx.empty_graph(5)])
    points = list(place_nodes(network).values())
    assert min(math.dist(a, b) for i, a in enumerate(points) for b in points[:i]) > 0.2


def test_an_empty_network_is_placed() -> None:
    assert place_nodes(nx.Graph()) == {}


def test_a_curve_begins_and_ends_at_its_nodes() -> None:
    xs, ys = bend((0, 0), (2, 1), 0.1)
    assert (xs[0], ys[0], xs[-1], ys[-1]) == (0, 0, 2, 1)


def test_facts_of_one_pair_are_drawn_apart(network: nx.MultiDiGraph[Any]) -> None:
    network.add_edge("person/b", "person/a", "invited", **fact(relation="invited"))
    facts = draw_network(network).facts
    middles = {(xs[len(xs) // 2], ys[len(ys) // 2]) for xs, ys in zip(facts["xs"], facts["ys"], strict=True)}
    assert len(middles) == 3


def test_an_office_is_named_with_the_country_it_governs(network: nx.MultiDiGraph[Any]) -> None:
    assert "ministre de l'Intérieur (Maroc)" in draw_network(network).nodes["label"]


def test_a_person_knows_its_facts_and_a_fact_its_ends(network: nx.MultiDiGraph[Any]) -> None:
    picture = draw_network(network)
    row = picture.nodes["label"].index("Abdelouafi Laftit")
    assert [picture.relations[number] for number in picture.nodes["facts"][row]] == ["holdsOffice", "met"]
    assert all(row in {picture.facts["source"][number], picture.facts["target"][number]} for number in picture.nodes["facts"][row])


def test_a_country_knows_who_holds_its_offices(network: nx.MultiDiGraph[Any]) -> None:
    picture = draw_network(network)
    (number,) = picture.nodes["facts"][picture.nodes["label"].index("Maroc")]
    assert picture.relations[number] == "holdsOffice"


def test_a_fact_shows_its_qualifiers_and_the_words_that_prove_it(network: nx.MultiDiGraph[Any]) -> None:
    picture = draw_network(network)
    row = picture.relations.index("met")
    assert picture.facts["told"][row] == "Abdelouafi Laftit – met – Bruno Retailleau"
    assert picture.facts["more"][row] == "2025-04-14 · Rabat · migration"
    assert picture.facts["quotes"][row] == [("Ils se sont vus à Rabat", 0)]
    assert picture.sources == ["Une réunion, 2025-04-14"]


def test_no_markup_of_an_article_stands_in_a_column_of_markup(hostile: nx.MultiDiGraph[Any]) -> None:
    picture = draw_network(hostile)
    columns = [value for name, column in (picture.nodes | picture.facts).items() if name in MARKUP for value in column]
    assert "<" not in str(columns) + str(picture.sources)
    assert "&lt;script&gt;" in str(columns)


def test_the_page_loads_nothing_from_anywhere(network: nx.MultiDiGraph[Any], tmp_path: Path) -> None:
    loaded: list[str | None] = []

    class Parser(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            loaded.extend(value for name, value in attrs if name in {"src", "href", "data", "action"})

    page = network_html(network, tmp_path / "graph.html", title="T").read_text(encoding="utf-8")
    Parser().feed(page)
    assert loaded == []
    assert "default-src 'none'" in page


def test_the_title_is_escaped(network: nx.MultiDiGraph[Any], tmp_path: Path) -> None:
    page = network_html(network, tmp_path / "graph.html", title=SCRIPT).read_text(encoding="utf-8")
    assert SCRIPT not in page
    assert html.escape("<script>document.title=") in page


def test_the_page_is_small_for_a_large_network(tmp_path: Path) -> None:
    network: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for number in range(600):
        network.add_node(f"person/{number}", label=f"Prénom Nom de famille {number}", type="Person")
        network.add_edge(f"person/{number}", f"person/{number * 7 % 600}", "met", **fact())
    assert network_html(network, tmp_path / "graph.html", title="T").stat().st_size < 2_400_000


def test_an_empty_network_has_a_page(tmp_path: Path) -> None:
    assert network_html(nx.MultiDiGraph(), tmp_path / "graph.html", title="T").is_file()


def test_a_notebook_shows_the_page_in_a_frame_of_its_own(hostile: nx.MultiDiGraph[Any]) -> None:
    frame = NetworkView(hostile, title="T", height=500)._repr_html_()
    assert frame.startswith('<iframe srcdoc="&lt;!DOCTYPE html&gt;')
    assert frame.count("<") == 2
    assert "height: 500px" in frame


def test_a_place_that_can_t_be_written_is_an_error(network: nx.MultiDiGraph[Any], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="can't be written"):
        network_html(network, tmp_path / "file" / "graph.html", title="T")


@needs_browser
def test_a_browser_shows_the_evidence_of_the_node_that_is_tapped(network: nx.MultiDiGraph[Any], tmp_path: Path) -> None:
    page = network_html(network, tmp_path / "graph.html", title="T")
    tap = """const nodes = models.find((model) => model.type === "ColumnDataSource" && "short" in model.data);
             nodes.selected.indices = [nodes.data.short.indexOf("Abdelouafi Laftit")]"""
    shown = visit(page, tap)
    assert "Ils se sont vus à Rabat" in shown
    assert "2025-04-14 · Rabat · migration" in shown


@needs_browser
def test_a_browser_finds_a_name_without_its_accents(network: nx.MultiDiGraph[Any], tmp_path: Path) -> None:
    page = network_html(network, tmp_path / "graph.html", title="T")
    search = """models.find((model) => model.type === "TextInput").value_input = 'interieur'"""
    assert "1 found" in visit(page, search)


@needs_browser
def test_no_script_of_an_article_runs(hostile: nx.MultiDiGraph[Any], tmp_path: Path) -> None:
    page = network_html(hostile, tmp_path / "graph.html", title="Titre")
    tap = """const nodes = models.find((model) => model.type === "ColumnDataSource" && "short" in model.data);
             nodes.selected.indices = nodes.data.x.map((_, row) => row)"""
    assert visit(page, tap).startswith("Titre<h2>")
