"""The run on the example municipality, held against the files with openpyxl and zipfile and nothing of ours."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.reports.marked_copies import FOLDER
from pipeline.request import Request
from pipeline.rules.catalogue import all_controls
from pipeline.run import run
from schemas.columns import Owner, table_spec
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.settlement_plan import SettlementPlan

INPUT = Path(__file__).parents[1] / "input"
TODAY = date(2026, 11, 21)
PIPELINE_SHEETS = ["Kontroll", "Endringer"]


class Ran:
    """One run's inputs and outputs."""

    def __init__(self, inputs: Path, output: Path) -> None:
        self.inputs = inputs
        self.results = run(Request(inputs, TODAY), output).results
        self.folder = output / self.results.context.period

    @property
    def record(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads((self.folder / "run.json").read_text(encoding="utf-8"))
        return content

    @property
    def classes(self) -> dict[str, str]:
        found = self.results.assessment
        return dict(zip(found.dwellings.frame["dwelling_id"], found.classes, strict=True))

    def figure(self, code: str, period: str = "2019-10-31") -> Any:
        found = [item for item in self.record["indicators"] if (item["code"], item["period"]) == (code, period)]
        return next(item["value"] for item in found if item["group"] is None)


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    return Ran(INPUT, tmp_path_factory.mktemp("ran"))


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    return Path(shutil.copytree(INPUT, tmp_path / "inn"))


def edit(path: Path, change: Callable[[Any], None]) -> None:
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)


def header_row(sheet: Any, heading: str) -> int:
    found = [cell.row for row in sheet.iter_rows(max_row=10) for cell in row if cell.value == heading]
    return int(found[0])


def test_the_figures_of_the_issue(ran: Ran) -> None:
    assert ran.figure("dwellings_total") == 119
    assert ran.figure("dwellings_suitable_3_plus") == 40
    assert ran.figure("dwellings_suitable_0_3") == 11
    assert ran.figure("family_suitable_share_pct") == 42.9
    assert ran.figure("startlan_family_share_count_pct", "2018") == 72
    assert ran.figure("startlan_family_share_count_pct", "2019") == 68


def test_the_classes_are_the_truth(ran: Ran) -> None:
    assert ran.classes == json.loads((INPUT / "fasit.json").read_text(encoding="utf-8"))["classes"]


def test_rows_read_are_rows_used_and_rows_set_aside(ran: Ran) -> None:
    truth = json.loads((INPUT / "fasit.json").read_text(encoding="utf-8"))["rows"]

    for name, counts in ran.record["tables"].items():
        assert counts["rows_read"] == counts["rows_used"] + counts["rows_set_aside"] == truth[name], name


def test_no_control_breaks_down_on_the_example(ran: Ran) -> None:
    delivered = {*ran.record["tables"], "context"}
    lacking = {control.rule.id for control in all_controls() if not delivered.issuperset(control.needs)}
    assert set(ran.record["controls_not_run"]) == lacking


def test_the_same_command_twice_gives_the_same_bytes(ran: Ran, tmp_path: Path) -> None:
    again = Ran(INPUT, tmp_path)

    names = _files(ran.folder)
    assert _files(again.folder) == names
    for name in names:
        assert (again.folder / name).read_bytes() == (ran.folder / name).read_bytes(), name


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_no_output_knows_where_it_was_made(ran: Ran) -> None:
    record = (ran.folder / "run.json").read_text(encoding="utf-8")

    assert "/" not in record.replace(f'"{FOLDER}/', '"').replace("og/eller", "").replace("Utbedring/tilpasning", "")
    assert str(ran.folder.parent) not in record
    assert {item["file"] for item in ran.record["inputs"]} == {path.name for path in INPUT.glob("*.xlsx")}


def test_deleting_one_survey_cell_of_each_of_some_dwellings_turns_just_these(
    ran: Ran, inputs: Path, tmp_path: Path
) -> None:
    register = inputs / "Boligregister.xlsx"
    suitable = sorted(name for name, code in ran.classes.items() if code in ("AGE_3_PLUS", "AGE_0_3"))
    facts = ["Målt areal", "Risiko brann", "Avstand skole", "Fukt eller skade", "Leieperiode"]
    chosen = dict(zip(suitable[:: len(suitable) // 5], facts, strict=False))

    def empty(book: Any) -> None:
        latest: dict[str, Any] = {}
        sheet = book["Kartlegging"]
        values = sheet.iter_rows(min_row=header_row(sheet, "Kartlagt dato"))
        headings = [str(cell.value).split(" (")[0] for cell in next(values)]
        for row in values:
            survey = dict(zip(headings, row, strict=True))
            day, name = survey["Kartlagt dato"].value, survey["Bolignr"].value
            if name and day.date() <= date(2019, 10, 31):
                latest[name] = max(latest.get(name, survey), survey, key=lambda item: item["Kartlagt dato"].value)
        for name, fact in chosen.items():
            assert latest[name][fact].value is not None
            latest[name][fact].value = None

    edit(register, empty)
    changed = Ran(inputs, tmp_path / "ut")

    assert changed.classes == {**ran.classes, **dict.fromkeys(chosen, "NOT_SURVEYED")}
    lost = sum(ran.classes[name] == "AGE_3_PLUS" for name in chosen)
    assert changed.figure("dwellings_suitable_3_plus") == 40 - lost
    assert changed.figure("dwellings_suitable_0_3") == 11 - (len(chosen) - lost)
    assert changed.figure("dwellings_not_surveyed") == 5 + len(chosen)
    assert changed.figure("dwellings_total") == 119


def test_changing_a_threshold_changes_the_class_of_the_right_dwellings_alone(
    ran: Ran, inputs: Path, tmp_path: Path
) -> None:
    facts = ran.results.assessment.facts
    areas = dict(zip(ran.classes, facts["measured_area_m2"], strict=True))
    suits_small = dict(zip(ran.classes, ran.results.assessment.age_classes["AGE_0_3"] == 2, strict=True))
    limit = sorted(areas[name] for name, code in ran.classes.items() if code == "AGE_3_PLUS")[20]

    def raise_limit(book: Any) -> None:
        sheet = book["Kriterier"]
        found = [
            row for row in sheet.iter_rows(min_row=5) if [cell.value for cell in row[:3]] == ["V001", "3 år +", "Areal"]
        ]
        assert len(found) == 1
        found[0][4].value = limit

    edit(inputs / "Oppsett.xlsx", raise_limit)
    changed = Ran(inputs, tmp_path / "ut")

    expected = {
        name: ("AGE_0_3" if suits_small[name] else "NOT_SUITABLE")
        if code == "AGE_3_PLUS" and areas[name] < limit
        else code
        for name, code in ran.classes.items()
    }
    assert expected != ran.classes
    assert changed.classes == expected


def test_the_updated_plan_differs_from_the_staffs_in_the_pipelines_cells_alone(ran: Ran) -> None:
    before = openpyxl.load_workbook(INPUT / "Bosettingsplan.xlsx")
    after = openpyxl.load_workbook(ran.folder / "Bosettingsplan.xlsx")

    assert after.sheetnames == [*before.sheetnames, *PIPELINE_SHEETS]
    for name in [sheet.title for sheet in before.worksheets]:
        old, new = before[name], after[name]
        changed = {
            cell.coordinate: cell for row in new.iter_rows() for cell in row if cell.value != old[cell.coordinate].value
        }
        models = {"Fellesboliger": SettlementPlan, "Plasser": PlanPlaces}
        if name not in models:
            assert not changed, name
            continue
        spec = table_spec(models[name])
        ours = {column.title for column in spec.columns if column.owner is Owner.PIPELINE}
        assert changed, name
        for cell in changed.values():
            heading = str(new.cell(header_row(new, "Bolignr"), cell.column).value).split(" (")[0]
            is_new_row = old.cell(cell.row, 1).value is None
            assert heading in ours or (is_new_row and heading in {"Bolignr", "Rom"}), cell.coordinate
        for row in old.iter_rows():
            for cell in row:
                assert new[cell.coordinate].number_format == cell.number_format or cell.coordinate in changed
                assert new[cell.coordinate].fill.fgColor.rgb == cell.fill.fgColor.rgb
                assert (new[cell.coordinate].comment is None) == (cell.comment is None)


def test_every_part_of_the_plan_that_holds_no_cell_of_ours_is_the_same_bytes(ran: Ran) -> None:
    with (
        zipfile.ZipFile(INPUT / "Bosettingsplan.xlsx") as old,
        zipfile.ZipFile(ran.folder / "Bosettingsplan.xlsx") as new,
    ):
        differing = {name for name in old.namelist() if old.read(name) != new.read(name)}
        added = set(new.namelist()) - set(old.namelist())

    # a chart over the rows covers those that were added too
    touched = {
        "xl/charts/chart1.xml",
        "[Content_Types].xml",
        "docProps/app.xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
    }
    others = {name for name in differing - touched if not name.startswith(("xl/worksheets/", "xl/tables/"))}
    assert not others
    sheets = sorted(name for name in differing if name.startswith("xl/worksheets/sheet"))
    assert len(sheets) == 2, "only Fellesboliger and Plasser"
    assert {name.split("/")[1] for name in added} == {"worksheets"}


def test_what_staff_have_typed_in_a_cell_of_ours_stands(ran: Ran) -> None:
    kept = {"overstyrt", "uenighet", "ikke skrevet"}
    before = openpyxl.load_workbook(INPUT / "Bosettingsplan.xlsx")
    after = openpyxl.load_workbook(ran.folder / "Bosettingsplan.xlsx")
    cells = [cell for cell in ran.results.plan.cells if cell.result.value in kept]

    assert cells
    for cell in cells:
        assert after[cell.sheet][cell.cell].value == before[cell.sheet][cell.cell].value, cell.cell


def test_a_run_on_its_own_plan_changes_nothing(ran: Ran, inputs: Path, tmp_path: Path) -> None:
    shutil.copy2(ran.folder / "Bosettingsplan.xlsx", inputs / "Bosettingsplan.xlsx")

    again = Ran(inputs, tmp_path / "ut")

    assert (again.folder / "Bosettingsplan.xlsx").read_bytes() == (ran.folder / "Bosettingsplan.xlsx").read_bytes()
    assert (again.folder / "Husbanken.xlsx").read_bytes() == (ran.folder / "Husbanken.xlsx").read_bytes()
    assert not [cell for cell in again.results.plan.cells if cell.result.value in ("skrevet", "ny rad")]


def test_a_table_that_is_taken_away_is_not_computed_and_never_nought(inputs: Path, tmp_path: Path) -> None:
    (inputs / "Startlån.xlsx").unlink()
    (inputs / "Kontrakter.xlsx").unlink()

    changed = Ran(inputs, tmp_path / "ut")

    for item in changed.record["indicators"]:
        if item["code"].startswith(("startlan", "vacancy", "turnover", "maintenance", "shared_occ", "shared_places_")):
            assert item["value"] is None, item["code"]
    assert changed.figure("dwellings_suitable_3_plus") == 40
    assert not [
        cell for cell in changed.results.plan.cells if cell.column.name in ("occupied", "free_from", "landlord")
    ]
