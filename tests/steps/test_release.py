from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline import run as pipeline_run
from pipeline.context import Context
from pipeline.disclosure.delivery import Key
from pipeline.disclosure.register import Register
from pipeline.errors import UnreadableFileError
from pipeline.figures.published import published_counts
from pipeline.files.released import FILE, read_released
from pipeline.flow import Summary
from pipeline.release import Counts, Release
from pipeline.request import Request
from pipeline.run import run
from pipeline.steps.release import earlier_releases, release_findings
from pipeline.table import Tables
from schemas.parameters import default_parameters
from schemas.published import PublishedTable
from schemas.reports.husbanken import CLASS, DWELLINGS, HUSBANKEN_TABLES, LOAN_CASES
from schemas.tables.startlan_cases import StartlanCases
from tests.reports import building
from tests.reports.releasing import Known, released_counts
from tests.steps.workbooks import small_input

LOANS, STOCK = HUSBANKEN_TABLES
NOVEMBER = Context("2019-11", date(2019, 11, 30), default_parameters())


def loans(families: int, others: int, families_after: int = 0, others_after: int = 0) -> Known:
    """Cases in October, and in November."""
    year: Counts = {
        ("FAMILY", "2019-10"): families,
        ("OTHER", "2019-10"): others,
        ("FAMILY", "2019-11"): families_after,
        ("OTHER", "2019-11"): others_after,
    }
    return {LOAN_CASES: {"2019": year}, DWELLINGS: {}}


def dwellings(day: str, *counts: int) -> Known:
    codes = [(code,) for code, _ in STOCK.classes]
    return {LOAN_CASES: {}, DWELLINGS: {day: dict(zip(codes, counts, strict=True))}}


def shown(release: Release, table: PublishedTable, period: str, *classes: str) -> int | None:
    found = release.find(table, period)
    assert found
    return release.protected.shown(found.key(((CLASS, classes),) if classes else ()))


def test_a_rerun_of_the_month_has_the_same_pattern_and_adds_nothing_to_the_register() -> None:
    first = released_counts(dwellings("2019-10-31", 40, 41, 16, 2))
    again = released_counts(dwellings("2019-10-31", 40, 41, 16, 2), first.register)
    assert first.protected.hidden
    assert again.protected.hidden == first.protected.hidden
    assert again.register == first.register


def test_what_has_come_since_last_month_may_not_be_found_by_subtraction() -> None:
    october = released_counts(loans(17, 8))
    assert shown(october, LOANS, "2019", "FAMILY") == 17
    november = released_counts(loans(17, 8, 2, 1), october.register, NOVEMBER)
    assert shown(november, LOANS, "2019", "FAMILY") is None
    enough = released_counts(loans(17, 8, 6, 5), october.register, NOVEMBER)
    assert shown(enough, LOANS, "2019", "FAMILY") == 23


def test_a_class_of_a_stock_that_was_held_back_stays_so_within_the_year() -> None:
    october = released_counts(dwellings("2019-10-31", 40, 41, 16, 2))
    november = released_counts(dwellings("2019-11-30", 40, 41, 16, 4), october.register, NOVEMBER)
    assert shown(november, STOCK, "2019-11-30", "NOT_SURVEYED") is None
    next_year = Context("2020-01", date(2020, 1, 31), default_parameters())
    january = released_counts(dwellings("2020-01-31", 40, 41, 16, 4), november.register, next_year)
    assert shown(january, STOCK, "2020-01-31", "NOT_SURVEYED") == 4


def test_when_nothing_is_safe_nothing_is_registered_and_the_run_says_why() -> None:
    good = released_counts(loans(17, 8))
    bad = replace(good, protected=replace(good.protected, audit=None, refused={"x": "Tabellen «x» er ikke gitt ut."}))
    assert not bad.is_safe
    (finding,) = release_findings(bad)
    assert finding.message == "Husbanken.xlsx er ikke laget. Tabellen «x» er ikke gitt ut."
    assert finding.severity.value == "Feil"


def test_a_count_corrected_since_it_was_given_out_is_a_warning() -> None:
    october = released_counts(loans(17, 8))
    changed = released_counts(loans(30, 20), october.register)
    messages = [finding.message for finding in release_findings(changed)]
    assert any(
        message.endswith("er et annet tall enn i 2019-10. Sjekk hvorfor før tabellen gis ut.") for message in messages
    )


def test_cases_are_counted_by_month_without_those_that_nobody_knows() -> None:
    rows = [
        {"case_id": f"S{at}", "case_status": status, "payment_date": day, "child_count": children}
        for at, (status, day, children) in enumerate(
            [
                ("PAID", "2018-02-03", 2),
                ("PAID", "2019-10-30", 0),
                ("PAID", "2019-10-31", 1),
                ("PAID", "2019-11-02", 1),
                ("PAID", "2020-01-02", 1),
                ("PAID", "2019-01-02", None),
                ("PAID", None, 1),
                ("GRANTED", "2019-01-02", 1),
            ]
        )
    ]
    tables = Tables({"startlan_cases": building.table(StartlanCases, rows, "Startlån.xlsx")})
    empty = building.assessment_of(building.dwelling_tables(0, with_surveys=False))
    counts = published_counts(tables, empty, Summary((), {}, pd.DataFrame()), building.CONTEXT)
    assert counts[LOAN_CASES] == {
        "2018": {("FAMILY", "2018-02"): 1},
        "2019": {("OTHER", "2019-10"): 1, ("FAMILY", "2019-10"): 1, ("FAMILY", "2019-11"): 1},
    }
    assert counts[DWELLINGS] == {}


def test_a_register_that_cannot_be_read_stops_the_run_and_nothing_is_changed(tmp_path: Path) -> None:
    inputs, output = small_input(tmp_path / "inn"), tmp_path / "ut"
    run(Request(inputs, date(2019, 11, 21)), output)
    (output / FILE).write_text("Utgivelse\nnoe annet\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
    with pytest.raises(UnreadableFileError, match=f"Filen «{FILE}» kan ikke leses"):
        run(Request(inputs, date(2019, 11, 21)), output)
    assert {path: path.read_bytes() for path in output.rglob("*") if path.is_file()} == before


def test_the_register_comes_back_from_its_file(tmp_path: Path) -> None:
    from pipeline.disclosure.register import HEADINGS, to_lines
    from pipeline.files.released import write_released

    register = released_counts(loans(17, 4)).register
    assert earlier_releases(tmp_path) == Register()
    write_released(tmp_path, HEADINGS, to_lines(register))
    assert earlier_releases(tmp_path) == register
    assert len(read_released(tmp_path)) == len(register.entries)
    assert Key("startlånsaker 2019", ()) not in {entry.key for entry in register.entries}


def test_what_leaves_is_counted_before_rows_with_protected_addresses_are_taken_from_the_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def noted(name: str) -> None:
        real: Callable[..., Any] = getattr(pipeline_run, name)

        def call(*given: Any) -> Any:
            calls.append(name)
            return real(*given)

        monkeypatch.setattr(pipeline_run, name, call)

    for name in ("release", "gated", "publish"):
        noted(name)
    run(Request(small_input(tmp_path / "inn"), date(2019, 11, 21)), tmp_path / "ut")
    assert calls == ["release", "gated", "publish"]
