"""Identifiers that two tables write differently: 123 and 00123 are one dwelling when nothing else could be meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import numpy as np
import pandas as pd

from pipeline import texts
from pipeline.finding import Finding
from pipeline.rules.intake import intake_finding
from pipeline.table import Table
from schemas.tables import TABLES, id_owners


def join_ids(tables: dict[str, Table], frames: dict[str, dict[str, pd.Series]]) -> list[Finding]:
    """Write the identifiers of other tables' rows as those tables do.

    Parameters
    ----------
    tables
        Say where the cells stand.
    frames
        Series by table and column; columns that refer to another table are replaced in it.

    Returns
    -------
    list
        What was read as what; of an identifier that could be two rows' nothing is changed.
    """
    findings: list[Finding] = []
    for column, owner in id_owners().items():
        if owner not in frames:
            continue
        ids = frames[owner][column].dropna().unique()
        others = {name: frame[column] for name, frame in frames.items() if name != owner and column in frame}
        strange = {name: set(values.dropna().unique()).difference(ids) for name, values in others.items()}
        of_key = _by_key(ids) if any(strange.values()) else {}
        for name, items in strange.items():
            frame = frames[name]
            meant = {item: of_key[_key(item)] for item in items if _key(item) in of_key}
            if meant:
                findings += _said(tables[name], column, frame[column], meant, TABLES[owner].title)
                frame[column] = frame[column].replace(meant)
    return findings


def _by_key(ids: Iterable[str]) -> dict[str, str]:
    """The identifier behind each key that is one's alone."""
    keys = [(_key(item), item) for item in ids]
    often = Counter(key for key, _ in keys)
    return {key: item for key, item in keys if often[key] == 1}


def _key(identifier: str) -> str:
    """Without blanks and the zeros that a spreadsheet takes off a number."""
    bare = re.sub(r"\s", "", identifier).upper()
    return bare.lstrip("0") or "0" if bare.isdecimal() else bare


def _said(table: Table, column: str, values: pd.Series, meant: dict[str, str], owner: str) -> list[Finding]:
    spec = table.spec.column(column)
    findings = []
    for row in np.flatnonzero(values.isin(list(meant))):
        found = str(values.iat[row])
        shown = {"value": found, "read": meant[found]}
        if spec.is_sensitive:
            shown = dict.fromkeys(shown, texts.MASK)
        dwelling_id = meant[found] if column == "dwelling_id" else table.text(int(row), "dwelling_id")
        findings.append(
            intake_finding(
                "I134",
                table.place(int(row), column),
                shown["value"],
                dwelling_id=dwelling_id,
                column=spec.title,
                read=shown["read"],
                table=owner,
            )
        )
    return findings
