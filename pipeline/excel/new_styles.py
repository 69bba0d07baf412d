"""How new workbooks look: one palette, Norwegian formats for numbers and dates, tones that always go with a word."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

FONT = "Calibri"
INK, MUTED, LINE = "#1F2933", "#52606D", "#CBD2D9"
BLUE, LIGHT_BLUE, PALE_BLUE = "#1F4E79", "#5B9BD5", "#E3ECF7"
GREY, OCHRE, PANEL = "#A5AEB8", "#D9A521", "#F3F6FA"
CARD: dict[str, Any] = {"align": "left", "indent": 1, "bg_color": PANEL, "right": 5, "right_color": "#FFFFFF"}


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
    INPUT = "input"
    """Where people write."""


class Part(StrEnum):
    """Text outside tables, and the heading row of one."""

    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    BODY = "body"
    HEADER = "header"
    FIGURE = "figure"
    MISSING_FIGURE = "missing_figure"
    LABEL = "label"
    TEXT_LINK = "text_link"


NUMERIC = frozenset({Look.INTEGER, Look.DECIMAL, Look.DECIMALS, Look.KRONER, Look.DATE})
"""Looks that are aligned to the right."""
LOOKS: dict[str, dict[str, Any]] = {
    Look.TEXT: {"text_wrap": True, "align": "left"},
    Look.WORD: {"text_wrap": True, "align": "center"},
    Look.INTEGER: {"num_format": "#,##0", "align": "right", "indent": 1},
    Look.DECIMAL: {"num_format": "#,##0.0", "align": "right", "indent": 1},
    Look.DECIMALS: {"num_format": "#,##0.00", "align": "right", "indent": 1},
    Look.KRONER: {"num_format": '"kr" #,##0', "align": "right", "indent": 1},
    Look.DATE: {"num_format": "dd.mm.yyyy", "align": "right", "indent": 1},
}
TONES: dict[str, dict[str, Any]] = {
    Tone.GOOD: {"bg_color": "#DDEFE0", "font_color": "#14532D"},
    Tone.BAD: {"bg_color": "#F8DCD9", "font_color": "#7A1C14"},
    Tone.UNCLEAR: {"bg_color": "#FFF1CC", "font_color": "#5C4300"},
    Tone.PARTLY: {"bg_color": PALE_BLUE, "font_color": "#1F3F66"},
    Tone.GRAVE: {"bg_color": "#7A1C14", "font_color": "#FFFFFF", "bold": True},
    Tone.QUIET: {"font_color": MUTED},
    Tone.INPUT: {"border": 1, "border_color": LIGHT_BLUE},
}
PARTS: dict[str, dict[str, Any]] = {
    Part.TITLE: {"bold": True, "font_size": 18, "font_color": BLUE},
    Part.LEAD: {"font_size": 11, "font_color": MUTED},
    Part.HEADING: {"bold": True, "font_size": 13, "font_color": BLUE, "valign": "bottom"},
    Part.BODY: {"font_size": 11},
    Part.HEADER: {"bold": True, "font_color": "#FFFFFF", "bg_color": BLUE, "text_wrap": True, "valign": "vcenter"},
    Part.FIGURE: {**CARD, "valign": "vcenter", "bold": True, "font_size": 22, "font_color": BLUE},
    Part.MISSING_FIGURE: {**CARD, "valign": "vcenter", "font_size": 14, "font_color": MUTED},
    Part.LABEL: {**CARD, "font_size": 10, "font_color": MUTED, "text_wrap": True},
    Part.TEXT_LINK: {"font_color": "#0B5CAD", "underline": 1},
}
LINK: dict[str, Any] = {"font_color": "#0B5CAD", "underline": 1}
BASE: dict[str, Any] = {"font_name": FONT, "font_color": INK, "valign": "top"}
RULED: dict[str, Any] = {"bottom": 1, "bottom_color": LINE}
PUBLISHED: dict[str, dict[str, Any]] = {
    Part.HEADER: {"bold": True, "text_wrap": True, "font_color": "#000000", "valign": "bottom"},
    Look.INTEGER: {"num_format": '#,##0;-#,##0;"-"', "align": "right", "indent": 1},
    Look.DECIMAL: {"num_format": '#,##0.0;-#,##0.0;"-"', "align": "right", "indent": 1},
    Look.DECIMALS: {"num_format": '#,##0.00;-#,##0.00;"-"', "align": "right", "indent": 1},
}
"""What differs in a workbook that leaves the house: no fills, and SSB's sign - for nothing."""


def heading_properties(look: str, *, is_filtered: bool, is_published: bool) -> dict[str, Any]:
    """Properties of a column's heading: it stands where the values stand, clear of the filter button."""
    indent = {"indent": 3 if is_filtered else 1} if look in NUMERIC else {}
    found = properties(Part.HEADER, None, is_link=False, is_published=is_published)
    return found | {"align": LOOKS[look]["align"], **indent}


def properties(part: str, tone: str | None, *, is_link: bool, is_published: bool) -> dict[str, Any]:
    """XlsxWriter properties of a look or part, a tone laid over it, underlined when it leads somewhere."""
    if is_published:
        return BASE | PUBLISHED.get(part, (LOOKS | PARTS)[part]) | (LINK if is_link else {})
    ruled = RULED if part in LOOKS else {}
    return BASE | (LOOKS | PARTS)[part] | ruled | (TONES[tone] if tone else {}) | (LINK if is_link else {})
