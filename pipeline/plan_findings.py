"""What there is to say of the rows and cells of the staff's plan when it is held against the sources."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from pipeline import texts
from pipeline.context import Context
from pipeline.dates import as_days
from pipeline.finding import Finding, Place, Severity
from pipeline.plan_rows import Absent
from pipeline.plan_update import PlanCell
from pipeline.reasons import value_text
from pipeline.residents import living_on
from pipeline.rules.merge import merge_finding
from pipeline.table import Table, Tables
from pipeline.values import is_unknown, tidy
from schemas.columns import ColumnSpec
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.settlement_plan import SettlementPlan
from schemas.tables.tenancies import Tenancies

_NOBODY = {"ledig", "tom", "tomt", "ingen"}
"""Words in column Beboer that name no resident."""


def row_findings(tables: Tables, planned: Container[str], absent: Absent, context: Context) -> tuple[Finding, ...]:
    """Rows of unknown dwellings, and rooms whose Beboer is not who lives there.

    Parameters
    ----------
    tables
        Checked tables, the plan's two sheets among them.
    planned
        Dwellings that the plan should have: rooms of theirs that it lacks are about to be added.
    absent
        Dwellings that do not belong in the plan; of their residents nothing is said.
    context
        The as-of day.
    """
    return (*_unknown_dwellings(tables, absent), *_residents(tables, planned, absent, context))


def conflict_findings(file: str, cells: Iterable[PlanCell], *, has_memory: bool) -> tuple[Finding, ...]:
    """A finding per cell in conflict, and one more where no sheet tells what the last run wrote."""
    conflicts = tuple(_conflict(file, cell) for cell in cells)
    if has_memory or not conflicts:
        return conflicts
    return (*conflicts, merge_finding("P009", Place(file), "", ("",)))


def notes(findings: Iterable[Finding]) -> dict[tuple[str, ...], str]:
    """What column Kontroll says: the titles of what was found, worst first, each once."""
    titles: dict[tuple[str, ...], list[str]] = {}
    for finding in sorted(findings, key=lambda item: item.sort_key):
        if finding.severity is Severity.INFO or not finding.dwelling_id:
            continue
        for key in {(finding.dwelling_id,), (finding.dwelling_id, finding.room)}:
            titles.setdefault(key, [])
            if finding.title not in titles[key]:
                titles[key].append(finding.title)
    return {key: "; ".join(found) for key, found in titles.items()}


def keys_of(table: Table) -> list[tuple[str, ...]]:
    """The key of each row."""
    return list(zip(*(table.frame[name].tolist() for name in table.spec.key), strict=True))


def _unknown_dwellings(tables: Tables, absent: Absent) -> Iterator[Finding]:
    for model, column in ((SettlementPlan, SettlementPlan.dwelling_id), (PlanPlaces, PlanPlaces.dwelling_id)):
        table = tables[model]
        for row, key in enumerate(keys_of(table)):
            if key[0] in absent.unknown:
                yield merge_finding("P008", table.place(row, column), key[0], key, dwelling=key[0])


def _residents(tables: Tables, planned: Container[str], absent: Absent, context: Context) -> Iterator[Finding]:
    places = tables[PlanPlaces]
    if Tenancies not in tables or not any(PlanPlaces.resident in origin.columns for origin in places.sheets):
        return
    tenancies = tables.frame(Tenancies)
    last = as_days(tenancies[Tenancies.end_date])
    now = _youths_by_room(tenancies[living_on(tenancies, context.as_of)])
    ahead = _youths_by_room(tenancies[np.isnat(last) | (last >= np.datetime64(context.as_of))])
    present = keys_of(places)
    left_out = absent.gone | absent.unknown
    for row, (key, resident) in enumerate(zip(present, places.frame[PlanPlaces.resident], strict=True)):
        if key[0] in left_out:
            continue
        place = places.place(row, PlanPlaces.resident)
        if pd.isna(resident):
            if now.get(key):
                yield merge_finding("P006", place, "", key)
        elif key in now:
            if now[key] and _youth(resident) not in now[key]:
                yield merge_finding("P004", place, texts.MASK, key, found=f"{resident} {sorted(now[key])}")
        elif not _is_nobody(resident) and _youth(resident) not in _expected(ahead, key):
            yield merge_finding("P007", place, texts.MASK, key, found=resident)
    origin = places.sheets[0]
    for key in sorted(set(now) - set(present)):
        if now[key] and key[1] and key[0] in planned:
            yield merge_finding("P006", Place(origin.file, origin.sheet), "", key)


def _youths_by_room(tenancies: pd.DataFrame) -> dict[tuple[str, ...], set[str]]:
    """Youths by dwelling and room; the room is "" where none is given, and the set empty where no youth is."""
    found: dict[tuple[str, ...], set[str]] = {}
    for dwelling_id, room, youth in zip(
        tenancies[Tenancies.dwelling_id].tolist(),
        tenancies[Tenancies.room].fillna("").tolist(),
        tenancies[Tenancies.youth_id].tolist(),
        strict=True,
    ):
        found.setdefault((dwelling_id, room), set()).update(() if pd.isna(youth) else (youth,))
    return found


def _expected(ahead: dict[tuple[str, ...], set[str]], key: tuple[str, ...]) -> set[str]:
    """Who has the room or is to have it; a tenancy in the dwelling that names no room may be about this one."""
    return ahead.get(key, set()) | ahead.get((key[0], ""), set())


def _youth(resident: str) -> str:
    return tidy(resident).upper()


def _is_nobody(resident: str) -> bool:
    text = tidy(resident)
    return text.casefold().strip("()[]. ") in _NOBODY or is_unknown(text)


def _conflict(file: str, cell: PlanCell) -> Finding:
    theirs = _for_people(cell.column, cell.theirs)
    if cell.column.is_sensitive:
        difference = "stemmer ikke med kildene"
    elif cell.ours is None:
        difference = f"er «{theirs}», men etter kildene skal cellen være tom"
    else:
        difference = f"er «{theirs}», men kildene gir «{_for_people(cell.column, cell.ours)}»"
    place, found = Place(file, cell.sheet, cell.cell), f"{cell.theirs} {cell.ours}"
    return merge_finding("P001", place, theirs, cell.key, found=found, column=cell.column.title, difference=difference)


def _for_people(column: ColumnSpec, value: Any) -> str:
    if column.is_sensitive:
        return texts.MASK
    is_odd_text = isinstance(value, str) and (column.codes is None or value not in column.codes.values)
    return value if is_odd_text else value_text(column, value)
