"""Run the controls, and set aside the rows that a Feil makes unusable."""

from __future__ import annotations

from pipeline.context import Context
from pipeline.engine import run_controls
from pipeline.flow import Checked, NotRun
from pipeline.rule import Control
from pipeline.table import Tables


def check(tables: Tables, controls: tuple[Control, ...], context: Context) -> Checked:
    """Hold all controls against the tables.

    Parameters
    ----------
    tables
        Normalised tables.
    controls
        The controls to run.
    context
        Period, as-of day and parameters.

    Returns
    -------
    Checked
        Tables without the rows set aside; a control without its tables, or one that broke down, is in ``not_run``.
    """
    outcome = run_controls(controls, tables, context)
    kept = {name: table.keep(~outcome.set_aside[name]) for name, table in tables.by_name.items()}
    not_run = [NotRun(rule, f"Ikke kjørt fordi {missing} ikke er levert.") for rule, missing in outcome.not_delivered]
    not_run += [NotRun(rule, "Kontrollen feilet. Meld fra om dette.", has_failed=True) for rule in outcome.failed]
    return Checked(Tables(kept), outcome.findings, tuple(not_run))
