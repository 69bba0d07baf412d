"""A table of ties: both sides, and whether they hold."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline import texts
from pipeline.context import Context
from pipeline.excel.new_book import Sheet
from pipeline.excel.new_styles import Look, Tone
from pipeline.excel.new_table import Column, write_table
from pipeline.reports.wording import period_text
from pipeline.ties import Tie

_WORD = {True: "stemmer", False: "stemmer ikke", None: texts.NOT_COMPUTED}
_TONE = {True: Tone.GOOD, False: Tone.BAD, None: Tone.UNCLEAR}


def write_ties(sheet: Sheet, found: Sequence[Tie], context: Context, name: str, *, at: int) -> None:
    """Write the ties under a heading of their own; ``name`` is the table's, ``at`` the sheet's wide column, from 0."""
    sheet.heading("Kontroll av summene")
    sheet.text("Tallene skal henge sammen. Venstre side skal være lik høyre side, eller ikke større enn den.")
    answers = [_WORD[item.holds] for item in found]
    columns = [
        Column("Periode", [period_text(item.period, context) for item in found]),
        Column("Tegn", ["=" if item.is_equal else "≤" for item in found], Look.WORD),
        Column("Venstre", [item.left for item in found], Look.INTEGER),
        Column("Høyre", [item.right for item in found], Look.INTEGER),
        Column("Svar", answers, Look.WORD, tones=[_TONE[item.holds] for item in found]),
    ]
    columns.insert(at, Column("Sammenheng", [item.text for item in found]))
    write_table(sheet, columns, name=name, is_main=False)
