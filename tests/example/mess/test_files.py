"""The files themselves, read with openpyxl and csv alone, against the truth beside them."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.example import generate
from pipeline.example.mess.levels import IN_CELLS
from pipeline.example.mess.spoiling import SPOILING
from pipeline.values import tidy

SEED = 8


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("rot")
    generate(target, seed=SEED, dwellings=20, mess=3)
    return target


@pytest.fixture(scope="module")
def fasit(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / "fasit-rot.json").read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="module")
def cells(folder: Path, fasit: dict[str, Any]) -> dict[tuple[str, str, str], Any]:
    """Values by file, sheet and cell."""
    found: dict[tuple[str, str, str], Any] = {}
    for file in fasit["files"]:
        if file["encoding"]:
            with (folder / file["file"]).open(encoding=file["encoding"], newline="") as text:
                lines = text.readlines()
                rows = list(csv.reader([line for line in lines if not line.startswith("sep=")],
                                       delimiter=file["separator"]))  # fmt: skip
            for row, line in enumerate(rows, 1):
                for column, value in enumerate(line, 1):
                    cell = f"{openpyxl.utils.get_column_letter(column)}{row}"
                    found[file["file"], file["file"].removesuffix(".csv"), cell] = value or None
            continue
        for sheet in openpyxl.load_workbook(folder / file["file"], data_only=True):
            for row in sheet.iter_rows():
                for cell in row:
                    found[file["file"], sheet.title, cell.coordinate] = cell.value
    return found


def test_same_seed_gives_the_same_bytes_and_another_level_other_files(folder: Path, tmp_path: Path) -> None:
    def digests(target: Path) -> dict[str, str]:
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(target.iterdir())}

    for name, level in (("samme", 3), ("annet", 1)):
        generate(tmp_path / name, seed=SEED, dwellings=20, mess=level)
    assert digests(tmp_path / "samme") == digests(folder)
    assert digests(tmp_path / "annet") != digests(folder)


def test_every_row_is_where_the_truth_says(fasit: dict[str, Any], cells: dict[tuple[str, str, str], Any]) -> None:
    compared = 0
    for sheet in fasit["sheets"]:
        changed = {cell["cell"] for cell in sheet["cells"]}
        for letters, name in sheet["columns"].items():
            if name not in ("dwelling_id", "household_id", "youth_id", "landlord"):
                continue
            for row, value in zip(sheet["rows"], sheet["values"][name], strict=True):
                if f"{letters}{row}" not in changed:
                    compared += 1
                    assert (cells.get((sheet["file"], sheet["sheet"], f"{letters}{row}")) or None) == value
    assert compared > 300


def test_something_stands_in_every_heading(fasit: dict[str, Any], cells: dict[tuple[str, str, str], Any]) -> None:
    for sheet in fasit["sheets"]:
        for letters in sheet["columns"]:
            assert any(cells.get((sheet["file"], sheet["sheet"], f"{letters}{row}")) for row in sheet["header_rows"]), (
                sheet["sheet"],
                letters,
            )


def test_changed_cells_do_not_stand_as_they_mean(fasit: dict[str, Any], cells: dict[tuple[str, str, str], Any]) -> None:
    for sheet in fasit["sheets"]:
        for cell in sheet["cells"]:
            if cell["operators"] == ["missing_value"]:
                assert cells.get((sheet["file"], sheet["sheet"], cell["cell"])) is None
            elif cell["operators"] == ["outer_blanks"]:
                shown = cells[sheet["file"], sheet["sheet"], cell["cell"]]
                assert tidy(shown) != shown


def test_a_municipality_meets_most_kinds(fasit: dict[str, Any]) -> None:
    met = Counter(name for sheet in fasit["sheets"] for name in sheet["operators"])
    assert len(met) >= 40
    assert len({operator.name for operator in SPOILING} & set(met)) >= 10
    assert len({operator.name for operator in IN_CELLS} & set(met)) >= 25


def test_staff_plan_and_settings_stay_clean(folder: Path, fasit: dict[str, Any]) -> None:
    assert (folder / "Bosettingsplan.xlsx").exists()
    assert (folder / "Oppsett.xlsx").exists()
    assert {"settlement_plan", "settings"}.isdisjoint(sheet["table"] for sheet in fasit["sheets"])
