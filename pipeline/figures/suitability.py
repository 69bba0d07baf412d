"""How much of the stock suits families with children (Melhus' figures)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.figures.subject import Subject
from pipeline.flow import Assessment, Evidence, Indicator
from pipeline.outcome import Outcome
from pipeline.row_origins import labels, origin, yes_no
from schemas.codelists import AGE_CLASS, SUITABILITY_CLASS
from schemas.source import MELHUS
from schemas.tables.dwellings import Dwellings
from schemas.tables.surveys import Surveys

EVIDENCE = "Rader egnethet"
_SUBJECT = Subject(MELHUS, EVIDENCE)
_CLASSES = (
    ("dwellings_suitable_3_plus", "Egnet for barnefamilier 3 år +", "AGE_3_PLUS"),
    ("dwellings_suitable_0_3", "Egnet for barnefamilier 0–3 år", "AGE_0_3"),
    ("dwellings_not_suitable", "Ikke egnet for barnefamilier", "NOT_SUITABLE"),
    ("dwellings_not_surveyed", "Mangler kartlegging", "NOT_SURVEYED"),
)
_MISSING = "Kartlegging er ikke levert."
_EMPTY = "Ingen boliger er i bruk på telledagen."


def suitability_figures(assessment: Assessment, context: Context) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Dwellings by class, those that suit each age group regardless of the other, and the share that suits."""
    stock = len(assessment.classes)
    by_class = assessment.classes.value_counts()
    counts = {
        (code, title, f"Klasse = {SUITABILITY_CLASS.label(name)}"): int(by_class.get(name, 0))
        for code, title, name in _CLASSES
    }
    for code, name in (("dwellings_meeting_3_plus", "AGE_3_PLUS"), ("dwellings_meeting_0_3", "AGE_0_3")):
        label = AGE_CLASS.label(name)
        words = (code, f"Oppfyller kravene for {label}, uansett klasse", f"Oppfyller {label} = ja")
        counts[words] = int((assessment.age_classes[name] == Outcome.MET).sum())
    day, is_known = context.as_of.isoformat(), assessment.is_computed
    figures = [
        _SUBJECT.amount(
            code,
            title,
            day,
            amount if is_known else None,
            unit="boliger",
            selection=selection,
            of=stock,
            why_missing=_MISSING,
        )
        for (code, title, selection), amount in counts.items()
    ]
    suitable = int(assessment.classes.isin(["AGE_3_PLUS", "AGE_0_3"]).sum())
    figures.append(
        _SUBJECT.share(
            "family_suitable_share_pct",
            "Andel av boligene som er egnet for barnefamilier",
            day,
            suitable if is_known else None,
            stock if is_known else None,
            selection="Klasse = 3 år + eller 0–3 år, delt på alle rader",
            when_empty=_EMPTY,
            why_missing=_MISSING,
        )
    )
    note = "En rad per bolig i bruk på telledagen, med klassen som reglene gir. Celle viser kartleggingen."
    return figures, {EVIDENCE: Evidence("Egnethet for barnefamilier", note, _rows(assessment))}


def _rows(assessment: Assessment) -> pd.DataFrame:
    surveys = assessment.surveys
    count = len(assessment.classes)
    place = (
        origin(surveys, assessment.survey_rows, Surveys.dwelling_id)
        if surveys is not None
        else dict.fromkeys(("Fil", "Ark", "Celle"), [""] * count)
    )
    return pd.DataFrame(
        {
            **place,
            "Bolignr": assessment.dwellings.frame[Dwellings.dwelling_id],
            "Klasse": labels(assessment.classes, SUITABILITY_CLASS),
            **{
                f"Oppfyller {AGE_CLASS.label(code)}": yes_no(np.asarray(outcomes) == Outcome.MET)
                for code, outcomes in assessment.age_classes.items()
            },
        }
    )
