"""What a rule is: its text and source as data on the decorator, its body a pure function over whole tables.

Kinds of rules: ``I###`` intake (raised where cells are read), ``K###`` controls, ``V###`` conditions of suitability,
``P###`` the merge with the staff's plan, ``D###`` what is valid but wrong, held against the last run,
``F###`` figures that do not hang together.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.finding import Finding, Place, Severity
from pipeline.outcome import Outcomes
from schemas.columns import TableModel, TableSpec, table_spec
from schemas.source import PRODUCT, Source

_LONGEST_WORD = 1_000


@dataclass(frozen=True)
class Rule:
    """The catalogue entry of a rule; ``message`` and ``advice`` are bokmål with ``{placeholders}``.

    ``columns`` are names in ``table``; the first is the cell that a finding points at. ``parameters`` are codes of the
    dated parameters that the rule reads.
    """

    id: str
    title: str
    source: Source
    severity: Severity | None = None
    message: str = ""
    advice: str = ""
    table: TableSpec | None = None
    columns: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    why: str = ""

    def finding(self, place: Place, words: Mapping[str, str], identity: str, **more: str) -> Finding:
        """What the rule says of a place; ``words`` fill its sentences, cut where nobody would read on.

        ``more`` are further fields of the finding.
        """
        assert self.severity is not None
        words = {name: _cut(text) for name, text in words.items()}
        return Finding(
            rule_id=self.id,
            severity=self.severity,
            place=place,
            message=self.message.format(**words),
            # mostly the same for all
            advice=self.advice.format(**words) if "{" in self.advice else self.advice,
            source=self.source.label,
            title=self.title,
            identity=identity,
            **{"value": "", "column": words.get("column", ""), **more},
        )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_WORD else f"{text[:_LONGEST_WORD].rstrip()} …"


@dataclass(frozen=True)
class Hits:
    """Rows that a control objects to, with more values for its message: one array per placeholder, row by row.

    ``columns`` names, row by row, the one of the rule's columns that the finding points at; without it the first.
    """

    mask: NDArray[np.bool_]
    values: Mapping[str, Any] = field(default_factory=dict)
    columns: NDArray[np.str_] | None = None


ControlBody = Callable[..., Any]
"""Takes tables by name, and where it needs them ``parameters`` and ``as_of``; gives a boolean per row, or Hits."""


@dataclass(frozen=True)
class Control:
    """A control and its body; ``needs`` are the names of its arguments."""

    rule: Rule
    body: ControlBody
    needs: tuple[str, ...]


ConditionBody = Callable[..., Outcomes]


@dataclass(frozen=True)
class Condition:
    """One of the criteria of suitability: the facts that it weighs, and how it answers for one age class."""

    rule: Rule
    body: ConditionBody


def control(
    *,
    id: str,
    title: str,
    severity: Severity,
    table: type[TableModel],
    columns: tuple[Any, ...],
    message: str,
    advice: str,
    source: Source,
    parameters: tuple[str, ...] = (),
) -> Callable[[ControlBody], Control]:
    """Declare a control; the body's docstring says why it exists."""

    def declare(body: ControlBody) -> Control:
        rule = Rule(
            id=id,
            title=title,
            source=source,
            severity=severity,
            message=message,
            advice=advice,
            table=table_spec(table),
            columns=tuple(map(str, columns)),
            parameters=parameters,
            why=inspect.getdoc(body) or "",
        )
        return Control(rule, body, tuple(inspect.signature(body).parameters))

    return declare


def condition(
    *,
    id: str,
    title: str,
    table: type[TableModel],
    columns: tuple[Any, ...],
    source: Source,
) -> Callable[[ConditionBody], Condition]:
    """Declare a condition of suitability over the facts in ``columns``."""

    def declare(body: ConditionBody) -> Condition:
        rule = Rule(
            id=id,
            title=title,
            source=source,
            table=table_spec(table),
            columns=tuple(map(str, columns)),
            why=inspect.getdoc(body) or "",
        )
        return Condition(rule, body)

    return declare


def intake_rule(id: str, severity: Severity, title: str, message: str, advice: str, source: Source = PRODUCT) -> Rule:
    """Declare what intake can say; the steps that read raise it."""
    return Rule(id=id, title=title, source=source, severity=severity, message=message, advice=advice)
