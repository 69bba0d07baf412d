from __future__ import annotations

import pytest

from pipeline.figures.subject import Subject
from pipeline.flow import Indicator
from pipeline.ties import Tie, tenancy_ties, ties
from schemas.source import KOSTRA_13

SUBJECT = Subject(KOSTRA_13, "Rader")


def said(code: str, value: float | None, period: str = "2019", group: str | None = None) -> Indicator:
    return SUBJECT.amount(code, code, period, value, unit="", selection="", group=group, why_missing="Mangler.")


@pytest.mark.parametrize(("rejected", "holds"), [(2, True), (3, True), (4, False), (None, None)])
def test_a_part_is_not_above_the_whole(rejected: float | None, holds: bool | None) -> None:
    (found,) = ties([said("applications_rejected_new", rejected), said("applications_rejected", 3)])

    assert found == Tie(
        "Avslag til nye søkere er ikke flere enn alle avslag", "2019", rejected, 3, False, "applications_rejected_new"
    )
    assert found.holds is holds


@pytest.mark.parametrize(("stock", "holds"), [(216, True), (215, False)])
def test_the_stock_is_last_years_and_what_moved(stock: float, holds: bool) -> None:
    figures = [
        *(said(f"dwellings_{name}", 0, day) for name in ("leased_in", "private_disposal_right") for day in DAYS),
        *(said(f"dwellings_{name}", 100, DAYS[0]) for name in ("owned", "total")),
        *(said(f"dwellings_{name}", stock, DAYS[1]) for name in ("owned", "total")),
        *(said(f"stock_{name}", value, "2020") for name, value in (("in", 131), ("out", 15), ("recounted", 0))),
    ]
    found = ties(figures)[-1]

    assert (found.left, found.right, found.holds) == (216, stock, holds)


DAYS = ("2019-12-31", "2020-12-31")


@pytest.mark.parametrize(("pending", "holds"), [(4, [True, True]), (3, [True, False]), (None, [True, None])])
def test_applications_are_decided_or_wait(pending: float | None, holds: list[bool | None]) -> None:
    amounts = {"received": 10, "rejected": 5, "granted": 3, "decided_otherwise": 1, "pending": pending}
    figures = [
        said("applications_pending", 3, "2018"),
        *(said(f"applications_{name}", value) for name, value in amounts.items()),
    ]

    assert [tie.holds for tie in ties(figures)] == holds


def test_more_may_be_rejected_than_came_in_the_year_when_others_waited() -> None:
    figures = [
        said("applications_pending", 5, "2018"),
        *(said(f"applications_{name}", value) for name, value in (("received", 2), ("rejected", 6), ("pending", 1))),
    ]

    assert [(tie.left, tie.right, tie.holds) for tie in ties(figures) if not tie.is_equal] == [(6, 7, True)]


def test_nobody_on_the_waiting_list_may_have_a_tenancy() -> None:
    found = tenancy_ties([said("waiting_list_with_tenancy", 1), said("tenancies_outside_stock", 0)])

    assert [tie.holds for tie in found] == [False, True]
