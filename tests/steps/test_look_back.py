from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.context import Context
from pipeline.dates import month_end
from pipeline.files.history import FILE, as_bytes
from pipeline.finding import Finding, Severity
from pipeline.history.lines import HEADINGS, to_lines
from pipeline.history.series import History, MonthRun, Told
from pipeline.plan_account import account_digest
from pipeline.request import Request
from pipeline.run import findings_only, run
from pipeline.steps.look_back import look_back
from schemas.columns import table_spec
from schemas.parameters import default_parameters
from schemas.tables.dwellings import Dwellings
from schemas.tables.plan_changes import PlanChanges
from tests.builders import make_frame
from tests.steps.workbooks import dwelling_row, headings, small_input

PLAN = "Plan.xlsx"
NEVER = make_frame(PlanChanges)
BLANK = dict.fromkeys(column.name for column in table_spec(PlanChanges).columns)
CELL = {**BLANK, "sheet": "Fellesboliger", "plan_column": "Antall plasser", "result": "skrevet"}
UPDATED = make_frame(PlanChanges, [{**CELL, "dwelling_id": f"B-{number}"} for number in (1, 2)])
LOST = "Resultatene fra {} ligger ikke i «ut», men {}."
OLD = "Kjøringen for september 2019 oppdaterte planen, men «Plan.xlsx» er fortsatt den gamle."


def leave(output: Path, month: str, replaced: Any = "") -> None:
    """The results of a month's run: its record alone."""
    (output / month).mkdir(parents=True)
    record = {"criteria": [], "plan_replaced": replaced}
    (output / month / "run.json").write_text(json.dumps(record), encoding="utf-8")


def leave_series(output: Path, *months: str) -> None:
    told = (Told("dwellings_total", None, "2019", 1.0, "boliger", None, None, 0, "O"),)
    output.mkdir(exist_ok=True)
    lines = to_lines(History().adding([MonthRun(month, month_end(month), told) for month in months]))
    (output / FILE).write_bytes(as_bytes(HEADINGS, lines))


def seen(output: Path, changes: Any = UPDATED, period: str = "2019-10") -> tuple[Finding, ...]:
    return look_back(output, PLAN, changes, Context(period, month_end(period), default_parameters()))


def said(*given: Any) -> list[str]:
    return [finding.message for finding in seen(*given)]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "ut"


def test_the_first_run_of_all_is_told_nothing(output: Path) -> None:
    assert said(output, NEVER) == []


def test_an_updated_plan_beside_no_results_is_said(output: Path) -> None:
    (finding,) = seen(output)
    assert finding.message == LOST.format("en tidligere kjøring", "planen er oppdatert av programmet")
    assert finding.advice == (
        "Bruk samme mappe hver måned. Er resultatene flyttet eller slettet, så legg dem tilbake og kjør igjen: "
        "svarene deres og tallene som er gitt ut, står der."
    )
    assert finding.severity is Severity.WARNING


def test_any_results_show_that_the_folder_is_the_same(output: Path) -> None:
    leave(output, "2019-09")
    assert said(output) == []


@pytest.mark.parametrize("changes", [NEVER, UPDATED])
def test_a_month_of_the_series_without_results_is_named(output: Path, changes: Any) -> None:
    leave(output, "2019-08")
    leave_series(output, "2019-08", "2019-09", "2019-11")
    assert said(output, changes) == [LOST.format("kjøringen for september 2019", "måneden står i «historikk.csv»")]


def test_older_months_may_be_put_away(output: Path) -> None:
    leave(output, "2019-09")
    leave_series(output, "2019-07", "2019-09")
    assert said(output) == []


def test_a_series_that_cannot_be_understood_hides_nothing(output: Path) -> None:
    output.mkdir()
    (output / FILE).write_bytes(b"noe annet")
    assert said(output) == [LOST.format("en tidligere kjøring", "planen er oppdatert av programmet")]


@pytest.mark.parametrize("changes", [NEVER, UPDATED, UPDATED.iloc[::-1]])
def test_the_plan_that_the_last_run_replaced_is_old(output: Path, changes: Any) -> None:
    leave(output, "2019-08", "x")
    leave(output, "2019-09", account_digest(changes.sort_index()))
    leave(output, "2019-10", "y")
    (finding,) = seen(output, changes)
    assert (finding.message, finding.place.label, finding.severity) == (OLD, PLAN, Severity.WARNING)
    assert finding.advice == (
        "Erstatt den med planen fra «ut/2019-09». Har dere endret noe i den gamle siden, så før det inn i den nye."
    )


@pytest.mark.parametrize("replaced", ["", None, 7, "abc", account_digest(UPDATED.iloc[:1])])
def test_any_other_plan_is_not(output: Path, replaced: Any) -> None:
    leave(output, "2019-09", replaced)
    assert said(output) == []


def test_only_the_last_run_before_this_month_counts(output: Path) -> None:
    leave(output, "2019-08", account_digest(UPDATED))
    leave(output, "2019-09", "")
    assert said(output) == []


class Staff:
    """One shared dwelling, and somebody who keeps the plan."""

    def __init__(self, root: Path) -> None:
        self.inputs, self.output = root / "inn", root / "ut"
        shared = dwelling_row("B-1", is_shared_housing="ja", places=3)
        small_input(self.inputs, [headings(Dwellings), shared])
        self.plan = self.inputs / "Bosettingsplan.xlsx"

    def run(self, period: str) -> list[str]:
        """Ids of what is said of earlier runs; a check says the same as the run after it."""
        request = Request(self.inputs, date(2020, 1, 5), period)
        checked, ran = findings_only(request, output=self.output).shown, run(request, self.output).results.findings
        found, now = ([item.rule_id for item in items if item.rule_id in ("I171", "I172")] for items in (checked, ran))
        assert found == now
        return now

    def put_back(self, period: str) -> None:
        shutil.copy(self.output / period / "Bosettingsplan.xlsx", self.plan)

    def write(self, text: str) -> None:
        book = openpyxl.load_workbook(self.plan)
        book["Fellesboliger"]["Z1"] = text
        book.save(self.plan)


@pytest.mark.long
def test_a_year_as_people_do_it(tmp_path: Path) -> None:
    office = Staff(tmp_path)
    assert office.run("2019-09") == []
    assert office.run("2019-09") == [], "a rerun of the month starts from the same plan"
    office.write("skrevet i den gamle")
    assert office.run("2019-10") == ["I172"]
    said_in_plan = openpyxl.load_workbook(office.output / "2019-10" / "Bosettingsplan.xlsx")["Kontroll"]
    assert "fortsatt den gamle" not in str(list(said_in_plan.values))

    office.put_back("2019-09")
    office.write("skrevet i den nye")
    assert office.run("2019-10") == []

    office.put_back("2019-10")
    shutil.rmtree(office.output / "2019-10")
    assert office.run("2019-11") == ["I171"]
    shutil.rmtree(office.output)
    assert office.run("2019-12") == ["I171"]
