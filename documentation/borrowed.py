"""Files of the repository that the site shows as pages, and links between files made links between pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
DOCS: Final = "docs/"
BORROWED: Final = {
    "README.md": "index.md",
    "CHANGELOG.md": "project/changelog.md",
    "CONTRIBUTING.md": "project/contributing.md",
    "LICENSE": "project/licence.md",
    "benchmarks/README.md": "project/benchmarks.md",
    "examples/README.md": "project/example-articles.md",
    "kg/language/fr/LICENSE-MODEL.md": "project/licence-of-the-model.md",
    "ontologies/LICENSES.md": "project/licences-of-word-data.md",
    "tests/gold/GUIDE.md": "project/annotation-guide.md",
    "tests/gold/README.md": "project/annotated-articles.md",
}
"""Path in the repository to path in the site."""
_LINK: Final = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s#]*)(#[^)\s]*)?\)")
_CODE: Final = re.compile(r"(^```.*?^```$|`[^`\n]+`)", re.MULTILINE | re.DOTALL)


def pages() -> dict[str, str]:
    """The borrowed files: path in the site to text."""
    return {target: _read(source) for source, target in BORROWED.items()}


def _read(source: str) -> str:
    text = (ROOT / source).read_text(encoding="utf-8")
    return text if source.endswith(".md") else f"# Licence\n\n```text\n{text}```\n"


def relinked(markdown: str, page: str) -> str:
    """The text of a page whose links fit the site.

    In: `page`, the page's path in the site. Links are relative to the file in the repository; one that leads to a file without a page
    leaves its words only. Addresses and code stay as they are.
    """
    home = next((source for source, target in BORROWED.items() if target == page), DOCS + page)
    parts = _CODE.split(markdown)
    parts[::2] = [_LINK.sub(_relink(posixpath.dirname(home), page), part) for part in parts[::2]]
    return "".join(parts)


def _relink(folder: str, page: str) -> Callable[[re.Match[str]], str]:
    def link(found: re.Match[str]) -> str:
        mark, words, target, anchor = found[1], found[2], found[3], found[4] or ""
        if not target or re.match(r"[a-z]+:", target):
            return found[0]
        place = site_path(posixpath.normpath(posixpath.join(folder, target)))
        if place is None:
            return words
        return f"{mark}[{words}]({posixpath.relpath(place, posixpath.dirname(page) or '.')}{anchor})"

    return link


def site_path(path: str) -> str | None:
    """Where a file or folder of the repository stands in the site; None where it has no page."""
    if path.endswith(".ipynb"):
        return f"notebooks/{posixpath.basename(path).removesuffix('.ipynb')}.md"
    if path.startswith("docs/reference/"):
        return path.removeprefix(DOCS)  # generated pages are in no folder
    if path.startswith(DOCS) and (ROOT / path).is_dir():
        return f"{path.removeprefix(DOCS)}/index.md"
    return path.removeprefix(DOCS) if path.startswith(DOCS) else BORROWED.get(path)
