"""Orders to IMDi: how long the answers take, and how many of the places youths are found for."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.dates import Days, as_days
from pipeline.figures.picking import Pick
from pipeline.figures.spread import DAYS, spread, whole_days
from pipeline.figures.subject import LeftOut, Subject
from pipeline.figures.years import is_in, so_far, years_told
from pipeline.flow import Evidence, Indicator
from pipeline.row_origins import origin, yes_no
from pipeline.table import Table, Tables
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.imdi_orders import ImdiOrders

EVIDENCE = "Rader bestillinger"
_SUBJECT = Subject(TRONDHEIM_CONTRACTS, EVIDENCE)
_MISSING = "Bestillinger er ikke levert."
_ANSWERED, _WAITS, _KNOWN = "besvart", "venter", "Antall kjent"
_PLACES, _FOUND = "Plasser bestilt", "Ungdommer funnet"
_NOTE = (
    "En rad per bestilling som IMDi har besvart i året, og per bestilling som venter på svar på telledagen. "
    "Dager regnes fra bestillingen til svaret, eller til telledagen."
)


def order_figures(tables: Tables, context: Context) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Days to the answer and youths found per place ordered, by the year of the answer; orders without an answer."""
    table = tables.get(ImdiOrders)
    if table is None:
        return [*_of_year(context.as_of.year, None, context), *_waiting(None, context)], {}
    years = years_told(context, table.frame[ImdiOrders.answered_date])
    rows = pd.concat([*(_answered(table, year, context) for year in years), _open(table, context)], ignore_index=True)
    figures = [figure for year in years for figure in _of_year(year, rows, context)]
    return [*figures, *_waiting(rows, context)], {EVIDENCE: Evidence("Bestillinger til IMDi", _NOTE, rows)}


def _answered(table: Table, year: int, context: Context) -> pd.DataFrame:
    answered = as_days(table.frame[ImdiOrders.answered_date])
    return _rows(table, is_in(answered, year, context), year, _ANSWERED, answered)


def _open(table: Table, context: Context) -> pd.DataFrame:
    day, answered = np.datetime64(context.as_of), as_days(table.frame[ImdiOrders.answered_date])
    waits = (as_days(table.frame[ImdiOrders.ordered_date]) <= day) & (np.isnat(answered) | (answered > day))
    return _rows(table, waits, context.as_of.year, _WAITS, np.full(len(answered), day))


def _rows(table: Table, mask: NDArray[np.bool_], year: int, what: str, until: Days) -> pd.DataFrame:
    at = np.flatnonzero(mask)
    frame = table.frame.iloc[at]
    is_known = frame[ImdiOrders.places_ordered].notna() & frame[ImdiOrders.youths_found].notna()
    return pd.DataFrame(
        {
            **origin(table, at, ImdiOrders.ordered_date),
            "År": np.full(len(at), year),
            "Hva": np.full(len(at), what),
            DAYS: whole_days(until[at] - as_days(frame[ImdiOrders.ordered_date])),
            _PLACES: frame[ImdiOrders.places_ordered].to_numpy(dtype=float, na_value=np.nan),
            _FOUND: frame[ImdiOrders.youths_found].to_numpy(dtype=float, na_value=np.nan),
            _KNOWN: yes_no(is_known),
        }
    )


def _of_year(year: int, rows: pd.DataFrame | None, context: Context) -> Iterator[Indicator]:
    when, period = so_far(year, context), str(year)
    answered = Pick({"År": year, "Hva": _ANSWERED})
    known = answered.also(_KNOWN, "ja")
    found, places = (Pick(known.wanted, column) for column in (_FOUND, _PLACES))
    unknown = 0 if rows is None else int(answered.also(_KNOWN, "nei").amount(rows))
    yield _SUBJECT.share(
        "imdi_youths_found_pct",
        f"Ungdommer funnet per plass bestilt hos IMDi, {when}",
        period,
        None if rows is None else found.amount(rows),
        None if rows is None else places.amount(rows),
        selection=f"{found.text}, delt på {places.text}",
        when_empty=f"Ingen bestillinger er besvart, {when}.",
        why_missing=_MISSING,
        left_out=LeftOut(unknown, "antall plasser eller ungdommer er ikke oppgitt"),
    )
    yield from spread(
        _SUBJECT,
        "imdi_answer_days",
        "Dager fra bestilling til svar fra IMDi",
        period,
        rows,
        answered,
        why_missing=_MISSING,
        when_empty=f"Ingen bestillinger er besvart, {when}.",
        why_left_out="svaret er datert før bestillingen",
        when=when,
    )


def _waiting(rows: pd.DataFrame | None, context: Context) -> Iterator[Indicator]:
    pick = Pick({"Hva": _WAITS})
    yield _SUBJECT.amount(
        "imdi_orders_unanswered",
        "Bestillinger som venter på svar fra IMDi",
        context.as_of.isoformat(),
        None if rows is None else pick.amount(rows),
        unit="bestillinger",
        selection=pick.text,
        why_missing=_MISSING,
    )
