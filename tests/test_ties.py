from __future__ import annotations

import pytest

from pipeline.figures.subject import Subject
from pipeline.flow import Indicator
from pipeline.ties import Tie, ties
from schemas.source import KOSTRA_13

SUBJECT = Subject(KOSTRA_13, "Rader")


def said(code: str, value: float | None, period: str = "2019", group: str | None = None) -> Indicator:
    return SUBJECT.amount(code, code, period, value, unit="", selection="", group=group, why_missing="Mangler.")


@pytest.mark.parametrize(("rejected", "holds"), [(2, True), (3, True), (4, False), (None, None)])
def test_a_part_is_not_above_the_whole(rejected: float | None, holds: bool | None) -> None:
    found, _ = ties([said("applications_rejected_new", rejected), said("applications_rejected", 3)])

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
