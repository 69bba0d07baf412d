"""Two months with proposals: the team answers in Inntaksteam, and the next run knows."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.errors import UnreadableFileError
from pipeline.request import Request
from pipeline.run import Outcome, run
from schemas.tables.dwellings import Dwellings
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.settlement_plan import SettlementPlan
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths
from tests.reports.reading_back import rows_of
from tests.steps.planning_desk import shared, stay
from tests.steps.workbooks import headings, row_of, write_book

pytestmark = pytest.mark.long

OCTOBER, NOVEMBER = "2019-10", "2019-11"
Row = dict[str, Any]


class Team:
    """One shared dwelling with a free room, three youths who wait, and the folder of all runs."""

    def __init__(self, root: Path) -> None:
        self.inputs, self.output = root / "inn", root / "ut"
        self.tenancies = [stay(1, "A")]
        places = [row_of(PlanPlaces, dwelling_id="B-1", room="A", resident="EM-1")]
        places.append(row_of(PlanPlaces, dwelling_id="B-1", room="B"))
        plan = {"Fellesboliger": [headings(SettlementPlan), row_of(SettlementPlan, dwelling_id="B-1")]}
        write_book(self.inputs / "Bosettingsplan.xlsx", {**plan, "Plasser": [headings(PlanPlaces), *places]})
        youths = [
            row_of(
                Youths,
                youth_id=f"EM-{number}",
                birth_date=date(2002, 3, 15),
                sex="Gutt",
                decision_date=date(2019, number, 1),
                **dict.fromkeys(("day_activity_ok", "social_ok", "tenancy_duties_ok"), "ja"),
            )
            for number in range(1, 5)
        ]
        write_book(self.inputs / "Ungdom.xlsx", {"EM-ungdom": [headings(Youths), *youths]})
        write_book(self.inputs / "Boligregister.xlsx", {"Boliger": [headings(Dwellings), shared()]})

    def run(self, period: str = OCTOBER) -> Outcome:
        write_book(self.inputs / "Kontrakter.xlsx", {"Leieforhold": [headings(Tenancies), *self.tenancies]})
        return run(Request(self.inputs, date(2020, 1, 5), period), self.output)

    def path(self, period: str = OCTOBER) -> Path:
        return self.output / period / "Inntaksteam.xlsx"

    def proposals(self, period: str = OCTOBER) -> list[Row]:
        return self._rows("Forslag fellesbolig", "Ungdom", period)

    def earlier(self, period: str = OCTOBER) -> list[Row]:
        return self._rows("Svar på forslag", "Måned", period)

    def answer(self, youth: str, verdict: str, grounds: str = "", period: str = OCTOBER) -> None:
        """Type beside a proposal, as staff do in a spreadsheet program."""
        book = openpyxl.load_workbook(self.path(period))
        sheet = book["Forslag fellesbolig"]
        header = next(row for row in sheet.iter_rows() if any(cell.value == "Kjennetegn" for cell in row))
        columns = {cell.value: cell.column for cell in header}
        (at,) = (row[0].row for row in sheet.iter_rows() if row[0].value == youth and row[0].row in _below(header))
        sheet.cell(at, columns["Vedtak"], verdict)
        sheet.cell(at, columns["Begrunnelse"], grounds)
        book.save(self.path(period))

    def in_plan(self, period: str = OCTOBER) -> list[str | None]:
        """Column Forslag of the updated plan, room by room."""
        sheet = openpyxl.load_workbook(self.output / period / "Bosettingsplan.xlsx")["Plasser"]
        return [row["Forslag"] for row in rows_of(sheet, "Bolignr")]

    def _rows(self, sheet: str, first: str, period: str) -> list[Row]:
        found = rows_of(openpyxl.load_workbook(self.path(period))[sheet], first)
        return [row for row in found if row["Kjennetegn"]]


def _below(header: tuple[Any, ...]) -> range:
    return range(header[0].row + 1, header[0].row + 4)


@pytest.fixture
def team(tmp_path: Path) -> Team:
    return Team(tmp_path)


def test_a_proposal_with_its_reasons_stands_in_both_workbooks(team: Team) -> None:
    team.run()
    (row,) = team.proposals()
    assert (row["Ungdom"], row["Bolig"], row["Rom"], row["Vedtak"]) == ("EM-2", "B-1", "B", None)
    assert row["Hvorfor"] == "Med EM-2 er alle plassene i B-1 i bruk. EM-2 har ventet siden 01.02.2019."
    assert team.in_plan() == [None, "EM-2 fra 31.10.2019"]


def test_a_no_goes_to_the_next_and_holds_the_month_after(team: Team) -> None:
    team.run()
    team.answer("EM-2", "følges ikke", "Har fått plass hos familie")
    again = team.run()
    assert [row["Ungdom"] for row in team.proposals()] == ["EM-3"]
    assert again.kept_files == ()
    team.run(NOVEMBER)
    assert [row["Ungdom"] for row in team.proposals(NOVEMBER)] == ["EM-3"]
    told = {row["Hvem"]: (row["Vedtak"], row["Begrunnelse"], row["Slik står det nå"]) for row in team.earlier(NOVEMBER)}
    assert told == {
        "EM-2": ("følges ikke", "Har fått plass hos familie", "Foreslås ikke igjen før noe er endret."),
        "EM-3": (None, None, "Ikke besvart."),
    }


def test_a_yes_holds_the_room_until_the_tenancy_is_there(team: Team) -> None:
    team.run()
    team.answer("EM-2", "følges", "Passer godt")
    team.run()
    (row,) = team.proposals()
    assert (row["Ungdom"], row["Vedtak"], row["Begrunnelse"]) == ("EM-2", "følges", "Passer godt")
    assert row["Hvorfor"] == "Holdes av til 30.11.2019."
    assert team.in_plan() == [None, "EM-2 fra 31.10.2019 (vedtatt)"]
    team.tenancies.append(stay(2, "B", start_date=date(2019, 11, 1)))
    team.run(NOVEMBER)
    assert team.proposals(NOVEMBER) == []
    (earlier,) = team.earlier(NOVEMBER)
    assert earlier["Slik står det nå"] == "Leieforholdet er på plass."
    assert team.in_plan(NOVEMBER) == [None, None]


def test_what_cannot_be_read_is_said_and_stays(team: Team) -> None:
    team.run()
    team.answer("EM-2", "spør mor", "Ring mandag")
    found = team.run().results.findings
    assert [item.message for item in found if item.rule_id == "P302"] == [
        "«spør mor» er ikke et svar på forslaget om bolig B-1. Svaret er ikke regnet med."
    ]
    (row,) = team.proposals()
    assert (row["Vedtak"], row["Begrunnelse"]) == ("spør mor", "Ring mandag")


def test_a_workbook_with_another_name_is_missed(team: Team) -> None:
    team.run()
    team.path().rename(team.path().with_name("Inntaksteam møtet.xlsx"))
    assert [item.rule_id for item in team.run(NOVEMBER).results.findings if item.rule_id[:2] == "P3"] == ["P305"]


def test_a_workbook_that_cannot_be_opened_stops_the_run(team: Team) -> None:
    team.run()
    team.path().write_bytes(b"PK ikke en arbeidsbok")
    with pytest.raises(UnreadableFileError, match="Der står det dere har skrevet i «Vedtak»"):
        team.run(NOVEMBER)


def test_a_change_outside_the_two_columns_is_kept_beside(team: Team) -> None:
    team.run()
    book = openpyxl.load_workbook(team.path())
    book["Til møtet"]["H30"] = "Husk kake"
    book.save(team.path())
    assert team.run().kept_files == ("Inntaksteam (endret av dere).xlsx",)
