"""See whether what earlier runs left is where it should be: their results, and the plan that they updated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from pipeline import texts
from pipeline.context import Context
from pipeline.files.history import FILE, history_bytes, lines_in
from pipeline.files.last_run import has_results, last_replaced
from pipeline.finding import Finding, Place
from pipeline.history.lines import HEADINGS, months_of
from pipeline.plan_account import account_digest
from pipeline.rules.intake import intake_finding


def look_back(output: Path, plan_file: str, changes: pd.DataFrame, context: Context) -> tuple[Finding, ...]:
    """Say what is not where the run before left it; nothing is stopped by that.

    Parameters
    ----------
    output
        Folder of all runs; it need not be there.
    plan_file
        Name of the staff's plan.
    changes
        Its sheet Endringer: rows mean that an earlier run has updated it.
    context
        The month of this run.
    """
    return (*_lost_results(output, changes, context), *_old_plan(output, plan_file, changes, context))


def _lost_results(output: Path, changes: pd.DataFrame, context: Context) -> Iterator[Finding]:
    """The last month of the series up to this run's own without results, or an updated plan beside no results."""
    month = _last_in_series(output, context.period)
    if month and not has_results(output, month):
        which, sign = f"kjøringen for {texts.month(month)}", f"måneden står i «{FILE}»"
    elif not month and len(changes) and not has_results(output):
        which, sign = "en tidligere kjøring", "planen er oppdatert av programmet"
    else:
        return
    yield intake_finding("I171", Place(""), "", which=which, folder=output.name, sign=sign)


def _last_in_series(output: Path, period: str) -> str:
    try:
        content = history_bytes(output)
        months = months_of(lines_in(content, HEADINGS)) if content is not None else ()
    except (OSError, ValueError):
        # the step that joins the series says so
        return ""
    return max((month for month in months if month <= period), default="")


def _old_plan(output: Path, plan_file: str, changes: pd.DataFrame, context: Context) -> Iterator[Finding]:
    month, replaced = last_replaced(output, context.period)
    if replaced and replaced == account_digest(changes):
        folder = f"{output.name}/{month}"
        yield intake_finding("I172", Place(plan_file), plan_file, month=texts.month(month), folder=folder)
