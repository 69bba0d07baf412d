"""SSB's figure of dwellings approved for financing with a start-up loan, per 1000 inhabitants."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.figures.picking import Pick
from pipeline.figures.startlan import MISSING, paid_amounts
from pipeline.figures.subject import LeftOut, Subject
from pipeline.figures.years import is_in, last_day, so_far, years_told
from pipeline.flow import Evidence, Indicator
from pipeline.row_origins import origin
from pipeline.table import Tables
from schemas.source import SSB_STARTLAN
from schemas.tables.startlan_cases import StartlanCases

EVIDENCE = "Rader godkjente startlån"
_SUBJECT = Subject(SSB_STARTLAN, EVIDENCE, is_official=True)
_APPROVED = ("GRANTED", "PAID")


def approved_figures(tables: Tables, context: Context) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Cases with a loan that were approved in each year told, paid or not, one dwelling each."""
    table = tables.get(StartlanCases)
    if table is None:
        return _of_year(context.as_of.year, None, LeftOut(), context), {}
    cases = table.frame
    is_approved = cases[StartlanCases.case_status].isin(_APPROVED).to_numpy(dtype=bool)
    days = cases[StartlanCases.decision_date]
    years = years_told(context, days[is_approved])
    has_loan = (cases[StartlanCases.loan_nok] > 0).to_numpy(dtype=bool)
    is_told = np.any([is_in(days, year, context) for year in years], axis=0)
    chosen = np.flatnonzero(is_approved & has_loan & is_told)
    no_amount = is_approved & paid_amounts(cases).isna().to_numpy()
    no_day = is_approved & has_loan & days.isna().to_numpy()
    rows = pd.DataFrame(
        {**origin(table, chosen, StartlanCases.decision_date), "År": days.dt.year.iloc[chosen].astype(int).to_numpy()}
    )
    figures: list[Indicator] = []
    for year in years:
        left_out = LeftOut(
            int((no_day | (no_amount & (is_in(days, year, context) | days.isna().to_numpy()))).sum()),
            "vedtaksdato eller beløp er ikke oppgitt",
        )
        figures += _of_year(year, rows, left_out, context)
    note = (
        "En rad per sak med startlån som er godkjent i året, utbetalt eller ikke. Hver sak regnes som én bolig. "
        "Saker som er trukket etterpå, er ikke med. Saksnummer vises ikke; følg cellen."
    )
    return figures, {EVIDENCE: Evidence("Godkjente startlån", note, rows)}


def _of_year(year: int, rows: pd.DataFrame | None, left_out: LeftOut, context: Context) -> list[Indicator]:
    when, pick = so_far(year, context), Pick({"År": year})
    approved = None if rows is None else pick.amount(rows)
    inhabitants = context.parameters.find("inhabitants", last_day(year, context))
    return [
        _SUBJECT.amount(
            "startlan_dwellings_approved",
            f"Boliger godkjent for startlån, {when}",
            str(year),
            approved,
            unit="boliger",
            selection=pick.text,
            left_out=left_out,
            why_missing=MISSING,
        ),
        _SUBJECT.share(
            "startlan_dwellings_per_1000",
            f"Boliger godkjent for startlån per 1000 innbyggere, {when}",
            str(year),
            approved,
            float(inhabitants.value) if inhabitants else None,
            selection=f"{pick.text}, delt på innbyggere fra Oppsett",
            when_empty="Innbyggere er satt til 0 i Oppsett.",
            why_missing=MISSING if rows is None else "Innbyggere er ikke satt i Oppsett.",
            left_out=left_out,
            per=1000,
            unit="per 1000",
        ),
    ]
