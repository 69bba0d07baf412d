"""Families with children among paid start-up loans and grants, by number and by kroner."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.figures.evidence import origin, yes_no
from pipeline.flow import Evidence, Indicator
from pipeline.table import Tables
from schemas.source import MELHUS_LOANS
from schemas.tables.startlan_cases import StartlanCases

EVIDENCE = "Rader startlån"
_MISSING = "Startlånsaker er ikke levert."
_LEFT_OUT = "antall barn er ikke oppgitt"


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
    """Number, amount and both shares of one year; the as-of year is «hittil»."""
    so_far = f"hittil i {year}" if year == context.as_of.year else str(year)
    if rows is None:
        amounts, families, unknown = np.array([]), np.array([], bool), np.array([], bool)
    else:
        amounts = (rows["Startlån"] + rows["Tilskudd"]).to_numpy(dtype=float)
        families = (rows["Barnefamilie"] == "ja").to_numpy()
        unknown = (rows["Barnefamilie"] == "ukjent").to_numpy()
    known: NDArray[np.bool_] = ~unknown
    is_delivered = rows is not None

    def figure(code: str, title: str, unit: str, top: float, bottom: float | None, selection: str) -> Indicator:
        is_share = bottom is not None
        value = top if bottom is None else (top / bottom * 100 if bottom else None)
        return Indicator(
            code=code,
            title=f"{title}, {so_far}",
            period=str(year),
            value=value if is_delivered else None,
            unit=unit,
            decimals=1 if is_share else 0,
            is_official=False,
            source=MELHUS_LOANS.label,
            numerator=top if is_delivered else None,
            denominator=bottom if is_delivered else None,
            left_out=int(unknown.sum()) if is_share else 0,
            left_out_why=_LEFT_OUT if is_share and unknown.any() else "",
            why_missing=""
            if is_delivered and value is not None
            else (f"Ingen utbetalte saker {so_far}." if is_delivered else _MISSING),
            evidence=EVIDENCE if is_delivered else "",
            selection=f"År = {year}{selection}",
        )

    family_rows = "; Barnefamilie = ja, delt på ja og nei"
    return [
        figure("startlan_cases_paid", "Utbetalte startlån og tilskudd", "saker", len(amounts), None, ""),
        figure("startlan_amount_paid_nok", "Utbetalt beløp", "kr", float(amounts.sum()), None, ""),
        figure(
            "startlan_family_share_count_pct",
            "Andel barnefamilier etter antall saker",
            "%",
            int(families.sum()),
            int(known.sum()),
            family_rows,
        ),
        figure(
            "startlan_family_share_amount_pct",
            "Andel barnefamilier etter kroner",
            "%",
            float(amounts[families].sum()),
            float(amounts[known].sum()),
            f"{family_rows}; sum av Startlån og Tilskudd",
        ),
    ]
