"""How long shared housing takes from the need to the first day of use."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.acquisition.procedure import STEPS
from pipeline.acquisition.progress import due_days, progress
from pipeline.context import Context
from pipeline.figures.picking import Pick
from pipeline.figures.spread import DAYS, spread
from pipeline.figures.subject import Subject
from pipeline.flow import Evidence, Indicator
from pipeline.row_origins import origin, yes_no
from pipeline.table import Tables
from schemas.source import TRONDHEIM
from schemas.tables.acquisitions import Acquisitions
from schemas.tables.housing_needs import HousingNeeds

EVIDENCE = "Rader anskaffelser"
_SUBJECT = Subject(TRONDHEIM, EVIDENCE)
_MISSING = "Anskaffelser er ikke levert."
_NONE_YET = "Ingen anskaffelse har både behov og dato for tatt i bruk."
_COUNTS = (
    ("acquisitions_in_progress", "Anskaffelser i arbeid", "I arbeid"),
    ("acquisitions_overdue", "Anskaffelser over fristen", "Over fristen"),
)


def acquisition_figures(tables: Tables, context: Context) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Days from need to use of all acquisitions in use, and how many are in progress and late on the as-of day."""
    table = tables.get(Acquisitions)
    if table is None:
        return _figures(None, context), {}
    found = progress(table.frame, tables.frame(HousingNeeds), context)
    rows = pd.DataFrame(
        {
            **origin(table, np.arange(len(table.frame)), Acquisitions.acquisition_id),
            "Anskaffelse": table.frame[Acquisitions.acquisition_id],
            "Behov meldt": pd.Series(found.registered).astype("datetime64[s]"),
            "Tatt i bruk": pd.Series(found.done[:, -1]).astype("datetime64[s]"),
            "Avsluttet uten leie": yes_no(found.is_dropped),
            DAYS: found.days_to_use(),
            "I arbeid": yes_no(found.is_going),
            "Venter på": [
                "" if not going else STEPS[at].label for going, at in zip(found.is_going, found.next_step, strict=True)
            ],
            "Over fristen": yes_no(due_days(found, context) < np.datetime64(context.as_of)),
        }
    )
    note = "En rad per anskaffelse. Dager regnes fra dagen behovet ble meldt, til boligen ble tatt i bruk."
    return _figures(rows, context), {EVIDENCE: Evidence("Anskaffelser", note, rows)}


def _figures(rows: pd.DataFrame | None, context: Context) -> list[Indicator]:
    day = context.as_of.isoformat()
    in_use = None
    if rows is not None:
        in_use = rows[rows["Tatt i bruk"].notna() & (rows["Avsluttet uten leie"] == "nei")]
    took = spread(
        _SUBJECT,
        "acquisition_days",
        "Dager fra behov til tatt i bruk",
        day,
        in_use,
        Pick(),
        why_missing=_MISSING,
        when_empty=_NONE_YET,
        why_left_out="behovet er ikke datert, eller datert etter at boligen ble tatt i bruk",
    )
    counts = [
        _SUBJECT.amount(
            code,
            title,
            day,
            None if rows is None else int((rows[column] == "ja").sum()),
            unit="anskaffelser",
            selection=f"{column} = ja",
            why_missing=_MISSING,
        )
        for code, title, column in _COUNTS
    ]
    return [*took, *counts]
