"""Run the controls that it is handed over the tables, and give each row they object to a finding of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline import texts
from pipeline.context import Context
from pipeline.finding import Finding, Severity
from pipeline.reasons import value_text
from pipeline.rule import Control, Hits, Rule
from pipeline.table import Table, Tables
from schemas.tables import TABLES


@dataclass(frozen=True)
class ControlOutcome:
    """What came of the controls: findings, rows per table that a Feil sets aside, and controls that gave no answer."""

    findings: tuple[Finding, ...]
    set_aside: dict[str, NDArray[np.bool_]] = field(default_factory=dict)
    not_delivered: tuple[tuple[Rule, str], ...] = ()
    failed: tuple[Rule, ...] = ()


def run_controls(controls: tuple[Control, ...], tables: Tables, context: Context) -> ControlOutcome:
    """Run every control whose tables were delivered.

    A control that breaks down is listed in ``failed`` and never taken for «no finding».
    """
    findings: list[Finding] = []
    set_aside = {table.spec.name: np.zeros(len(table.frame), bool) for table in tables}
    not_delivered: list[tuple[Rule, str]] = []
    failed: list[Rule] = []
    for control in controls:
        missing = [TABLES[name].title for name in control.needs if name in TABLES and name not in tables.by_name]
        if missing:
            not_delivered.append((control.rule, texts.listed(missing)))
            continue
        try:
            hits, said = _run(control, tables, context)
        except Exception:
            # whatever breaks in one rule must not take the others' answers with it
            failed.append(control.rule)
            continue
        findings.extend(said)
        if control.rule.severity is Severity.ERROR:
            assert control.rule.table is not None
            set_aside[control.rule.table.name] |= hits
    return ControlOutcome(tuple(findings), set_aside, tuple(not_delivered), tuple(failed))


def _run(control: Control, tables: Tables, context: Context) -> tuple[NDArray[np.bool_], list[Finding]]:
    """The rows objected to, and a finding for each."""
    assert control.rule.table is not None
    table = tables.by_name[control.rule.table.name]
    given = {name: context if name == "context" else tables.by_name[name].frame for name in control.needs}
    answer = control.body(**given)
    hits = answer if isinstance(answer, Hits) else Hits(answer)
    mask = np.asarray(hits.mask, dtype=bool)
    if mask.shape != (len(table.frame),):
        raise ValueError(f"{control.rule.id} answered {mask.shape} for {len(table.frame)} rows")
    rows = np.flatnonzero(mask).tolist()
    return mask, list(_findings(control.rule, table, rows, hits, context)) if rows else []


def _findings(rule: Rule, table: Table, rows: list[int], hits: Hits, context: Context) -> Iterator[Finding]:
    limits = {code: texts.number(context.number(code)) for code in rule.parameters}
    given = {name: np.asarray(values) for name, values in hits.values.items()}
    # the numbers that a message names; its days move with the as-of day and tell no finding from another
    numbers = [values for values in given.values() if np.issubdtype(values.dtype, np.number)]
    for row in rows:
        words = _of_columns(rule, table, row) | limits | {name: _shown(values[row]) for name, values in given.items()}
        culprit = rule.columns[0] if hits.columns is None else str(hits.columns[row])
        yield rule.finding(
            table.place(row, culprit),
            words,
            table.identity(row, rule.id, rule.columns, *(str(values[row]) for values in numbers)),
            value=words[culprit],
            column=table.spec.column(culprit).title,
            dwelling_id=table.text(row, "dwelling_id"),
            room=table.text(row, "room"),
        )


def _of_columns(rule: Rule, table: Table, row: int) -> dict[str, str]:
    words = {}
    for name in rule.columns:
        column = table.spec.column(name)
        shown = value_text(column, table.value(row, name))
        words[name] = texts.MASK if column.is_sensitive and shown else shown
    return words


def _shown(value: Any) -> str:
    if isinstance(value, np.datetime64):
        return "" if np.isnat(value) else texts.day(value.astype("datetime64[D]").item())
    return texts.number(float(value)) if isinstance(value, int | float | np.number) else str(value)
