from __future__ import annotations

from datetime import date

import pytest

from pipeline.figures.startlan import startlan_figures
from pipeline.flow import Indicator
from tests.builders import AS_OF, Row, context, make_tables, startlan_case, without_columns
from tests.figures.asking import figure


def startlan(*cases: Row) -> list[Indicator]:
    numbered = [{**case, "case_id": f"S-{number}"} for number, case in enumerate(cases)]
    return startlan_figures(make_tables(dwellings=[], startlan_cases=numbered), context())[0]


FAMILY = startlan_case(child_count=2, loan_nok=2_000_000.0, grant_nok=100_000.0)
SINGLE = startlan_case(child_count=0, loan_nok=1_000_000.0, grant_nok=None)
UNKNOWN = startlan_case(child_count=None, loan_nok=5_000_000.0)


def test_shares_by_number_and_by_kroner() -> None:
    figures = startlan(FAMILY, SINGLE, SINGLE, UNKNOWN)
    by_number = figure(figures, "startlan_family_share_count_pct")
    by_kroner = figure(figures, "startlan_family_share_amount_pct")

    assert (by_number.numerator, by_number.denominator, by_number.left_out) == (1, 3, 1)
    assert by_number.value == pytest.approx(100 / 3)
    assert (by_kroner.numerator, by_kroner.denominator, by_kroner.left_out) == (2_100_000, 4_100_000, 1)
    assert by_number.left_out_why == "antall barn er ikke oppgitt"
    assert figure(figures, "startlan_cases_paid").value == 4
    assert figure(figures, "startlan_amount_paid_nok").value == 9_100_000


@pytest.mark.parametrize(
    ("changes", "counted"),
    [
        ({}, 1),
        ({"payment_date": AS_OF}, 1),
        ({"payment_date": date(2019, 11, 1)}, 0),
        ({"payment_date": None}, 0),
        ({"case_status": "GRANTED"}, 0),
        ({"case_status": "REJECTED"}, 0),
    ],
)
def test_only_what_has_been_paid_by_the_as_of_day_counts(changes: Row, counted: int) -> None:
    assert figure(startlan({**FAMILY, **changes}), "startlan_cases_paid", "2019").value == counted


def test_a_case_belongs_to_the_year_in_which_it_was_paid() -> None:
    last_year = {**SINGLE, "decision_date": date(2018, 12, 1), "payment_date": date(2018, 12, 31)}
    figures = startlan(FAMILY, {**last_year}, {**FAMILY, "payment_date": date(2019, 1, 1)})

    assert [figure(figures, "startlan_family_share_count_pct", year).value for year in ("2018", "2019")] == [0, 100]
    assert figure(figures, "startlan_cases_paid", "2018").title.endswith(", 2018")
    assert figure(figures, "startlan_cases_paid", "2019").title.endswith(", hittil i 2019")


def test_a_share_of_nothing_is_not_nought() -> None:
    figures = startlan()
    share = figure(figures, "startlan_family_share_count_pct")

    assert figure(figures, "startlan_cases_paid").value == 0
    assert (share.value, share.why_missing) == (None, "Ingen utbetalte saker hittil i 2019.")


def test_a_share_of_cases_that_nobody_knows_is_not_nought() -> None:
    share = figure(startlan(UNKNOWN), "startlan_family_share_count_pct")

    assert (share.value, share.denominator, share.left_out) == (None, 0, 1)
    assert share.why_missing


def test_without_the_cases_nothing_is_computed() -> None:
    figures, evidence = startlan_figures(make_tables(dwellings=[]), context())

    assert {(item.value, item.why_missing) for item in figures} == {(None, "Startlånsaker er ikke levert.")}
    assert not evidence


def test_loans_and_grants_are_told_apart() -> None:
    figures = startlan(FAMILY, SINGLE, {**SINGLE, "loan_nok": None, "grant_nok": 300_000.0})

    assert figure(figures, "startlan_loans_paid").value == 2
    assert figure(figures, "startlan_loans_paid_nok").value == 3_000_000
    assert figure(figures, "startlan_grants_paid").value == 2
    assert figure(figures, "startlan_grants_paid_nok").value == 400_000


def test_an_amount_that_nobody_knows_is_left_out_and_said() -> None:
    figures = startlan(FAMILY, {**FAMILY, "loan_nok": None, "grant_nok": None})
    paid, share = (figure(figures, code) for code in ("startlan_amount_paid_nok", "startlan_family_share_amount_pct"))

    assert (paid.value, paid.left_out, paid.left_out_why) == (2_100_000, 1, "beløpet er ikke oppgitt")
    assert (share.value, share.left_out, share.left_out_why) == (100, 1, "beløpet er ikke oppgitt")
    assert figure(figures, "startlan_cases_paid").value == 2


def test_each_purpose_and_each_previous_tenure_has_its_number_kroner_and_shares() -> None:
    repair = {**SINGLE, "purpose": "ADAPTATION", "previous_tenure": None}
    figures = startlan(FAMILY, SINGLE, repair)

    def value(code: str, group: str) -> float | None:
        return figure(figures, code, "2019", group).value

    assert value("startlan_cases_paid_by_purpose", "Kjøp") == 2
    assert value("startlan_amount_paid_nok_by_purpose", "Kjøp") == 3_100_000
    assert value("startlan_family_share_count_by_purpose_pct", "Kjøp") == 50
    assert value("startlan_family_share_amount_by_purpose_pct", "Kjøp") == pytest.approx(100 * 21 / 31)
    assert value("startlan_cases_paid_by_purpose", "Refinansiering") == 0
    assert value("startlan_family_share_count_by_purpose_pct", "Refinansiering") is None
    assert value("startlan_cases_paid_by_previous_tenure", "Kommunal leie") == 2
    assert value("startlan_cases_paid_by_previous_tenure", "Ikke oppgitt") == 1


def test_without_the_column_a_purpose_is_not_computed_and_not_nought() -> None:
    tables = without_columns(make_tables(dwellings=[], startlan_cases=[FAMILY]), "startlan_cases", "purpose")
    figures = startlan_figures(tables, context())[0]
    purchase = figure(figures, "startlan_cases_paid_by_purpose", "2019", "Kjøp")

    assert (purchase.value, purchase.why_missing) == (None, "Formål er ikke levert.")
    assert figure(figures, "startlan_cases_paid_by_previous_tenure", "2019", "Kommunal leie").value == 1
    assert figure(figures, "startlan_cases_paid").value == 1
