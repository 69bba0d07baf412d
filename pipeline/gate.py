"""The one gate that keeps protected addresses (kode 6 and 7) out of every output but the plan.

Figures are reckoned from all rows before they come here. Rows, cells and sentences are left out, and it is said how
many.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import compress

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.answers import Answer, Answers
from pipeline.criteria.changes import CriteriaChanges, Shift
from pipeline.finding import Finding, Place
from pipeline.flow import Assessment, Evidence, Results, Score
from pipeline.outcome import Outcomes
from pipeline.protection import Protection
from pipeline.topic import Matter, Topic, TopicTable

NOT_SHOWN = "vises ikke"
"""Stands where a cell names a protected household, youth or dwelling, and the row is about another."""
_PLACE = ("Fil", "Ark", "Celle")
_HEADINGS = {"Bolig": "dwelling_id", "Husstand": "household_id", "Ungdom": "youth_id", "Familie": "family_id"}
"""How headings begin over columns of ids, which are looked for there even when they are short."""


def parted(findings: Iterable[Finding], protection: Protection) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that every output may show, and those that only the plan may."""
    every = tuple(findings)
    said = protection.are_named_in([f"{finding.value} {finding.message}" for finding in every])
    # what to do is much the same for all
    advice = list({finding.advice: None for finding in every})
    telling = set(compress(advice, protection.are_named_in(advice)))
    shown: list[Finding] = []
    withheld: list[Finding] = []
    for finding, is_named in zip(every, said.tolist(), strict=True):
        is_protected = is_named or finding.advice in telling or _is_about(finding, protection)
        (withheld if is_protected else shown).append(finding)
    return tuple(shown), tuple(withheld)


def gated(results: Results) -> Results:
    """The results as the outputs may show them; nothing is taken from what the figures were reckoned from."""
    protection = results.protection
    if not protection.rows:
        return results
    findings, withheld = parted(results.findings, protection)
    confirmed, closed = parted(results.confirmed, protection)
    return replace(
        results,
        findings=findings,
        confirmed=confirmed,
        withheld=withheld,
        answers=_open_answers(results.answers, closed, protection),
        topics=tuple(_open_topic(topic, protection) for topic in results.topics),
        summary=replace(
            results.summary,
            evidence={name: _open_evidence(item, protection) for name, item in results.summary.evidence.items()},
        ),
    )


def listed(results: Results) -> tuple[Assessment, CriteriaChanges | None]:
    """The assessed dwellings that may be listed, and what the criteria have changed for them."""
    assessment, changes = results.assessment, results.criteria_changes
    hidden = results.protection.of(assessment.dwellings)
    if not hidden.any():
        return assessment, changes
    rows = np.flatnonzero(~hidden)
    return _assessment(assessment, rows), _changes(changes, rows) if changes else None


def remark(count: int) -> str:
    """What is said of rows that are left out; empty when none are."""
    return f"{texts.count(count, 'rad', 'rader')} har adressesperre og {NOT_SHOWN}." if count else ""


def withheld_line(findings: tuple[Finding, ...]) -> str:
    """How many findings are not shown, and where they stand instead."""
    number = texts.count(len(findings), "avvik gjelder", "avvik gjelder")
    what = f"{number} rader med adressesperre og {NOT_SHOWN} her."
    return f"{what} Når kjøringen er ferdig, står de i arket Kontroll i Bosettingsplan."


def _is_about(finding: Finding, protection: Protection) -> bool:
    return protection.covers(finding.place) or finding.dwelling_id in protection.ids.get("dwelling_id", ())


def _open_answers(answers: Answers, confirmed: tuple[Finding, ...], protection: Protection) -> Answers:
    """The answers without those to findings that are not shown, met in this run or in an earlier one."""
    gone = {finding.identity for finding in confirmed}

    def is_open(answer: Answer) -> bool:
        place = Place(*(answer.shown.get(heading, "") for heading in _PLACE))
        return not protection.covers(place) and not protection.is_named_in(" ".join(answer.shown.values()))

    kept = {key: item for key, item in answers.by_identity.items() if key not in gone and is_open(item)}
    return Answers(kept)


def _open_topic(topic: Topic, protection: Protection) -> Topic:
    matters = tuple(matter for matter in topic.matters if not _concerns(matter, protection))
    left_out = len(topic.matters) - len(matters)
    said = f"{texts.count(left_out, 'sak', 'saker')} har adressesperre og {NOT_SHOWN}." if left_out else ""
    tables = tuple(_open_table(table, protection) for table in topic.tables)
    return replace(topic, lead=_joined(topic.lead, said), tables=tables, matters=matters)


def _concerns(matter: Matter, protection: Protection) -> bool:
    is_id = any(matter.subject in ids for ids in protection.ids.values())
    return is_id or protection.covers(matter.place) or protection.is_named_in(f"{matter.subject} {matter.what}")


def _open_table(table: TopicTable, protection: Protection) -> TopicTable:
    is_open = _is_open(table.rows, protection)
    typed = table.typed
    if typed is not None:
        typed = replace(typed, shown=_kept(typed.shown, is_open), hidden=_kept(typed.hidden, is_open))
    rows = _blanked(_kept(table.rows, is_open), protection)
    return replace(table, rows=rows, typed=typed, note=_joined(table.note, remark(int((~is_open).sum()))))


def _open_evidence(evidence: Evidence, protection: Protection) -> Evidence:
    is_open = _is_open(evidence.rows, protection)
    rows, left_out = _blanked(_kept(evidence.rows, is_open), protection), int((~is_open).sum())
    said = f"{texts.count(left_out, 'rad', 'rader')} har adressesperre: med i tallene, men {NOT_SHOWN}."
    return replace(evidence, rows=rows, note=_joined(evidence.note, said if left_out else ""))


def _is_open(rows: pd.DataFrame, protection: Protection) -> NDArray[np.bool_]:
    """Which rows neither come from a protected one nor are about one."""
    is_open = np.ones(len(rows), dtype=bool)
    if set(_PLACE) <= set(rows.columns):
        is_open = ~protection.covers_cells(*(rows[heading] for heading in _PLACE))
    headings = _headings(rows)
    return is_open & ~_named(rows[headings[0]], headings[0], protection) if headings else is_open


def _blanked(rows: pd.DataFrame, protection: Protection) -> pd.DataFrame:
    """The open rows without what names somebody protected in a row about another; none is named first in one."""
    masks = {heading: _named(rows[heading], heading, protection) for heading in _headings(rows)[1:]}
    changed = {heading: _texts(rows[heading]).mask(mask, NOT_SHOWN) for heading, mask in masks.items() if mask.any()}
    return rows.assign(**changed) if changed else rows


def _texts(values: pd.Series) -> pd.Series:
    """The column with room for a text that is not among its categories."""
    return values.astype("str") if isinstance(values.dtype, pd.CategoricalDtype) else values


def _headings(rows: pd.DataFrame) -> list[str]:
    return [str(heading) for heading in rows.columns if heading not in _PLACE]


def _kept(rows: pd.DataFrame, is_kept: NDArray[np.bool_]) -> pd.DataFrame:
    return (rows if is_kept.all() else rows[is_kept]).reset_index(drop=True)


def _named(values: pd.Series, heading: str, protection: Protection) -> NDArray[np.bool_]:
    if pd.api.types.is_numeric_dtype(values.dtype) or pd.api.types.is_datetime64_any_dtype(values.dtype):
        return np.zeros(len(values), dtype=bool)
    ids = next((protection.ids.get(name, ()) for start, name in _HEADINGS.items() if heading.startswith(start)), ())
    codes, distinct = pd.factorize(values)
    shown = [text if isinstance(text, str) else "" for text in distinct.to_numpy(dtype=object)]
    is_named = protection.are_named_in(shown) | np.array([text in ids for text in shown], dtype=bool)
    # a blank is numbered −1 and finds the last
    found: NDArray[np.bool_] = np.append(is_named, False)[codes]
    return found


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _assessment(assessment: Assessment, rows: NDArray[np.int64]) -> Assessment:
    def of(outcomes: Outcomes) -> Outcomes:
        return outcomes[rows]

    keep = np.isin(np.arange(len(assessment.dwellings.frame)), rows)
    return replace(
        assessment,
        dwellings=assessment.dwellings.keep(keep),
        survey_rows=assessment.survey_rows[rows],
        facts=assessment.facts.iloc[rows].reset_index(drop=True),
        judgements=tuple(replace(item, outcomes=of(item.outcomes)) for item in assessment.judgements),
        outcomes={key: of(item) for key, item in assessment.outcomes.items()},
        age_classes={key: of(item) for key, item in assessment.age_classes.items()},
        classes=assessment.classes.iloc[rows].reset_index(drop=True),
        scores={key: Score(s.met[rows], s.known[rows], s.unknown[rows]) for key, s in assessment.scores.items()},
    )


def _changes(changes: CriteriaChanges, rows: NDArray[np.int64]) -> CriteriaChanges:
    at = {int(row): number for number, row in enumerate(rows)}

    def of(shifts: tuple[Shift, ...]) -> tuple[Shift, ...]:
        return tuple(replace(shift, row=at[shift.row]) for shift in shifts if shift.row in at)

    each = tuple(replace(change, shifts=of(change.shifts)) for change in changes.changes)
    return replace(changes, changes=each, shifts=of(changes.shifts))
