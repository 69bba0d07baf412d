from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from pipeline.cells import column_letters
from pipeline.errors import UnreadableFileError, UnsafeEditError
from pipeline.locating.memory import Said
from pipeline.mapping import save_map
from pipeline.run import located_only, read_only, undo
from schemas.columns import table_spec
from schemas.tables.dwellings import Dwellings
from schemas.tables.settings import Settings
from tests.steps.workbooks import dwelling_row, headings, row_of, small_input, write_book

TODAY = date(2019, 11, 1)
DWELLINGS = table_spec(Dwellings)
LAST = column_letters(len(headings(Dwellings)) + 1)


def register(folder: Path, *renamed: str) -> Path:
    """A register with the column Etasje called something else and a column of the staff's own."""
    titles = [renamed[0] if renamed and title == "Etasje" else title for title in headings(Dwellings)]
    return small_input(
        folder, [[*titles, "Vaktmester"], *([*dwelling_row(f"B-{row}", floor=row % 4), "Per"] for row in range(9))]
    )


def with_settings(folder: Path) -> Path:
    rows = [headings(Settings), row_of(Settings, name="Innbyggere", value=16000)]
    write_book(folder / "Oppsett.xlsx", {"Innstillinger": rows, "Notater": [["Husk å ringe"]]})
    return folder


def save(folder: Path, *answers: Said) -> Path | None:
    raw = read_only(folder)
    return save_map(raw, located_only(raw, answers), answers, folder.parent / "ut", TODAY)


def questions(folder: Path) -> list[str]:
    """All that is said of sheets and columns, but for tables that are not delivered."""
    found = located_only(read_only(folder)).findings
    return [f"{item.rule_id} {item.place.label}" for item in found if item.rule_id not in ("I002", "I024")]


def map_rows(folder: Path) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(folder / "Oppsett.xlsx")["Kolonnekart"]
    return [row for row in sheet.iter_rows(values_only=True) if row[1] == "Boliger"]


def test_the_same_layout_raises_no_question_next_month(tmp_path: Path) -> None:
    folder = with_settings(register(tmp_path / "inn"))
    assert questions(folder) == [f"I005 Boligregister.xlsx, ark «Boliger», celle {LAST}1"]

    assert save(folder) == folder / "Oppsett.xlsx"

    (folder / "Boligregister.xlsx").rename(folder / "Boligregister des 2019.xlsx")
    assert questions(folder) == []
    assert map_rows(folder)[0] == ("Boligregister.xlsx", "Boliger", "Bolignr", "Boliger", "Bolignr")
    assert map_rows(folder)[-1] == ("Boligregister.xlsx", "Boliger", "Vaktmester", "Boliger", "(ikke lest)")
    assert openpyxl.load_workbook(folder / "Oppsett.xlsx")["Notater"]["A1"].value == "Husk å ringe"


def test_saving_again_changes_nothing(tmp_path: Path) -> None:
    folder = with_settings(register(tmp_path / "inn"))
    save(folder)
    before = (folder / "Oppsett.xlsx").read_bytes()

    assert save(folder) is None
    assert (folder / "Oppsett.xlsx").read_bytes() == before


def test_a_new_settings_workbook_is_made_where_there_is_none(tmp_path: Path) -> None:
    folder = register(tmp_path / "inn")

    assert save(folder) == folder / "Oppsett.xlsx"
    assert questions(folder) == []
    assert save(folder) is None


def test_an_answer_is_kept_and_a_renamed_heading_is_put_in_its_row(tmp_path: Path) -> None:
    folder = with_settings(register(tmp_path / "inn", "Plan"))
    assert "floor" not in located_only(read_only(folder)).used()["dwellings"].numbers()
    save(folder, Said("Boligregister.xlsx", "Boliger", "Plan", DWELLINGS, DWELLINGS.column("floor")))
    assert questions(folder) == []

    register(folder, "Nivå")
    assert questions(folder) == ["I020 Boligregister.xlsx, ark «Boliger», celle S1"]
    save(folder, Said("Boligregister.xlsx", "Boliger", "Nivå", DWELLINGS, DWELLINGS.column("floor")))

    assert questions(folder) == []
    taken = [row[2] for row in map_rows(folder) if row[4] == "Etasje"]
    assert taken == ["Nivå"]


def test_what_is_asked_and_not_answered_is_not_written(tmp_path: Path) -> None:
    folder = with_settings(register(tmp_path / "inn"))
    save(folder)
    register(folder, "Plan")
    asked = questions(folder)

    save(folder)

    assert questions(folder) == asked != []


def test_it_can_be_undone(tmp_path: Path) -> None:
    folder = with_settings(register(tmp_path / "inn"))
    before = (folder / "Oppsett.xlsx").read_bytes()
    save(folder)

    undo(tmp_path / "ut")

    assert (folder / "Oppsett.xlsx").read_bytes() == before


def test_an_open_workbook_is_not_touched(tmp_path: Path) -> None:
    folder = with_settings(register(tmp_path / "inn"))
    before = (folder / "Oppsett.xlsx").read_bytes()
    (folder / "~$Oppsett.xlsx").write_bytes(b"\x03Kim" + bytes(161))

    with pytest.raises(UnsafeEditError, match=r"«Oppsett.xlsx» er åpen hos Kim"):
        save(folder)
    assert (folder / "Oppsett.xlsx").read_bytes() == before


def test_a_sheet_of_that_name_with_something_else_in_it_is_not_touched(tmp_path: Path) -> None:
    folder = with_settings(register(tmp_path / "inn"))
    rows = [headings(Settings), row_of(Settings, name="Innbyggere", value=16000)]
    write_book(folder / "Oppsett.xlsx", {"Innstillinger": rows, "Kolonnekart": [["Kart", "over byen"]]})

    with pytest.raises(UnsafeEditError, match="har ikke overskriftene «Fil», «Ark», «Overskrift»"):
        save(folder)


def test_settings_in_a_text_file_are_asked_for_as_a_workbook(tmp_path: Path) -> None:
    folder = register(tmp_path / "inn")
    (folder / "Oppsett.csv").write_text("Innstilling;Verdi\nInnbyggere;16000\n", encoding="utf-8")

    with pytest.raises(UnsafeEditError, match=r"«Oppsett.csv», som ikke er en .xlsx-fil"):
        save(folder)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = register(tmp_path / "inn")

    def refuse(_path: Path, _content: bytes) -> None:
        raise PermissionError

    monkeypatch.setattr("pipeline.steps.save_map.write_whole", refuse)
    with pytest.raises(UnreadableFileError, match=r"Kan ikke lage «Oppsett.xlsx» i mappen «inn»"):
        save(folder)
