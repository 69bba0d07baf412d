from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from pipeline.decided import decisions_in, facts_text, identity
from pipeline.decisions import Decision, Subject, Verdict
from pipeline.excel.reading import read_workbook
from pipeline.finding import Place

HEADINGS = ["Ungdom", "Vedtak", "Begrunnelse", "Kjennetegn", "Grunnlag"]


def mark(person: str = "U-1", period: str = "2019-10", day: date | None = date(2019, 11, 1)) -> str:
    return identity(Subject.SHARED, period, person, "B-1", "A", day)


def read(tmp_path: Path, sheets: dict[str, list[list[object]]]) -> tuple[Decision, ...]:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in [["Tittel"], [], HEADINGS, *rows]:
            sheet.append(row)
    book.save(tmp_path / "Inntaksteam.xlsx")
    return decisions_in(read_workbook(tmp_path / "Inntaksteam.xlsx")).made


def test_a_proposal_and_its_answer(tmp_path: Path) -> None:
    row: list[object] = ["U-1", "følges", "Passer", mark(), facts_text({"sex": "ab", "places": "cd"})]
    (found,) = read(tmp_path, {"Forslag fellesbolig": [row]})
    assert found == Decision(
        Subject.SHARED,
        "U-1",
        "B-1",
        "2019-10",
        "A",
        date(2019, 11, 1),
        "følges",
        "Passer",
        {"sex": "ab", "places": "cd"},
        Place("Inntaksteam.xlsx", "Forslag fellesbolig", "B4"),
    )
    assert found.verdict is Verdict.FOLLOWED


@pytest.mark.parametrize(
    ("typed", "verdict", "is_unreadable"),
    [
        (" FØLGES  ikke ", Verdict.NOT_FOLLOWED, False),
        ("utsatt", Verdict.POSTPONED, False),
        ("", None, False),
        ("  ", None, False),
        ("kanskje", None, True),
        (1, None, True),
    ],
)
def test_answers_as_people_type_them(
    tmp_path: Path, typed: object, verdict: Verdict | None, is_unreadable: bool
) -> None:
    (found,) = read(tmp_path, {"Forslag fellesbolig": [["U-1", typed, None, mark(), ""]]})
    assert (found.verdict, found.is_unreadable) == (verdict, is_unreadable)


def test_rows_that_nothing_knows_are_left_alone(tmp_path: Path) -> None:
    rows: list[list[object]] = [["U-1", "følges", None, None, None], ["U-2", "følges", None, "noe annet", None], []]
    assert read(tmp_path, {"Forslag fellesbolig": rows, "Noe annet": rows}) == ()


def test_the_same_proposal_twice_counts_once_and_answered(tmp_path: Path) -> None:
    """A row copied by staff, or one that stands on two sheets."""
    found = read(
        tmp_path,
        {
            "Forslag fellesbolig": [["U-1", None, None, mark(), ""]],
            "Svar på forslag": [
                ["U-1", "utsatt", None, mark(), ""],
                ["U-1", "følges", None, mark(period="2019-09"), ""],
            ],
        },
    )
    assert [(item.period, item.typed) for item in found] == [("2019-09", "følges"), ("2019-10", "utsatt")]


def test_a_day_that_nobody_knew(tmp_path: Path) -> None:
    (found,) = read(tmp_path, {"Forslag familier": [["H-1", None, None, mark(day=None), ""]]})
    assert found.move_in_date is None
