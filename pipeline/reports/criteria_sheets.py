"""The sheets that hold every dwelling against the ten criteria for one age class, and that list the limits."""

from __future__ import annotations

from pipeline import texts
from pipeline.excel.new_book import Book
from pipeline.excel.new_styles import Look, Tone
from pipeline.excel.new_table import Column, write_table
from pipeline.facts import fact_column
from pipeline.flow import Assessment, Results
from pipeline.outcome import Outcome
from pipeline.reasons import limit_text
from pipeline.reports.dwellings_sheet import dwelling_columns, is_asked
from pipeline.reports.wording import TONE_OF_OUTCOME
from schemas.codelists import AGE_CLASS, DUTY


def write_matrix(book: Book, assessment: Assessment, age_class: str) -> None:
    """Write dwelling by criterion for one age class, each cell with its answer in words."""
    label = AGE_CLASS.label(age_class)
    sheet = book.sheet(f"Krav {label}")
    sheet.title(f"Krav for {label}", "Alle vilkår må være oppfylt. «uavklart» betyr at opplysningen ikke er kartlagt.")
    columns = [*dwelling_columns(assessment), _answers("Alle krav", assessment.age_classes[age_class].tolist())]
    for rule in assessment.conditions:
        if is_asked(assessment, rule.id, age_class):
            columns.append(_answers(rule.title, assessment.outcomes[rule.id, age_class].tolist()))
        else:
            columns.append(Column(rule.title, ["ingen krav"] * len(assessment.classes), Look.WORD))
    write_table(sheet, columns, name=f"Krav_{age_class}", keep_columns=2, empty="Ingen boliger")


def write_criteria(book: Book, results: Results) -> None:
    """Write every requirement in force with its limit, dates and source."""
    sheet = book.sheet("Kriterier")
    sheet.title(
        "Kriterier",
        f"Kravene som gjelder {texts.day(results.context.as_of)}. Dere endrer dem i Oppsett.xlsx, ark Kriterier.",
        "«antakelse» betyr at ingen kilde fastsetter grensen. Da er det dere som avgjør den.",
    )
    required = results.context.parameters.required(results.context.as_of)
    facts = [fact_column(item) for item in required]
    conditions = {rule.id: rule.title for rule in results.assessment.conditions}
    columns = [
        Column("Nr", [item.condition_id if item.condition_id in conditions else None for item in required]),
        Column("Vilkår", [conditions.get(item.condition_id, item.condition_id) for item in required], max_width=34),
        Column("Aldersklasse", [AGE_CLASS.label(item.age_class) for item in required], Look.WORD),
        Column("Måles", [fact.title for fact in facts]),
        Column("Krav", [limit_text(item, fact) for item, fact in zip(required, facts, strict=True)], max_width=36),
        Column("Må eller bør", [DUTY.label(item.duty) for item in required], Look.WORD),
        Column("Vekt", [None if item.is_must else item.weight for item in required], Look.DECIMAL),
        Column("Forklaring", [item.text for item in required], max_width=34),
        Column("Gjelder fra", [item.validity.valid_from for item in required], Look.DATE),
        Column("Gjelder til", [item.validity.valid_to for item in required], Look.DATE),
        Column(
            "Antakelse",
            [item.is_assumption for item in required],
            Look.WORD,
            [Tone.UNCLEAR if item.is_assumption else None for item in required],
        ),
        Column("Kilde", [item.source for item in required], max_width=34),
        Column("Sist kontrollert", [item.checked for item in required], Look.DATE),
        Column("Satt i", [item.place or "standardverdi" for item in required], max_width=30),
    ]
    write_table(sheet, columns, name="Kriterier", empty="Ingen krav gjelder")


def _answers(heading: str, outcomes: list[int]) -> Column:
    words = {int(answer): answer.label for answer in Outcome}
    tones = {int(answer): tone for answer, tone in TONE_OF_OUTCOME.items()}
    return Column(
        heading, [words[value] for value in outcomes], Look.WORD, [tones[value] for value in outcomes], max_width=15
    )
