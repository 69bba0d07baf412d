"""Columns that the staff have added to the sheet Kartlegging, read as what the criteria ask of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pipeline import texts
from pipeline.conversion import RowRemark, cells_in, convert_column
from pipeline.facts import OWN, fact_column, own_key
from pipeline.finding import Finding, Place
from pipeline.headings import heading_key
from pipeline.located import Located, LocatedSheet
from pipeline.rules.intake import intake_finding
from pipeline.table import Table, Tables, dtype_of
from schemas.columns import ColumnSpec, table_spec
from schemas.parameters import Requirement
from schemas.tables.surveys import Surveys

_SURVEYS = table_spec(Surveys).name


@dataclass(frozen=True)
class OwnFacts:
    """The tables with the staff's own facts among the surveys, what was found in cells, and the headings now read."""

    tables: Tables
    findings: tuple[Finding, ...]
    headings: frozenset[Place]


def own_headings(located: Located) -> dict[str, str]:
    """The headings in Kartlegging that no table knows, by their keys."""
    return {heading_key(heading): heading for sheet in _sheets(located) for heading in _unmatched(sheet).values()}


def read_own_facts(located: Located, tables: Tables, requirements: Iterable[Requirement]) -> OwnFacts:
    """Read each column of the staff's own that a requirement names, beside the surveys' other columns."""
    wanted = {item.fact: fact_column(item) for item in requirements if item.fact.startswith(OWN)}
    if not wanted or Surveys not in tables:
        return OwnFacts(tables, (), frozenset())
    surveys = tables[Surveys]
    sheets = {(sheet.file, sheet.sheet.name): sheet for sheet in _sheets(located)}
    origins = tuple(
        replace(origin, columns={**origin.columns, **_numbers(sheets.get((origin.file, origin.sheet)), wanted)})
        for origin in surveys.sheets
    )
    surveys = replace(surveys, sheets=origins)
    findings: list[Finding] = []
    columns: dict[str, pd.Series] = {}
    for column in wanted.values():
        columns[column.name] = _read(surveys, sheets, column, findings)
    surveys = replace(surveys, frame=surveys.frame.assign(**columns))
    headings = frozenset(
        Place(origin.file, origin.sheet, origin.cell(origin.header_row, name))
        for origin in origins
        for name in wanted
        if name in origin.columns
    )
    return OwnFacts(Tables({**tables.by_name, _SURVEYS: surveys}), tuple(findings), headings)


def _sheets(located: Located) -> list[LocatedSheet]:
    return [sheet for sheet in located.sheets if sheet.is_used and sheet.table and sheet.table.name == _SURVEYS]


def _unmatched(sheet: LocatedSheet) -> dict[int, str]:
    return {column.number: column.heading for column in sheet.columns if column.name is None}


def _numbers(sheet: LocatedSheet | None, wanted: dict[str, ColumnSpec]) -> dict[str, int]:
    if sheet is None:
        return {}
    by_key = {heading_key(heading): number for number, heading in _unmatched(sheet).items()}
    return {fact: by_key[own_key(fact)] for fact in wanted if own_key(fact) in by_key}


def _read(
    surveys: Table, sheets: dict[tuple[str, str], LocatedSheet], column: ColumnSpec, findings: list[Finding]
) -> pd.Series:
    """The column's values row by row, each from the sheet that its row came from."""
    pieces = [pd.Series(None, index=surveys.frame.index, dtype=dtype_of(column.kind))]
    for at, origin in enumerate(surveys.sheets):
        if column.name not in origin.columns:
            continue
        sheet = sheets[origin.file, origin.sheet].sheet
        cells = next(item for item in sheet.columns if item.index == origin.columns[column.name])
        rows = np.flatnonzero(surveys.sheet_of_row == at)
        converted = convert_column(cells_in(cells, surveys.row_numbers[rows]), sheet.strings, column)
        pieces.append(converted.values.set_axis(rows))
        findings += [_cell_finding(surveys, column, int(rows[item.row]), item) for item in converted.remarks]
    values = pieces[0] if len(pieces) == 1 else pd.concat(pieces[1:])
    return values.reindex(surveys.frame.index).astype(pieces[0].dtype)


def _cell_finding(surveys: Table, column: ColumnSpec, row: int, remark: RowRemark) -> Finding:
    return intake_finding(
        remark.remark.value,
        surveys.place(row, column.name),
        texts.MASK,
        dwelling_id=surveys.text(row, "dwelling_id"),
        column=column.title,
        read=remark.taken,
        choices="",
        digits="",
        limits="",
    )
