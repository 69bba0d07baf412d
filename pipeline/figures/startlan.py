"""Families with children among paid start-up loans and grants, by number and by kroner."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.figures.subject import LeftOut, Subject
from pipeline.flow import Evidence, Indicator
from pipeline.row_origins import origin, yes_no
from pipeline.table import Tables
from schemas.source import MELHUS_LOANS
from schemas.tables.startlan_cases import StartlanCases

EVIDENCE = "Rader startlån"
_MISSING = "Startlånsaker er ikke levert."
_SUBJECT = Subject(MELHUS_LOANS, EVIDENCE)
_AMOUNTS = (
    ("startlan_cases_paid", "Utbetalte startlån og tilskudd", "saker"),
    ("startlan_amount_paid_nok", "Utbetalt beløp", "kr"),
)
_SHARES = (
    ("startlan_family_share_count_pct", "Andel barnefamilier etter antall saker", ""),
    ("startlan_family_share_amount_pct", "Andel barnefamilier etter kroner", "; sum av Startlån og Tilskudd"),
)
Amounts = tuple[float | None, float | None]


def startlan_figures(tables: Tables, context: Context) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Paid cases, amounts and families' shares for the as-of year so far and each earlier year on file."""
    table = tables.get(StartlanCases)
    if table is None:
        return _figures_of_year(context.as_of.year, None, context), {}
    cases = table.frame
    paid = (cases[StartlanCases.case_status] == "PAID") & (
        cases[StartlanCases.payment_date] <= pd.Timestamp(context.as_of)
    )
    counted = table.keep(paid.to_numpy())
    frame = counted.frame
    rows = pd.DataFrame(
        {
            **origin(counted, np.arange(len(frame)), StartlanCases.child_count),
            "År": frame[StartlanCases.payment_date].dt.year,
            "Barnefamilie": _family_words(frame),
            "Startlån": frame[StartlanCases.loan_nok].fillna(0),
            "Tilskudd": frame[StartlanCases.grant_nok].fillna(0),
        }
    )
    years = sorted({*rows["År"].unique().tolist(), context.as_of.year})
    figures = [figure for year in years for figure in _figures_of_year(year, rows[rows["År"] == year], context)]
    note = (
        "En rad per sak som er utbetalt til og med telledagen. Barnefamilie er en sak med minst ett barn under 18 år; "
        "«ukjent» er holdt utenfor andelene. Saksnummer vises ikke; følg cellen."
    )
    return figures, {EVIDENCE: Evidence("Utbetalte startlån og tilskudd", note, rows)}


def _family_words(cases: pd.DataFrame) -> list[str]:
    children = cases[StartlanCases.child_count]
    words = yes_no((children > 0).fillna(False))
    return [word if known else "ukjent" for word, known in zip(words, children.notna(), strict=True)]


def _figures_of_year(year: int, rows: pd.DataFrame | None, context: Context) -> list[Indicator]:
    """Number, amount and both shares of one year; the as-of year is «hittil». None where cases were not delivered."""
    so_far = f"hittil i {year}" if year == context.as_of.year else str(year)
    if rows is None:
        return _of_year(year, so_far, (None, None), (None, None), (None, None), LeftOut())
    amounts = rows["Startlån"] + rows["Tilskudd"]
    families, known = rows["Barnefamilie"] == "ja", rows["Barnefamilie"] != "ukjent"
    return _of_year(
        year,
        so_far,
        (len(rows), float(amounts.sum())),
        (int(families.sum()), int(known.sum())),
        (float(amounts[families].sum()), float(amounts[known].sum())),
        LeftOut(int((~known).sum()), "antall barn er ikke oppgitt"),
    )


def _of_year(
    year: int, so_far: str, paid: Amounts, by_count: Amounts, by_amount: Amounts, left_out: LeftOut
) -> list[Indicator]:
    """``paid`` is number and kroner of all cases; the others are those of families, and of all with known children."""
    figures = [
        _SUBJECT.amount(
            code, f"{title}, {so_far}", str(year), value, unit=unit, selection=f"År = {year}", why_missing=_MISSING
        )
        for value, (code, title, unit) in zip(paid, _AMOUNTS, strict=True)
    ]
    for (part, whole), (code, title, how) in zip((by_count, by_amount), _SHARES, strict=True):
        figures.append(
            _SUBJECT.share(
                code,
                f"{title}, {so_far}",
                str(year),
                part,
                whole,
                selection=f"År = {year}; Barnefamilie = ja, delt på ja og nei{how}",
                when_empty=f"Ingen utbetalte saker {so_far}.",
                why_missing=_MISSING,
                left_out=left_out,
            )
        )
    return figures
