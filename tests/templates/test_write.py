from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import openpyxl
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from pipeline.errors import UnreadableFileError, WrongUseError
from pipeline.finding import Finding
from pipeline.flow import Normalised
from pipeline.ready import REQUIRED_TABLES
from pipeline.request import Request
from pipeline.run import findings_only, run
from pipeline.steps.configure import configure
from pipeline.steps.locate import locate
from pipeline.steps.normalise import normalise
from pipeline.steps.read import read
from pipeline.templates.write import template_tables, write_templates
from schemas.columns import Owner, TableSpec
from schemas.parameters import default_parameters
from schemas.tables import TABLES
from tests.builders import make_frame
from tests.templates.filling import FILLED_BY_STAFF, fill, invented

TOP = Path(__file__).parents[2]
ALL = [table for tables in template_tables().values() for table in tables]


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("maler")
    write_templates(folder)
    return folder


@pytest.fixture
def mine(templates: Path, tmp_path: Path) -> Path:
    """Templates of the test's own."""
    folder = tmp_path / "inn"
    folder.mkdir()
    for path in templates.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def taken_in(folder: Path) -> tuple[Normalised, list[Finding]]:
    located = locate(read(folder, lambda _: None), REQUIRED_TABLES)
    normalised = normalise(located)
    _, odd = configure(normalised.tables)
    return normalised, [*located.findings, *normalised.findings, *odd]


@pytest.mark.parametrize("seed", range(6))
def test_filled_in_they_read_back_without_one_finding(seed: int, mine: Path) -> None:
    rows = invented(Random(seed), count=3 + 4 * seed)
    fill(mine, rows)

    normalised, findings = taken_in(mine)

    assert findings == []
    for table in FILLED_BY_STAFF:
        assert_frame_equal(normalised.tables[table.model].frame, make_frame(table.model, rows[table.name]))


def test_a_whole_municipality_copied_into_them_says_what_its_own_workbooks_say(mine: Path) -> None:
    tables, _ = taken_in(TOP / "input")
    fill(mine, {table.name: tables.tables.frame(table.model).to_dict("records") for table in FILLED_BY_STAFF})

    copied, findings = taken_in(mine)

    assert findings == []
    for table in FILLED_BY_STAFF:
        assert_frame_equal(copied.tables.frame(table.model), tables.tables.frame(table.model))
    assert _controls(mine) == _controls(TOP / "input")


def _controls(folder: Path) -> list[tuple[str, str, str]]:
    found = findings_only(Request(folder, date(2019, 11, 1), as_of=date(2019, 10, 31), period="2019-10")).shown
    return sorted((item.rule_id, item.dwelling_id, item.message) for item in found if item.rule_id.startswith("K"))


def test_the_settings_workbook_starts_with_the_defaults(templates: Path) -> None:
    tables, _ = taken_in(templates)
    parameters, findings = configure(tables.tables)
    defaults = default_parameters()
    day = date(2019, 10, 31)

    assert findings == ()
    for item in defaults.values:
        found = parameters.find(item.code, day)
        assert (found.source, found.validity) == (item.source, item.validity) if found else not item.value
        if found and item.kind == "number":
            assert float(found.value) == float(item.value)
    assert [_asked(item) for item in parameters.required(day)] == [_asked(item) for item in defaults.required(day)]


def _asked(item: object) -> tuple[object, ...]:
    limit = str(getattr(item, "limit"))  # noqa: B009
    return (*(getattr(item, name) for name in ("slot", "unit", "source", "validity")), limit.removesuffix(".0"))


def test_untouched_they_name_every_empty_table_once(templates: Path) -> None:
    found = findings_only(Request(templates, date(2019, 11, 1))).shown
    of_plan = [table for table in FILLED_BY_STAFF if any(column.owner for column in table.columns)]

    assert [item.rule_id for item in found] == ["I014"] + ["I017"] * (len(FILLED_BY_STAFF) - len(of_plan) - 1)
    assert len({item.message for item in found}) == len(found)


def test_an_empty_plan_gets_its_rows(mine: Path, tmp_path: Path) -> None:
    shared = {"dwelling_id": "007", "disposal_form": "KOMMUNALT_EID", "is_shared_housing": True, "places": 2}
    tenancy = {"tenancy_id": "01", "dwelling_id": "007", "room": "1", "youth_id": "08", "has_own_contract": False}
    fill(mine, {"dwellings": [shared], "tenancies": [{**tenancy, "start_date": pd.Timestamp(2019, 5, 1)}]})

    run(Request(mine, date(2019, 11, 1)), tmp_path / "ut")

    plan = openpyxl.load_workbook(tmp_path / "ut" / "2019-10" / "Bosettingsplan.xlsx")
    for name, rows in (("Fellesboliger", 1), ("Plasser", 2)):
        (area,) = plan[name].tables.values()
        cells = plan[name][area.ref]
        assert [row[0].value for row in cells[1:]] == ["007"] * rows


@pytest.mark.parametrize("table", ALL, ids=lambda table: str(table.name))
def test_a_sheet_shows_what_the_schema_says(table: TableSpec, templates: Path) -> None:
    sheet = openpyxl.load_workbook(templates / f"{table.workbook}.xlsx")[table.sheet]
    (area,) = sheet.tables.values()
    heads = sheet[area.ref][0]
    fills = {column.owner: head.fill.fgColor.rgb for column, head in zip(table.columns, heads, strict=True)}

    assert [head.value for head in heads] == [column.heading for column in table.columns]
    for column, head in zip(table.columns, heads, strict=True):
        assert head.comment.text.startswith(column.about)
        assert ("Må fylles ut." in head.comment.text) == column.is_required
        assert ("Opplysning om en person" in head.comment.text) == column.is_sensitive
    if Owner.PIPELINE in fills:
        assert fills[Owner.PIPELINE] not in (fills[Owner.STAFF], fills[None])
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.freeze_panes == f"B{heads[0].row + 1}"
    lists = [
        rule.formula1.strip('"').split(",") for rule in sheet.data_validations.dataValidation if rule.type == "list"
    ]
    assert [
        list(column.codes.labels) for column in table.columns if column.codes and column.owner is not Owner.PIPELINE
    ] == [choices for choices in lists if choices != ["ja", "nei"]]


def test_the_same_bytes_every_time(templates: Path, tmp_path: Path) -> None:
    files = write_templates(tmp_path / "igjen")

    assert sorted(files) == sorted(path.name for path in templates.iterdir())
    for file in files:
        assert (tmp_path / "igjen" / file).read_bytes() == (templates / file).read_bytes()


def test_the_dictionary_has_every_column(templates: Path) -> None:
    sheet = openpyxl.load_workbook(templates / "Dataordbok.xlsx")["Dataordbok"]
    (area,) = sheet.tables.values()
    rows = [[cell.value for cell in row] for row in sheet[area.ref]]
    about = TABLES["dwellings"].column("dwelling_id").about

    assert [row[1] for row in rows[1:]] == [column.title for table in ALL for column in table.columns]
    assert rows[1][1:] == [
        "Bolignr",
        about,
        "nummer, også med bokstaver",
        None,
        None,
        None,
        "B-0001",
        None,
        "ja",
        "nei",
        None,
    ]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "Foyer.xlsx").write_bytes(b"vi har skrevet her")

    with pytest.raises(WrongUseError) as caught:
        write_templates(tmp_path)

    assert str(caught.value) == (
        f"Mappen «{tmp_path.name}» inneholder allerede «Foyer.xlsx». Velg en annen mappe, eller flytt filene først."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["Foyer.xlsx"]


def test_a_place_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"")

    with pytest.raises(WrongUseError, match="«fil» er ikke en mappe"):
        write_templates(tmp_path / "fil")
    with pytest.raises(UnreadableFileError, match="kan ikke skrives til mappen «maler»"):
        write_templates(tmp_path / "fil" / "maler")
