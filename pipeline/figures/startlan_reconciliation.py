"""What the yearly report to Husbanken is checked against: every kroner granted, paid, carried over or repaid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.dates import NO_DAY, Days, as_days, plus_months
from pipeline.figures.picking import Pick
from pipeline.figures.startlan import AMOUNT, MISSING, paid_amounts
from pipeline.figures.subject import LeftOut, Subject
from pipeline.figures.years import is_in, last_day, so_far, years_told
from pipeline.flow import Evidence, Indicator
from pipeline.row_origins import labels, origin, yes_no
from pipeline.table import Table, Tables
from schemas.codelists import CASE_STATUS
from schemas.source import HUSBANKEN_STARTLAN
from schemas.tables.startlan_cases import StartlanCases

EVIDENCE = "Rader avstemming"
GRANTED, PAID, CHECK, WHAT = "Innvilget", "Utbetalt", "Må kontrolleres", "Hva som er galt"
_SUBJECT = Subject(HUSBANKEN_STARTLAN, EVIDENCE)
_IN_YEAR, _EARLIER, _NO_DAY, _LATER = "i året", "tidligere år", "uten dato", "etter utbetaling"
_OPEN, _NOT_COUNTED, _REPAID = "ikke ved årets slutt", "ikke regnet med", "tilbakebetalt"
_COUNTED = (_IN_YEAR, _OPEN)
DOUBLE, NO_AMOUNT, TOO_EARLY, UNDATED, NOT_PAID, LATE, UNEXPLAINED, NO_PAYMENT_DAY = CHECKS = (
    "Mulig dobbel utbetaling",
    "Uten beløp",
    "Utbetalt før vedtak",
    "Uten vedtaksdato",
    "Utbetalingsdato uten status utbetalt",
    "Mangler utbetaling etter fristen",
    "Overført uten forklaring",
    "Utbetalt uten dato",
)
"""What somebody must look into before the report, the gravest of a row first."""
_POSTS = (
    ("startlan_carried_in_nok", "Overført fra tidligere år", {GRANTED: _EARLIER, PAID: _COUNTED}),
    ("startlan_granted_nok", "Innvilget i året", {GRANTED: _IN_YEAR, PAID: _COUNTED}),
    ("startlan_undated_nok", "Uten vedtaksdato før utbetalingen", {GRANTED: (_NO_DAY, _LATER), PAID: _COUNTED}),
    ("startlan_reported_paid_nok", "Utbetalt i året", {PAID: _IN_YEAR}),
    ("startlan_carried_out_nok", "Overført til neste år", {PAID: _OPEN}),
)
_NOTE = (
    "En rad per sak og år den hører til i: utbetalt i året, eller innvilget og ikke utbetalt ved årets slutt. "
    "Summen av «Beløp» der Utbetalt er «i året», er årets utbetalinger. Rader som ikke er regnet med, er tatt med her "
    "fordi noen må se på dem. Status er den som står i saken nå. To rader med samme saksnummer står i Avvik og er "
    "regnet én gang. Saksnummer vises ikke; følg cellen."
)


def reconciliation_figures(
    tables: Tables, read: Tables, context: Context
) -> tuple[list[Indicator], dict[str, Evidence]]:
    """What was granted, paid, carried over and repaid in each year told, and what must be looked into.

    Parameters
    ----------
    tables
        Checked tables.
    read
        The tables before rows were set aside: a payment without a day is not counted, but it must be looked into.
    """
    table = tables.get(StartlanCases)
    if table is None:
        return list(_of_year(context.as_of.year, None, False, context)), {}
    cases = table.frame
    years = years_told(context, cases[StartlanCases.decision_date], cases[StartlanCases.payment_date])
    doubles = _doubles(cases, context)
    parts = [_rows(table, year, doubles, context) for year in years]
    parts += [_repaid(table, year, context) for year in years]
    parts.append(_set_aside(table, read[StartlanCases], context))
    rows = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    rows.insert(rows.columns.get_loc(WHAT), CHECK, yes_no(rows[WHAT] != ""))
    can_repay = table.has(StartlanCases.repaid_nok) and table.has(StartlanCases.repaid_date)
    figures = [figure for year in years for figure in _of_year(year, rows, can_repay, context)]
    return figures, {EVIDENCE: Evidence("Avstemming av startlån", _NOTE, rows)}


def _rows(table: Table, year: int, doubles: NDArray[np.bool_], context: Context) -> pd.DataFrame:
    """The cases that were paid in the year, wait for it at its end, or have a day of payment and are not paid."""
    cases, end = table.frame, last_day(year, context)
    status = cases[StartlanCases.case_status]
    decided, paid = as_days(cases[StartlanCases.decision_date]), as_days(cases[StartlanCases.payment_date])
    is_paid = (status == "PAID").to_numpy(dtype=bool)
    in_year = is_in(paid, year, context)
    is_this_year = np.datetime64(end) == np.datetime64(context.as_of)
    waits = status.isin(("GRANTED", "PAID")).to_numpy(dtype=bool) & ~(is_paid & (paid <= np.datetime64(end)))
    waits &= (decided <= np.datetime64(end)) | (np.isnat(decided) & ~is_paid & is_this_year)
    kinds = np.select([is_paid & in_year, waits, ~is_paid & in_year], [_IN_YEAR, _OPEN, _NOT_COUNTED], "")
    at = np.flatnonzero(kinds != "")
    return pd.DataFrame(
        {
            **_place(table, at, year),
            GRANTED: _granted(decided[at], np.where(is_paid, paid, NO_DAY)[at], year),
            PAID: kinds[at],
            AMOUNT: paid_amounts(cases).to_numpy()[at],
            WHAT: _checks(table, end, kinds, doubles, context)[at],
        }
    )


def _place(table: Table, at: NDArray[np.int64], year: int) -> dict[str, object]:
    return {
        **origin(table, at, StartlanCases.payment_date),
        "År": np.full(len(at), year),
        "Status": labels(table.frame[StartlanCases.case_status].iloc[at], CASE_STATUS),
    }


def _granted(decided: Days, paid: Days, year: int) -> NDArray[np.str_]:
    """When the case was decided, seen from the year and from its payment."""
    first = np.datetime64(date(year, 1, 1))
    words: NDArray[np.str_] = np.select(
        [np.isnat(decided), decided > paid, decided < first], [_NO_DAY, _LATER, _EARLIER], _IN_YEAR
    )
    return words


def _checks(
    table: Table, end: date, kinds: NDArray[np.str_], doubles: NDArray[np.bool_], context: Context
) -> NDArray[np.str_]:
    """What is odd about each case at the end of a year; the gravest alone."""
    cases, day = table.frame, np.datetime64(end)
    decided, paid = as_days(cases[StartlanCases.decision_date]), as_days(cases[StartlanCases.payment_date])
    due = plus_months(decided, context.whole("startlan_unpaid_months"))
    explained = cases[StartlanCases.carry_over_grounds].notna().to_numpy()
    is_open, is_paid = kinds == _OPEN, kinds == _IN_YEAR
    is_stray = (cases[StartlanCases.case_status] != "PAID").to_numpy(dtype=bool)
    found = {
        NOT_PAID: (kinds == _NOT_COUNTED) | (is_open & is_stray & (paid <= day)),
        DOUBLE: is_paid & doubles,
        NO_AMOUNT: (is_open | is_paid) & ~(paid_amounts(cases) > 0).to_numpy(dtype=bool),
        TOO_EARLY: is_paid & (decided > paid),
        UNDATED: (is_open | is_paid) & np.isnat(decided),
        LATE: is_open & (due < day),
        UNEXPLAINED: is_open & ~explained & table.has(StartlanCases.carry_over_grounds) & (end.month == 12),
    }
    words: NDArray[np.str_] = np.select(list(found.values()), list(found), "")
    return words


def _doubles(cases: pd.DataFrame, context: Context) -> NDArray[np.bool_]:
    """Paid cases alike in amounts, purpose and household, paid within so many days of each other."""
    alike = [
        StartlanCases.loan_nok,
        StartlanCases.grant_nok,
        StartlanCases.purpose,
        StartlanCases.adult_count,
        StartlanCases.child_count,
        StartlanCases.previous_tenure,
    ]
    is_paid = (cases[StartlanCases.case_status] == "PAID") & cases[StartlanCases.payment_date].notna()
    paid = cases[is_paid & (paid_amounts(cases) > 0)].sort_values(StartlanCases.payment_date, kind="stable")
    days = paid.groupby(alike, dropna=False)[StartlanCases.payment_date]
    near = pd.Timedelta(days=context.whole("startlan_double_days"))
    is_near = (days.diff() <= near) | (days.diff(-1).abs() <= near)
    return np.isin(np.arange(len(cases)), paid.index[is_near])


def _repaid(table: Table, year: int, context: Context) -> pd.DataFrame:
    cases = table.frame
    amount = cases[StartlanCases.repaid_nok]
    at = np.flatnonzero(is_in(cases[StartlanCases.repaid_date], year, context) & (amount > 0).to_numpy(dtype=bool))
    return pd.DataFrame(
        {
            **_place(table, at, year),
            GRANTED: np.full(len(at), ""),
            PAID: np.full(len(at), _REPAID),
            AMOUNT: amount.to_numpy()[at],
            WHAT: np.full(len(at), ""),
        }
    )


def _set_aside(table: Table, read: Table, context: Context) -> pd.DataFrame:
    """Cases that a Feil has set aside, in the as-of day's year because they belong to none."""
    kept = table.frame[StartlanCases.case_id]
    at = np.flatnonzero(~read.frame[StartlanCases.case_id].isin(kept).to_numpy(dtype=bool))
    decided = as_days(read.frame[StartlanCases.decision_date])[at]
    return pd.DataFrame(
        {
            **_place(read, at, context.as_of.year),
            GRANTED: _granted(decided, np.full(len(at), NO_DAY), context.as_of.year),
            PAID: np.full(len(at), _NOT_COUNTED),
            AMOUNT: paid_amounts(read.frame).to_numpy()[at],
            WHAT: np.full(len(at), NO_PAYMENT_DAY),
        }
    )


def _of_year(year: int, rows: pd.DataFrame | None, can_repay: bool, context: Context) -> Iterator[Indicator]:
    when = so_far(year, context)
    for code, title, wanted in _POSTS:
        yield _post(code, f"{title}, {when}", year, rows, Pick({"År": year, **wanted}, AMOUNT), MISSING)
    repaid = Pick({"År": year, PAID: _REPAID}, AMOUNT)
    why = MISSING if rows is None else "«Tilbakebetalt» med dato er ikke levert."
    yield _post("startlan_repaid_nok", f"Tilbakebetalt, {when}", year, rows if can_repay else None, repaid, why)
    for group in (None, *CHECKS):
        pick = Pick({"År": year, **({CHECK: "ja"} if group is None else {WHAT: group})})
        yield _SUBJECT.amount(
            "startlan_to_check",
            f"Må kontrolleres før årsrapporten{'' if group is None else f': {group}'}, {when}",
            str(year),
            None if rows is None else pick.amount(rows),
            unit="rader",
            selection=pick.text,
            group=group,
            why_missing=MISSING,
        )


def _post(code: str, title: str, year: int, rows: pd.DataFrame | None, pick: Pick, why_missing: str) -> Indicator:
    unknown = 0 if rows is None else int(rows[AMOUNT][pick.mask(rows)].isna().sum())
    return _SUBJECT.amount(
        code,
        title,
        str(year),
        None if rows is None else pick.amount(rows),
        unit="kr",
        selection=pick.text,
        left_out=LeftOut(unknown, "beløpet er ikke oppgitt"),
        why_missing=why_missing,
    )
