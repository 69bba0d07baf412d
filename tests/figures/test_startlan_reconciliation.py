from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.context import Context
from pipeline.figures.startlan import startlan_figures
from pipeline.figures.startlan_reconciliation import EVIDENCE, reconciliation_figures
from pipeline.flow import Indicator
from pipeline.ties import startlan_ties
from tests.builders import AS_OF, Row, context, make_tables, startlan_case, without_columns
from tests.figures.asking import figure

CASE = startlan_case(
    loan_nok=1_000_000.0, decision_date=date(2019, 2, 1), payment_date=date(2019, 4, 1), carry_over_grounds="Bygges"
)
OPEN = {**CASE, "case_status": "GRANTED", "payment_date": None}


def reconciled(
    *cases: Row, on: Context | None = None, lacking: tuple[str, ...] = ()
) -> tuple[list[Indicator], pd.DataFrame]:
    numbered = [{**case, "case_id": f"S-{number}"} for number, case in enumerate(cases)]
    read = without_columns(make_tables(dwellings=[], startlan_cases=numbered), "startlan_cases", *lacking)
    kept = [case for case in numbered if case["case_status"] != "PAID" or case["payment_date"]]
    tables = without_columns(make_tables(dwellings=[], startlan_cases=kept), "startlan_cases", *lacking)
    figures, evidence = reconciliation_figures(tables, read, on or context())
    return [*figures, *startlan_figures(tables, on or context())[0]], evidence[EVIDENCE].rows


def value(figures: list[Indicator], name: str, year: str = "2019") -> float | None:
    return figure(figures, f"startlan_{name}_nok", year).value


def test_what_is_granted_one_year_and_paid_the_next_is_carried_over_between_them() -> None:
    figures, _ = reconciled({**CASE, "decision_date": date(2018, 12, 1)})

    assert (value(figures, "granted", "2018"), value(figures, "carried_out", "2018")) == (1_000_000, 1_000_000)
    assert (value(figures, "carried_in"), value(figures, "reported_paid")) == (1_000_000, 1_000_000)
    assert value(figures, "carried_out") == 0


def test_a_payment_to_come_waits_on_the_as_of_day() -> None:
    figures, _ = reconciled({**CASE, "payment_date": AS_OF + timedelta(1)}, OPEN)

    assert (value(figures, "carried_out"), value(figures, "reported_paid")) == (2_000_000, 0)


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({}, ""),
        ({"loan_nok": None, "grant_nok": None}, "Uten beløp"),
        ({"loan_nok": 0.0, "grant_nok": 0.0}, "Uten beløp"),
        ({"decision_date": date(2019, 4, 2)}, "Utbetalt før vedtak"),
        ({"decision_date": None}, "Uten vedtaksdato"),
        ({"case_status": "REJECTED"}, "Utbetalingsdato uten status utbetalt"),
        ({"case_status": "GRANTED"}, "Utbetalingsdato uten status utbetalt"),
        ({"payment_date": None}, "Utbetalt uten dato"),
        ({"case_status": "GRANTED", "payment_date": None}, "Mangler utbetaling etter fristen"),
        ({"case_status": "GRANTED", "payment_date": None, "decision_date": date(2019, 5, 1)}, ""),
        ({"case_status": "GRANTED", "payment_date": None, "decision_date": None}, "Uten vedtaksdato"),
    ],
)
def test_what_somebody_must_look_into(changes: Row, what: str) -> None:
    figures, rows = reconciled({**CASE, **changes})
    found = rows[rows["År"] == 2019]

    assert found["Hva som er galt"].tolist() == [what]
    assert figure(figures, "startlan_to_check", "2019").value == bool(what)
    if what:
        assert figure(figures, "startlan_to_check", "2019", what).value == 1


@pytest.mark.parametrize(
    ("changes", "is_double"),
    [
        ({}, True),
        ({"payment_date": date(2019, 5, 31)}, True),
        ({"payment_date": date(2019, 6, 1)}, False),
        ({"payment_date": date(2019, 2, 1)}, True),
        ({"loan_nok": 1_000_001.0}, False),
        ({"child_count": 3}, False),
        ({"child_count": None}, False),
        ({"case_status": "GRANTED", "payment_date": None}, False),
    ],
)
def test_two_payments_alike_and_near_each_other_may_be_one(changes: Row, is_double: bool) -> None:
    figures, _ = reconciled(CASE, {**CASE, **changes})
    found = figure(figures, "startlan_to_check", "2019", "Mulig dobbel utbetaling").value

    assert found == (2 if is_double else 0)


def test_a_payment_twice_over_new_year_is_seen_in_both_years() -> None:
    granted = {**CASE, "decision_date": date(2018, 12, 1)}
    figures, _ = reconciled(
        {**granted, "payment_date": date(2018, 12, 28)}, {**granted, "payment_date": date(2019, 1, 4)}
    )
    what = "Mulig dobbel utbetaling"

    assert [figure(figures, "startlan_to_check", year, what).value for year in ("2018", "2019")] == [1, 1]


def test_carried_over_at_new_year_wants_an_explanation_only_where_the_column_is_kept() -> None:
    new_year = context(date(2019, 12, 31), startlan_unpaid_months=24)
    unexplained = {**OPEN, "carry_over_grounds": None}

    def count(*cases: Row, lacking: tuple[str, ...] = (), on: Context = new_year) -> float | None:
        figures, _ = reconciled(*cases, on=on, lacking=lacking)
        return figure(figures, "startlan_to_check", "2019", "Overført uten forklaring").value

    assert count(OPEN, unexplained) == 1
    assert count(unexplained, lacking=("carry_over_grounds",)) == 0
    assert count(unexplained, on=context(startlan_unpaid_months=24)) == 0


def test_what_is_repaid_is_told_apart_or_not_computed() -> None:
    repaid = {**CASE, "repaid_nok": 40_000.0, "repaid_date": date(2019, 6, 1)}
    without, _ = reconciled(repaid, lacking=("repaid_nok",))
    found = figure(without, "startlan_repaid_nok", "2019")

    assert value(reconciled(repaid)[0], "repaid") == 40_000
    assert value(reconciled(repaid)[0], "reported_paid") == 1_000_000
    assert (found.value, found.why_missing) == (None, "«Tilbakebetalt» med dato er ikke levert.")


def test_without_cases_nothing_is_computed() -> None:
    none = make_tables(dwellings=[])
    figures, evidence = reconciliation_figures(none, none, context())

    assert {(item.value, item.why_missing) for item in figures} == {(None, "Startlånsaker er ikke levert.")}
    assert not evidence


DAYS = st.one_of(st.none(), st.dates(date(2016, 1, 1), date(2020, 2, 1)))
CASES = st.lists(
    st.fixed_dictionaries(
        {
            "case_status": st.sampled_from(["PENDING", "GRANTED", "PAID", "REJECTED", "WITHDRAWN"]),
            "decision_date": DAYS,
            "payment_date": DAYS,
            "loan_nok": st.sampled_from([None, 0.0, 100.0, 2500.0]),
            "grant_nok": st.sampled_from([None, 0.0, 30.0]),
            "purpose": st.sampled_from([None, "PURCHASE", "REFINANCING"]),
            "previous_tenure": st.sampled_from([None, "OWNER"]),
            "child_count": st.sampled_from([None, 0, 2]),
        }
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None)
@given(CASES)
def test_the_ties_hold_whatever_is_in_the_sheet(cases: list[Row]) -> None:
    figures, _ = reconciled(*({**CASE, **case} for case in cases))

    assert [
        (tie.text, tie.period, tie.left, tie.right) for tie in startlan_ties(figures) if tie.holds is not True
    ] == []
