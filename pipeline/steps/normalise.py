"""Turn located sheets into typed tables; what cannot be read is a finding on its cell."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.conversion import RowRemark, cells_in, convert_column, is_only_ticked
from pipeline.finding import Finding, Severity
from pipeline.flow import Located, LocatedSheet, Normalised
from pipeline.remarks import Remark
from pipeline.rules.intake import INTAKE, intake_finding
from pipeline.table import SheetOrigin, Table, Tables, dtype_of
from schemas.columns import ColumnSpec, Kind, TableSpec

_WORDS = re.compile(r"[^\W\d_]{2,} +[^\W\d_]{2,}")
"""Two words in a row, as names are written."""


def normalise(located: Located) -> Normalised:
    """Convert every used sheet cell by cell, and hold the result against its table's pandera model.

    Parameters
    ----------
    located
        Sheets with their table, header and columns.

    Returns
    -------
    Normalised
        Rows read = rows in the frames + rows set aside, each set-aside row with a finding of severity Feil.

    Raises
    ------
    pandera.errors.SchemaError
        When a converted table breaks its own contract: a defect of this program, never of the data.
    """
    tables: dict[str, Table] = {}
    findings: list[Finding] = []
    for name, sheet in located.used().items():
        table, found = _normalise_sheet(sheet)
        table.spec.model.validate(table.frame)
        tables[name] = table
        findings.extend(found)
    return Normalised(Tables(tables), tuple(findings))


def _normalise_sheet(sheet: LocatedSheet) -> tuple[Table, list[Finding]]:
    assert sheet.table is not None
    spec, rows, numbers = sheet.table, sheet.rows, sheet.numbers()
    origin = SheetOrigin(sheet.file, sheet.sheet.name, sheet.header_row, numbers)
    raw = {column.index: column for column in sheet.sheet.columns}
    frame: dict[str, pd.Series] = {}
    remarks: dict[str, tuple[RowRemark, ...]] = {}
    findings: list[Finding] = []
    for column in spec.columns:
        cells = raw.get(numbers.get(column.name, 0))
        if cells is None:
            frame[column.name] = pd.Series(None, index=range(len(rows)), dtype=dtype_of(column.kind))
            continue
        met = cells_in(cells, rows)
        converted = convert_column(met, sheet.sheet.strings, column)
        frame[column.name] = converted.values
        remarks[column.name] = converted.remarks
        if column.kind is Kind.YES_NO and is_only_ticked(met, sheet.sheet.strings):
            place = sheet.place(origin.cell(sheet.header_row, column.name))
            findings.append(intake_finding("I127", place, "", column=column.title))
    table = Table(spec, pd.DataFrame(frame), (origin,), np.zeros(len(rows), np.int16), rows, len(rows))
    findings += [_cell_finding(table, spec.column(name), remark) for name in remarks for remark in remarks[name]]
    missing, gaps = _missing_values(table, remarks)
    doubled, twins = _doubled_keys(table.frame, spec, ~missing)
    findings += gaps + [_twin_finding(table, row, first_row) for row, first_row in twins]
    return table.keep(~missing & ~doubled), findings


def _missing_values(table: Table, remarks: dict[str, tuple[RowRemark, ...]]) -> tuple[NDArray[np.bool_], list[Finding]]:
    """Rows that lack a needed value; a cell that could not be read has its finding already."""
    lacking = np.zeros(len(table.frame), bool)
    findings = []
    for column in table.spec.columns:
        if not column.is_required:
            continue
        is_blank = table.frame[column.name].isna().to_numpy()
        said = {remark.row for remark in remarks.get(column.name, ()) if _severity(remark.remark) is Severity.ERROR}
        for row in np.flatnonzero(is_blank):
            if row not in said:
                place = table.place(int(row), column.name)
                dwelling_id = table.text(int(row), "dwelling_id")
                findings.append(intake_finding("I111", place, "", dwelling_id=dwelling_id, column=column.title))
        lacking |= is_blank
    return lacking, findings


def _doubled_keys(
    frame: pd.DataFrame, spec: TableSpec, usable: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], list[tuple[int, int]]]:
    """Rows whose key stands in an earlier usable row, each with that row."""
    keys = frame[list(spec.key)][usable]
    is_double = np.zeros(len(frame), bool)
    if not keys.duplicated().any():
        return is_double, []
    groups = keys.groupby(list(spec.key), dropna=False, sort=False).ngroup().to_numpy()
    rows = np.flatnonzero(usable)
    _, first = np.unique(groups, return_index=True)
    first_of = {int(groups[at]): int(rows[at]) for at in first}
    twins = [
        (int(row), first_of[int(group)]) for row, group in zip(rows, groups, strict=True) if first_of[int(group)] != row
    ]
    is_double[[row for row, _ in twins]] = True
    return is_double, sorted(twins)


def _twin_finding(table: Table, row: int, first_row: int) -> Finding:
    columns = [table.spec.column(name) for name in table.spec.key]
    shown = [texts.MASK if column.is_sensitive else _shown(table.frame[column.name][row]) for column in columns]
    return intake_finding(
        "I112",
        table.place(row, columns[0].name),
        " ".join(shown),
        columns=texts.listed([column.title for column in columns]),
        other=str(table.row_numbers[first_row]),
    )


def _cell_finding(table: Table, column: ColumnSpec, remark: RowRemark) -> Finding:
    is_stray = table.spec.is_about_persons and _severity(remark.remark) is Severity.ERROR
    may_name_somebody = is_stray and _WORDS.search(remark.found) is not None
    is_masked = (column.is_sensitive and bool(remark.found)) or may_name_somebody
    return intake_finding(
        remark.remark.value,
        table.place(remark.row, column.name),
        texts.MASK if is_masked else remark.found,
        dwelling_id=table.text(remark.row, "dwelling_id"),
        column=column.title,
        read=texts.MASK if is_masked else remark.taken,
        choices=texts.listed(column.codes.labels, "eller") if column.codes else "",
        digits=str(column.digits or ""),
        limits=_limits(column),
    )


def _limits(column: ColumnSpec) -> str:
    low = "" if column.minimum is None else f"minst {texts.number(column.minimum)}"
    high = "" if column.maximum is None else f"høyst {texts.number(column.maximum)}"
    return texts.listed([part for part in (low, high) if part])


def _severity(remark: Remark) -> Severity | None:
    return INTAKE[remark.value].severity


def _shown(value: object) -> str:
    if value is pd.NaT or value is pd.NA:
        return "(tom)"
    return texts.day(value.date()) if isinstance(value, pd.Timestamp) else str(value)
