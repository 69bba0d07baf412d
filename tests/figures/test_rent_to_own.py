from __future__ import annotations

from pipeline.figures.rent_to_own import rent_to_own_figures
from pipeline.figures.startlan import startlan_figures
from pipeline.flow import Indicator
from pipeline.table import Tables
from tests.builders import context, dwelling, make_tables, startlan_case, tenancy, without_columns
from tests.figures.asking import figure

BUYER = startlan_case()
CASES = [
    BUYER,
    {**BUYER, "case_id": "S-2", "previous_tenure": "OWNER"},
    {**BUYER, "case_id": "S-3", "purpose": "REFINANCING"},
]


def figures(tables: Tables) -> list[Indicator]:
    return rent_to_own_figures(tables, startlan_figures(tables, context())[1], context())[0]


def test_a_municipal_tenant_who_buys_with_a_loan() -> None:
    found = figures(make_tables(dwellings=[], startlan_cases=CASES))

    assert figure(found, "rent_to_own_purchases", "2019").value == 1


def test_without_a_source_it_is_not_computed_and_says_what_to_add() -> None:
    tables = make_tables(dwellings=[dwelling()], tenancies=[tenancy()], startlan_cases=CASES)
    lacking = without_columns(tables, "tenancies", "is_rent_to_own")
    lacking = without_columns(lacking, "startlan_cases", "previous_tenure")
    purchases, agreements = figures(lacking)

    assert (purchases.value, purchases.why_missing) == (None, "Formål eller boforhold før er ikke levert.")
    assert agreements.value is None
    assert agreements.why_missing == (
        "Ingen kilde sier hvilke leieforhold som er leie til eie. Legg til kolonnen «Leie til eie» i Leieforhold."
    )


def test_agreements_in_force_and_those_that_nobody_said() -> None:
    stays = [tenancy(tenancy_id=f"L-{at}", is_rent_to_own=answer) for at, answer in enumerate((True, False, None))]
    found = figure(figures(make_tables(dwellings=[dwelling()], tenancies=stays)), "rent_to_own_tenancies")

    assert (found.value, found.left_out) == (1, 1)
