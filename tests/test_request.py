"""Tests of what somebody asks of a run, and the month and day that follow from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import WrongUseError
from pipeline.request import Request, context_of
from schemas.parameters import default_parameters

TODAY = date(2019, 11, 21)


@pytest.mark.parametrize(
    ("period", "as_of", "expected"),
    [
        (None, None, ("2019-10", date(2019, 10, 31))),
        ("2019-09", None, ("2019-09", date(2019, 9, 30))),
        ("2019-11", None, ("2019-11", date(2019, 11, 30))),
        ("2019-10", date(2019, 10, 1), ("2019-10", date(2019, 10, 1))),
        ("2019-10", date(2019, 10, 31), ("2019-10", date(2019, 10, 31))),
    ],
)
def test_month_and_day(period: str | None, as_of: date | None, expected: tuple[str, date]) -> None:
    context = context_of(Request(Path("inn"), TODAY, period, as_of), default_parameters())

    assert (context.period, context.as_of) == expected


@pytest.mark.parametrize("as_of", [date(2019, 9, 30), date(2019, 11, 1)])
def test_a_day_outside_the_month_is_refused(as_of: date) -> None:
    with pytest.raises(WrongUseError) as said:
        context_of(Request(Path("inn"), TODAY, "2019-10", as_of), default_parameters())

    assert str(said.value) == (
        f"Telledagen {as_of:%d.%m.%Y} er ikke i oktober 2019. Velg en dag i måneden, eller en annen måned med --period."
    )


def test_a_month_that_has_not_begun_is_refused() -> None:
    with pytest.raises(WrongUseError) as said:
        context_of(Request(Path("inn"), TODAY, "2019-12"), default_parameters())

    assert str(said.value) == (
        "Måneden desember 2019 er ikke begynt. Rett «Rapportmåned» i Oppsett, eller velg med --period."
    )
