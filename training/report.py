"""The tables of `README.md` that commands write, and the floors that the figures are held to."""

from collections.abc import Mapping
from pathlib import Path

README = Path(__file__).parent / "README.md"

# Key, what it is, floor (None where there is none).
FIGURES: tuple[tuple[str, str, float | None], ...] = (
    ("sequoia_dep_uas", "Sequoia test: UAS", 0.88),
    ("sequoia_dep_las", "Sequoia test: LAS", 0.84),
    ("sequoia_pos_acc", "Sequoia test: parts of speech", 0.965),
    ("sequoia_morph_acc", "Sequoia test: features", 0.93),
    ("sequoia_lemma_acc", "Sequoia test: lemmas", 0.96),
    ("sequoia_sents_f", "Sequoia test: sentences F", 0.92),
    ("gsd_dep_uas", "GSD test: UAS", 0.87),
    ("gsd_dep_las", "GSD test: LAS", 0.80),
    ("gsd_pos_acc", "GSD test: parts of speech", None),
    ("gsd_morph_acc", "GSD test: features", None),
    ("gsd_lemma_acc", "GSD test: lemmas", None),
    ("gsd_sents_f", "GSD test: sentences F", 0.92),
    ("names_f", "names in the articles, cross-validation: F1 of PER, LOC, ORG", 0.87),
    ("names_p", "— precision", None),
    ("names_r", "— recall", None),
    ("names_per_f", "— PER", 0.93),
    ("names_loc_f", "— LOC", None),
    ("names_org_f", "— ORG", None),
    ("names_f_dev-1", "— articles of dev-1", None),
    ("names_f_dev-2", "— articles of dev-2", None),
    ("names_f_dev-3", "— articles of dev-3", None),
    ("general_f", "names in GSD test (web, Wikipedia): F1 of PER, LOC, ORG", None),
    ("general_per_f", "— PER", None),
    ("general_loc_f", "— LOC", None),
    ("general_org_f", "— ORG", None),
)
_COUNTS = {
    "cuts_civility": "articles: sentences cut after a civility",
    "cuts_initial": "articles: sentences cut after an initial",
    "cuts_abbreviation": "articles: sentences cut after an abbreviation",
    "cuts_quotation": "articles: sentences cut in a quotation without a final mark",
    "cuts_no_mark": "articles: other sentences that end without a final mark",
    "tokens_per_second": "tokens a second, one core of a shared two-core machine",
    "words_per_second": "words a second (by white space), the same",
    "megabytes": "megabytes on disk",
}
_MOST = {"cuts_civility": 0, "cuts_initial": 0, "cuts_abbreviation": 0, "cuts_quotation": 0, "megabytes": 40}


def below_floor(scores: Mapping[str, float]) -> list[str]:
    """The figures that miss what is asked of them, as text."""
    low = [f"{key} {scores[key]} < {floor}" for key, _, floor in FIGURES if floor is not None and scores[key] < floor]
    return low + [f"{key} {scores[key]} > {most}" for key, most in _MOST.items() if scores[key] > most]


def table(scores: Mapping[str, float]) -> str:
    """The figures in Markdown."""
    lines = ["| figure | floor | measured |", "|---|---|---|"]
    for key, what, floor in FIGURES:
        lines.append(f"| {what} | {'' if floor is None else f'{100 * floor:.1f}'} | {100 * scores[key]:.1f} |")
    for key, what in _COUNTS.items():
        most = f"at most {_MOST[key]}" if key in _MOST else ""
        lines.append(f"| {what} | {most} | {scores[key]:,} |")
    return "\n".join(lines) + "\n"


def write_table(scores: Mapping[str, float]) -> None:
    """Put the figures between their marks in `README.md`."""
    write_between("figures", table(scores))


def write_between(mark: str, text: str, *, readme: Path = README) -> None:
    """Put a text between two marks in `README.md`, in the place of what is there."""
    begin, end = f"<!-- {mark}: begin -->\n", f"<!-- {mark}: end -->\n"
    before, _, rest = readme.read_text(encoding="utf-8").partition(begin)
    _, _, after = rest.partition(end)
    readme.write_text(before + begin + text + end + after, encoding="utf-8")
