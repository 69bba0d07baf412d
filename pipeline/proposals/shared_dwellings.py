"""The shared dwellings in stock with their rooms, and what proposals ask of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from pipeline.allocation.shared_records import Resident, SharedDwelling
from pipeline.context import Context
from pipeline.finding import Place
from pipeline.flow import Assessment
from pipeline.plan_rows import planned_dwellings
from pipeline.proposals.cells import Origins, records
from pipeline.proposals.lease_cells import LeaseCells
from pipeline.proposals.ours import is_out_of_use, ours
from pipeline.proposals.residents import Held
from pipeline.proposals.wishes import features_of
from pipeline.proposals.youths import school_key
from pipeline.rooms import rooms_of, stays_in_rooms, surplus_rooms
from pipeline.table import Tables
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.surveys import Surveys
from schemas.tables.tenancies import Tenancies

_CELLS = {
    "places": Dwellings.places,
    "schools": Dwellings.lower_secondary_school_district,
    "features": Dwellings.dwelling_id,
}


def shared_dwellings(
    tables: Tables, assessment: Assessment, held: Held, context: Context
) -> tuple[SharedDwelling, ...]:
    """Every shared dwelling in stock; one out of use is available from a day that nobody knows."""
    stock = assessment.dwellings.frame
    periods, rooms = ours(stock, tables.frame(LeasesIn), context), _rooms(tables, context)
    ends = LeaseCells.of(assessment.dwellings, tables)
    is_out = is_out_of_use(stock)
    near_m = context.number("near_distance_m")
    rows = np.flatnonzero(stock[Dwellings.is_shared_housing].fillna(False).to_numpy(dtype=bool))
    found = []
    for row, record, survey in zip(rows, records(stock, rows), records(assessment.facts, rows), strict=True):
        dwelling_id = str(record[Dwellings.dwelling_id])
        places = record[Dwellings.places]
        found.append(
            SharedDwelling(
                dwelling_id=dwelling_id,
                places=places,
                available_from=None if is_out[row] else periods.available_from(int(row)),
                lease_end=periods.lease_end(int(row)),
                room_ids=rooms.get(dwelling_id, ()),
                residents=_while_ours(held.get(dwelling_id, ()), periods.lease_end(int(row))),
                features=features_of(survey, places, near_m),
                schools=_schools(record),
                origins=_cells(assessment, int(row), ends.cell(int(row)), is_out=bool(is_out[row])),
            )
        )
    return tuple(found)


def _while_ours(residents: tuple[Resident, ...], last: date | None) -> tuple[Resident, ...]:
    """Those who move in while the dwelling is ours: a tenancy that begins later is wrong, as a control says."""
    return tuple(item for item in residents if last is None or item.start is None or item.start <= last)


def _rooms(tables: Tables, context: Context) -> dict[str, tuple[str, ...]]:
    """The rooms of each dwelling as the plan has them."""
    dwellings = planned_dwellings(tables, context)
    stays = stays_in_rooms(dwellings, tables.frame(Tenancies))
    rooms = rooms_of(dwellings, stays, tables.frame(PlanPlaces), context)
    surplus = surplus_rooms(rooms, dwellings)
    found: dict[str, list[str]] = {}
    for dwelling_id, room in sorted(set(rooms) - surplus):
        found.setdefault(dwelling_id, []).append(room)
    return {dwelling_id: tuple(names) for dwelling_id, names in found.items()}


def _cells(assessment: Assessment, row: int, lease_end: Place, *, is_out: bool) -> Mapping[str, Place]:
    since = Dwellings.dwelling_status if is_out else Dwellings.in_stock_from
    others = {"lease_end": lease_end}
    survey = int(assessment.survey_rows[row])
    if assessment.surveys is not None and survey >= 0:
        others["features"] = assessment.surveys.place(survey, str(Surveys.services_distance_m))
    return Origins(assessment.dwellings, row, {**_CELLS, "available_from": since}, others)


def _schools(record: Any) -> frozenset[str] | None:
    names = (Dwellings.primary_school_district, Dwellings.lower_secondary_school_district)
    found = frozenset(key for name in names if (key := school_key(record[name])) is not None)
    return found or None
