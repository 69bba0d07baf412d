"""What the merge of the plan must know of cells as they stand, taken down before the raw cells are let go of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.conversion import convert_column
from pipeline.excel.reading import Kind, RawColumn
from pipeline.located import Located, LocatedSheet
from pipeline.table import Table, Tables
from pipeline.values import tidy
from schemas.columns import Owner, table_spec
from schemas.tables.dwellings import Dwellings
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.settlement_plan import SettlementPlan


@dataclass(frozen=True)
class PlanMet:
    """Cells of the plan that could not be read, and the register's dwellings.

    ``register`` has every dwelling in the register, those too whose row was set aside. ``unread`` has what staff wrote,
    by table and column and then by sheet row.
    """

    register: frozenset[str]
    unread: Mapping[tuple[str, str], Mapping[int, str]]


def plan_met(located: Located, tables: Tables) -> PlanMet:
    """Take it down from the raw cells; ``tables`` are the normalised ones."""
    used = located.used()
    unread = {
        (table.spec.name, column.name): _unread(used[table.spec.name], table, column.name)
        for table in (tables[SettlementPlan], tables[PlanPlaces])
        for column in table.spec.columns
        if column.owner is Owner.PIPELINE
    }
    return PlanMet(_ids_in(used[table_spec(Dwellings).name]), unread)


def _ids_in(register: LocatedSheet) -> frozenset[str]:
    column = table_spec(Dwellings).column(str(Dwellings.dwelling_id))
    cells = _cells(register, column.name)
    if cells is None:
        return frozenset()
    return frozenset(convert_column(cells, register.sheet.strings, column).values.dropna())


def _unread(sheet: LocatedSheet, table: Table, name: str) -> dict[int, str]:
    """By sheet row what stands where the table has no value."""
    cells = _cells(sheet, name)
    if cells is None:
        return {}
    rows = table.row_numbers[table.frame[name].isna().to_numpy(dtype=bool)]
    at = np.flatnonzero((cells.kind != Kind.BLANK) & np.isin(cells.rows, rows))
    strings = sheet.sheet.strings
    said = [tidy(strings[text]) if text >= 0 else "(ukjent verdi)" for text in cells.text[at].tolist()]
    return {row: text for row, text in zip(cells.rows[at].tolist(), said, strict=True) if text}


def _cells(sheet: LocatedSheet, name: str) -> RawColumn | None:
    number = sheet.numbers().get(name)
    return next((cells for cells in sheet.sheet.columns if cells.index == number), None)
