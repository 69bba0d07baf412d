"""What each operator on cells writes, and for what."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest

from pipeline.example.mess.cells import InCells
from pipeline.example.mess.grid import Formula
from pipeline.example.mess.levels import OPERATORS
from schemas.tables import TABLES

BY_NAME = {operator.name: operator for operator in OPERATORS}
DAY = date(2019, 3, 1)
NO_BREAK, NARROW = "\u00a0", "\u202f"
ERRORS = {Formula("=NA()", error) for error in ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?")}

CASES: list[tuple[str, str, str, Any, set[Any]]] = [
    ("date_as_text", "dwellings", "in_stock_from", DAY, {"01.03.2019"}),
    ("date_without_zeros", "dwellings", "in_stock_from", DAY, {"1.3.2019"}),
    ("date_with_two_digits", "dwellings", "in_stock_from", DAY, {"01.03.19"}),
    ("date_with_two_digits", "youths", "birth_date", date(1949, 12, 31), {None}),
    ("date_as_iso", "dwellings", "in_stock_from", DAY, {"2019-03-01"}),
    ("date_with_time", "dwellings", "in_stock_from", DAY, {"2019-03-01 00:00:00"}),
    ("date_as_serial", "dwellings", "in_stock_from", DAY, {43525.0}),
    ("date_in_words", "dwellings", "in_stock_from", DAY, {"1. mars 2019"}),
    ("date_run_together", "dwellings", "in_stock_from", DAY, {"20190301"}),
    ("number_as_text", "dwellings", "usable_area_m2", 62.5, {"62,5"}),
    ("number_as_text", "dwellings", "places", 3, {"3"}),
    ("number_with_blanks", "dwellings", "rent_nok_month", 22000, {"22 000"}),
    ("number_with_blanks", "dwellings", "rent_nok_month", 950, {None}),
    ("number_with_no_break_space", "dwellings", "rent_nok_month", 22000, {f"22{NO_BREAK}000"}),
    ("number_with_narrow_space", "dwellings", "rent_nok_month", 14754.6, {f"14{NARROW}754,6"}),
    ("number_with_kr", "dwellings", "rent_nok_month", 9700, {"kr 9 700,-"}),
    ("number_with_m2", "dwellings", "usable_area_m2", 62, {"62 m²"}),
    ("number_with_decimals", "dwellings", "rent_nok_month", 9700, {"9700,00"}),
    ("yes_no_letters", "dwellings", "is_shared_housing", "ja", {"J"}),
    ("yes_no_letters", "dwellings", "is_shared_housing", None, {None}),
    ("yes_no_small_letters", "dwellings", "is_shared_housing", "nei", {"n"}),
    ("yes_no_digits", "dwellings", "is_shared_housing", "ja", {1}),
    ("yes_no_digits_as_text", "dwellings", "is_shared_housing", "nei", {"0"}),
    ("yes_no_booleans", "dwellings", "is_shared_housing", "nei", {False}),
    ("yes_no_english", "dwellings", "is_shared_housing", "ja", {"True"}),
    ("yes_no_ticks", "dwellings", "is_shared_housing", "ja", {"x"}),
    ("unknown_words", "dwellings", "postal_place", None, {"(ikke oppgitt)", "-", "Ukjent"}),
    ("unknown_words", "dwellings", "postal_place", "Nerlurvik", {None}),
    ("other_spelling", "dwellings", "layout_type", "1-roms", {"1 rom", "1-roms leilighet", "ONE_ROOM"}),
    ("other_case", "dwellings", "dwelling_id", "B-0001", {"b-0001", "B-0001"}),
    ("cadastre_with_points", "dwellings", "cadastre", "118/507", {"118.507", ".118.507"}),
    ("cadastre_in_words", "dwellings", "cadastre", "118/507", {"gnr. 118 bnr. 507"}),
    ("unit_number_apart", "dwellings", "unit_number", "H0101",
     {"H 0101", "H-0101", "h 0101", "h-0101", "h0101", "H0101"}),
    ("formula_number", "dwellings", "places", 3, {Formula("=3*1", 3.0)}),
    ("formula_number", "dwellings", "in_stock_from", DAY, {Formula("=DATE(2019,3,1)", 43525.0)}),
    ("formula_text", "dwellings", "postal_place", "Foss", {Formula('=T("Foss")', "Foss")}),
    ("impossible_day", "dwellings", "in_stock_from", None, {None}),
    ("out_of_limits", "surveys", "standard_grade", 3, {*range(-8, 1), *range(6, 15)}),
    ("error_value", "dwellings", "postal_place", "Foss", ERRORS),
    ("missing_value", "dwellings", "disposal_form", "Kommunalt eid", {"emptied"}),
    ("too_few_digits", "dwellings", "postal_code", "9996", {"99"}),
    ("not_in_list", "dwellings", "layout_type", "1-roms",
     {"Diverse, se vedlegg", "Tre typer", "Gml. ordning", "Xyz"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "table", "column", "shown", "expected"), CASES)
def test_writes_what_it_says(name: str, table: str, column: str, shown: Any, expected: set[Any]) -> None:
    operator, spec = BY_NAME[name], TABLES[table].column(column)
    assert isinstance(operator, InCells)
    assert operator.fits(spec)
    met = set()
    for seed in range(300):
        written = operator.change(shown, spec, Random(seed))
        met.add(None if written is None else "emptied" if written.shown is None else written.shown)
    assert met <= expected
    assert {type(item) for item in met} <= {type(item) for item in expected}


@pytest.mark.parametrize(
    ("name", "table", "column"),
    [
        ("number_with_kr", "dwellings", "usable_area_m2"),
        ("number_with_m2", "dwellings", "rent_nok_month"),
        ("missing_value", "dwellings", "postal_place"),
        ("unknown_words", "dwellings", "dwelling_id"),
        ("out_of_limits", "dwellings", "postal_place"),
    ],
)
def test_leaves_other_columns_alone(name: str, table: str, column: str) -> None:
    operator = BY_NAME[name]
    assert isinstance(operator, InCells)
    assert not operator.fits(TABLES[table].column(column))
