"""How much of the stock suits families with children (Melhus' figures)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.figures.evidence import labels, origin, yes_no
from pipeline.flow import Assessment, Evidence, Indicator
from pipeline.outcome import Outcome
from schemas.codelists import AGE_CLASS, SUITABILITY_CLASS
from schemas.source import MELHUS
from schemas.tables.dwellings import Dwellings
from schemas.tables.surveys import Surveys

EVIDENCE = "Rader egnethet"
_MISSING = "Kartlegging er ikke levert."
_EMPTY = "Ingen boliger er i bruk på telledagen."


def suitability_figures(assessment: Assessment, context: Context) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Dwellings by class, those that suit each age group regardless of the other, and the share that suits."""
    stock = len(assessment.classes)
    by_class = assessment.classes.value_counts()
    figures = [
        _count(f"dwellings_{suffix}", title, int(by_class.get(code, 0)), f"Klasse = {label}", assessment, context)
        for suffix, title, code, label in (
            ("suitable_3_plus", "Egnet for barnefamilier 3 år +", "AGE_3_PLUS", "3 år +"),
            ("suitable_0_3", "Egnet for barnefamilier 0–3 år", "AGE_0_3", "0–3 år"),
            ("not_suitable", "Ikke egnet for barnefamilier", "NOT_SUITABLE", "ikke egnet"),
            ("not_surveyed", "Mangler kartlegging", "NOT_SURVEYED", "mangler kartlegging"),
        )
    ]
    figures += [
        _count(
            f"dwellings_meeting_{suffix}",
            f"Oppfyller kravene for {AGE_CLASS.label(code)}, uansett klasse",
            int((assessment.age_classes[code] == Outcome.MET).sum()),
            f"Oppfyller {AGE_CLASS.label(code)} = ja",
            assessment,
            context,
        )
        for suffix, code in (("3_plus", "AGE_3_PLUS"), ("0_3", "AGE_0_3"))
    ]
    suitable = int(assessment.classes.isin(["AGE_3_PLUS", "AGE_0_3"]).sum())
    is_known = assessment.is_computed and stock > 0
    figures.append(
        Indicator(
            code="family_suitable_share_pct",
            title="Andel av boligene som er egnet for barnefamilier",
            period=context.as_of.isoformat(),
            value=suitable / stock * 100 if is_known else None,
            unit="%",
            decimals=1,
            is_official=False,
            source=MELHUS.label,
            numerator=suitable if is_known else None,
            denominator=stock if is_known else None,
            why_missing="" if is_known else (_EMPTY if assessment.is_computed else _MISSING),
            evidence=EVIDENCE,
            selection="Klasse = 3 år + eller 0–3 år, delt på alle rader",
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


def _count(code: str, title: str, amount: int, selection: str, assessment: Assessment, context: Context) -> Indicator:
    is_known = assessment.is_computed
    return Indicator(
        code=code,
        title=title,
        period=context.as_of.isoformat(),
        value=amount if is_known else None,
        unit="boliger",
        decimals=0,
        is_official=False,
        source=MELHUS.label,
        numerator=amount if is_known else None,
        denominator=len(assessment.classes) if is_known else None,
        why_missing="" if is_known else _MISSING,
        evidence=EVIDENCE,
        selection=selection,
    )
