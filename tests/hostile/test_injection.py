"""What somebody types into a cell comes out as text: never as a formula, a link or a command, in any output."""

from __future__ import annotations

import csv
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from pipeline.request import Request
from pipeline.run import run
from schemas.columns import Kind, table_spec
from schemas.tables.dwellings import Dwellings
from tests.steps.workbooks import dwelling_row, headings, small_input

pytestmark = pytest.mark.long

DANGERS = (
    "=cmd|'/C calc'!A0",
    "+1+cmd|'/C calc'!A0",
    "-1+cmd|'/C calc'!A0",
    "@SUM(1+cmd)",
    "\t=1+cmd",
    "\r=1+cmd",
    '=HYPERLINK("http://cmd.example/","se")',
    "{=1+cmd}",
    "http://cmd.example/",
    "mailto:cmd@example.no",
    "file://cmd/a",
    "internal:cmd!A1",
    "x;=1+cmd",
)
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
TEXTS = [column.name for column in table_spec(Dwellings).columns if column.kind is Kind.TEXT]
FORMULA = re.compile(r"<(?:\w+:)?f(?:ormula\d?)?[ >].*?</", re.DOTALL)
TARGET = re.compile(r'Target="([^"]*)"')


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs of a run on a register where every text is a danger in one of the rows."""
    folder = tmp_path_factory.mktemp("formler")
    inputs = small_input(folder / "inn")
    (inputs / "Boligregister.xlsx").unlink()
    with (inputs / "Boligregister.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(headings(Dwellings))
        for number, danger in enumerate(DANGERS):
            identity = {"dwelling_id": danger if number % 2 else f"B-{number}"}
            writer.writerow(dwelling_row(**{**dict.fromkeys(TEXTS, danger), **identity}))
    run(Request(inputs, date(2019, 11, 1)), folder / "ut")
    return folder / "ut"


def test_no_workbook_holds_it_as_a_formula_or_a_link(outputs: Path) -> None:
    looked_at = 0
    for path in outputs.rglob("*.xlsx"):
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                text = package.read(name).decode("utf-8", "replace")
                looked_at += "cmd" in text
                assert not [found for found in FORMULA.findall(text) if "cmd" in found]
                assert not [found for found in TARGET.findall(text) if "cmd" in found]
    assert looked_at


def test_no_text_file_holds_a_field_that_excel_would_reckon(outputs: Path) -> None:
    found = [
        field
        for path in outputs.rglob("*.csv")
        for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";")
        for field in row
        if field.startswith(STARTS) and "cmd" in field
    ]

    assert found == []
