"""Compute every figure, with its numerator, denominator, rows left out and the rows behind it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.figures.acquisitions import acquisition_figures
from pipeline.figures.applications import application_figures
from pipeline.figures.dwelling_use import dwelling_use_figures
from pipeline.figures.lead_times import lead_time_figures
from pipeline.figures.orders import order_figures
from pipeline.figures.questions import questions
from pipeline.figures.rent_to_own import rent_to_own_figures
from pipeline.figures.settlement import settlement_figures
from pipeline.figures.shared_places import shared_place_figures
from pipeline.figures.startlan import startlan_figures
from pipeline.figures.startlan_approved import approved_figures
from pipeline.figures.startlan_reconciliation import reconciliation_figures
from pipeline.figures.stock import stock_figures
from pipeline.figures.stock_years import stock_year_figures
from pipeline.figures.suitability import suitability_figures
from pipeline.figures.suitability_then import suitability_then_figures
from pipeline.figures.temporary import temporary_figures
from pipeline.figures.tenancy_checks import tenancy_check_figures
from pipeline.figures.turnover import turnover_figures
from pipeline.figures.vacancy import vacancy_figures
from pipeline.figures.waiting import waiting_figures
from pipeline.flow import Assessment, Summary
from pipeline.table import Tables


def summarise(
    tables: Tables, read: Tables, assessment: Assessment, then: Mapping[date, NDArray[np.object_]], context: Context
) -> Summary:
    """Gather the figures of all subjects.

    Parameters
    ----------
    tables
        Checked tables; what an undelivered table is needed for is «ikke beregnet», never 0.
    read
        The tables before rows were set aside.
    assessment
        Suitability of the dwellings in stock.
    then
        Class of every dwelling on earlier days.
    context
        Period, as-of day and parameters.
    """
    places, place_rows, capacity = shared_place_figures(tables, context)
    loans, loan_rows = startlan_figures(tables, context)
    parts = [
        stock_year_figures(tables, context),
        stock_figures(tables, context),
        suitability_figures(assessment, context),
        suitability_then_figures(tables, then),
        (loans, loan_rows),
        approved_figures(tables, context),
        reconciliation_figures(tables, read, context),
        rent_to_own_figures(tables, loan_rows, context),
        (places, place_rows),
        vacancy_figures(tables, context),
        dwelling_use_figures(tables, context),
        turnover_figures(tables, assessment, context),
        tenancy_check_figures(tables, context),
        acquisition_figures(tables, context),
        order_figures(tables, context),
        settlement_figures(tables, context),
        application_figures(tables, context),
        waiting_figures(tables, context),
        lead_time_figures(tables, context),
        temporary_figures(tables, context),
    ]
    indicators = tuple(figure for figures, _ in parts for figure in figures)
    evidence = {name: rows for _, lists in parts for name, rows in lists.items()}
    asked, odd = questions(read, indicators)
    return Summary(indicators, evidence, capacity, asked, odd)
