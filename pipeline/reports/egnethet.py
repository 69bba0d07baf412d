"""Egnethet.xlsx: which dwellings suit families with children, criterion by criterion, and why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from pipeline import texts
from pipeline.excel.new_book import Book, Sheet, open_book
from pipeline.excel.new_charts import Chart, add_bars
from pipeline.excel.new_styles import Look, Tone
from pipeline.excel.new_table import Area, Column, write_table
from pipeline.flow import Results
from pipeline.gate import listed
from pipeline.lifting import Lift, lifts, unknowns
from pipeline.outcome import Outcome
from pipeline.reports.criteria_sheets import write_criteria, write_matrix
from pipeline.reports.decision_sheets import LIFTS, UNKNOWNS, write_changed, write_lifts, write_ranking, write_unknowns
from pipeline.reports.decisions import Decision, decisions
from pipeline.reports.dwellings_sheet import write_dwellings
from pipeline.reports.reasons_sheets import reasons_of, write_gaps, write_reasons
from pipeline.reports.wording import CLASS_COLOURS, TONE_OF_CLASS, standing
from schemas.codelists import AGE_CLASS, SUITABILITY_CLASS

_MOST_BARS = 6


def write_egnethet(path: Path, results: Results, link_base: str = "") -> None:
    """Write each dwelling's suitability; no column about a person is in it.

    Parameters
    ----------
    path
        The workbook to write; its folder exists.
    link_base
        Folder of the source workbooks seen from the folder where ``path`` ends up; without it cells are not linked.
    """
    context, (assessment, changes) = results.context, listed(results)
    title = f"Egnethet for barnefamilier {texts.month(context.period)}"
    with open_book(path, title=title, subject="Kommunale boliger", created=context.as_of) as book:
        if not assessment.is_computed:
            _write_not_computed(book, results)
            write_criteria(book, results)
            return
        lifted, unknown = lifts(assessment), unknowns(assessment)
        front = _write_overview(book, results, decisions(results, lifted, unknown))
        if changes and changes.changes:
            write_changed(book, assessment, changes)
        area = write_lifts(book, assessment, lifted)
        if lifted:
            _add_lifts(front, area, lifted)
        write_unknowns(book, assessment, unknown)
        if any(not item.requirement.is_must for item in assessment.judgements):
            write_ranking(book, assessment)
        write_dwellings(book, assessment)
        for code in AGE_CLASS.values:
            write_matrix(book, assessment, code)
        found = reasons_of(assessment)
        write_gaps(book, assessment, found)
        write_reasons(book, assessment, found, link_base)
        write_criteria(book, results)


def _write_not_computed(book: Book, results: Results) -> None:
    sheet = book.sheet("Oversikt", widths=(110,))
    sheet.title("Boliger egnet for barnefamilier", standing(results.context))
    sheet.text(
        f"Egnethet er {texts.NOT_COMPUTED} fordi tabellen «Kartlegging» ikke er levert. Lever arket med kartleggingen, "
        "og kjør igjen."
    )


def _write_overview(book: Book, results: Results, asked: list[Decision]) -> Sheet:
    assessment = results.assessment
    sheet = book.sheet("Oversikt", widths=(40, 16, 24, 4, 84))
    sheet.title("Boliger egnet for barnefamilier", standing(results.context))
    sheet.heading("Dette bør møtet ta stilling til")
    for item in asked:
        sheet.link(item.text, item.sheet)
    sheet.gap()
    codes, total = SUITABILITY_CLASS.values, len(assessment.classes)
    counts = [int((assessment.classes == code).sum()) for code in codes]
    first_row = sheet.row
    sheet.heading("Hver bolig er regnet med i én klasse")
    suitable = sum(count for code, count in zip(codes, counts, strict=True) if code in AGE_CLASS.values)
    labels = [*SUITABILITY_CLASS.labels, "Egnet i alt (3 år + og 0–3 år)", "Alle boliger"]
    tones = [*(TONE_OF_CLASS[code] for code in codes), None, None]
    area = _write_counts(sheet, "Klasser", labels, [*counts, suitable, total], total, tones)
    _write_regardless(sheet, results)
    _write_explanation(sheet, results)
    spoken = texts.listed([f"{label} {count}" for label, count in zip(SUITABILITY_CLASS.labels, counts, strict=True)])
    about = Chart(
        "Antall boliger i hver klasse",
        [("Antall boliger", 1)],
        (first_row, 4),
        (580, 330),
        f"Antall boliger i hver klasse: {spoken}.",
    )
    of_classes = replace(area, last_row=area.first_row + len(counts) - 1)
    add_bars(sheet, of_classes, about, colours=CLASS_COLOURS, is_horizontal=True)
    return sheet


def _add_lifts(sheet: Sheet, area: Area, lifted: list[Lift]) -> None:
    """A chart of the criteria that lift most, below what is on the front."""
    sheet.new_page()
    first = lifted[:_MOST_BARS]
    spoken = texts.listed([f"{item.judgement.fact.title} {len(item.rows)}" for item in first])
    about = Chart(
        "Så mange boliger blir egnet hvis bare dette ene kravet nås",
        [("Boliger", 1)],
        (sheet.row + 1, 0),
        (1180, 60 + 34 * len(first)),
        f"Boliger som blir egnet hvis bare ett krav nås: {spoken}.",
    )
    add_bars(sheet, replace(area, last_row=area.first_row + len(first) - 1), about, is_horizontal=True)


def _write_counts(
    sheet: Sheet, name: str, labels: list[str], counts: list[int], total: int, tones: list[Tone | None] | None = None
) -> Area:
    columns = [
        Column("Klasse", [*labels], tones=tones or ()),
        Column("Antall boliger", counts, Look.INTEGER),
        Column("Andel av boligene (%)", [_share(count, total) for count in counts], Look.DECIMAL),
    ]
    return write_table(sheet, columns, name=name, is_main=False)


def _write_regardless(sheet: Sheet, results: Results) -> None:
    assessment = results.assessment
    sheet.heading("Hvor mange som passer for hver alder, uansett den andre")
    labels = [f"Passer for {label}" for label in AGE_CLASS.labels]
    suits = {code: assessment.age_classes[code] == Outcome.MET for code in AGE_CLASS.values}
    both = int(np.logical_and.reduce(list(suits.values())).sum())
    counts = [*(int(suits[code].sum()) for code in AGE_CLASS.values), both]
    _write_counts(sheet, "Passer_uansett", [*labels, "Passer for begge"], counts, len(assessment.classes))


def _write_explanation(sheet: Sheet, results: Results) -> None:
    total = len(results.assessment.classes)
    sheet.heading("Slik leser du tallene")
    for text in (
        f"Tallene gjelder {texts.count(total, 'bolig', 'boliger')} som kommunen disponerer på datoen over.",
        "En bolig som oppfyller alle krav for 3 år +, er i den klassen. Ellers er den i 0–3 år hvis den oppfyller dem.",
        "«mangler kartlegging» betyr at minst én opplysning ikke er kartlagt. Ukjent regnes aldri som nei.",
        "Grensene er merket «antakelse» der ingen kilde fastsetter dem. Dere endrer dem i Oppsett.xlsx, ark Kriterier.",
    ):
        sheet.text(text)
    if hidden := int(results.protection.of(results.assessment.dwellings).sum()):
        number = texts.count(hidden, "bolig", "boliger")
        sheet.text(f"{number} har beboere med adressesperre: med i tallene her, men ikke i listene på de andre arkene.")
    sheet.gap()
    for name in (LIFTS, UNKNOWNS, "Boliger", "Hva skal til", "Begrunnelser", "Kriterier"):
        sheet.link(f"Gå til «{name}»", name)


def _share(count: int, total: int) -> float | None:
    return 100 * count / total if total else None
