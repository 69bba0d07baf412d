"""``run.json``: the run as machines read it; file names only, no paths, no persons."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pipeline import texts
from pipeline.criteria.record import recorded
from pipeline.files.last_run import REPLACED
from pipeline.finding import Severity
from pipeline.flow import Indicator, Results

VERSION = 1
"""Of the file's own layout."""


def run_record(results: Results, outputs: Mapping[str, str], contents: Mapping[str, str] | None = None) -> str:
    """The record as JSON text.

    Parameters
    ----------
    results
        The whole run.
    outputs
        SHA-256 of each file written, by name.
    contents
        SHA-256 of what a file says apart from what staff may write in it, by name, where that is known.
    """
    known = contents or {}
    severities = Counter(finding.severity for finding in (*results.findings, *results.withheld))
    record = {
        "version": VERSION,
        "period": results.context.period,
        "as_of": results.context.as_of.isoformat(),
        "inputs": [{"file": book.file, "sha256": book.sha256} for book in results.sources.workbooks],
        "tables": _tables(results),
        "findings": {severity.value: severities.get(severity, 0) for severity in Severity},
        "findings_withheld": len(results.withheld),
        "findings_confirmed": len(results.confirmed),
        "criteria": recorded(results.context.parameters.required(results.context.as_of)),
        "criteria_before": _criteria_before(results),
        REPLACED: results.plan.replaced,
        "controls_not_run": [item.rule.id for item in results.checked.not_run],
        "indicators": [_indicator(item) for item in results.summary.indicators],
        "outputs": [
            {"file": name, "sha256": digest, **({"content_sha256": known[name]} if name in known else {})}
            for name, digest in sorted(outputs.items())
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _criteria_before(results: Results) -> dict[str, Any] | None:
    """What the criteria were compared with, where they differ: the same run made again compares with it too."""
    changes = results.criteria_changes
    if changes is None or not changes.changes:
        return None
    return {"period": changes.since, "criteria": recorded(changes.before)}


def _tables(results: Results) -> dict[str, dict[str, int]]:
    used = {table.spec.name: len(table.frame) for table in results.checked.tables}
    return {
        table.spec.name: {
            "rows_read": table.rows_read,
            "rows_used": used[table.spec.name],
            "rows_set_aside": table.rows_read - used[table.spec.name],
        }
        for table in results.read_tables
    }


def _indicator(item: Indicator) -> dict[str, Any]:
    return {
        "code": item.code,
        "period": item.period,
        "group": item.group,
        "value": None if item.value is None else _number(texts.rounded(item.value, item.decimals)),
        "numerator": _plain(item.numerator),
        "denominator": _plain(item.denominator),
        "left_out": item.left_out,
    }


def _plain(value: float | None) -> int | float | None:
    return None if value is None else _number(texts.rounded(value, 2))


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
