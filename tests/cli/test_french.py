"""`kg` speaks French where the user's locale is French."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from kg import build as building
from kg.cli import main
from kg.cli.french import catalogue, translate
from kg.cli.locale import spoken_language
from tests.cli.messages import help_texts, templates

THEMES = ("help", "usage", "messages", "headings")


@dataclass(frozen=True)
class Said:
    """What a command said, and its exit code."""

    stdout: str
    stderr: str
    returncode: int


Speak: TypeAlias = Callable[..., Said]


@pytest.fixture
def speak(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Speak:
    """Runs kg in a language, by default French."""

    def run(*arguments: str, lang: str = "fr_FR.UTF-8") -> Said:
        for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "KG_GRAPH"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("LANG", lang)
        monkeypatch.setenv("COLUMNS", "100")
        monkeypatch.setattr(sys, "argv", ["kg", *arguments])
        with pytest.raises(SystemExit) as stop:
            main()
        return Said(*capsys.readouterr(), int(stop.value.code or 0))

    return run


def plain(text: str) -> str:
    """With ordinary spaces and apostrophes."""
    return " ".join(text.replace("’", "'").split())


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "fr_CA.UTF-8@euro"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "fry_NL"}, "en"),
        ({"LANG": "fr_FR", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LANG": "en_GB", "LC_MESSAGES": "fr_FR"}, "fr"),
        ({"LANG": "en_GB", "LC_ALL": "fr_FR", "LC_MESSAGES": "en_GB"}, "fr"),
        ({"LANG": "fr_FR", "LC_ALL": ""}, "fr"),
        ({"LANG": "en_GB", "LANGUAGE": "br:fr:en"}, "fr"),
        ({"LANG": "fr_FR", "LANGUAGE": "en:fr"}, "en"),
        ({"LANG": "fr_FR", "LANGUAGE": "de"}, "fr"),
        ({"LANG": "fr_FR", "LANGUAGE": "fr", "LC_ALL": "C"}, "en"),
        ({"LC_ALL": "C.UTF-8", "LANG": "fr_FR", "LANGUAGE": "fr"}, "en"),
    ],
)
def test_the_environment_says_the_language(environment: dict[str, str], language: str) -> None:
    assert spoken_language(environment) == language


def test_all_messages_are_in_the_catalogue() -> None:
    known = {*catalogue("messages"), *catalogue("headings")}
    lacking = {text: place for text, place in templates().items() if text not in known}
    assert not lacking, "\n".join(["kg/cli/french/messages.toml lacks:", *(f"{place}: {text}" for text, place in lacking.items())])


def test_all_help_is_in_the_catalogue() -> None:
    lacking = {text: place for text, place in help_texts().items() if text not in catalogue("help")}
    assert not lacking, "\n".join(["kg/cli/french/help.toml lacks:", *(f"{place}: {text}" for text, place in lacking.items())])


def test_the_catalogue_has_no_help_that_is_gone() -> None:
    assert sorted(catalogue("help").keys() - help_texts().keys()) == []


@pytest.mark.parametrize("theme", THEMES)
def test_templates_have_the_same_places_in_both_languages(theme: str) -> None:
    odd = [english for english, french in catalogue(theme).items() if english.count("{}") != len(re.findall(r"\{\d?\}", french))]
    assert not odd


@pytest.mark.parametrize("theme", THEMES)
def test_french_is_written_as_french_is(theme: str) -> None:
    spaces = re.compile(r" [:;?!»](\s|$)|« |\w'\w")
    assert not [french for french in catalogue(theme).values() if spaces.search(french)]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("out/g.ttl: can't be written: Permission denied", "out/g.ttl: écriture impossible : permission refusée"),
        (
            "kg: a.txt: line 3: broken JSON: Expecting value at column 7",
            "kg: a.txt: ligne 3: JSON mal formé : une valeur est attendue à la colonne 7",
        ),
        ("kg: : no such file or folder", "kg: : fichier ou dossier inexistant"),
        ("  governs Maroc: the title names it", "  gouverne Maroc : le titre le nomme"),
        ("no article 'line 3' there", "pas d'article 'line 3' à cet endroit"),
        ("nothing that kg says", "nothing that kg says"),
        ("", ""),
        (
            "kg: no country 'Marocc' in this graph; did you mean 'maroc'?",
            "kg: pas de country 'Marocc' dans ce graphe ; vouliez-vous dire 'maroc' ?",
        ),
        (
            "syntax error at line 1, column 3: the query ends too early\n  SE\n    ^",
            "erreur de syntaxe à la ligne 1, colonne 3 : la requête finit trop tôt SE ^",
        ),
    ],
)
def test_a_message_is_found_by_the_words_that_stay(english: str, french: str) -> None:
    translated = translate(english)
    assert translated.startswith(re.match(" *", english)[0])  # type: ignore[index]
    assert plain(translated) == plain(french)


def test_names_of_files_are_no_messages() -> None:
    assert translate("evidence: written") == "evidence: écrit"


def test_the_most_particular_template_wins() -> None:
    assert "dossier" in translate("g: is a folder with other files in it: name a folder that is empty or a graph")


def test_long_texts_take_linear_time() -> None:
    assert translate("a: b; " * 2_000)


def test_help_is_in_french(speak: Speak) -> None:
    shown = plain(speak("build", "--help").stdout)
    for words in ("Utilisation :", "Lit des articles et en fait un graphe.", "Options :", "obligatoire", "par défaut : kg-graph"):
        assert words in shown
    assert "-h, --help Affiche ce message." in shown


def test_the_list_of_commands_is_in_french(speak: Speak) -> None:
    shown = plain(speak().stderr + speak("--help").stdout)
    assert "Commandes :" in shown
    assert "query Interroge un graphe." in shown
    assert "Codes de retour" in shown


def test_errors_are_in_french(speak: Speak) -> None:
    done = speak("stats", "--graph", "/nowhere")
    assert plain(done.stderr).startswith("kg: /nowhere: pas de graphe à cet endroit : en construire un")
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("build",), "Erreur : Argument manquant : 'PATH...'"),
        (("build", "x", "--workers", "many"), "Valeur incorrecte pour '--workers' : il faut un nombre entier"),
        (("buidl",), "Commande inconnue : 'buidl'. Vouliez-vous dire 'build' ?"),
        (("query",), "« kg query --list » montre les noms"),
        (("stats", "--grph"), "Option inconnue : --grph"),
    ],
)
def test_wrong_usage_is_said_in_french(speak: Speak, arguments: tuple[str, ...], words: str) -> None:
    done = speak(*arguments)
    assert words in plain(done.stderr)
    assert done.returncode == 2


def test_the_report_of_a_build_is_in_french(speak: Speak, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(building, "reader_in", lambda load, workers, limit: list)  # there is nothing to read
    done = speak("build", "missing.txt")
    assert "kg-graph: 0 articles lus, 0 inchangés, 1 en échec, 0 énoncés ; 0 mots en" in plain(done.stdout)
    assert "kg: missing.txt: fichier ou dossier inexistant" in plain(done.stderr)
    assert done.returncode == 1


@pytest.mark.parametrize(
    "arguments", [("stats", "--json"), ("query", "--list"), ("articles",), ("query", "sources"), ("query", "ASK { ?s ?p ?o }")]
)
def test_output_for_programs_is_the_same_in_all_languages(speak: Speak, gold_folder: Path, arguments: tuple[str, ...]) -> None:
    french = speak(*arguments, "--graph", str(gold_folder))
    assert french.stdout == speak(*arguments, "--graph", str(gold_folder), lang="C.UTF-8").stdout != ""


def test_english_reads_nothing_of_french() -> None:
    program = "import sys; from kg.cli import main\ntry: main()\nfinally: print([m for m in sys.modules if m.startswith('kg.cli.french')])"
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    done = subprocess.run([sys.executable, "-c", program, "--help"], capture_output=True, encoding="utf-8", env=environment)
    assert done.stdout.endswith("[]\n")
    assert "Usage: " in done.stdout
