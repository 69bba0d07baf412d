"""The staff's own rules for what may be entered in a cell: drop-downs above all, plain and extension ones.

Excel enforces them on people only, never on a file, so they are checked here before a value is written.
"""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.cells import CellRange, parse_range, parse_ranges
from pipeline.errors import UnsafeEditError
from pipeline.excel.tables import tables_on
from pipeline.excel.values import CellInput, number_text, serial_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.excel.draft import Draft
    from pipeline.excel.sheet_text import SheetText

MAX_CHOICES = 20_000
_SHEET_RANGE = re.compile(
    r"(?:(?:'((?:[^']|'')+)'|([^'!\[\](){},;\s]+))!)?(\$?[A-Za-z]*\$?\d*(?::\$?[A-Za-z]*\$?\d*)?)"
)
_INDIRECT = re.compile(r'INDIRECT\(\s*"([^"]+)"\s*\)', re.IGNORECASE)
_STRUCTURED = re.compile(r"([^\W\d][\w.]*)\[(?:\[#Data\],)?\[?([^\[\]]+)\]?\]")
_LITERAL = re.compile(r'"((?:[^"]|"")*)"')
_COMPARISONS = {
    "equal": operator.eq,
    "notEqual": operator.ne,
    "greaterThan": operator.gt,
    "lessThan": operator.lt,
    "greaterThanOrEqual": operator.ge,
    "lessThanOrEqual": operator.le,
}


@dataclass(frozen=True, slots=True)
class EntryRule:
    """One data validation: its type (`list`, `whole`, …), how it compares, its two formulas and its cells."""

    type: str
    comparison: str
    formulas: tuple[str, str]
    ranges: tuple[CellRange, ...]


def entry_rules(sheet: SheetText) -> tuple[EntryRule, ...]:
    """Read all data validations of a sheet, those in the extension list included."""
    return sheet.in_skeleton(_read_rules)


def _read_rules(root: etree._Element) -> tuple[EntryRule, ...]:
    return tuple(_rules(root))


def _rules(root: etree._Element) -> Iterator[EntryRule]:
    for element in root.iter("{*}dataValidation"):
        children = {etree.QName(child).localname: child for child in element if isinstance(child.tag, str)}
        cells = element.get("sqref") or _text(children.get("sqref"))
        formulas = (_text(children.get("formula1")), _text(children.get("formula2")))
        ranges = parse_ranges(cells)
        yield EntryRule(element.get("type", "none"), element.get("operator", "between"), formulas, ranges)


def _text(element: etree._Element | None) -> str:
    # extension formulas wrap their text in an element of their own
    return "" if element is None else str(element.xpath("string()")).strip()


def refused_by_rule(draft: Draft, sheet: SheetText, row: int, column: int, value: CellInput) -> str | None:
    """Say in bokmål why the staff's own rule does not allow a value, None when it does; emptying is always allowed."""
    if value is None:
        return None
    for rule in entry_rules(sheet):
        if any((row, column) in cells for cells in rule.ranges):
            problem = _refused(draft, sheet, rule, value)
            if problem:
                return problem
    return None


def _refused(draft: Draft, sheet: SheetText, rule: EntryRule, value: CellInput) -> str | None:
    if rule.type == "list":
        choices = choices_of(draft, sheet, rule.formulas[0])
        if choices is None:
            return "nedtrekkslisten i cellen henter valgene sine på en måte som ikke kan kontrolleres"
        shown = _shown(value, draft.package.is_1904)
        if not any(_shown(choice, draft.package.is_1904) == shown for choice in choices):
            return "verdien står ikke i nedtrekkslisten som cellen har"
        return None
    return _refused_by_limits(rule, value, draft.package.is_1904)


def _shown(value: object, is_1904: bool) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return number_text(serial_of(value, is_1904))
    return number_text(value) if isinstance(value, int | float) else str(value).strip()


def _refused_by_limits(rule: EntryRule, value: CellInput, is_1904: bool) -> str | None:
    measure = _measure(rule.type, value, is_1904)
    if measure is None:
        return None
    if isinstance(measure, str):
        return measure
    try:
        limits = [float(formula) for formula in rule.formulas if formula]
    except ValueError:
        # a limit that is itself a formula is the staff's to judge
        return None
    if rule.comparison in ("between", "notBetween") and len(limits) == 2:
        allowed = (limits[0] <= measure <= limits[1]) is (rule.comparison == "between")
    elif rule.comparison in _COMPARISONS and limits:
        allowed = bool(_COMPARISONS[rule.comparison](measure, limits[0]))
    else:
        return None
    return None if allowed else "verdien ligger utenfor grensene som cellens datavalidering setter"


def _measure(kind: str, value: CellInput, is_1904: bool) -> float | str | None:
    """What the limits are compared with; a sentence when the value is of the wrong kind, None without limits."""
    if kind == "textLength":
        return len(_shown(value, is_1904))
    if kind not in ("whole", "decimal", "date", "time"):
        return None
    if isinstance(value, date):
        return serial_of(value, is_1904)
    if isinstance(value, str | bool) or value is None:
        return "cellens datavalidering krever et tall eller en dato"
    return "cellens datavalidering krever et helt tall" if kind == "whole" and value != int(value) else float(value)


def choices_of(draft: Draft, sheet: SheetText, formula: str) -> list[object] | None:
    """Give the values a list offers, None when they cannot be told without calculating."""
    formula = formula.removeprefix("=").strip()
    if literal := _LITERAL.fullmatch(formula):
        return [choice.strip() for choice in literal[1].replace('""', '"').split(",")]
    if indirect := _INDIRECT.fullmatch(formula):
        formula = indirect[1].strip()
    formula = _defined_name(draft, sheet, formula) or formula
    if structured := _STRUCTURED.fullmatch(formula):
        return _choices_in_table(draft, structured[1], structured[2])
    place = _SHEET_RANGE.fullmatch(formula)
    if place is None or not place[3]:
        return None
    name = (place[1] or "").replace("''", "'") or place[2]
    try:
        return _choices_in(draft, draft.sheet(name) if name else sheet, parse_range(place[3]))
    except (ValueError, UnsafeEditError):
        return None


def _choices_in_table(draft: Draft, name: str, heading: str) -> list[object] | None:
    for sheet in draft.package.sheets:
        if sheet.kind != "worksheet" or not draft.package.related(sheet.part, "table"):
            continue
        opened = draft.open_sheet(sheet)
        for table in tables_on(draft, opened):
            names = [column.name for column in table.columns]
            if table.name.casefold() == name.casefold() and heading in names:
                column = table.column_of(names.index(heading))
                return _choices_in(draft, opened, CellRange(table.first_row, column, table.last_row, column))
    return None


def _choices_in(draft: Draft, sheet: SheetText, cells: CellRange) -> list[object] | None:
    last = min(cells.last_row, max([sheet.rows.last, *sheet.edits], default=0))
    if (last - cells.first_row + 1) * (cells.last_column - cells.first_column + 1) > MAX_CHOICES:
        return None
    places = (
        (r, c) for r in range(cells.first_row, last + 1) for c in range(cells.first_column, cells.last_column + 1)
    )
    values = (draft.value(sheet, row, column).value for row, column in places)
    return [value for value in values if value is not None]


def _defined_name(draft: Draft, sheet: SheetText, name: str) -> str | None:
    here = next(i for i, listed in enumerate(draft.package.sheets) if listed.part == sheet.sheet.part)
    found: dict[str | None, str] = {}
    for element in draft.xml(draft.package.workbook_part).iter("{*}definedName"):
        if element.get("name", "").casefold() == name.casefold():
            found[element.get("localSheetId")] = (element.text or "").strip()
    return found.get(str(here), found.get(None))
