"""Turn located sheets into typed tables; what cannot be read is a finding on its cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.conversion import RowRemark, cells_in, convert_column, is_only_ticked, unclear_as_protected
from pipeline.extras import fold_extras, fold_house_letters, fold_rooms, pseudo_tenants
from pipeline.finding import Finding, Severity
from pipeline.flow import Normalised
from pipeline.joined_ids import join_ids, join_rooms
from pipeline.located import Located, LocatedSheet
from pipeline.remarks import Remark
from pipeline.rules.intake import INTAKE, intake_finding
from pipeline.table import SheetOrigin, Table, Tables, dtype_of
from schemas.codelists import ADDRESS_PROTECTION
from schemas.columns import ColumnSpec, Kind, TableSpec
from schemas.tables.dwellings import Dwellings

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
        Rows read = rows in the frames + rows set aside, each set-aside row with a finding of severity Feil, or one that
        says that the row is none of the table's.

    Raises
    ------
    pandera.errors.SchemaError
        When a converted table breaks its own contract: a defect of this program, never of the data.
    """
    sheets = {name: _joined([_converted(sheet) for sheet in parts]) for name, parts in located.read_for().items()}
    columns = {name: sheet.columns for name, sheet in sheets.items()}
    whole = {name: sheet.table for name, sheet in sheets.items()}
    findings = join_ids(whole, columns) + join_rooms(whole, columns)
    frames = {name: pd.DataFrame(sheet.columns, copy=False) for name, sheet in sheets.items()}
    every_row = {name: replace(sheet.table, frame=frames[name]) for name, sheet in sheets.items()}
    tables: dict[str, Table] = {}
    for name, sheet in sheets.items():
        tables[name], found = _usable(every_row[name], sheet)
        tables[name].spec.model.validate(tables[name].frame)
        findings += found
    return Normalised(Tables(tables), Tables(every_row), tuple(findings))


@dataclass(frozen=True)
class _Converted:
    """A sheet's cells as values: ``table`` for their places, and by column what could be read and what is said of it.

    ``is_aside`` marks rows that are none of the table's.
    """

    table: Table
    columns: dict[str, pd.Series]
    remarks: dict[str, tuple[RowRemark, ...]]
    is_aside: NDArray[np.bool_]
    findings: list[Finding]


def _converted(sheet: LocatedSheet) -> _Converted:
    assert sheet.table is not None
    spec, rows = sheet.table, sheet.rows
    origin = SheetOrigin(sheet.file, sheet.sheet.name, sheet.header_row, sheet.numbers(), sheet.sheet.merged)
    raw = {column.index: column for column in sheet.sheet.columns}
    cells = {column.name: raw[column.number] for column in sheet.columns if column.name and column.number in raw}
    read: dict[str, pd.Series] = {}
    remarks: dict[str, tuple[RowRemark, ...]] = {}
    findings: list[Finding] = []
    for column in spec.readable:
        if column.name not in cells:
            if column not in spec.extras:
                read[column.name] = pd.Series(None, index=range(len(rows)), dtype=dtype_of(column.kind))
            continue
        met = cells_in(cells[column.name], rows)
        converted = convert_column(met, sheet.sheet.strings, column)
        if column.codes is ADDRESS_PROTECTION:
            converted = unclear_as_protected(converted)
        read[column.name], remarks[column.name] = converted.values, converted.remarks
        if column.kind is Kind.YES_NO and is_only_ticked(met, sheet.sheet.strings):
            place = sheet.place(origin.cell(sheet.header_row, column.name))
            findings.append(intake_finding("I127", place, "", column=column.title))
    own = pd.DataFrame({column.name: read[column.name] for column in spec.columns}, copy=False)
    table = Table(spec, own, (origin,), np.zeros(len(rows), np.int16), rows, len(rows))
    is_aside, pseudo = pseudo_tenants(table, read)
    said = remarks.get(Dwellings.unit_number, ())
    rooms = fold_rooms(table, read, {item.row: item.found for item in said if item.remark is Remark.ROOM_IN_UNIT})
    unread = {
        item.row: item.found for item in remarks.get(Dwellings.house_number, ()) if item.remark is Remark.NOT_A_NUMBER
    }
    apart, letters = fold_house_letters(table, read, unread)
    if apart:
        kept = (item for item in remarks[Dwellings.house_number] if item.row not in apart)
        remarks[Dwellings.house_number] = tuple(kept)
    columns, folds = fold_extras(table, read)
    return _Converted(table, columns, remarks, is_aside, [*findings, *pseudo, *rooms, *letters, *folds])


def _met(remarks: dict[str, tuple[RowRemark, ...]], column: str, remark: Remark) -> dict[int, str]:
    """The texts of a column that one thing is to be said of, by row."""
    return {item.row: item.found for item in remarks.get(column, ()) if item.remark is remark}


def _joined(parts: list[_Converted]) -> _Converted:
    """One table of the sheets' rows, below each other."""
    if len(parts) == 1:
        return parts[0]
    tables = [part.table for part in parts]
    sizes = [len(table.row_numbers) for table in tables]
    starts = np.cumsum([0, *sizes[:-1]]).tolist()
    table = Table(
        tables[0].spec,
        pd.concat([table.frame for table in tables], ignore_index=True),
        tuple(origin for table in tables for origin in table.sheets),
        np.repeat(np.arange(len(tables), dtype=np.int16), sizes),
        np.concatenate([table.row_numbers for table in tables]),
        sum(table.rows_read for table in tables),
    )
    names = dict.fromkeys(name for part in parts for name in part.remarks)
    return _Converted(
        table,
        {name: pd.concat([part.columns[name] for part in parts], ignore_index=True) for name in parts[0].columns},
        {
            name: tuple(
                replace(remark, row=remark.row + start)
                for part, start in zip(parts, starts, strict=True)
                for remark in part.remarks.get(name, ())
            )
            for name in names
        },
        np.concatenate([part.is_aside for part in parts]),
        [finding for part in parts for finding in part.findings],
    )


def _usable(table: Table, sheet: _Converted) -> tuple[Table, list[Finding]]:
    """The rows that have what they need and a key of their own, and all that is said of the sheet's cells."""
    spec, remarks = table.spec, sheet.remarks
    findings = sheet.findings
    findings += [_cell_finding(table, spec.column(name), remark) for name in remarks for remark in remarks[name]]
    lacking, gaps = _missing_values(table, remarks, sheet.is_aside)
    usable = ~lacking & ~sheet.is_aside
    doubled, twins = _doubled_keys(table.frame, spec, usable)
    findings += gaps + [_twin_finding(table, row, first_row) for row, first_row in twins]
    return table.keep(usable & ~doubled), findings


def _missing_values(
    table: Table, remarks: dict[str, tuple[RowRemark, ...]], is_aside: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], list[Finding]]:
    """Rows that lack a needed value; a cell that could not be read has its finding already."""
    lacking = np.zeros(len(table.frame), bool)
    findings = []
    for column in table.spec.columns:
        if not column.is_required:
            continue
        is_blank = table.frame[column.name].isna().to_numpy()
        said = {remark.row for remark in remarks.get(column.name, ()) if _severity(remark.remark) is Severity.ERROR}
        for row in np.flatnonzero(is_blank & ~is_aside):
            if row not in said:
                place = table.place(int(row), column.name)
                dwelling_id = table.text(int(row), "dwelling_id")
                identity = table.identity(int(row), "I111", (column.name,))
                findings.append(
                    intake_finding("I111", place, "", dwelling_id=dwelling_id, identity=identity, column=column.title)
                )
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
    origin, other = (table.sheets[table.sheet_of_row[at]] for at in (row, first_row))
    is_same_row = origin is not other and table.frame.iloc[row].equals(table.frame.iloc[first_row])
    rule_id = "I139" if is_same_row else "I112"
    return intake_finding(
        rule_id,
        table.place(row, columns[0].name),
        " ".join(shown),
        identity=table.identity(row, rule_id, ()),
        columns=texts.listed([column.title for column in columns]),
        other=str(table.row_numbers[first_row]) + ("" if origin is other else f" i {_called(other, origin)}"),
    )


def _called(sheet: SheetOrigin, beside: SheetOrigin) -> str:
    """The sheet as it is called where ``beside`` is known."""
    return f"arket «{sheet.sheet}»" + ("" if sheet.file == beside.file else f" i {sheet.file}")


def _cell_finding(table: Table, column: ColumnSpec, remark: RowRemark) -> Finding:
    is_stray = table.spec.is_about_persons and _severity(remark.remark) is Severity.ERROR
    may_name_somebody = is_stray and _WORDS.search(remark.found) is not None
    is_masked = (column.is_sensitive and bool(remark.found)) or may_name_somebody
    return intake_finding(
        remark.remark.value,
        table.place(remark.row, column.name),
        texts.MASK if is_masked else remark.found,
        dwelling_id=table.text(remark.row, "dwelling_id"),
        identity=table.identity(remark.row, remark.remark.value, (column.name,), remark.found),
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
