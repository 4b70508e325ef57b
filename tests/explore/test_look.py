"""Contrast of text against what it stands on, in both themes, by the formula of WCAG 2.1 (1.4.3: 4.5 for AA)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kg.explore
from kg.explore.charts import DARK, LIGHT, Palette

CSS = (Path(kg.explore.__file__).parent / "page" / "explorer.css").read_text(encoding="utf-8")
KINDS = ("person", "country", "office", "place", "organization", "agreement", "event")
TEXTS = ("ink", "quiet", "link", "wrong", "done", *KINDS)


def colours(selector: str) -> dict[str, str]:
    """The variables of a theme."""
    found = re.search(rf"^{re.escape(selector)} {{(.*?)^}}", CSS, re.DOTALL | re.MULTILINE)
    assert found
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", found[1]))


def luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", [":root", "body.body--dark"])
def test_all_text_can_be_read(theme: str) -> None:
    known = colours(theme)
    pairs = [(text, ground) for text in TEXTS for ground in ("paper", "card")] + [("on-accent", "accent")]
    pairs += [("ink", tint) for tint in ("mark", "meeting", "support", "conflict", "speech")]
    assert {pair: ratio for pair in pairs if (ratio := contrast(known[pair[0]], known[pair[1]])) < 4.5} == {}


@pytest.mark.parametrize(("palette", "theme"), [(LIGHT, ":root"), (DARK, "body.body--dark")])
def test_pictures_have_the_colours_of_their_theme(palette: Palette, theme: str) -> None:
    assert palette.paper == colours(theme)["card"]
    assert min(contrast(palette.ink, palette.paper), contrast(palette.faint, palette.paper)) >= 4.5
