"""The dwellings that households can be offered now or soon, and why the others cannot."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np

from pipeline import texts
from pipeline.allocation.family_records import FamilyDwelling
from pipeline.context import Context
from pipeline.families.free import free_from, is_for_households
from pipeline.finding import Place
from pipeline.flow import Assessment
from pipeline.outcome import Outcome
from pipeline.proposals.cells import Origins, known_day, records
from pipeline.proposals.lease_cells import LeaseCells
from pipeline.proposals.ours import ours
from pipeline.proposals.youths import school_key
from pipeline.table import Tables
from schemas.codelists import AGE_CLASS, RISK
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
from schemas.tables.surveys import Surveys
from schemas.tables.tenancies import Tenancies

_CELLS = {
    "free_from": Dwellings.dwelling_status,
    "bedrooms": Dwellings.approved_bedrooms,
    "suits": Dwellings.dwelling_id,
    "wheelchair_accessible": Dwellings.wheelchair_accessible,
    "risk": Dwellings.dwelling_id,
    "school_district": Dwellings.primary_school_district,
    "rent_nok_month": Dwellings.rent_nok_month,
}
_RISKS = (Surveys.neighbour_risk, Surveys.fire_risk, Surveys.traffic_risk)
_SUITS = {Outcome.MET: True, Outcome.NOT_MET: False, Outcome.UNCLEAR: None}


def family_dwellings(
    tables: Tables, assessment: Assessment, context: Context
) -> tuple[tuple[FamilyDwelling, ...], Mapping[str, str]]:
    """The dwellings offered; and of each other dwelling for households why it is not, in bokmål.

    One under repair is offered from a day that nobody knows.
    """
    stock = assessment.dwellings.frame
    empty = free_from(stock, tables.frame(LeasesIn), tables.frame(Tenancies), context)
    last = context.as_of + timedelta(context.whole("family_free_within_days"))
    periods, ends = ours(stock, tables.frame(LeasesIn), context), LeaseCells.of(assessment.dwellings, tables)
    is_ours = is_for_households(stock)
    is_soon = empty <= np.datetime64(last)
    rows = np.flatnonzero(is_ours & is_soon)
    offered = [
        _dwelling(assessment, row, (record, survey), day, (periods.lease_end(row), ends.cell(row)))
        for row, record, survey, day in zip(
            rows.tolist(), records(stock, rows), records(assessment.facts, rows), empty[rows].tolist(), strict=True
        )
    ]
    others = np.flatnonzero(is_ours & ~is_soon)
    ids = stock[Dwellings.dwelling_id].iloc[others].tolist()
    return tuple(offered), {str(name): _why_closed(day) for name, day in zip(ids, empty[others], strict=True)}


def _dwelling(
    assessment: Assessment,
    row: int,
    known: tuple[Any, Any],
    free_from: date | None,
    lease_end: tuple[date | None, Place],
) -> FamilyDwelling:
    record, survey = known
    is_repaired = record[Dwellings.dwelling_status] == "VEDLIKEHOLD"
    return FamilyDwelling(
        dwelling_id=str(record[Dwellings.dwelling_id]),
        free_from=None if is_repaired else free_from,
        bedrooms=record[Dwellings.approved_bedrooms],
        suits={code: _SUITS[Outcome(assessment.age_classes[code][row])] for code in AGE_CLASS.values},
        wheelchair_accessible=record[Dwellings.wheelchair_accessible],
        risk=_worst(survey),
        school_district=school_key(record[Dwellings.primary_school_district]),
        rent_nok_month=record[Dwellings.rent_nok_month],
        lease_end=lease_end[0],
        area_m2=record[Dwellings.usable_area_m2],
        origins=Origins(
            assessment.dwellings, row, _CELLS, {**_survey_cells(assessment, row, survey), "lease_end": lease_end[1]}
        ),
    )


def _survey_cells(assessment: Assessment, row: int, found: Any) -> dict[str, Place]:
    """Where the survey says what children and risk rest on; nothing where there is no survey."""
    survey = int(assessment.survey_rows[row])
    if assessment.surveys is None or survey < 0:
        return {}
    unknown = [name for name in _RISKS if found[name] is None]
    return {
        "suits": assessment.surveys.place(survey, str(Surveys.dwelling_id)),
        "risk": assessment.surveys.place(survey, str(unknown[0] if unknown else _RISKS[0])),
    }


def _worst(survey: Any) -> str | None:
    """The greatest of the three risks; None where one is not known and no other is the greatest there is."""
    known_levels = [RISK.values.index(survey[name]) for name in _RISKS if survey[name] is not None]
    if len(known_levels) < len(_RISKS) and max(known_levels, default=0) < len(RISK.values) - 1:
        return None
    return RISK.values[max(known_levels)]


def _why_closed(empty: np.datetime64) -> str:
    first = known_day(empty)
    if first is None:
        return "Boligen er i bruk eller lovet bort, og ingen vet når den blir varig ledig."
    return f"Boligen er ledig først fra {texts.day(first)}."
