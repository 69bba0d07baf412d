"""The pipeline has two sheets of its own in the staff's plan; one of theirs that has such a name stays theirs."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.example import generate
from tests.golden.office import Office
from tests.golden.plan_rows import opened

pytestmark = pytest.mark.long

OCTOBER = date(2019, 10, 31)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    generate(tmp_path / "input", dwellings=10)
    return Office(tmp_path / "input")


@pytest.mark.parametrize("name", ["Kontroll", "Endringer", "KONTROLL"])
def test_a_sheet_of_the_staffs_with_our_name_is_left_alone_and_said(office: Office, name: str) -> None:
    book = opened(office.plan)
    book.create_sheet(name)["B3"] = "Egenkontroll av brannvern"
    book.save(office.plan)

    findings = [item for item in office.update(OCTOBER).findings if item.rule_id == "P005"]

    assert opened(office.plan)[name]["B3"].value == "Egenkontroll av brannvern"
    assert [item.message for item in findings] == [
        f"Arket «{name.capitalize()}» er ikke oppdatert: "
        "det står et ark der med andre overskrifter enn programmets egne."
    ]


def test_a_blank_sheet_with_our_name_is_taken(office: Office) -> None:
    book = opened(office.plan)
    book.create_sheet("Kontroll")
    book.save(office.plan)

    office.update(OCTOBER)

    assert opened(office.plan)["Kontroll"]["A1"].value == "Alvorlighet"


def test_our_sheets_are_rewritten_whatever_was_typed_under_the_headings(office: Office) -> None:
    office.update(OCTOBER)
    first = opened(office.plan)["Kontroll"]["E2"].value
    book = opened(office.plan)
    book["Kontroll"]["E2"] = "noe annet"
    book.save(office.plan)

    office.update(OCTOBER)

    assert opened(office.plan)["Kontroll"]["E2"].value == first
