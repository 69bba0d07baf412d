"""K101: Midlertidige opphold på samme tid."""

from __future__ import annotations

import pandas as pd

from pipeline import texts
from pipeline.dates import as_days
from pipeline.families.stays import earlier_still_going
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import KOSTRA_13
from schemas.tables.temporary_stays import TemporaryStays


@control(
    id="K101",
    title="Midlertidige opphold på samme tid",
    severity=Severity.WARNING,
    table=TemporaryStays,
    columns=(TemporaryStays.start_date, TemporaryStays.stay_id, TemporaryStays.household_id),
    message="Opphold {stay_id} begynner {start_date}, mens husstanden {other}.",
    advice="Avslutt det første oppholdet, eller rett datoene.",
    source=KOSTRA_13,
)
def stays_overlap(temporary_stays: pd.DataFrame) -> Hits:
    """Nobody sleeps in two places, and nights paid twice are counted once."""
    found = earlier_still_going(temporary_stays)
    stays = temporary_stays[TemporaryStays.stay_id].to_numpy(dtype=object)
    ends = as_days(temporary_stays[TemporaryStays.end_date])[found]
    lasts = [f"har opphold {stay}" for stay in stays[found]]
    words = [
        f"{words}, som ikke er avsluttet" if end is None else f"{words} til {texts.day(end)}"
        for words, end in zip(lasts, ends.tolist(), strict=True)
    ]
    return Hits(found >= 0, {"other": words})
