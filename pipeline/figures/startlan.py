"""Paid start-up loans and grants by number and by kroner: in all, by purpose and previous tenure, and to families."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from pipeline import texts
from pipeline.context import Context
from pipeline.figures.picking import Pick
from pipeline.figures.subject import LeftOut, Subject
from pipeline.figures.years import is_in, so_far, years_told
from pipeline.flow import Evidence, Indicator
from pipeline.row_origins import labels, origin, yes_no
from pipeline.table import Table, Tables
from schemas.codelists import LOAN_PURPOSE, PREVIOUS_TENURE, CodeList
from schemas.source import MELHUS_LOANS
from schemas.tables.startlan_cases import StartlanCases

EVIDENCE = "Rader startlån"
MISSING = "Startlånsaker er ikke levert."
UNKNOWN_GROUP = "Ikke oppgitt"
LOAN, GRANT, AMOUNT, FAMILY = "Startlån", "Tilskudd", "Beløp", "Barnefamilie"
_SUBJECT = Subject(MELHUS_LOANS, EVIDENCE)
_KNOWN = ("ja", "nei")
_COUNTS: tuple[tuple[str, str, str, dict[str, str], str], ...] = (
    ("startlan_cases_paid", "Utbetalte startlån og tilskudd", "saker", {}, ""),
    ("startlan_amount_paid_nok", "Utbetalt beløp", "kr", {}, AMOUNT),
    ("startlan_loans_paid", "Utbetalte startlån", "saker", {"Har startlån": "ja"}, ""),
    ("startlan_loans_paid_nok", "Utbetalt startlån", "kr", {}, LOAN),
    ("startlan_grants_paid", "Utbetalte tilskudd", "saker", {"Har tilskudd": "ja"}, ""),
    ("startlan_grants_paid_nok", "Utbetalt tilskudd", "kr", {}, GRANT),
)
_SHARES = (
    ("startlan_family_share_count_pct", "Andel barnefamilier etter antall saker", ""),
    ("startlan_family_share_amount_pct", "Andel barnefamilier etter kroner", AMOUNT),
)
DIMENSIONS: tuple[tuple[str, str, str, CodeList], ...] = (
    ("_by_purpose", StartlanCases.purpose, "Formål", LOAN_PURPOSE),
    ("_by_previous_tenure", StartlanCases.previous_tenure, "Boforhold før", PREVIOUS_TENURE),
)
"""End of the code, column, heading of the evidence, groups."""
_NOTE = (
    "En rad per sak som er utbetalt til og med telledagen. Barnefamilie er en sak med minst ett barn under 18 år; "
    "«ukjent» er holdt utenfor andelene. Beløp er startlån og tilskudd til sammen. Står bare det ene i saken, er det "
    "andre ikke gitt; står ingen av dem, er beløpet ukjent. Saksnummer vises ikke; følg cellen."
)


def startlan_figures(tables: Tables, context: Context) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Paid cases, amounts and families' shares for the as-of year so far and the earlier years told."""
    table = tables.get(StartlanCases)
    if table is None:
        return list(_of_year(context.as_of.year, None, context)), {}
    years = years_told(context, table.frame[StartlanCases.payment_date])
    rows = _rows(table, years, context)
    figures = [figure for year in years for figure in _of_year(year, rows, context)]
    for end, column, heading, groups in DIMENSIONS:
        known = rows if table.has(column) else None
        for year in years:
            figures += _by_group(year, known, end, heading, groups, context)
    return figures, {EVIDENCE: Evidence("Utbetalte startlån og tilskudd", _NOTE, rows)}


def paid_amounts(cases: pd.DataFrame) -> pd.Series:
    """Loan and grant together; missing where neither is on file, because a case with one of them has only that."""
    found = cases[[StartlanCases.loan_nok, StartlanCases.grant_nok]]
    return found.sum(axis=1, min_count=1)


def _rows(table: Table, years: list[int], context: Context) -> pd.DataFrame:
    """One row per case paid in one of the years."""
    cases = table.frame
    is_paid = (cases[StartlanCases.case_status] == "PAID").to_numpy(dtype=bool)
    in_years = np.any([is_in(cases[StartlanCases.payment_date], year, context) for year in years], axis=0)
    paid = table.keep(is_paid & in_years)
    frame = paid.frame
    amount = paid_amounts(frame)
    loan, grant = (
        frame[name].fillna(0).where(amount.notna()) for name in (StartlanCases.loan_nok, StartlanCases.grant_nok)
    )
    return pd.DataFrame(
        {
            **origin(paid, np.arange(len(frame)), StartlanCases.child_count),
            "År": frame[StartlanCases.payment_date].dt.year,
            FAMILY: _family_words(frame),
            LOAN: loan,
            GRANT: grant,
            AMOUNT: amount,
            "Har startlån": yes_no(loan > 0),
            "Har tilskudd": yes_no(grant > 0),
            **{
                heading: [label or UNKNOWN_GROUP for label in labels(frame[column], groups)]
                for _, column, heading, groups in DIMENSIONS
            },
        }
    )


def _family_words(cases: pd.DataFrame) -> list[str]:
    children = cases[StartlanCases.child_count]
    words = yes_no((children > 0).fillna(False))
    return [word if known else "ukjent" for word, known in zip(words, children.notna(), strict=True)]


def _of_year(year: int, rows: pd.DataFrame | None, context: Context) -> Iterator[Indicator]:
    when = so_far(year, context)
    for code, title, unit, wanted, total in _COUNTS:
        yield _amount(code, f"{title}, {when}", str(year), rows, Pick({"År": year, **wanted}, total), unit)
    for code, title, total in _SHARES:
        yield _share(code, f"{title}, {when}", str(year), rows, Pick({"År": year}, total), when)


def _by_group(
    year: int, rows: pd.DataFrame | None, end: str, heading: str, groups: CodeList, context: Context
) -> Iterator[Indicator]:
    """Number, kroner and both shares of each group; ``rows`` is None where the column was not delivered."""
    when, missing = so_far(year, context), f"{heading} er ikke levert."
    for group in (*groups.labels, UNKNOWN_GROUP):
        for code, title, unit, wanted, total in _COUNTS[:2]:
            pick = Pick({"År": year, **wanted, heading: group}, total)
            words = f"{title}, {heading.lower()}: {group}, {when}"
            yield _amount(code + end, words, str(year), rows, pick, unit, group, missing)
        for code, title, total in _SHARES:
            pick = Pick({"År": year, heading: group}, total)
            words = f"{title}, {heading.lower()}: {group}, {when}"
            yield _share(code.replace("_pct", f"{end}_pct"), words, str(year), rows, pick, when, group, missing)


def _amount(
    code: str,
    title: str,
    period: str,
    rows: pd.DataFrame | None,
    pick: Pick,
    unit: str,
    group: str | None = None,
    why_missing: str = MISSING,
) -> Indicator:
    return _SUBJECT.amount(
        code,
        title,
        period,
        None if rows is None else pick.amount(rows),
        unit=unit,
        selection=pick.text,
        group=group,
        left_out=_without_amount(rows, pick),
        why_missing=why_missing,
    )


def _share(
    code: str,
    title: str,
    period: str,
    rows: pd.DataFrame | None,
    every: Pick,
    when: str,
    group: str | None = None,
    why_missing: str = MISSING,
) -> Indicator:
    families, known = every.also(FAMILY, "ja"), every.also(FAMILY, _KNOWN)
    return _SUBJECT.share(
        code,
        title,
        period,
        None if rows is None else families.amount(rows),
        None if rows is None else known.amount(rows),
        selection=f"{families.text}, delt på {known.text}",
        when_empty=f"Ingen utbetalte saker {when}.",
        group=group,
        left_out=_unknown(rows, every),
        why_missing=why_missing,
    )


def _without_amount(rows: pd.DataFrame | None, pick: Pick) -> LeftOut:
    """Of the rows that should be added up, those whose amount nobody knows."""
    if rows is None or not pick.total:
        return LeftOut()
    return LeftOut(int(rows[pick.total][pick.mask(rows)].isna().sum()), "beløpet er ikke oppgitt")


def _unknown(rows: pd.DataFrame | None, every: Pick) -> LeftOut:
    """The rows that a share cannot take in: children unknown, or the amount where kroner are shared."""
    if rows is None:
        return LeftOut()
    no_children = every.also(FAMILY, "ukjent").mask(rows)
    no_amount = every.mask(rows) & rows[every.total].isna().to_numpy() if every.total else no_children & False
    why = [text for text, mask in (("antall barn", no_children), ("beløpet", no_amount)) if mask.any()]
    return LeftOut(int((no_children | no_amount).sum()), f"{texts.listed(why, 'eller')} er ikke oppgitt")
