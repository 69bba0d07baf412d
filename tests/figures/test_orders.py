from __future__ import annotations

from datetime import date

from pipeline.figures.orders import order_figures
from pipeline.flow import Indicator
from tests.builders import Row, context, make_tables
from tests.builders_acquisitions import imdi_order
from tests.figures.asking import figure


def figures(*rows: Row) -> list[Indicator]:
    numbered = [{**row, "order_id": f"BE-{number}"} for number, row in enumerate(rows)]
    return order_figures(make_tables(dwellings=[], imdi_orders=numbered), context())[0]


ANSWERED = imdi_order(ordered_date=date(2019, 4, 1), answered_date=date(2019, 4, 11), places_ordered=3, youths_found=2)


def test_days_to_the_answer_and_youths_found_belong_to_the_year_of_the_answer() -> None:
    found = figures(ANSWERED, {**ANSWERED, "ordered_date": date(2018, 12, 22), "answered_date": date(2019, 1, 1)})
    share = figure(found, "imdi_youths_found_pct", "2019")

    assert figure(found, "imdi_answer_days_median", "2019").value == 10
    assert (share.numerator, share.denominator) == (4, 6)


def test_an_answer_without_a_number_is_left_out_of_the_share() -> None:
    share = figure(figures(ANSWERED, {**ANSWERED, "youths_found": None}), "imdi_youths_found_pct", "2019")

    assert (share.numerator, share.denominator, share.left_out) == (2, 3, 1)


def test_an_answer_to_come_is_awaited() -> None:
    found = figures({**ANSWERED, "answered_date": date(2019, 11, 1)}, {**ANSWERED, "answered_date": None}, ANSWERED)

    assert figure(found, "imdi_orders_unanswered").value == 2


def test_without_orders_nothing_is_computed() -> None:
    found, evidence = order_figures(make_tables(dwellings=[]), context())

    assert {(item.value, item.why_missing) for item in found} == {(None, "Bestillinger er ikke levert.")}
    assert not evidence
