"""Youths settled: how many and how fast, against the deadline and against what IMDi has asked for."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.dates import Days, as_days, plus_months
from pipeline.figures.picking import Pick
from pipeline.figures.spread import DAYS, spread, whole_days
from pipeline.figures.subject import LeftOut, Subject
from pipeline.figures.years import is_in, last_day, so_far, years_told
from pipeline.flow import Evidence, Indicator
from pipeline.row_origins import origin
from pipeline.table import Table, Tables
from schemas.source import REFUGEE_SETTLEMENT
from schemas.tables.youths import Youths

EVIDENCE = "Rader bosetting"
_SUBJECT = Subject(REFUGEE_SETTLEMENT, EVIDENCE)
_MISSING = "EM-ungdom er ikke levert."
_SETTLED, _WAITS, _WITHIN = "bosatt", "venter", "Innen fristen"
_NO_DAYS = "vedtaksdato mangler eller er etter bosettingen"
_NOTE = (
    "En rad per ungdom som er bosatt i året, og per ungdom som har vedtak og venter på bosetting på telledagen. "
    "Dager regnes fra vedtaket til bosettingen, eller til telledagen for dem som venter."
)


def settlement_figures(tables: Tables, context: Context) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Settled by year, in time and against the request; waiting on the as-of day, and of them past the deadline."""
    table = tables.get(Youths)
    if table is None:
        return [*_of_year(context.as_of.year, None, context), *_waiting(None, context)], {}
    years = years_told(context, table.frame[Youths.settled_date])
    rows = pd.concat([*(_settled(table, year, context) for year in years), _not_yet(table, context)], ignore_index=True)
    figures = [figure for year in years for figure in _of_year(year, rows, context)]
    return [*figures, *_waiting(rows, context)], {EVIDENCE: Evidence("Bosetting av ungdom", _NOTE, rows)}


def _settled(table: Table, year: int, context: Context) -> pd.DataFrame:
    chosen = is_in(table.frame[Youths.settled_date], year, context)
    return _rows(table, chosen, year, _SETTLED, as_days(table.frame[Youths.settled_date]), context)


def _not_yet(table: Table, context: Context) -> pd.DataFrame:
    day, settled = np.datetime64(context.as_of), as_days(table.frame[Youths.settled_date])
    decided = as_days(table.frame[Youths.decision_date])
    waits = (decided <= day) & (np.isnat(settled) | (settled > day))
    return _rows(table, waits, context.as_of.year, _WAITS, np.full(len(settled), day), context)


def _rows(table: Table, mask: NDArray[np.bool_], year: int, what: str, until: Days, context: Context) -> pd.DataFrame:
    at = np.flatnonzero(mask)
    decided = as_days(table.frame[Youths.decision_date])[at]
    days = whole_days(until[at] - decided)
    in_time = until[at] <= plus_months(decided, context.whole("settlement_months"))
    return pd.DataFrame(
        {
            **origin(table, at, Youths.decision_date),
            "År": np.full(len(at), year),
            "Hva": np.full(len(at), what),
            DAYS: days,
            _WITHIN: np.select([np.isnan(days), in_time], ["ukjent", "ja"], "nei"),
        }
    )


def _of_year(year: int, rows: pd.DataFrame | None, context: Context) -> Iterator[Indicator]:
    when, period = so_far(year, context), str(year)
    settled = Pick({"År": year, "Hva": _SETTLED})
    in_time, known = settled.also(_WITHIN, "ja"), settled.also(_WITHIN, ("ja", "nei"))
    number = None if rows is None else settled.amount(rows)
    unknown = 0 if rows is None else int(settled.also(_WITHIN, "ukjent").amount(rows))
    yield _SUBJECT.amount(
        "youths_settled",
        f"Enslige mindreårige bosatt, {when}",
        period,
        number,
        unit="personer",
        selection=settled.text,
        why_missing=_MISSING,
    )
    yield _SUBJECT.share(
        "youths_settled_in_time_pct",
        f"Bosatt innen {context.whole('settlement_months')} måneder etter vedtaket, {when}",
        period,
        None if rows is None else in_time.amount(rows),
        None if rows is None else known.amount(rows),
        selection=f"{in_time.text}, delt på {known.text}",
        when_empty=f"Ingen er bosatt med kjent vedtaksdato, {when}.",
        why_missing=_MISSING,
        left_out=LeftOut(unknown, _NO_DAYS),
    )
    yield _of_requested(year, number, settled, context)
    yield from spread(
        _SUBJECT,
        "settlement_days",
        "Dager fra vedtak til bosetting",
        period,
        rows,
        settled,
        why_missing=_MISSING,
        when_empty=f"Ingen er bosatt med kjent vedtaksdato, {when}.",
        why_left_out=_NO_DAYS,
        when=when,
    )


def _of_requested(year: int, number: float | None, settled: Pick, context: Context) -> Indicator:
    when = so_far(year, context)
    requested = context.parameters.find("requested_settlements", last_day(year, context))
    return _SUBJECT.share(
        "youths_settled_of_requested_pct",
        f"Bosatt av dem IMDi har bedt kommunen bosette, {when}",
        str(year),
        number,
        float(requested.value) if requested else None,
        selection=f"{settled.text}, delt på anmodningen fra Oppsett",
        when_empty="Anmodningen fra IMDi er satt til 0 i Oppsett.",
        why_missing=_MISSING if number is None else "Anmodningen fra IMDi er ikke satt i Oppsett.",
    )


def _waiting(rows: pd.DataFrame | None, context: Context) -> Iterator[Indicator]:
    waits = Pick({"Hva": _WAITS})
    months = context.whole("settlement_months")
    for code, title, pick in (
        ("youths_waiting", "Enslige mindreårige som venter på bosetting", waits),
        ("youths_waiting_too_long", f"Har ventet mer enn {months} måneder på bosetting", waits.also(_WITHIN, "nei")),
    ):
        yield _SUBJECT.amount(
            code,
            title,
            context.as_of.isoformat(),
            None if rows is None else pick.amount(rows),
            unit="personer",
            selection=pick.text,
            why_missing=_MISSING,
        )
