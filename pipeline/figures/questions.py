"""The questions of KOSTRA form 13: staff's own where they keep them, otherwise the package's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.finding import Finding
from pipeline.flow import Indicator
from pipeline.rules.intake import intake_finding
from pipeline.table import Table, Tables
from schemas.reports.kostra_13 import Question, kostra_13
from schemas.tables.kostra_questions import KostraQuestions

_ALL = "alle"


def questions(tables: Tables, indicators: Sequence[Indicator]) -> tuple[tuple[Question, ...], tuple[Finding, ...]]:
    """The questions that can be answered, and what is wrong with the others.

    Parameters
    ----------
    tables
        The tables as read; without the staff's questions, or with none that can be used, the package's stand.
    indicators
        All figures of the run, those not computed too: only what no run makes is unknown.
    """
    table = tables.get(KostraQuestions)
    if table is None:
        return kostra_13(), ()
    groups: dict[str, list[str]] = {}
    for item in indicators:
        known = groups.setdefault(item.code, [])
        if (item.group or "") not in known:
            known.append(item.group or "")
    kept: list[Question] = []
    findings: list[Finding] = []
    for row in range(len(table.frame)):
        question = Question(*(table.text(row, name) for name in Question.__dataclass_fields__))
        odd = _odd(table, row, question, groups)
        if odd is None:
            kept.append(question)
        else:
            findings.append(odd)
    if not kept:
        return kostra_13(), tuple(findings)
    return tuple(kept), tuple(findings) or _unused(table, kept)


def _odd(table: Table, row: int, question: Question, groups: dict[str, list[str]]) -> Finding | None:
    """The finding on a question that no figure answers."""
    if question.code not in groups:
        place, identity = table.place(row, "code"), table.identity(row, "I160", ("code",))
        column = table.spec.column("code").title
        words = {"number": question.number, "column": column}
        return intake_finding("I160", place, question.code, identity=identity, **words)
    if question.group in groups[question.code]:
        return None
    place, identity = table.place(row, "group"), table.identity(row, "I161", ("code", "group"))
    choices = ", ".join(f"«{group}»" if group else _ALL for group in groups[question.code])
    words = {"number": question.number, "code": question.code, "choices": choices}
    column = table.spec.column("group").title
    return intake_finding("I161", place, question.group, identity=identity, column=column, **words)


def _unused(table: Table, kept: Iterable[Question]) -> tuple[Finding, ...]:
    """Figures that the package's questions ask for and the staff's do not, on the sheet as a whole."""
    asked = {item.code for item in kept}
    codes = dict.fromkeys(item.code for item in kostra_13() if item.code not in asked)
    return tuple(intake_finding("I162", table.sheets[0].place(), code) for code in codes)
