"""The youths as proposals see them: who they are to those they share with, and what they wait for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from pipeline.allocation.shared_records import Housemate, Youth
from pipeline.finding import Place
from pipeline.living.housemates import mentions
from pipeline.proposals.cells import Origins, plain, records
from pipeline.proposals.wishes import wishes_in
from pipeline.table import Table
from schemas.tables.youths import Youths

_MATE = {
    "birth_date": Youths.birth_date,
    "sex": Youths.sex,
    "languages": Youths.languages,
    "siblings": Youths.siblings,
    "live_with": Youths.live_with,
    "not_with": Youths.not_live_with,
}
_YOUTH = {
    **_MATE,
    "waiting_since": Youths.decision_date,
    "ready_from": Youths.decision_date,
    "day_activity_ok": Youths.day_activity_ok,
    "social_ok": Youths.social_ok,
    "tenancy_duties_ok": Youths.tenancy_duties_ok,
    "wishes": Youths.wishes,
    "school": Youths.school,
}


def housemates(table: Table) -> dict[str, Housemate]:
    """Every youth by id, with whom each names."""
    frame = table.frame
    siblings, live_with, not_with = (_named(frame, _MATE[name]) for name in ("siblings", "live_with", "not_with"))
    spoken = {text: _languages(text) for text in frame[Youths.languages].dropna().unique()}
    told = (plain(frame[name]) for name in (Youths.youth_id, Youths.birth_date, Youths.sex, Youths.languages))
    return {
        youth_id: Housemate(
            youth_id=youth_id,
            birth_date=birth_date,
            sex=sex,
            languages=spoken.get(languages),
            siblings=siblings.get(row, frozenset()),
            live_with=live_with.get(row, frozenset()),
            not_with=not_with.get(row, frozenset()),
            origins=Origins(table, row, _MATE),
        )
        for row, (youth_id, birth_date, sex, languages) in enumerate(zip(*told, strict=True))
    }


def youths_of(
    table: Table, mates: Mapping[str, Housemate], ready: Mapping[str, date | None], *, keeps_turn: bool
) -> tuple[Youth, ...]:
    """Those who wait; ``ready`` gives the first day without a place, None for one who never had any.

    Who must move waits from that day, unless ``keeps_turn``: then from the decision, as the others.
    """
    rows = np.flatnonzero(table.frame[Youths.youth_id].isin(list(ready)).to_numpy(dtype=bool))
    found = []
    for row, record in zip(rows, records(table.frame, rows), strict=True):
        mate = mates[record[Youths.youth_id]]
        found.append(
            _youth(record, mate, ready[mate.youth_id], Origins(table, int(row), _YOUTH), keeps_turn=keeps_turn)
        )
    return tuple(found)


def _youth(
    record: Any, mate: Housemate, ready_from: date | None, cells: Mapping[str, Place], *, keeps_turn: bool
) -> Youth:
    return Youth(
        youth_id=mate.youth_id,
        birth_date=mate.birth_date,
        sex=mate.sex,
        languages=mate.languages,
        siblings=mate.siblings,
        live_with=mate.live_with,
        not_with=mate.not_with,
        waiting_since=record[Youths.decision_date] if ready_from is None or keeps_turn else ready_from,
        ready_from=ready_from,
        day_activity_ok=record[Youths.day_activity_ok],
        social_ok=record[Youths.social_ok],
        tenancy_duties_ok=record[Youths.tenancy_duties_ok],
        wishes=wishes_in(record[Youths.wishes]),
        school=school_key(record[Youths.school]),
        origins=cells,
    )


def school_key(text: Any) -> str | None:
    """The name of a school as it is compared; None where there is none."""
    return None if pd.isna(text) else re.sub(r"\W+", " ", str(text)).casefold().strip() or None


def _named(frame: pd.DataFrame, column: Any) -> dict[int, frozenset[str]]:
    """Whom each row names, themselves left out."""
    ids = frame[Youths.youth_id].to_numpy()
    found: dict[int, set[str]] = {}
    for row, other in mentions(frame, column).of_others:
        found.setdefault(row, set()).add(str(ids[other]))
    return {row: frozenset(names) for row, names in found.items()}


def _languages(text: str) -> frozenset[str] | None:
    """«dari, engelsk» as two; None where nothing is written."""
    words = frozenset(word.casefold().strip() for word in re.split(r"[,;/&]|\bog\b", text))
    return words - {""} or None
