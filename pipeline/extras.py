"""Columns that stand for others: an address in one cell, gnr and bnr apart, a room after the unit, the last day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.address import split_address
from pipeline.finding import Finding, Place
from pipeline.rules.intake import intake_finding
from pipeline.table import Table
from pipeline.values import folded, room_in_unit
from schemas.columns import ColumnSpec
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import PSEUDO_TENANT

Columns = dict[str, pd.Series]
_NUMBER_AND_LETTER = re.compile(r"([1-9]\d{0,3}) ?([a-zæøå])", re.IGNORECASE)
_PSEUDO = {word.casefold(): entry.label for entry in PSEUDO_TENANT.codes for word in (entry.label, *entry.synonyms)}


def fold_extras(table: Table, frame: Columns) -> tuple[Columns, list[Finding]]:
    """Let the extra columns of a sheet fill the blanks of those that they stand for.

    Parameters
    ----------
    table
        Says what the columns are and where their cells stand.
    frame
        Series by column name, the extras that the sheet has among them.

    Returns
    -------
    tuple
        The table's own columns, and what is to be said of the extras' cells.
    """
    own = {column.name: frame[column.name] for column in table.spec.columns}
    findings: list[Finding] = []
    met = {item.name for item in table.spec.extras if item.name in frame}
    for extras, fold in _FOLDS:
        if met & set(extras):
            findings += fold(table, own, frame)
    return own, findings


def fold_rooms(table: Table, frame: Columns, units: Mapping[int, str]) -> list[Finding]:
    """Let the room that stands after a unit number fill a blank room reference; ``units`` has such texts by row."""
    if not units or Dwellings.unit_subref not in frame:
        return []
    rooms = {row: room_in_unit(text) for row, text in units.items()}
    said = pd.Series(rooms, dtype="str").reindex(range(len(table.row_numbers)))
    own = frame[Dwellings.unit_subref]
    frame[Dwellings.unit_subref] = own.fillna(said)
    return list(_disagreements(table, Dwellings.unit_subref, own, said, table.spec.column(Dwellings.unit_number)))


def fold_house_letters(table: Table, frame: Columns, numbers: Mapping[int, str]) -> tuple[set[int], list[Finding]]:
    """Take «63 A» among house numbers apart; ``numbers`` has such texts by row.

    Returns
    -------
    tuple
        The rows taken apart, and what is to be said of them.
    """
    found = {row: match for row, text in numbers.items() if (match := _NUMBER_AND_LETTER.fullmatch(text))}
    if not found:
        return set(), []
    spec, name = table.spec.column(Dwellings.house_number), Dwellings.house_letter
    house_numbers = frame[Dwellings.house_number].copy()
    house_numbers.iloc[list(found)] = [int(match[1]) for match in found.values()]
    letters = pd.Series({row: match[2].upper() for row, match in found.items()}, dtype="str")
    said = letters.reindex(range(len(table.row_numbers)))
    findings = list(_disagreements(table, name, frame[name], said, spec))
    frame[Dwellings.house_number], frame[name] = house_numbers, frame[name].fillna(said)
    for row, match in found.items():
        words = {"column": spec.title, "read": match[1], "letter": match[2].upper()}
        findings.append(_finding("I144", table, row, spec.name, match[0], **words))
    return set(found), findings


def pseudo_tenants(table: Table, frame: Mapping[str, pd.Series]) -> tuple[NDArray[np.bool_], list[Finding]]:
    """Rows whose tenant is no person («Passiv»), wherever in the row that stands."""
    is_pseudo = np.zeros(len(table.row_numbers), bool)
    findings: list[Finding] = []
    for name in ("tenant", "household_id", "youth_id"):
        if name not in frame or table.spec.name != "tenancies":
            continue
        words = frame[name].str.casefold()
        for row in np.flatnonzero(words.isin(list(_PSEUDO)).to_numpy() & ~is_pseudo):
            is_pseudo[row] = True
            place, label = table.place(int(row), name), _PSEUDO[words.iat[row]]
            title, dwelling_id = table.spec.column(name).title, table.text(int(row), "dwelling_id")
            findings.append(intake_finding("I132", place, label, column=title, dwelling_id=dwelling_id))
    return is_pseudo, findings


def _fold_address(table: Table, own: Columns, frame: Mapping[str, pd.Series]) -> Iterator[Finding]:
    spec = table.spec.column("address")
    parsed = {text: split_address(text) for text in frame["address"].dropna().unique()}
    is_unread = frame["address"].map(lambda text: parsed[text] is None, na_action="ignore").fillna(False).astype(bool)
    for row in np.flatnonzero(is_unread & own[Dwellings.street_name].isna()):
        yield _finding("I136", table, int(row), spec.name, str(frame["address"].iat[row]), column=spec.title)
    filled: list[str] = []
    for name in spec.stands_for:
        said = frame["address"].map({text: parts.get(name) for text, parts in parsed.items() if parts})
        said = said.astype(own[name].dtype)
        yield from _disagreements(table, name, own[name], said, spec)
        if (own[name].isna() & said.notna()).any():
            own[name] = own[name].fillna(said)
            filled.append(table.spec.column(name).title)
    if filled:
        yield _of_column(table, spec, filled)


def _disagreements(table: Table, name: str, own: pd.Series, said: pd.Series, spec: ColumnSpec) -> Iterator[Finding]:
    for row in np.flatnonzero(own.notna() & said.notna()):
        theirs, others = str(own.iat[row]), str(said.iat[row])
        if folded(theirs) != folded(others):
            title = table.spec.column(name).title
            yield _finding("I137", table, int(row), name, theirs, title=title, column=spec.title, other=others)


def _fold_cadastre(table: Table, own: Columns, frame: Mapping[str, pd.Series]) -> Iterator[Finding]:
    blank = pd.Series(pd.NA, index=own[Dwellings.cadastre].index, dtype="Int64")
    gnr, bnr = frame.get("gnr", blank), frame.get("bnr", blank)
    is_needed = own[Dwellings.cadastre].isna()
    whole = is_needed & gnr.notna() & bnr.notna()
    for one, other, name, missing in ((gnr, bnr, "gnr", "bnr"), (bnr, gnr, "bnr", "gnr")):
        for row in np.flatnonzero(is_needed & one.notna() & other.isna()):
            titles = {"column": table.spec.column(name).title, "missing": table.spec.column(missing).title}
            yield _finding("I138", table, int(row), name, "", **titles)
    if whole.any():
        own[Dwellings.cadastre] = own[Dwellings.cadastre].where(~whole, gnr.astype("str") + "/" + bnr.astype("str"))


def _fold_contract_end(table: Table, own: Columns, frame: Mapping[str, pd.Series]) -> Iterator[Finding]:
    ends = frame["contract_end_date"]
    spec, missing = table.spec.column("contract_end_date"), table.spec.column("end_date")
    for row in np.flatnonzero(own["end_date"].isna() & ends.notna()):
        day = texts.day(ends.iat[row].date())
        yield _finding("I133", table, int(row), spec.name, day, column=spec.title, missing=missing.title)
    own["end_date"] = own["end_date"].fillna(ends)


def _finding(rule_id: str, table: Table, row: int, name: str, value: str, **words: str) -> Finding:
    return intake_finding(rule_id, table.place(row, name), value, dwelling_id=table.text(row, "dwelling_id"), **words)


def _of_column(table: Table, spec: ColumnSpec, filled: list[str]) -> Finding:
    origin = table.sheets[0]
    place = Place(origin.file, origin.sheet, origin.cell(origin.header_row, spec.name))
    return intake_finding("I135", place, "", column=spec.title, parts=texts.listed(filled))


_FOLDS: tuple[tuple[tuple[str, ...], Callable[[Table, Columns, Mapping[str, pd.Series]], Iterator[Finding]]], ...] = (
    (("address",), _fold_address),
    (("gnr", "bnr"), _fold_cadastre),
    (("contract_end_date",), _fold_contract_end),
)
