"""Compute every figure, with its numerator, denominator, rows left out and the rows behind it."""

from __future__ import annotations

from pipeline.context import Context
from pipeline.figures.acquisitions import acquisition_figures
from pipeline.figures.applications import application_figures
from pipeline.figures.shared_places import shared_place_figures
from pipeline.figures.startlan import startlan_figures
from pipeline.figures.stock import stock_figures
from pipeline.figures.stock_years import stock_year_figures
from pipeline.figures.suitability import suitability_figures
from pipeline.figures.temporary import temporary_figures
from pipeline.figures.turnover import turnover_figures
from pipeline.figures.vacancy import vacancy_figures
from pipeline.figures.waiting import waiting_figures
from pipeline.flow import Assessment, Summary
from pipeline.table import Tables


def summarise(tables: Tables, assessment: Assessment, context: Context) -> Summary:
    """Gather the figures of all subjects.

    Parameters
    ----------
    tables
        Checked tables; what an undelivered table is needed for is «ikke beregnet», never 0.
    assessment
        Suitability of the dwellings in stock.
    context
        Period, as-of day and parameters.
    """
    places, place_rows, capacity = shared_place_figures(tables, context)
    parts = [
        stock_year_figures(tables, context),
        stock_figures(tables, context),
        suitability_figures(assessment, context),
        startlan_figures(tables, context),
        (places, place_rows),
        vacancy_figures(tables, context),
        turnover_figures(tables, assessment, context),
        acquisition_figures(tables, context),
        application_figures(tables, context),
        waiting_figures(tables, context),
        temporary_figures(tables, context),
    ]
    indicators = tuple(figure for figures, _ in parts for figure in figures)
    evidence = {name: rows for _, lists in parts for name, rows in lists.items()}
    return Summary(indicators, evidence, capacity)
