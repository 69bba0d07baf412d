"""Wordings that several workbooks share: periods, addresses, outcomes and their tones."""

from __future__ import annotations

from datetime import date

from pipeline import texts
from pipeline.context import Context
from pipeline.excel.new_styles import BLUE, GREY, LIGHT_BLUE, OCHRE, Look, Tone
from pipeline.flow import Indicator, Results
from pipeline.outcome import Outcome

TONE_OF_OUTCOME = {Outcome.MET: Tone.GOOD, Outcome.NOT_MET: Tone.BAD, Outcome.UNCLEAR: Tone.UNCLEAR}
TONE_OF_CLASS = {
    "AGE_3_PLUS": Tone.GOOD,
    "AGE_0_3": Tone.GOOD,
    "NOT_SUITABLE": Tone.BAD,
    "NOT_SURVEYED": Tone.UNCLEAR,
}
CLASS_COLOURS = (BLUE, LIGHT_BLUE, GREY, OCHRE)
"""Of the suitability classes in charts, in the order of the code list."""


def period_text(period: str, context: Context) -> str:
    """«2018», «hittil i 2019», «oktober 2019» or «31.10.2019»."""
    if period == str(context.as_of.year) and context.as_of != date(context.as_of.year, 12, 31):
        return f"hittil i {period}"
    if len(period) == len("2019-10"):
        return texts.month(period)
    if len(period) == len("2019-10-31"):
        return texts.day(date.fromisoformat(period))
    return period


def standing(context: Context) -> str:
    """The period and the day that the figures are drawn up, as one line."""
    return f"Gjelder {texts.month(context.period)}. Tallene viser stillingen per {texts.day(context.as_of)}."


def standing_of_year(context: Context) -> str:
    """The last finished year, and the day that its figures are counted, as one line."""
    return f"Gjelder {context.finished_year}, slik registrene var {texts.day(context.as_of)}."


def municipality(results: Results) -> str:
    """Name of the municipality as staff set it; empty when they have not."""
    found = results.context.parameters.find("municipality_name", results.context.as_of)
    return found.value if found else ""


def indicator_value(indicator: Indicator) -> float | str:
    """The value as it is, or that it is not computed."""
    return texts.NOT_COMPUTED if indicator.value is None else indicator.value


def value_look(indicator: Indicator) -> Look:
    """Number format of an indicator's value."""
    return Look.KRONER if indicator.unit == "kr" else Look.of_decimals(indicator.decimals)
