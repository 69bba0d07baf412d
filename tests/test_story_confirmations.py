"""Staff say that a warning is right as it stands: it stays away until the cell changes, and nothing typed is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline import run as pipeline_run
from pipeline.errors import UnreadableFileError
from pipeline.finding import Place
from pipeline.request import Request
from pipeline.run import Outcome
from schemas.tables.dwellings import Dwellings
from tests.reports.reading_back import rows_of
from tests.steps.workbooks import dwelling_row, headings, small_input

pytestmark = pytest.mark.long

TODAY = date(2020, 1, 5)
SHARED = {"is_shared_housing": "ja", "disposal_form": "Kommunalt eid"}


class Office:
    """Two shared dwellings without places, each with a warning, and the folder of all runs."""

    def __init__(self, root: Path) -> None:
        self.inputs, self.output = root / "inn", root / "ut"
        self.register()

    def register(self, *ids: str, places: Any = None) -> None:
        rows = [dwelling_row(each, **SHARED, places=places) for each in ids or ("B-1", "B-2")]
        small_input(self.inputs, [headings(Dwellings), *rows])

    def run(self, period: str = "2019-10") -> Outcome:
        return pipeline_run.run(Request(self.inputs, TODAY, period), self.output)

    def warned(self, period: str = "2019-10", rule: str = "K020") -> list[str]:
        """Dwellings with the warning after a run."""
        findings = self.run(period).results.findings
        return [finding.dwelling_id for finding in findings if finding.rule_id == rule]

    def path(self, period: str = "2019-10") -> Path:
        return self.output / period / "Avvik.xlsx"

    def write(self, sheet: str, change: Callable[[Any, dict[str, int]], None], period: str = "2019-10") -> None:
        """Change a sheet as staff do in a spreadsheet program; ``change`` gets it and its columns by heading."""
        book = openpyxl.load_workbook(self.path(period))
        header = next(row for row in book[sheet].iter_rows() if any(cell.value == "Kjennetegn" for cell in row))
        change(book[sheet], {cell.value: cell.column for cell in header})
        book.save(self.path(period))

    def answer(self, dwelling_id: str, period: str = "2019-10", rule: str = "K020", **cells: str) -> None:
        def change(sheet: Any, columns: dict[str, int]) -> None:
            for row in sheet.iter_rows():
                if row[columns["Bolig"] - 1].value == dwelling_id and row[columns["Regel"] - 1].value == rule:
                    for heading, text in cells.items():
                        sheet.cell(row[0].row, columns[heading], text)

        self.write("Avvik", change, period)

    def confirmed(self, period: str = "2019-10") -> list[dict[str, Any]]:
        return rows_of(openpyxl.load_workbook(self.path(period))["Bekreftet"], "Alvorlighet")

    def record(self, period: str = "2019-10") -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.output / period / "run.json").read_text(encoding="utf-8"))
        return found


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_a_confirmed_warning_stays_away_and_is_counted_beside(office: Office) -> None:
    assert office.warned() == ["B-1", "B-2"]
    before = office.record()["findings"]["Advarsel"]
    office.answer("B-1", Stemmer="ja", Merknad="avtalt med eier")

    outcome = office.run()

    assert outcome.kept_files == ()
    assert [f.dwelling_id for f in outcome.results.findings if f.rule_id == "K020"] == ["B-2"]
    assert (office.record()["findings"]["Advarsel"], office.record()["findings_confirmed"]) == (before - 1, 1)
    (row,) = office.confirmed()
    assert {heading: row[heading] for heading in ("Bolig", "Regel", "Stemmer", "Merknad", "Bekreftet i")} == {
        "Bolig": "B-1",
        "Regel": "K020",
        "Stemmer": "ja",
        "Merknad": "avtalt med eier",
        "Bekreftet i": "oktober 2019",
    }


def test_the_same_answers_give_the_same_bytes_and_go_on_to_the_next_months(office: Office) -> None:
    office.run()
    office.answer("B-1", Stemmer="ja")
    office.run()
    first = office.path().read_bytes()
    assert office.warned() == ["B-2"]
    assert office.path().read_bytes() == first

    assert office.warned("2019-12") == ["B-2"]
    assert [row["Bekreftet i"] for row in office.confirmed("2019-12")] == ["oktober 2019"]
    assert office.warned("2019-09") == ["B-1", "B-2"], "a later month's answers do not reach back"


def test_it_is_known_again_where_rows_have_moved(office: Office) -> None:
    office.run()
    office.answer("B-1", Stemmer="ja")
    office.register("B-0", "B-2", "B-1")
    assert office.warned() == ["B-0", "B-2"]


def test_it_comes_back_when_the_cell_changes_and_is_still_known_when_the_value_returns(office: Office) -> None:
    office.register(places=50)
    assert office.warned(rule="K076") == ["B-1", "B-2"]
    office.answer("B-1", rule="K076", Stemmer="ja")
    assert office.warned(rule="K076") == ["B-2"]

    office.register(places=51)
    assert office.warned(rule="K076") == ["B-1", "B-2"]
    assert [row["Funnet nå"] for row in office.confirmed()] == ["nei"]

    office.register(places=50)
    assert office.warned(rule="K076") == ["B-2"]
    assert [row["Funnet nå"] for row in office.confirmed()] == ["ja"]


def test_clearing_the_mark_or_deleting_the_row_brings_the_warning_back(office: Office) -> None:
    office.run()
    office.answer("B-1", Stemmer="ja", Merknad="sjekket")
    office.answer("B-2", Stemmer="ja")
    assert office.warned() == []

    def clear_first(sheet: Any, columns: dict[str, int]) -> None:
        row = next(row[0].row for row in sheet.iter_rows() if row[columns["Bolig"] - 1].value == "B-1")
        sheet.cell(row, columns["Stemmer"]).value = None

    office.write("Bekreftet", clear_first)
    assert office.warned() == ["B-1"]
    rows = rows_of(openpyxl.load_workbook(office.path())["Avvik"], "Nr")
    assert [row["Merknad"] for row in rows if row["Bolig"] == "B-1" and row["Regel"] == "K020"] == ["sjekket"]

    office.write("Bekreftet", lambda sheet, _: sheet.delete_rows(sheet.max_row))
    assert office.warned() == ["B-1", "B-2"]


def test_a_remark_alone_confirms_nothing_and_stays(office: Office) -> None:
    office.run()
    office.answer("B-1", Merknad="skal ringe eier")
    assert office.run().kept_files == ()
    assert office.warned() == ["B-1", "B-2"]
    rows = rows_of(openpyxl.load_workbook(office.path())["Avvik"], "Nr")
    assert [row["Merknad"] for row in rows if row["Regel"] == "K020"] == ["skal ringe eier", None]


def test_a_word_that_is_no_answer_is_said_until_it_is_one_and_the_plan_keeps_silent(office: Office) -> None:
    office.run()
    office.answer("B-1", Stemmer="kanskje")
    outcome = office.run()
    (found,) = [item for item in outcome.results.findings if item.rule_id == "I170"]
    warned = next(item for item in outcome.results.findings if item.rule_id == "K020" and item.dwelling_id == "B-1")
    assert found.message == (
        f"Det som står i «Stemmer» ved K020 i {warned.place.label}, er verken «ja» eller «nei», og er ikke regnet med."
    )
    assert found.place == Place("Avvik.xlsx", "Avvik")
    assert outcome.kept_files == ()
    plan = openpyxl.load_workbook(office.output / "2019-10" / "Bosettingsplan.xlsx")
    assert "Stemmer" not in str([row[4] for row in plan["Kontroll"].iter_rows(values_only=True)])
    for typed, expected in (("nei", ["B-1", "B-2"]), ("ja", ["B-2"])):
        office.answer("B-1", Stemmer=typed)
        assert office.warned() == expected
        assert office.warned(rule="I170") == []


def test_an_avvik_with_more_changes_than_answers_is_kept(office: Office) -> None:
    office.run()
    office.answer("B-1", Stemmer="ja")
    office.write("Avvik", lambda sheet, _: sheet.cell(1, 1, "Våre avvik"))
    assert office.run().kept_files == ("Avvik (endret av dere).xlsx",)
    assert office.warned() == ["B-2"]


def test_a_remark_on_what_is_no_longer_found_is_kept(office: Office) -> None:
    office.run()
    office.answer("B-1", Merknad="skal ringe eier")
    office.register("B-2")
    assert office.run().kept_files == ("Avvik (endret av dere).xlsx",)


def test_a_check_leaves_out_what_is_confirmed(office: Office) -> None:
    office.run()
    office.answer("B-1", Stemmer="ja")
    request = Request(office.inputs, TODAY, "2019-10")
    found = pipeline_run.findings_only(request, output=office.output).shown
    assert [item.dwelling_id for item in found if item.rule_id == "K020"] == ["B-2"]


def test_an_avvik_that_cannot_be_read_stops_the_run_before_anything_is_lost(office: Office) -> None:
    office.run()
    office.path().write_bytes(b"ikke en arbeidsbok")
    with pytest.raises(UnreadableFileError, match="Der står det dere har skrevet i «Stemmer»"):
        office.run()
    assert office.path().read_bytes() == b"ikke en arbeidsbok"
