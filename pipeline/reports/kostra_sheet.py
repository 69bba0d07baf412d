"""Sheet «KOSTRA 13»: the form's questions block by block, with figure, last year's figure, change and rows."""

from __future__ import annotations

from pipeline import texts
from pipeline.context import Context
from pipeline.excel.new_book import Sheet
from pipeline.excel.new_links import inside
from pipeline.excel.new_styles import Look, Tone
from pipeline.excel.new_table import Column, write_table
from pipeline.flow import Indicator, Results
from pipeline.jumps import Jump, jumps
from pipeline.reports.ties_table import write_ties
from pipeline.reports.wording import period_text
from pipeline.ties import tenancy_ties, ties


def write_kostra_13(sheet: Sheet, results: Results, sheets: dict[str, str]) -> None:
    """Write the questions with their figures, and below them the ties.

    Parameters
    ----------
    sheets
        Name of the sheet by name of the evidence.
    """
    context = results.context
    year = context.finished_year
    sheet.title(
        "KOSTRA skjema 13",
        f"Tall til skjemaet for {year}. Fristen til SSB er 15. februar {year + 1}.",
        "Numrene er våre egne. Siste kolonne leder til radene som hvert tall bygger på.",
        "Før 2020 hadde skjemaet en annen inndeling av hovedgrunner. Her brukes inndelingen fra 2020 for alle år.",
    )
    compared = jumps(results.summary.indicators, results.summary.questions, context)
    questions = [item.question for item in compared]
    now, before, so_far = ([getattr(item, name) for item in compared] for name in ("now", "before", "so_far"))
    columns = [
        Column("Del", [item.block for item in questions], max_width=26),
        Column("Nr.", [item.number for item in questions], Look.WORD),
        Column("Spørsmål", [item.text for item in questions], max_width=44),
        Column(str(year), [_value(item) for item in now], Look.INTEGER, tones=[_tone(item) for item in now]),
        Column(str(year - 1), [_value(item) for item in before], Look.INTEGER, tones=[_tone(item) for item in before]),
        Column("Endring", [item.change for item in compared], Look.INTEGER),
        Column("Undersøk", [_look_into(item, context) for item in compared], max_width=34),
    ]
    if year < context.as_of.year:
        heading = period_text(str(year + 1), context)
        columns.append(Column(heading[0].upper() + heading[1:], [_value(item) for item in so_far], Look.INTEGER))
    shown = so_far if year < context.as_of.year else now
    evidence = [
        next((item.evidence for item in pair if item is not None and item.evidence in sheets), "")
        for pair in zip(now, shown, strict=True)
    ]
    links = [inside(sheets[name]) if name else "" for name in evidence]
    columns.append(Column("Radene bak", [sheets.get(name) for name in evidence], links=links, max_width=30))
    write_table(sheet, columns, name="KOSTRA_13", keep_columns=3, is_alone=False)
    every = (*ties(results.summary.indicators), *tenancy_ties(results.summary.indicators))
    found = [item for item in every if int(item.period[:4]) >= year - 1]
    write_ties(sheet, found, context, "KOSTRA_13_summer", at=2)


def _value(item: Indicator | None) -> float | str:
    return texts.NOT_COMPUTED if item is None or item.value is None else item.value


def _tone(item: Indicator | None) -> Tone | None:
    return Tone.UNCLEAR if item is None or item.value is None else None


def _look_into(jump: Jump, context: Context) -> str:
    """What to look into when a figure has changed by more than the settings allow."""
    limit = texts.number(context.number("figure_jump_pct"))
    return f"Endret mer enn {limit} % fra året før. Kontroller radene." if jump.is_large(context) else ""
