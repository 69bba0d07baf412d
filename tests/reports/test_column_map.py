from __future__ import annotations

import json
from pathlib import Path

from pipeline.cells import column_letters
from pipeline.located import Located
from pipeline.reports.column_map import column_map, column_map_lines
from pipeline.steps.locate import locate
from pipeline.steps.read import read
from schemas.tables.dwellings import Dwellings
from tests.steps.workbooks import REQUIRED, dwelling_row, headings, small_input

LAST = column_letters(len(headings(Dwellings)) + 1)


def located(folder: Path) -> Located:
    return locate(
        read(small_input(folder, [["Tittel"], [*headings(Dwellings), "Eget"], dwelling_row("B-1")])), REQUIRED
    )


def test_each_sheet_with_its_table_header_row_and_columns(tmp_path: Path) -> None:
    found = {item["sheet"]: item for item in column_map(located(tmp_path))}

    register = found["Boliger"]
    assert {name: register[name] for name in ("file", "table", "header_row")} == {
        "file": "Boligregister.xlsx",
        "table": "dwellings",
        "header_row": 2,
    }
    assert [item["letter"] for item in register["columns"]][-1] == LAST
    assert register["columns"][-1]["code"] is None
    assert json.loads(json.dumps(found)) == found


def test_a_sheet_that_is_not_read_has_no_table(tmp_path: Path) -> None:
    folder = small_input(tmp_path, [["Bare", "prat"]])

    (register,) = [item for item in column_map(locate(read(folder), REQUIRED)) if item["sheet"] == "Boliger"]

    assert (register["table"], register["header_row"], register["columns"]) == (None, None, [])


def test_the_same_for_people_with_what_is_missed_at_the_end(tmp_path: Path) -> None:
    lines = list(column_map_lines(located(tmp_path)))

    assert lines[0].startswith("Boligregister.xlsx, ark «Boliger»: Boliger, overskrift i rad 2, 1 rad, ")
    assert lines[1] == "    A  Bolignr  →  Bolignr"
    assert f"{LAST:>5}  Eget  →  (ikke lest)" in lines
    assert (
        "Til orientering: Tabellen «Kartlegging» er ikke levert. Tall som trenger den, er ikke beregnet. "
        "Legg inn arbeidsboken «Boligregister» hvis tallene skal med."
    ) in lines
