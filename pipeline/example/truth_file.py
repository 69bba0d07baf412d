"""The content of fasit.json: classes, figures, and the cell of everything that was planted."""

from __future__ import annotations

from typing import Any

from pipeline.example.model import Municipality, Planted
from pipeline.example.sheets import Sheet
from pipeline.example.surveys import survey_key
from pipeline.example.truth import classes, indicators

_KEYS: dict[str, Any] = {
    "dwellings": lambda record: record.dwelling_id,
    "surveys": survey_key,
    "leases_in": lambda record: record.lease_id,
    "tenancies": lambda record: record.tenancy_id,
    "youths": lambda record: record.youth_id,
    "startlan_cases": lambda record: record.case_id,
    "settlement_plan": lambda record: record.dwelling_id,
    "plan_places": lambda record: record.key,
    "applications": lambda record: record.application_id,
    "household_members": lambda record: record.key,
    "acquisitions": lambda record: record.acquisition_id,
    "handovers": lambda record: record.handover_id,
    "allocations": lambda record: record.allocation_id,
    "temporary_stays": lambda record: record.stay_id,
    "priority_families": lambda record: record.family_id,
    "family_tasks": lambda record: record.task_id,
    "foyer_participants": lambda record: record.participant_id,
}


def truth(town: Municipality, seed: int, sheets: list[Sheet]) -> dict[str, Any]:
    """Everything that tests may compare a run with."""
    return {
        "seed": seed,
        "dwellings": town.size,
        "as_of": town.as_of.isoformat(),
        "rows": {sheet.table: len(sheet.records) for sheet in sheets},
        "classes": dict(sorted(classes(town).items())),
        "indicators": indicators(town),
        "planted": _planted(town.planted, {sheet.table: sheet for sheet in sheets}),
    }


def _planted(planted: list[Planted], sheets: dict[str, Sheet]) -> list[dict[str, Any]]:
    wanted: dict[str, set[str]] = {}
    for item in planted:
        wanted.setdefault(item.table, set()).add(item.record_id)
    index = {table: {_KEYS[table](record): row for row, record in enumerate(sheets[table].records)} for table in wanted}
    return [
        {
            "kind": item.kind,
            "file": sheets[item.table].file,
            "sheet": sheets[item.table].name,
            "cell": sheets[item.table].cell(item.column, index[item.table][item.record_id]),
            "dwelling_id": item.dwelling_id,
            "record_id": item.record_id,
            "column": item.column,
            **item.more,
        }
        for item in sorted(planted, key=lambda item: (item.kind, item.record_id, item.column))
    ]
