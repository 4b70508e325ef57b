"""The notebooks as pages: their texts and code, and the files to take home."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).resolve().parents[1] / "notebooks"


def pages() -> dict[str, str]:
    """Path in the site to text, for each notebook: a page and the notebook itself."""
    found = {}
    for path in sorted(FOLDER.glob("*.ipynb")):
        text = path.read_text(encoding="utf-8")
        found[f"notebooks/{path.name}"] = text
        found[f"notebooks/{path.stem}.md"] = _page(json.loads(text)["cells"], path.name)
    return found


def _page(cells: list[dict[str, Any]], name: str) -> str:
    parts = []
    for cell in cells:
        text = "".join(cell["source"])
        parts.append(text if cell["cell_type"] == "markdown" else f"```python\n{text}\n```")
    title, *rest = parts
    return "\n\n".join([title, f"[The notebook]({name}){{: download }} shows what this prints and draws when it is run.", *rest]) + "\n"
