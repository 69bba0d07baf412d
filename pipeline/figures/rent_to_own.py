"""From renting to owning, as far as the sources tell: loans to municipal tenants who buy, and agreements in force."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.figures.picking import Pick
from pipeline.figures.startlan import EVIDENCE as LOANS
from pipeline.figures.startlan import MISSING as NO_LOANS
from pipeline.figures.subject import LeftOut, Subject
from pipeline.figures.years import so_far
from pipeline.flow import Evidence, Indicator
from pipeline.residents import living_on
from pipeline.row_origins import origin
from pipeline.table import Tables
from schemas.codelists import LOAN_PURPOSE, PREVIOUS_TENURE
from schemas.source import MELHUS_LOANS
from schemas.tables.startlan_cases import StartlanCases
from schemas.tables.tenancies import Tenancies

EVIDENCE = "Rader leie til eie"
_AGREEMENT = "Leie til eie"
_NOT_KEPT = "Ingen kilde sier hvilke leieforhold som er leie til eie. Legg til kolonnen «Leie til eie» i Leieforhold."


def rent_to_own_figures(
    tables: Tables, loans: dict[str, Evidence], context: Context
) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Purchases by municipal tenants in each year that loans were paid in, and agreements on the as-of day.

    Parameters
    ----------
    loans
        The evidence of the paid loans, whose rows the purchases are.
    """
    agreements, evidence = _agreements(tables, context)
    return [*_purchases(tables, loans, context), agreements], evidence


def _purchases(tables: Tables, loans: dict[str, Evidence], context: Context) -> list[Indicator]:
    table, rows, why = tables.get(StartlanCases), None, NO_LOANS
    if table is not None:
        is_told = table.has(StartlanCases.purpose) and table.has(StartlanCases.previous_tenure)
        rows, why = loans[LOANS].rows if is_told else None, "Formål eller boforhold før er ikke levert."
    years = sorted({context.as_of.year, *(set() if rows is None else set(rows["År"].tolist()))})
    subject = Subject(MELHUS_LOANS, LOANS)
    found = []
    for year in years:
        pick = Pick(
            {
                "År": year,
                "Formål": LOAN_PURPOSE.label("PURCHASE"),
                "Boforhold før": PREVIOUS_TENURE.label("MUNICIPAL_RENTAL"),
            }
        )
        found.append(
            subject.amount(
                "rent_to_own_purchases",
                f"Fra kommunal leie til egen bolig med startlån eller tilskudd, {so_far(year, context)}",
                str(year),
                None if rows is None else pick.amount(rows),
                unit="saker",
                selection=pick.text,
                why_missing=why,
            )
        )
    return found


def _agreements(tables: Tables, context: Context) -> tuple[Indicator, dict[str, Evidence]]:
    table, rows, unknown = tables.get(Tenancies), None, 0
    evidence = {}
    if table is not None and table.has(Tenancies.is_rent_to_own):
        at = np.flatnonzero(living_on(table.frame, context.as_of))
        answer = table.frame[Tenancies.is_rent_to_own].iloc[at]
        unknown = int(answer.isna().sum())
        rows = pd.DataFrame(
            {
                **origin(table, at, Tenancies.is_rent_to_own),
                "Bolignr": table.frame[Tenancies.dwelling_id].iloc[at].to_numpy(),
                _AGREEMENT: np.select([answer.isna(), answer.fillna(False)], ["ukjent", "ja"], "nei"),
            }
        )
        evidence[EVIDENCE] = Evidence("Leie til eie", "En rad per leieforhold som løper på telledagen.", rows)
    pick = Pick({_AGREEMENT: "ja"})
    figure = Subject(MELHUS_LOANS, EVIDENCE).amount(
        "rent_to_own_tenancies",
        "Leieforhold med avtale om leie til eie",
        context.as_of.isoformat(),
        None if rows is None else pick.amount(rows),
        unit="leieforhold",
        selection=pick.text,
        left_out=LeftOut(unknown, "det er ikke oppgitt om leieforholdet er leie til eie"),
        why_missing="Leieforhold er ikke levert." if table is None else _NOT_KEPT,
    )
    return figure, evidence
