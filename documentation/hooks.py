"""The hooks that MkDocs calls (`mkdocs.yml`): pages that stand in no file, and links that lead out of `docs/`.

See https://www.mkdocs.org/user-guide/configuration/#hooks and https://www.mkdocs.org/dev-guide/plugins/#events.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # MkDocs loads this file by its path: the package around it must be found

from documentation import borrowed, commands, notebooks, ontology, queries  # noqa: E402

LIST = "<!-- the pages of this folder -->"
GENERATED = {"reference/commands.md": commands.page, "reference/ontology.md": ontology.page, "reference/queries.md": queries.page}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated and the borrowed pages, and replace folders in the navigation by their pages."""
    pages = {path: make() for path, make in GENERATED.items()} | borrowed.pages() | notebooks.pages()
    for path, text in pages.items():
        files.append(File.generated(config, path, content=text))
    names = sorted(file.src_uri for file in files.documentation_pages())
    config.nav = [_unfolded(item, names) for item in config.nav or []]
    return files


def _unfolded(item: Any, names: list[str]) -> Any:
    """An entry of the navigation, `folder/` replaced by the pages in that folder."""
    if isinstance(item, dict):
        return {title: _unfolded(inner, names) for title, inner in item.items()}
    if isinstance(item, list):
        return [page for inner in item for page in (_pages(inner, names) if _is_folder(inner) else [_unfolded(inner, names)])]
    return _pages(item, names) if _is_folder(item) else item


def _is_folder(item: Any) -> bool:
    return isinstance(item, str) and item.endswith("/")


def _pages(folder: str, names: list[str]) -> list[str]:
    inside = [name for name in names if name.startswith(folder) and "/" not in name.removeprefix(folder)]
    return sorted(inside, key=lambda name: (not name.endswith("/index.md"), name))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let links to files of the repository lead to their pages in the site, and list the pages of a folder where its index asks for it."""
    return borrowed.relinked(markdown, page.file.src_uri).replace(LIST, _list(page.file.src_uri, files) if LIST in markdown else "")


def _list(index: str, files: Files) -> str:
    folder = index.rpartition("/")[0] + "/"
    texts = {file.src_uri: file.content_string for file in files.documentation_pages()}
    pages = [name for name in _pages(folder, sorted(texts)) if name != index]
    return "\n".join(f"- [{_title(texts[name])}]({name.removeprefix(folder)})" for name in pages)


def _title(text: str) -> str:
    return next((line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")), "")
