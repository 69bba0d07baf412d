"""How new workbooks look: one palette, Norwegian formats for numbers and dates, tones that always go with a word."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

FONT = "Calibri"
INK, MUTED, LINE = "#1F2933", "#52606D", "#CBD2D9"
BLUE, LIGHT_BLUE, PALE_BLUE = "#1F4E79", "#5B9BD5", "#E3ECF7"
GREY, OCHRE = "#A5AEB8", "#D9A521"


class Look(StrEnum):
    """What a cell's value is, and so how it is written and aligned."""

    TEXT = "text"
    WORD = "word"
    """Short, centred: an outcome, a ja or nei."""
    INTEGER = "integer"
    DECIMAL = "decimal"
    DECIMALS = "decimals"
    KRONER = "kroner"
    DATE = "date"

    @classmethod
    def of_decimals(cls, decimals: int) -> Look:
        """Number format with so many decimals, two at most."""
        return (cls.INTEGER, cls.DECIMAL, cls.DECIMALS)[min(max(decimals, 0), 2)]


class Tone(StrEnum):
    """Colours of a cell whose text already says the same."""

    GOOD = "good"
    BAD = "bad"
    UNCLEAR = "unclear"
    PARTLY = "partly"
    GRAVE = "grave"
    QUIET = "quiet"


class Part(StrEnum):
    """Text outside tables, and the heading row of one."""

    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    BODY = "body"
    HEADER = "header"
    FIGURE = "figure"
    LABEL = "label"
    TEXT_LINK = "text_link"


LOOKS: dict[str, dict[str, Any]] = {
    Look.TEXT: {"text_wrap": True, "align": "left"},
    Look.WORD: {"text_wrap": True, "align": "center"},
    Look.INTEGER: {"num_format": "#,##0", "align": "right"},
    Look.DECIMAL: {"num_format": "#,##0.0", "align": "right"},
    Look.DECIMALS: {"num_format": "#,##0.00", "align": "right"},
    Look.KRONER: {"num_format": '"kr" #,##0', "align": "right"},
    Look.DATE: {"num_format": "dd.mm.yyyy", "align": "right"},
}
TONES: dict[str, dict[str, Any]] = {
    Tone.GOOD: {"bg_color": "#DDEFE0", "font_color": "#14532D"},
    Tone.BAD: {"bg_color": "#F8DCD9", "font_color": "#7A1C14"},
    Tone.UNCLEAR: {"bg_color": "#FFF1CC", "font_color": "#5C4300"},
    Tone.PARTLY: {"bg_color": PALE_BLUE, "font_color": "#1F3F66"},
    Tone.GRAVE: {"bg_color": "#7A1C14", "font_color": "#FFFFFF", "bold": True},
    Tone.QUIET: {"font_color": MUTED},
}
PARTS: dict[str, dict[str, Any]] = {
    Part.TITLE: {"bold": True, "font_size": 18, "font_color": BLUE},
    Part.LEAD: {"font_size": 11, "font_color": MUTED},
    Part.HEADING: {"bold": True, "font_size": 13, "font_color": BLUE},
    Part.BODY: {"font_size": 11},
    Part.HEADER: {"bold": True, "font_color": "#FFFFFF", "bg_color": BLUE, "text_wrap": True, "valign": "vcenter"},
    Part.FIGURE: {"bold": True, "font_size": 24, "font_color": BLUE, "align": "left", "valign": "bottom"},
    Part.LABEL: {"font_size": 10, "font_color": MUTED, "text_wrap": True, "align": "left"},
    Part.TEXT_LINK: {"font_color": "#0B5CAD", "underline": 1},
}
LINK: dict[str, Any] = {"font_color": "#0B5CAD", "underline": 1}
BASE: dict[str, Any] = {"font_name": FONT, "font_color": INK, "valign": "top"}
RULED: dict[str, Any] = {"bottom": 1, "bottom_color": LINE}
PUBLISHED: dict[str, dict[str, Any]] = {
    Part.HEADER: {"bold": True, "text_wrap": True, "font_color": "#000000", "valign": "bottom"},
    Look.INTEGER: {"num_format": '#,##0;-#,##0;"-"', "align": "right"},
    Look.DECIMAL: {"num_format": '#,##0.0;-#,##0.0;"-"', "align": "right"},
    Look.DECIMALS: {"num_format": '#,##0.00;-#,##0.00;"-"', "align": "right"},
}
"""What differs in a workbook that leaves the house: no fills, and SSB's sign - for nothing."""


def properties(part: str, tone: str | None, *, is_link: bool, is_published: bool) -> dict[str, Any]:
    """XlsxWriter properties of a look or part, a tone laid over it, underlined when it leads somewhere."""
    found = {**BASE, **(LOOKS | PARTS)[part]}
    if part in LOOKS and not is_published:
        found |= RULED
    if is_published:
        found |= PUBLISHED.get(part, {})
    if tone is not None and not is_published:
        found |= TONES[tone]
    return found | LINK if is_link else found
