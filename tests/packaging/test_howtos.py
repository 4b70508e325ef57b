"""What the guides on sources and exports promise: their commands run, with a reader that knows no language, and so does their Python."""

from __future__ import annotations

import gzip
import re
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner

from kg import build as building
from kg.cli import app
from kg.model import Article, Reading
from kg.sources import watching, web
from tests.sources.test_archives import record
from tests.sources.test_feeds import FULL, RSS, SUMMARY
from tests.sources.test_pdf import BODY, pdf
from tests.sources.test_web import page

GUIDES = Path(__file__).resolve().parents[2] / "docs" / "how-to"
META = {"lang": "fr", "name": "none", "version": "0"}


def commands(name: str) -> list[str]:
    """The commands of a guide, in their order."""
    return re.findall(r"^\$ ((?:cat .*\| )?kg .*)$", (GUIDES / name).read_text(encoding="utf-8"), re.MULTILINE)


def python(name: str) -> str:
    """The Python of a guide."""
    return "\n".join(re.findall(r"```python\n(.*?)```", (GUIDES / name).read_text(encoding="utf-8"), re.DOTALL))


def run(command: str) -> str:
    """The output of a command, which must succeed."""
    pipe, _, line = command.rpartition("| ")
    arguments = shlex.split(line)[1:]
    done = CliRunner().invoke(app, arguments, input=Path(pipe.split()[1]).read_bytes() if pipe else None)
    assert done.exit_code == 0, f"{command}\n{done.output}"
    return done.output


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the guide reads, and a web with the pages that it asks for."""

    def read(articles: Iterable[Article]) -> Iterator[Reading]:
        return map(Reading, articles)

    feed = RSS.format(site="https://journal.example", items=(FULL + SUMMARY).format(site="https://journal.example")).encode()
    texts = {"articles/a.txt": b"Titre\n\nTexte.", "press/b.md": b"# Titre\n\nTexte.", "inbox/c.txt": b"Titre\n\nTexte."}
    files = texts | {
        "dispatches.jsonl": b'{"id": "1", "title": "Titre", "text": "Texte."}\n',
        "press.csv": b"Titre;Corps;Jour\nTitre;Texte.;2025\n",
        "communique.pdf": pdf(BODY),
        "feed.rss": feed,
        "CC-NEWS-20250414.warc.gz": gzip.compress(record("https://journal.example/1", page())),
    }
    for name, raw in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(raw)
    served = {"feed": ("application/rss+xml", feed), "communique.pdf": ("application/pdf", pdf(BODY))}

    def fetch(self: web.Web, url: str) -> web.Document:
        kind, raw = served.get(url.rpartition("/")[2], ("text/html", page()))
        return web.Document(url, kind, raw)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(web.Web, "fetch", fetch)
    monkeypatch.setattr(building, "describe_language", lambda *_, **__: META)
    monkeypatch.setattr(building, "reader_in", lambda *_, **__: read)
    monkeypatch.setattr(building, "read_with", lambda nlp: read)
    monkeypatch.setattr("kg.language.load_language", lambda *_, **__: SimpleNamespace(meta=META))
    monkeypatch.setattr(watching, "needed", lambda module: SimpleNamespace(watch=lambda *_, **__: iter(())))
    return tmp_path


def test_every_way_in_works_as_the_guide_says(sources: Path) -> None:
    for command in commands("own-articles.md"):
        read = re.search(r"(\d+) articles read, (\d+) unchanged, 0 failed", run(command))
        assert read is not None and read.groups() != ("0", "0"), command


def test_the_python_of_the_guide_reads_articles(sources: Path) -> None:
    exec(python("own-articles.md"), {})
    assert (sources / "my-graph").is_dir()


def test_every_export_is_written_as_the_guide_says(gold_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_GRAPH", str(gold_folder))
    monkeypatch.chdir(tmp_path)
    for command in commands("exports.md"):
        output = run(f"{command} --article 'small/1 é'")
        if "neo4j" in command:
            assert output.splitlines()[-1] in (GUIDES / "exports.md").read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    exec(python("exports.md"), names)
    assert names["network"].number_of_nodes()
    assert len(names["graph"])
    assert names["edges"][0]["relation"] == "met"


def test_every_format_is_in_the_guides() -> None:
    from kg.export import WRITERS
    from kg.sources import FORMATS

    for formats, name in ((WRITERS, "exports.md"), (FORMATS, "own-articles.md")):
        guide = (GUIDES / name).read_text(encoding="utf-8")
        assert [suffix for suffix in formats if f"`{suffix}`" not in guide] == []
