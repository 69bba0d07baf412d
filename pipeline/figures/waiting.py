"""KOSTRA 13: households newly moved in during a year, and on the waiting list at its end, by main reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.context import Context
from pipeline.dates import Days, as_days
from pipeline.figures.applications import MISSING
from pipeline.figures.main_reasons import grouping, main_reasons
from pipeline.figures.picking import Pick
from pipeline.figures.subject import Subject
from pipeline.figures.years import is_in, last_day, so_far, years_told
from pipeline.flow import Evidence, Indicator
from pipeline.residents import living_on
from pipeline.row_origins import origin, yes_no
from pipeline.table import Table, Tables
from schemas.codelists import MAIN_REASON
from schemas.reports.husbanken_households import REASONS
from schemas.source import KOSTRA_13
from schemas.tables.applications import Applications
from schemas.tables.tenancies import Tenancies

MOVED_IN, WAITING = "Rader nyinnflyttede", "Rader venteliste"
_REASON, _HOUSED = "Hovedgrunn", "Har leieforhold"
_NOTE = (
    "En rad per husstand {per}. Hovedgrunnen vises ikke her; den står i cellen som raden viser til. "
    "En flyktning uten integreringstilskudd lenger har uavklart hovedgrunn."
)


@dataclass(frozen=True)
class _Kind:
    """One set of households: codes and words for all of them and for the groups.

    ``only_share`` is the one group of which SSB tells the share; empty when it is all of them.
    """

    code: str
    title: str
    share_code: str
    share_title: str
    evidence: str
    column: str
    only_share: str = ""


_MOVED_IN_KIND = _Kind(
    "households_moved_in_new",
    "Nyinnflyttede husstander",
    "households_moved_in_new_mental_substance_pct",
    "Andel av nyinnflyttede husstander",
    MOVED_IN,
    "År",
    MAIN_REASON.label("MENTAL_OR_SUBSTANCE"),
)
_WAITING_KIND = _Kind(
    "waiting_list_total",
    "Husstander på venteliste",
    "waiting_list_share_pct",
    "Andel av husstandene på venteliste",
    WAITING,
    "Dag",
)


def waiting_figures(tables: Tables, context: Context) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Households moved in each year, and waiting at the end of each; distinct households, their latest application."""
    table = tables.get(Applications)
    if table is None:
        return _of_year(context.as_of.year, None, None, context), {}
    frame = table.frame
    years = years_told(context, frame[Applications.received_date])
    moved, waiting = [], []
    for year in years:
        day = last_day(year, context)
        moved_in_on = as_days(frame[Applications.moved_in_date])
        new = frame[Applications.is_new_applicant].fillna(False).to_numpy(dtype=bool)
        chosen = latest_of_household(frame, new & is_in(moved_in_on, year, context), moved_in_on)
        moved.append(_rows(table, chosen, "År", year, moved_in_on[chosen], Applications.moved_in_date, context))
        chosen = latest_of_household(frame, waiting_on(frame, day), as_days(frame[Applications.received_date]))
        rows = _rows(table, chosen, "Dag", day.isoformat(), day, Applications.decision_date, context)
        waiting.append(rows.assign(**{_HOUSED: _housed(frame, tables, chosen, day)}))
    lists = {MOVED_IN: pd.concat(moved, ignore_index=True), WAITING: pd.concat(waiting, ignore_index=True)}
    figures = [figure for year in years for figure in _of_year(year, lists[MOVED_IN], lists[WAITING], context)]
    figures += [_housed_figure(last_day(year, context), lists[WAITING], tables) for year in years]
    return figures, {
        MOVED_IN: Evidence("Nyinnflyttede", _NOTE.format(per="og år"), lists[MOVED_IN]),
        WAITING: Evidence("Venteliste", _NOTE.format(per="og telledag"), lists[WAITING]),
    }


def waiting_on(applications: pd.DataFrame, day: date) -> NDArray[np.bool_]:
    """Applications of new households with a positive decision by a day, and not moved in by then."""
    frame, on = applications, np.datetime64(day)
    new = frame[Applications.is_new_applicant].fillna(False).to_numpy(dtype=bool)
    granted = (frame[Applications.decision] == "GRANTED").to_numpy(dtype=bool)
    moved_in = as_days(frame[Applications.moved_in_date])
    waits: NDArray[np.bool_] = (
        new
        & granted
        & (as_days(frame[Applications.received_date]) <= on)
        & (as_days(frame[Applications.decision_date]) <= on)
        & (np.isnat(moved_in) | (moved_in > on))
    )
    return waits


def _housed(frame: pd.DataFrame, tables: Tables, rows: NDArray[np.int64], day: date) -> list[str]:
    """Whether each household lives in a municipal dwelling on the day; «ukjent» without tenancies."""
    if Tenancies not in tables:
        return ["ukjent"] * len(rows)
    tenancies = tables.frame(Tenancies)
    living = tenancies[Tenancies.household_id][living_on(tenancies, day)].dropna()
    return yes_no(frame[Applications.household_id].iloc[rows].isin(living))


def _housed_figure(day: date, rows: pd.DataFrame, tables: Tables) -> Indicator:
    pick = Pick({"Dag": day.isoformat(), _HOUSED: "ja"})
    return Subject(KOSTRA_13, WAITING).amount(
        "waiting_list_with_tenancy",
        f"Husstander på venteliste som også har leieforhold, {texts.day(day)}",
        day.isoformat(),
        pick.amount(rows) if Tenancies in tables else None,
        unit="husstander",
        selection=pick.text,
        why_missing="Leieforhold er ikke levert.",
    )


def latest_of_household(frame: pd.DataFrame, mask: NDArray[np.bool_], days: Days) -> NDArray[np.int64]:
    """Row numbers where ``mask`` holds, one per household: the latest by day, then by number of the application."""
    at = np.flatnonzero(mask)
    numbers = frame[Applications.application_id].iloc[at].to_numpy(dtype=str)
    order = at[np.lexsort((numbers, days[at]))]
    households = frame[Applications.household_id].iloc[order]
    return np.sort(order[~households.duplicated(keep="last").to_numpy()])


def _rows(
    table: Table,
    rows: NDArray[np.int64],
    heading: str,
    value: int | str,
    days: date | NDArray[np.datetime64],
    column: Any,
    context: Context,
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            **origin(table, rows, column),
            heading: np.full(len(rows), value),
            _REASON: main_reasons(table.frame.iloc[rows], days, context),
        }
    )


def _of_year(
    year: int, moved_in: pd.DataFrame | None, waiting: pd.DataFrame | None, context: Context
) -> list[Indicator]:
    day = last_day(year, context)
    return [
        *_figures(_MOVED_IN_KIND, year, str(year), so_far(year, context), moved_in),
        *_figures(_WAITING_KIND, year, day.isoformat(), texts.day(day), waiting),
    ]


def _figures(kind: _Kind, year: int, period: str, when: str, rows: pd.DataFrame | None) -> list[Indicator]:
    """The number of all and of each group, and each group's share."""
    subject = Subject(KOSTRA_13, kind.evidence, is_official=True)
    every = Pick({kind.column: year if kind.column == "År" else period})
    picks: Sequence[tuple[str | None, Pick]] = [(None, every), *((name, every.also(_REASON, name)) for name in REASONS)]
    found: list[Indicator] = []
    for group, pick in picks:
        words = f"{kind.title}, {when}" if group is None else f"{kind.title}, {group}, {when}{grouping(year)}"
        value = None if rows is None else pick.amount(rows)
        found.append(
            subject.amount(
                kind.code,
                words,
                period,
                value,
                unit="husstander",
                selection=pick.text,
                group=group,
                why_missing=MISSING,
            )
        )
    for group, pick in picks[1:]:
        if kind.only_share and group != kind.only_share:
            continue
        found.append(
            subject.share(
                kind.share_code,
                f"{kind.share_title}, {group}, {when}{grouping(year)}",
                period,
                None if rows is None else pick.amount(rows),
                None if rows is None else every.amount(rows),
                selection=f"{pick.text}, delt på {every.text}",
                when_empty=f"Ingen husstander, {when}.",
                group=None if kind.only_share else group,
                why_missing=MISSING,
            )
        )
    return found
