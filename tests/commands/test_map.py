"""Questions about sheets and columns, asked of whoever sits at the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import cli
from schemas.tables.dwellings import Dwellings
from tests.steps.test_save_map import map_rows, questions, register, with_settings
from tests.steps.workbooks import dwelling_row, headings, small_input, write_book


@pytest.fixture
def somebody_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.commands.map.is_somebody_there", lambda: True)


def run_map(folder: Path, *options: str, typed: str = "") -> Result:
    arguments = ["map", "--input", str(folder), "--output", str(folder.parent / "ut"), *options]
    return CliRunner().invoke(cli, arguments, input=typed)


def renamed(tmp_path: Path) -> Path:
    """A folder whose column map was saved before Etasje was renamed."""
    folder = with_settings(register(tmp_path / "inn"))
    assert run_map(folder, "--save").exit_code == 0
    return register(folder, "Plan")


@pytest.mark.usefixtures("somebody_is_there")
def test_a_question_is_answered_with_a_number(tmp_path: Path) -> None:
    folder = renamed(tmp_path)

    result = run_map(folder, "--save", typed="fem\n99\n1\n")

    lines = result.output.splitlines()
    assert "Boligregister.xlsx, ark «Boliger»: Hva er kolonne S, «Plan»?" in lines
    assert lines[lines.index("Boligregister.xlsx, ark «Boliger»: Hva er kolonne S, «Plan»?") + 1] == "   1  Etasje"
    assert result.output.count("Velg et tall fra 1 til ") == 2
    assert lines[-1] == (
        f"Kolonnekartet i {folder / 'Oppsett.xlsx'} er oppdatert. "
        "Se over det der; det som står der, gjelder neste gang."
    )
    assert questions(folder) == []
    assert [row[2] for row in map_rows(folder) if row[4] == "Etasje"] == ["Plan"]


@pytest.mark.usefixtures("somebody_is_there")
def test_a_question_may_be_left_open_and_a_column_be_their_own(tmp_path: Path) -> None:
    folder = renamed(tmp_path)
    asked = questions(folder)

    assert run_map(folder, "--save", typed="\n").output.endswith("Ingenting er endret.\n")
    assert questions(folder) == asked

    assert run_map(folder, "--save", typed="2\n").exit_code == 0
    assert [row[4] for row in map_rows(folder) if row[2] == "Plan"] == ["(ikke lest)"]


@pytest.mark.usefixtures("somebody_is_there")
def test_a_sheet_that_is_unsure_is_asked_about(tmp_path: Path) -> None:
    few = ["Innflyttet", "Utflyttet", "Egen kontrakt", "Bolignr", "Kolonne X", "Vaktmester", "Region", "Farge"]
    rows = [["01.01.2019", None, "ja", "B-1", f"L-{at}", "Per", "Nord", "blå"] for at in range(8)]
    folder = small_input(tmp_path / "inn", Bok={"Ark1": [few, *rows]})
    assert questions(folder) == ["I006 Bok.xlsx, ark «Ark1»"]

    result = run_map(folder, "--save", typed="1\n1\n")

    assert "Bok.xlsx, ark «Ark1»: Er dette tabellen «Leieforhold»?" in result.output
    assert "Bok.xlsx, ark «Ark1»: Hvilken kolonne er «Leieforholdnr»?\n   1  E, «Kolonne X»" in result.output
    assert questions(folder) == []


@pytest.mark.usefixtures("somebody_is_there")
def test_a_sheet_that_is_not_what_it_seems_is_remembered_as_their_own(tmp_path: Path) -> None:
    few = ["Innflyttet", "Utflyttet", "Egen kontrakt", "Bolignr", "Kolonne X", "Vaktmester", "Region", "Farge"]
    folder = small_input(tmp_path / "inn", Bok={"Ark1": [few, ["01.01.2019", None, "ja", "B-1", "L-1"]]})

    run_map(folder, "--save", typed="2\n")

    assert questions(folder) == []


def test_nobody_is_asked_where_nobody_sits(tmp_path: Path) -> None:
    folder = renamed(tmp_path)

    shown = run_map(folder)

    assert "Hva er kolonne" not in shown.output
    assert shown.output.splitlines()[-1] == "Svar på spørsmålene med: bosettingsplan map --save"
    assert "  S  Plan  →  (ikke lest) – kanskje Etasje" in shown.output
    assert run_map(folder, "--save").output.endswith("Kolonnekartet sier alt dette fra før. Ingenting er endret.\n")


def test_json_stands_alone_and_tells_what_is_asked(tmp_path: Path) -> None:
    folder = renamed(tmp_path)

    found = json.loads(run_map(folder, "--json").stdout)

    sheet = next(item for item in found if item["sheet"] == "Boliger")
    column = next(item for item in sheet["columns"] if item["heading"] == "Plan")
    assert (column["code"], column["basis"], column["maybe"]) == (None, None, ["floor"])
    assert sheet["columns"][0]["basis"] == "kolonnekartet"


@pytest.mark.usefixtures("somebody_is_there")
@pytest.mark.parametrize(
    ("answer", "sheets"),
    [("1", ["Boliger nord", "Boliger sør"]), ("2", ["Boliger nord"]), ("3", ["Boliger sør"])],
)
def test_parts_of_a_table_are_asked_about_once(answer: str, sheets: list[str], tmp_path: Path) -> None:
    parts = {
        "Boliger nord": [headings(Dwellings), dwelling_row("N-1"), dwelling_row("N-2")],
        "Boliger sør": [headings(Dwellings), dwelling_row("S-1")],
    }
    folder = small_input(tmp_path / "inn")
    write_book(folder / "Boligregister.xlsx", parts)

    result = run_map(folder, "--save", typed=f"{answer}\n")

    asked = (
        "\nBoligregister.xlsx, ark «Boliger sør»: «Boliger» er lest fra arket «Boliger nord» i Boligregister.xlsx. "
        "0 av 1 rad her står der også. Hva skal leses?\n"
        "   1  Begge, de er deler av samme tabell\n"
        "   2  Bare «Boliger nord» i Boligregister.xlsx\n"
        "   3  Bare «Boliger sør» i Boligregister.xlsx\n"
    )
    assert asked in result.output
    again = run_map(folder, "--save")
    assert again.output.endswith("Kolonnekartet sier alt dette fra før. Ingenting er endret.\n")
    assert "Hva skal leses?" not in again.output
    found = json.loads(run_map(folder, "--json").stdout)
    assert [item["sheet"] for item in found if item["table"] == "dwellings"] == sheets
