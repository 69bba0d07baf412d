"""Rows with kode 6 and 7 in every table: what stands in them is in the plan, and in no byte of any other output."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from pipeline.drift.prints import TablePrint, take_print
from pipeline.errors import StoppedError
from pipeline.files.last_print import last_print
from pipeline.templates.write import write_templates
from schemas.columns import Kind, TableSpec
from tests.builders import make_table
from tests.templates.filling import FILLED_BY_STAFF, Row, fill, invented

pytestmark = pytest.mark.long

HOUSEHOLD, YOUTH, FAMILY, ACQUISITION, HOME, SHARED = "HUS71", "UNG72", "FAM73", "ANS74", "BOL75", "BOL76"
LINKS = {
    "household_id": HOUSEHOLD,
    "youth_id": YOUTH,
    "family_id": FAMILY,
    "acquisition_id": ACQUISITION,
    "dwelling_id": SHARED,
    "resident": YOUTH,
}
BORN, BORN_AS_WRITTEN = pd.Timestamp("1937-03-17"), ("17.03.1937", "1937-03-17", "13591")
CODED = {"applications": "STRICTLY_CONFIDENTIAL", "youths": "CONFIDENTIAL"}
ABOUT_NOBODY = {"housing_needs"}


def marked(table: TableSpec, number: int) -> Row:
    """A row with a text of its own in every column that takes any."""
    row: Row = {}
    for column in table.columns:
        mark = f"merke{table.name.replace('_', '')}{column.name.replace('_', '')}{number}x"
        if column.kind in (Kind.TEXT, Kind.ID):
            row[column.name] = LINKS.get(column.name, mark.upper() if column.kind is Kind.ID else mark)
        elif column.name == "birth_date":
            row[column.name] = BORN
        elif column.is_required:
            row[column.name] = {Kind.DATE: pd.Timestamp("2019-02-03"), Kind.INTEGER: 1}.get(column.kind) or (
                column.codes.values[0] if column.codes else True
            )
    if "address_protection" in row or table.name in (*CODED, "foyer_participants", "startlan_cases"):
        row["address_protection"] = CODED.get(table.name, "CONFIDENTIAL")
    return row


def planted() -> dict[str, list[Row]]:
    """Two rows of the household, the youth and their dwellings in each table that is about anybody."""
    found: dict[str, list[Row]] = {}
    for table in FILLED_BY_STAFF:
        if table.name in ABOUT_NOBODY:
            continue
        rows = [marked(table, 1)]
        if table.name == "tenancies":
            rows[0] |= {"household_id": None, "room": "1", "start_date": pd.Timestamp("2019-01-01"), "end_date": None}
            rows.append(
                marked(table, 2) | {"dwelling_id": HOME, "youth_id": None, "start_date": pd.Timestamp("2018-01-01")}
            )
        elif table.name == "dwellings":
            rows[0] |= {"is_shared_housing": True, "places": 3, "in_stock_from": pd.Timestamp("2015-01-01")}
            rows.append(marked(table, 2) | {"dwelling_id": HOME})
        elif table.name == "applications":
            rows[0] |= {"dwelling_id": HOME}
        found[table.name] = rows
    return found


@dataclass(frozen=True)
class Office:
    output: Path
    told: str
    exit_codes: tuple[int, ...]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    inputs, output = tmp_path_factory.mktemp("inn"), tmp_path_factory.mktemp("ut")
    write_templates(inputs)
    rows = {
        name: [row | {"address_protection": "NONE"} if "address_protection" in row else row for row in given]
        for name, given in invented(Random(3), 12).items()
    }
    rows["youths"][0]["live_with"] = YOUTH
    for name, added in planted().items():
        rows[name] += added
    fill(inputs, rows)
    told, codes = [], []
    given = ["--input", str(inputs), "--output", str(output), "--period", "2019-10"]
    for command in (["run", *given], ["run", *given], ["check", *given], ["check", *given, "--json"]):
        answer = CliRunner().invoke(cli, command, catch_exceptions=False)
        told.append(answer.output)
        codes.append(answer.exit_code)
    return Office(output, "\n".join(told), tuple(codes))


def marks() -> set[str]:
    """Every text that was planted."""
    texts = {value for rows in planted().values() for row in rows for value in row.values() if isinstance(value, str)}
    lists = (column.codes for table in FILLED_BY_STAFF for column in table.columns if column.codes)
    codes = {code for codelist in lists for code in codelist.values}
    return {*(text for text in texts - codes if len(text) > 1), *BORN_AS_WRITTEN}


def contents(path: Path) -> Iterator[str]:
    """The file as text, or each part of it."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                yield name
                yield package.read(name).decode("utf-8", "replace")
    yield path.read_bytes().decode("utf-8", "replace")
    yield path.read_bytes().decode("utf-16-le", "replace")


def outputs(office: Office) -> list[Path]:
    return sorted(path for path in office.output.rglob("*") if path.is_file())


def test_nothing_planted_is_in_any_byte_of_any_output_but_the_plan(office: Office) -> None:
    names = {path.name.split(".xlsx")[0].split(" (")[0] for path in outputs(office)}
    assert names >= {"Avvik", "Egnethet", "Inntaksteam", "Statistikk", "Kobo-mangler", "run.json", "avtrykk.json"}
    assert names >= {"Kobo-import.csv", "Boligregister", "Søknader", "Kontrakter", "Ungdom", "Bosettingsplan"}
    wanted = {mark.casefold() for mark in marks()}
    found = {
        (path.name, mark)
        for path in outputs(office)
        for text in contents(path)
        if "Bosettingsplan" not in path.name or "Merkede" in path.parent.name
        for mark in wanted
        if mark in text.casefold()
    }
    assert found == set()
    assert {mark for mark in wanted if mark in office.told.casefold()} == set()


def test_the_plan_has_them_and_tells_what_the_others_leave_out(office: Office) -> None:
    plan = " ".join(contents(office.output / "2019-10" / "Bosettingsplan.xlsx"))
    assert SHARED in plan
    assert YOUTH in plan
    record = json.loads((office.output / "2019-10" / "run.json").read_text(encoding="utf-8"))
    assert record["findings_withheld"] >= 10
    line = f"{record['findings_withheld']} avvik gjelder rader med adressesperre og vises ikke her."
    assert line in office.told
    assert line in " ".join(contents(office.output / "2019-10" / "Avvik.xlsx"))
    assert plan.count("Søknader.xlsx, ark «Søknader», celle") >= 1


def test_a_run_that_stops_tells_no_more_of_them(tmp_path: Path) -> None:
    write_templates(tmp_path / "inn")
    written = "merkeuleseligdato1x"
    fill(tmp_path / "inn", {"applications": [row | {"received_date": written} for row in planted()["applications"]]})
    (tmp_path / "inn" / "Bosettingsplan.xlsx").unlink()
    given = ["--input", str(tmp_path / "inn"), "--output", str(tmp_path / "ut"), "--period", "2019-10"]
    check, run = (CliRunner().invoke(cli, [command, *given]) for command in ("check", "run"))
    assert check.exit_code == StoppedError.exit_code
    assert isinstance(run.exception, StoppedError)
    told = f"{check.output}{run.output}{run.exception}".casefold()
    assert {mark for mark in {*marks(), written} if mark.casefold() in told} == set()
    assert "1 avvik gjelder rader med adressesperre og vises ikke her." in check.output


def test_rows_are_counted_though_they_are_not_shown(office: Office) -> None:
    record = json.loads((office.output / "2019-10" / "run.json").read_text(encoding="utf-8"))
    for name, rows in planted().items():
        if name in record["tables"]:
            assert record["tables"][name]["rows_read"] >= 12 + len(rows), name


def test_no_fingerprint_of_a_protected_row_is_left_for_the_next_run(office: Office) -> None:
    left = last_print(office.output, "2019-11")
    assert left is not None
    for table in FILLED_BY_STAFF:
        if table.name in left.tables and table.name in planted():
            mine = _print(table, planted()[table.name])
            assert not set(mine.keys.tolist()) & set(left.tables[table.name].keys.tolist()), table.name
            assert len(left.tables[table.name].keys) > 0


def _print(table: TableSpec, rows: list[dict[str, Any]]) -> TablePrint:
    blank = {column.name: None for column in table.columns}
    return take_print(make_table(table.model, [blank | row for row in rows]))
