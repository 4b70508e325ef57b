"""Every test that docs/security.md names is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
_NAMED = re.compile(r"`([\w/]+\.py)(?:::(test_\w+))?`")


def test_every_promise_names_a_test() -> None:
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = _NAMED.findall(text)
    assert len(named) > 20
    for path, test in named:
        file = ROOT / path if "/" in path else ROOT / "tests" / "hostile" / path
        assert f"def {test}(" in file.read_text(encoding="utf-8") if test else file.is_file(), (path, test)
    rows = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| threat")]
    assert [row for row in rows if not _NAMED.search(row)] == []
