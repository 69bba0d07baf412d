"""Valid rows, tables and contexts: a test states only what it changes.

The town, its people and their identifiers are made up so that none can exist: municipality 9999, postal code 0000,
DUF numbers of the year 1, ids such as B-1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from pandera.pandas import DataFrameSchema

from pipeline.context import Context
from pipeline.table import SheetOrigin, Table, Tables, dtype_of
from schemas.columns import TableModel, TableSpec, table_spec
from schemas.parameters import Parameter, Parameters, Requirement, Validity, default_parameters
from schemas.tables import TABLES

Row = dict[str, Any]
"""One row by column name: str, int, float, bool, date, None."""

AS_OF = date(2019, 10, 31)


def dwelling(**changes: Any) -> Row:
    """An ordinary dwelling that the municipality owns, in use since 2015."""
    row = _blank("dwellings") | {
        "dwelling_id": "B-1",
        "street_name": "Ingenstedsveien",
        "house_number": 1,
        "house_letter": None,
        "unit_number": "H0101",
        "unit_subref": None,
        "postal_code": "0000",
        "postal_place": "Ingensted",
        "municipality_no": "9999",
        "cadastre": "9999/1",
        "dwelling_type": "ORDINAR_BOLIG",
        "layout_type": "THREE_ROOMS",
        "disposal_form": "KOMMUNALT_EID",
        "is_shared_housing": False,
        "usable_area_m2": 70.0,
        "room_count": 3,
        "approved_bedrooms": 2,
        "places": None,
        "floor": 1,
        "wheelchair_accessible": False,
        "dwelling_status": "UTLEID",
        "rent_nok_month": 8000.0,
        "in_stock_from": date(2015, 1, 1),
        "in_stock_to": None,
        "remarks": None,
    }
    return changed(row, changes)


def shared_dwelling(**changes: Any) -> Row:
    """A shared dwelling with three places."""
    return dwelling(**{"is_shared_housing": True, "places": 3, "layout_type": "FOUR_ROOMS", **changes})


def survey(**changes: Any) -> Row:
    """A survey that meets every criterion of both age classes."""
    row = {
        "dwelling_id": "B-1",
        "surveyed_date": date(2019, 5, 2),
        "surveyed_by": "Kari Kartlegger",
        "measured_area_m2": 70.0,
        "bedrooms_for_children": 2,
        "building_type": "ROW_HOUSE",
        "neighbour_risk": "LOW",
        "fire_risk": "LOW",
        "traffic_risk": "LOW",
        "outdoor_area": "FENCED",
        "recreation_distance_m": 300.0,
        "services_distance_m": 500.0,
        "transit_distance_m": 200.0,
        "kindergarten_distance_m": 400.0,
        "school_distance_m": 600.0,
        "standard_grade": 4,
        "has_moisture_damage": False,
        "lease_period": "OPEN_ENDED",
        "remarks": None,
    }
    return changed(row, changes)


def lease_in(**changes: Any) -> Row:
    """A running lease-in with three months' notice."""
    row = {
        "lease_id": "A-1",
        "dwelling_id": "B-1",
        "landlord": "Oppdiktet Utleie",
        "signed_date": date(2017, 12, 1),
        "signed_by": "Stian Signerer",
        "start_date": date(2018, 1, 1),
        "end_date": None,
        "notice_months": 3,
        "notice_date": None,
        "rent_package_nok_month": 15000.0,
        "includes_electricity": True,
        "includes_tv": True,
        "includes_internet": True,
        "common_area_funding": "INTEGRATION_GRANT",
        "common_area_nok": 40000.0,
    }
    return changed(row, changes)


def tenancy(**changes: Any) -> Row:
    """A running, open-ended tenancy of one youth in one room."""
    row = {
        "tenancy_id": "L-1",
        "dwelling_id": "B-1",
        "room": "A",
        "household_id": "H-1",
        "youth_id": "U-1",
        "has_own_contract": True,
        "start_date": date(2019, 1, 1),
        "end_date": None,
        "is_open_ended": True,
        "deposit_nok": 0.0,
        "short_lease_grounds": None,
        "address_protection": None,
        "is_rent_to_own": None,
    }
    return changed(row, changes)


def youth(**changes: Any) -> Row:
    """A youth of 17, assessed and with consent."""
    row = {
        "youth_id": "U-1",
        "birth_date": date(2002, 3, 15),
        "sex": "F",
        "duf_number": "000100000107",
        "decision_date": date(2018, 11, 1),
        "settled_date": date(2019, 1, 1),
        "day_activity_ok": True,
        "day_activity_date": date(2018, 12, 1),
        "social_ok": True,
        "social_date": date(2018, 12, 1),
        "tenancy_duties_ok": True,
        "tenancy_duties_date": date(2018, 12, 1),
        "wishes": None,
        "live_with": None,
        "not_live_with": None,
        "siblings": None,
        "languages": None,
        "school": None,
        "has_consent": True,
        "address_protection": None,
    }
    return changed(row, changes)


def startlan_case(**changes: Any) -> Row:
    """A loan paid out to a family with children."""
    row = {
        "case_id": "S-1",
        "case_status": "PAID",
        "decision_date": date(2019, 2, 1),
        "payment_date": date(2019, 4, 1),
        "loan_nok": 2_000_000.0,
        "grant_nok": 0.0,
        "purpose": "PURCHASE",
        "adult_count": 2,
        "child_count": 2,
        "previous_tenure": "MUNICIPAL_RENTAL",
        "address_protection": None,
        "carry_over_grounds": None,
        "repaid_nok": None,
        "repaid_date": None,
    }
    return changed(row, changes)


def plan_dwelling(**changes: Any) -> Row:
    """A row of sheet Fellesboliger that no run has filled in yet."""
    return changed({**_blank("settlement_plan"), "dwelling_id": "B-1"}, changes)


def plan_place(**changes: Any) -> Row:
    """A row of sheet Plasser that no run has filled in yet."""
    return changed({**_blank("plan_places"), "dwelling_id": "B-1", "room": "A"}, changes)


def setting(**changes: Any) -> Row:
    """A row of sheet Innstillinger: the youngest age, from 2015."""
    row = {
        "name": "Yngste alder ved innflytting i fellesbolig",
        "value": "16",
        "unit": "år",
        "valid_from": date(2015, 1, 1),
        "valid_to": None,
        "source": "antakelse",
        "checked": date(2019, 10, 1),
        "remarks": None,
    }
    return changed(row, changes)


def criterion(**changes: Any) -> Row:
    """A row of sheet Kriterier: the area asked for by the older class, from 2015."""
    row = {
        "condition_id": "V001",
        "age_class": "AGE_3_PLUS",
        "fact": "Areal",
        "operator": "AT_LEAST",
        "limit": "55",
        "unit": "m²",
        "duty": None,
        "weight": None,
        "text": None,
        "valid_from": date(2015, 1, 1),
        "valid_to": None,
        "source": "antakelse",
        "checked": date(2019, 10, 1),
    }
    return changed(row, changes)


def make_frame(model: type[TableModel], rows: Iterable[Mapping[str, Any]] = ()) -> pd.DataFrame:
    """The rows as ``pipeline.steps.normalise`` would hand them on: right dtypes, and valid by the table's model."""
    columns = table_spec(model).columns
    return _frame(model, tuple(tuple(row[column.name] for column in columns) for row in rows)).copy()


def make_table(
    model: type[TableModel],
    rows: Iterable[Mapping[str, Any]] = (),
    *,
    file: str = "",
    sheet: str = "",
    header_row: int = 1,
) -> Table:
    """A table whose columns stand side by side from A on, under a header, one sheet row each."""
    spec, frame = table_spec(model), make_frame(model, rows)
    numbers = {column.name: number for number, column in enumerate(spec.columns, start=1)}
    origin = SheetOrigin(file or f"{spec.workbook}.xlsx", sheet or spec.sheet, header_row, numbers)
    sheet_rows = np.arange(header_row + 1, header_row + 1 + len(frame), dtype=np.int32)
    return Table(spec, frame, (origin,), np.zeros(len(frame), np.int16), sheet_rows, len(frame))


def make_tables(**rows_by_table: Iterable[Mapping[str, Any]]) -> Tables:
    """Tables by name (``dwellings=[dwelling()], tenancies=[]``); one that is not named was not delivered."""
    return Tables({name: make_table(TABLES[name].model, rows) for name, rows in rows_by_table.items()})


def without_columns(tables: Tables, name: str, *columns: str) -> Tables:
    """The tables as they are when the sheets of one of them lack some columns."""
    table = tables.by_name[name]
    sheets = tuple(
        replace(sheet, columns={key: number for key, number in sheet.columns.items() if key not in columns})
        for sheet in table.sheets
    )
    return Tables({**tables.by_name, name: replace(table, sheets=sheets)})


def context(as_of: date = AS_OF, period: str | None = None, **settings: object) -> Context:
    """A run that looks from ``as_of``, at its month unless told; ``settings`` replace parameters, on all days."""
    return Context(period or f"{as_of:%Y-%m}", as_of, parameters(**settings))


def parameters(**settings: object) -> Parameters:
    """The package's defaults with some replaced on all days; raises KeyError for a code that is none."""
    defaults = default_parameters()
    known = {item.code: item for item in defaults.values}
    return defaults.replaced(tuple(dated(known[code], value) for code, value in settings.items()), ())


def dated(default: Parameter, value: object, first: date | None = None, last: date | None = None) -> Parameter:
    """``default`` with another value, from ``first`` to ``last`` (both included, None is open)."""
    return replace(default, value=str(value), validity=Validity(first, last), source="antakelse", checked=None)


def requirement(
    fact: str = "measured_area_m2",
    operator: str = "AT_LEAST",
    limit: str = "55",
    *,
    condition_id: str = "V001",
    age_class: str = "AGE_3_PLUS",
    unit: str = "",
) -> Requirement:
    """What an age class asks of one fact, on all days."""
    always = Validity(None, None)
    return Requirement(
        condition_id, age_class, fact, operator, limit, unit, validity=always, source="antakelse", checked=None
    )


@cache
def _frame(model: type[TableModel], rows: tuple[tuple[Any, ...], ...]) -> pd.DataFrame:
    columns = enumerate(table_spec(model).columns)
    return pd.DataFrame({column.name: _column(model, at, tuple(row[at] for row in rows)) for at, column in columns})


@cache
def _column(model: type[TableModel], at: int, values: tuple[Any, ...]) -> pd.Series:
    """Validated once: pandera takes longer over a row than most rules over a table, and columns know of no other."""
    column = table_spec(model).columns[at]
    series = pd.Series(values, dtype=dtype_of(column.kind), name=column.name)
    schema = _schema(model)
    assert not schema.checks
    schema.columns[column.name].validate(series.to_frame())
    return series


@cache
def _schema(model: type[TableModel]) -> DataFrameSchema:
    return model.to_schema()


def _blank(table_name: str) -> Row:
    spec: TableSpec = TABLES[table_name]
    return dict.fromkeys((column.name for column in spec.columns), None)


def changed(row: Row, changes: Mapping[str, Any]) -> Row:
    """A row with some values replaced; raises KeyError for a column that is none."""
    unknown = set(changes) - set(row)
    if unknown:
        raise KeyError(f"no such column: {', '.join(sorted(unknown))}")
    return {**row, **changes}
