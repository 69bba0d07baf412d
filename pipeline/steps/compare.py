"""Hold the tables against what the last run read: values that are valid but stand in the wrong place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline import texts
from pipeline.context import Context
from pipeline.drift.changes import Limits, find_changes
from pipeline.drift.doubles import find_double
from pipeline.drift.gone import gone_count
from pipeline.drift.leaps import find_leaps
from pipeline.drift.prints import TablePrint, is_watched, take_print
from pipeline.drift_findings import change_finding, double_finding, gone_finding, leap_finding
from pipeline.files.last_print import LastPrint
from pipeline.finding import Finding
from pipeline.located import Located, LocatedSheet
from pipeline.protection import Protection
from pipeline.table import Table, Tables


@dataclass(frozen=True)
class Compared:
    """The fingerprints that this run leaves for the next, and what is to be said of columns, rows and tables."""

    prints: Mapping[str, TablePrint]
    findings: tuple[Finding, ...]


def compare(
    tables: Tables, protection: Protection, located: Located, last: LastPrint | None, context: Context
) -> Compared:
    """Compare each table that staff keep with its fingerprint of the last run, row by row by key.

    Parameters
    ----------
    tables
        Normalised tables.
    protection
        The rows of which nothing is kept, and nothing said.
    located
        The sheets that they were read from.
    last
        What an earlier run left; None when there is none; then only blocks that stand twice are looked for.
    context
        Has the limits.
    """
    sheets = located.used()
    month = texts.month(last.period) if last else ""
    prints: dict[str, TablePrint] = {}
    findings: list[Finding] = []
    for table in tables:
        name = table.spec.name
        if not is_watched(table.spec):
            continue
        shown = table.keep(~protection.of(table))
        now = prints[name] = take_print(shown)
        if double := find_double(now, table.spec.key):
            findings.append(double_finding(double, shown, now))
        if last and name in last.tables:
            findings += _since(shown, sheets[name], last.tables[name], now, month, context)
    return Compared(prints, tuple(findings))


def _since(
    table: Table, sheet: LocatedSheet, before: TablePrint, now: TablePrint, month: str, context: Context
) -> list[Finding]:
    limits = Limits(context.number("drift_retyped_pct"), context.number("drift_emptied_pct"))
    changes = find_changes(table, before, now, limits)
    findings = [change_finding(change, table, sheet, now, month) for change in changes]
    gone = gone_count(before, now, context.number("drift_gone_pct"))
    if gone:
        findings.append(gone_finding(gone, len(before.keys), table, sheet, now, month))
    told = {name for change in changes for name in change.columns}
    leaps = find_leaps(table.spec, before, now, context.number("value_jump_factor"), context.number("sum_jump_pct"))
    # of rows that are gone the sums tell nothing more
    unlike = [leap for leap in leaps if leap.column not in told and not (gone and leap.row < 0)]
    findings += [leap_finding(leap, table, sheet, now, month) for leap in unlike]
    return findings
