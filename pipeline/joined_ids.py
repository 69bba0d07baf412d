"""Names that two tables write differently: 123 and 00123 are one dwelling when nothing else could be meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from pipeline import texts
from pipeline.finding import Finding
from pipeline.rules.intake import intake_finding
from pipeline.table import Table
from schemas.columns import table_spec
from schemas.tables import TABLES, id_owners
from schemas.tables.plan_places import PlanPlaces

_ROOM_WORD = re.compile(r"^(?:ROM|HYBEL)(?:NR)?\b\.? *")


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
        ids = _distinct(frames[owner][column])
        others = {name: frame[column] for name, frame in frames.items() if name != owner and column in frame}
        strange = {name: _distinct(values) - ids for name, values in others.items()}
        of_key = _by_key(ids) if any(strange.values()) else {}
        for name, items in strange.items():
            frame = frames[name]
            meant = {item: of_key[_key(item)] for item in items if _key(item) in of_key}
            if meant:
                rows = np.flatnonzero(frame[column].isin(list(meant))).tolist()
                read = {row: meant[frame[column].iat[row]] for row in rows}
                findings += _said(tables[name], column, frame[column], read, TABLES[owner].title)
                frame[column] = frame[column].replace(meant)
    return findings


def join_rooms(tables: dict[str, Table], frames: dict[str, dict[str, pd.Series]]) -> list[Finding]:
    """Write the rooms of a dwelling as the plan does, or else the first table that has them: «01» is «1».

    Parameters
    ----------
    tables
        Say where the cells stand.
    frames
        Series by table and column; the rooms are replaced in it.

    Returns
    -------
    list
        What was read as what. Where one table writes both «1» and «01» for a dwelling, nothing is changed there.
    """
    names = [name for name in frames if {"dwelling_id", "room"} <= frames[name].keys()]
    names.sort(key=lambda name: name != table_spec(PlanPlaces).name)
    spellings = {room for name in names for room in frames[name]["room"].dropna().tolist()}
    often = Counter(map(_room_key, spellings))
    doubtful = {room for room in spellings if often[_room_key(room)] > 1}
    settled: dict[tuple[str, str], tuple[str, str]] = {}
    findings: list[Finding] = []
    for name in names if doubtful else ():
        frame = frames[name]
        for key, rooms in _rows_by_room(frame, doubtful).items():
            if len(rooms) == 1:
                ((room, rows),) = rooms.items()
                meant, owner = settled.setdefault(key, (room, TABLES[name].title))
                if meant != room:
                    findings += _said(tables[name], "room", frame["room"], dict.fromkeys(rows, meant), owner)
                    frame["room"] = frame["room"].copy()
                    frame["room"].iloc[rows] = meant
    return findings


def _rows_by_room(frame: dict[str, pd.Series], wanted: set[str]) -> dict[tuple[str, str], dict[str, list[int]]]:
    """By dwelling and room, however it is written, the rows of each spelling."""
    found: dict[tuple[str, str], dict[str, list[int]]] = {}
    is_wanted = (frame["room"].isin(wanted) & frame["dwelling_id"].notna()).to_numpy()
    for row in np.flatnonzero(is_wanted).tolist():
        room = str(frame["room"].iat[row])
        found.setdefault((str(frame["dwelling_id"].iat[row]), _room_key(room)), {}).setdefault(room, []).append(row)
    return found


def _room_key(room: str) -> str:
    """The key without the word before it: «ROM 01» is 1."""
    return _key(_ROOM_WORD.sub("", room))


def _distinct(values: pd.Series) -> set[str]:
    return set(values.dropna().tolist())


def _by_key(ids: Iterable[str]) -> dict[str, str]:
    """The identifier behind each key that is one's alone."""
    keys = [(_key(item), item) for item in ids]
    often = Counter(key for key, _ in keys)
    return {key: item for key, item in keys if often[key] == 1}


def _key(identifier: str) -> str:
    """Without blanks and the zeros that a spreadsheet takes off a number."""
    bare = re.sub(r"\s", "", identifier).upper()
    return bare.lstrip("0") or "0" if bare.isdecimal() else bare


def _said(table: Table, column: str, values: pd.Series, read: Mapping[int, str], owner: str) -> list[Finding]:
    """One finding per row: what stands there, and what it is read as."""
    spec = table.spec.column(column)
    findings = []
    for row, meant in read.items():
        shown = {"value": str(values.iat[row]), "read": meant}
        if spec.is_sensitive:
            shown = dict.fromkeys(shown, texts.MASK)
        dwelling_id = meant if column == "dwelling_id" else table.text(row, "dwelling_id")
        place, value = table.place(row, column), shown["value"]
        words = {"column": spec.title, "read": shown["read"], "table": owner}
        findings.append(intake_finding("I134", place, value, dwelling_id=dwelling_id, **words))
    return findings
