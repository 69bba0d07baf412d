from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from schemas import codelists
from schemas.columns import TableSpec
from schemas.tables import TABLES
from tests.example.conftest import HEADER_ROWS, Example

DELIVERED = tuple(spec for spec in TABLES.values() if not spec.is_written_by_run)


@pytest.mark.parametrize("spec", DELIVERED, ids=lambda spec: spec.name)
def test_every_required_column_has_one_heading_that_the_schema_knows(example: Example, spec: TableSpec) -> None:
    rows = example.rows(f"{spec.workbook}.xlsx", spec.sheet)
    headings = [heading.casefold() for heading in rows[0]]
    for column in spec.columns:
        known = {spelling.casefold() for spelling in (column.title, *column.synonyms)}
        found = [heading for heading in headings if heading in known]
        assert len(found) == 1 or (column.is_optional and not found), (column.title, found)


def test_headings_are_within_the_first_fifteen_rows(example: Example) -> None:
    for (file, sheet), row in HEADER_ROWS.items():
        headings = [cell.value for cell in example.books[file][sheet][row]]
        assert row <= 15
        assert None not in headings


def test_dates_are_dates_with_a_norwegian_format(example: Example) -> None:
    formats = set()
    for file, sheet in HEADER_ROWS:
        for row in example.books[file][sheet].iter_rows():
            formats |= {cell.number_format for cell in row if cell.is_date and cell.value is not None}
    assert formats == {"dd.mm.yyyy", "d.m.yyyy"}


def test_rows_below_the_tables_can_be_told_from_data(example: Example) -> None:
    register = example.books["Boligregister.xlsx"]["Boliger"]
    last = [cell.value for cell in register[register.max_row]]
    assert last[0] == "Sum"
    assert last[1:3] == [None, None]
    contracts = example.books["Kontrakter.xlsx"]["Innleie"]
    note = [cell.value for cell in contracts[contracts.max_row]]
    assert note[0].startswith("Ajour per 31.10.2019.")
    assert set(note[1:]) == {None}


def test_the_plan_is_a_workbook_that_staff_have_worked_in(example: Example) -> None:
    book = example.books["Bosettingsplan.xlsx"]
    homes, places, meeting = book["Fellesboliger"], book["Plasser"], book["Ukemøte"]
    assert book.sheetnames == ["Fellesboliger", "Plasser", "Ukemøte", "Diagram"]
    assert homes.auto_filter.ref == "A3:S23"
    assert list(places.tables) == ["tblPlasser"]
    assert places.tables["tblPlasser"].ref == "A3:N59"
    assert homes.freeze_panes == places.freeze_panes == "C4"
    assert homes.column_dimensions["R"].hidden
    assert places.column_dimensions["C"].hidden
    assert homes["I3"].comment.text == "Dagen første plass blir ledig."
    assert meeting["B5"].value == "=SUM(Fellesboliger!F4:F23)"
    assert list(book.defined_names) == ["Belagte_plasser", "Plasser_i_alt"]
    lists = {validation.formula1 for validation in homes.data_validations.dataValidation}
    assert f'"{",".join(codelists.PLACE_STATUS.labels)}"' in lists
    assert f'"{",".join(codelists.LAYOUT_TYPE.labels)}"' in lists
    assert len(homes.conditional_formatting) == 3


def test_the_meeting_sheets_formulas_have_their_values(example: Example) -> None:
    text = zipfile.ZipFile(example.folder / "Bosettingsplan.xlsx").read("xl/worksheets/sheet3.xml").decode()
    places = sum(row["Antall plasser"] or 0 for row in example.rows("Bosettingsplan.xlsx", "Fellesboliger"))
    assert f"<f>SUM(Fellesboliger!F4:F23)</f><v>{places}</v>" in text


def test_the_plan_is_not_in_order_of_identity(example: Example) -> None:
    order = [row["Bolignr"] for row in example.rows("Bosettingsplan.xlsx", "Fellesboliger")]
    assert order != sorted(order)


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_opens_in_libreoffice(example: Example, tmp_path: Path) -> None:
    books = sorted(str(path) for path in example.folder.glob("*.xlsx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *books]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    assert len(list(tmp_path.glob("*.pdf"))) == len(books) == 12
