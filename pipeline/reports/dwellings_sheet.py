"""The sheet with one row per dwelling: its class, and how the ten criteria fall out for both age groups."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pipeline.address import full_addresses
from pipeline.excel.new_book import Book
from pipeline.excel.new_styles import Look, Tone
from pipeline.excel.new_table import Column, write_table
from pipeline.flow import Assessment
from pipeline.outcome import Outcome, Outcomes
from pipeline.reports.wording import TONE_OF_CLASS, TONE_OF_OUTCOME
from schemas.codelists import AGE_CLASS, SUITABILITY_CLASS
from schemas.tables.dwellings import Dwellings
from schemas.tables.surveys import Surveys

_ASKED_OF_NONE = "ingen krav"


def write_dwellings(book: Book, assessment: Assessment) -> None:
    """Write every dwelling with its class and, by criterion, which age groups it is met for."""
    sheet = book.sheet("Boliger")
    sheet.title(
        "Boliger",
        "Én rad per bolig. «bare 3 år +» betyr at vilkåret er oppfylt for barn fra 3 år, men ikke for de yngste.",
    )
    classes = list(assessment.classes)
    columns = [
        *dwelling_columns(assessment),
        Column(
            "Klasse",
            [SUITABILITY_CLASS.label(code) for code in classes],
            Look.WORD,
            [TONE_OF_CLASS[code] for code in classes],
            max_width=20,
        ),
        *(_answers(f"Egnet {AGE_CLASS.label(code)}", assessment.age_classes[code]) for code in AGE_CLASS.values),
        Column("Kartlagt", _surveyed_dates(assessment), Look.DATE),
        *(_criterion(assessment, rule.id, rule.title) for rule in assessment.conditions),
    ]
    write_table(sheet, columns, name="Boliger", keep_columns=2, empty="Ingen boliger")


def dwelling_columns(assessment: Assessment) -> list[Column]:
    """Number and address of every dwelling."""
    frame = assessment.dwellings.frame
    return [
        Column("Bolignr", list(frame[Dwellings.dwelling_id]), max_width=16),
        Column("Adresse", full_addresses(frame), max_width=30),
    ]


def is_asked(assessment: Assessment, condition: str, age_class: str) -> bool:
    """Whether the condition must be met for an age class."""
    return any(
        judgement.requirement.is_must
        and (judgement.requirement.condition_id, judgement.requirement.age_class) == (condition, age_class)
        for judgement in assessment.judgements
    )


def _answers(heading: str, outcomes: Outcomes) -> Column:
    words = {Outcome.MET: "ja", Outcome.NOT_MET: "nei", Outcome.UNCLEAR: Outcome.UNCLEAR.label}
    answers = [Outcome(value) for value in outcomes.tolist()]
    return Column(heading, [words[a] for a in answers], Look.WORD, [TONE_OF_OUTCOME[a] for a in answers])


def _criterion(assessment: Assessment, condition: str, title: str) -> Column:
    asked = [code for code in AGE_CLASS.values if is_asked(assessment, condition, code)]
    if not asked:
        return Column(title, [_ASKED_OF_NONE] * len(assessment.classes), Look.WORD)
    outcomes = np.stack([assessment.outcomes[condition, code] for code in asked], axis=1).tolist()
    shown = {answers: _combined(asked, answers) for answers in set(map(tuple, outcomes))}
    cells = [shown[tuple(answers)] for answers in outcomes]
    return Column(title, [word for word, _ in cells], Look.WORD, [tone for _, tone in cells], max_width=15)


def _combined(asked: list[str], answers: tuple[int, ...]) -> tuple[str, Tone]:
    """One word for the answers of all age classes, and its tone."""
    distinct = set(answers)
    if len(distinct) == 1 or Outcome.UNCLEAR in distinct:
        outcome = Outcome.UNCLEAR if Outcome.UNCLEAR in distinct else Outcome(answers[0])
        return outcome.label, TONE_OF_OUTCOME[outcome]
    met = [AGE_CLASS.label(code) for code, answer in zip(asked, answers, strict=True) if answer == Outcome.MET]
    return f"bare {' og '.join(met)}", Tone.PARTLY


def _surveyed_dates(assessment: Assessment) -> Sequence[None] | pd.Series:
    if assessment.surveys is None:
        return [None] * len(assessment.classes)
    # no survey has the number −1
    return assessment.surveys.frame[Surveys.surveyed_date].reindex(assessment.survey_rows)
