"""How a workbook is laid out for those who read it: titles, tables, widths, colours, where it opens."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from pipeline.cells import parse_cell
from pipeline.excel.package import Package, SheetPart

_DEFAULT_NAME = re.compile(r"(Table|Tabell)\d*", re.IGNORECASE)
_MARKED_NUMBER = re.compile(r"[-.,\s]*\d[-\d.,\s]*[^\d\s.,%-]{1,3}")
_BARE_LINK = re.compile(r"(https?://|www\.)\S+|klikk her|her", re.IGNORECASE)
_WRAP_FROM = 60
_HEADING_STYLES = range(16, 20)
"""Excel's numbers of its own styles «Heading 1» to «Heading 4»."""


@dataclass(frozen=True)
class TableLayout:
    """One marked-up table with its values as text, the headings first."""

    name: str
    left: int
    rows: tuple[tuple[str, ...], ...]

    @property
    def has_default_name(self) -> bool:
        """Whether the name is the one that Excel gives."""
        return bool(_DEFAULT_NAME.fullmatch(self.name))

    @property
    def has_unique_headings(self) -> bool:
        """Whether every heading is there and unlike the others."""
        headings = [text.casefold() for text in self.rows[0]]
        return all(headings) and len(set(headings)) == len(headings)

    @property
    def has_blank_cell(self) -> bool:
        """Whether a cell is empty."""
        return any(not text for row in self.rows for text in row)

    @property
    def has_blank_line(self) -> bool:
        """Whether a whole row or column is empty."""
        return any(not any(line) for line in (*self.rows[1:], *zip(*self.rows[1:], strict=True)))

    @property
    def has_marked_number(self) -> bool:
        """Whether a number has a mark after it, as «12*»."""
        return any(_MARKED_NUMBER.fullmatch(text) for row in self.rows[1:] for text in row)

    @property
    def is_at_left(self) -> bool:
        """Whether it begins in column A."""
        return self.left == 1


@dataclass(frozen=True)
class SheetLayout:
    """One sheet."""

    name: str
    tables: tuple[TableLayout, ...]
    cell_count: int
    widest_row: int
    has_merged: bool
    is_frozen: bool
    has_widths: bool
    wraps: bool
    begins_in_a1: bool
    has_marked_title: bool
    has_more_below: bool

    @property
    def is_tabular(self) -> bool:
        """Whether cells stand side by side, so that a table should be marked up."""
        return self.widest_row > 1


@dataclass(frozen=True)
class Layout:
    """The workbook; ``least_contrast`` is that of any text against white, 1 to 21."""

    sheets: tuple[SheetLayout, ...]
    has_raised_text: bool
    has_bare_links: bool
    has_borders: bool
    has_fills: bool
    least_contrast: float
    has_title: bool
    has_language: bool
    opens_in_a1: bool

    @property
    def tables(self) -> tuple[TableLayout, ...]:
        """All tables of all sheets."""
        return tuple(table for sheet in self.sheets for table in sheet.tables)


def layout_of(package: Package) -> Layout:
    """Look at every sheet, the styles and the properties."""
    strings = _strings(package)
    styles = package.xml(package.styles_part) if package.styles_part else etree.Element("none")
    core = [element for part in package.related("", "core-properties") for element in package.xml(part)]
    said = {etree.QName(item).localname: (item.text or "").strip() for item in core if isinstance(item.tag, str)}
    colours = {item.get("rgb", "")[-6:] for item in styles.iterfind("{*}fonts/{*}font/{*}color") if item.get("rgb")}
    view = package.workbook.find("{*}bookViews/{*}workbookView")
    links = [text for sheet in package.sheets for text in _link_texts(package, sheet, strings)]
    return Layout(
        tuple(_sheet(package, sheet, strings, styles) for sheet in package.sheets),
        has_raised_text=any(item.get("val") == "superscript" for item in styles.iterfind(".//{*}vertAlign")),
        has_bare_links=any(_BARE_LINK.fullmatch(text.strip()) for text in links),
        has_borders=any(side.get("style", "none") != "none" for side in styles.iterfind("{*}borders/{*}border/*")),
        has_fills=any(
            item.get("patternType", "none") not in ("none", "gray125")
            for item in styles.iterfind("{*}fills/{*}fill/{*}patternFill")
        ),
        least_contrast=min((_contrast(colour) for colour in colours), default=21.0),
        has_title=bool(said.get("title")),
        has_language=bool(said.get("language")),
        opens_in_a1=(view is None or view.get("activeTab", "0") == "0") and _cursor(package, package.sheets[0]) == "A1",
    )


def _sheet(package: Package, sheet: SheetPart, strings: list[str], styles: etree._Element) -> SheetLayout:
    root = package.xml(sheet.part)
    values, looks = _values(root, strings)
    tables = tuple(_table(package.xml(part), values) for part in package.related(sheet.part, "table"))
    last = max((row for row, _ in values), default=0)
    wrapped = _wrapped(styles)
    in_tables = _cells_of_tables(package, sheet)
    return SheetLayout(
        sheet.name,
        tables,
        len(values),
        max((column for _, column in values), default=0),
        has_merged=root.find("{*}mergeCells/{*}mergeCell") is not None,
        is_frozen=root.find(".//{*}pane") is not None,
        has_widths=root.find("{*}cols/{*}col") is not None or not tables,
        wraps=all(looks[at] in wrapped for at in in_tables if len(values.get(at, "")) > _WRAP_FROM),
        begins_in_a1=(1, 1) in values,
        has_marked_title=looks.get((1, 1), -1) in _titles(styles),
        has_more_below=bool(in_tables) and last > max(row for row, _ in in_tables),
    )


def _values(root: etree._Element, strings: list[str]) -> tuple[dict[tuple[int, int], str], dict[tuple[int, int], int]]:
    """Texts and styles of the cells that hold something."""
    values, looks = {}, {}
    for cell in root.iterfind("{*}sheetData/{*}row/{*}c"):
        text = "".join(map(str, cell.itertext()))
        if text:
            at = parse_cell(cell.get("r", "A1"))
            values[at] = strings[int(text)] if cell.get("t") == "s" else text
            looks[at] = int(cell.get("s", "0"))
    return values, looks


def _table(root: etree._Element, values: dict[tuple[int, int], str]) -> TableLayout:
    (top, left), (bottom, right) = (parse_cell(cell) for cell in _corners(root))
    rows = tuple(
        tuple(values.get((row, column), "") for column in range(left, right + 1)) for row in range(top, bottom + 1)
    )
    return TableLayout(root.get("displayName", ""), left, rows)


def _cells_of_tables(package: Package, sheet: SheetPart) -> set[tuple[int, int]]:
    found = set()
    for part in package.related(sheet.part, "table"):
        (top, left), (bottom, right) = (parse_cell(cell) for cell in _corners(package.xml(part)))
        found |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
    return found


def _corners(table: etree._Element) -> tuple[str, str]:
    first, _, last = table.get("ref", "A1").partition(":")
    return first, last or first


def _strings(package: Package) -> list[str]:
    if package.shared_strings_part is None:
        return []
    items = package.xml(package.shared_strings_part).iterfind("{*}si")
    return ["".join(map(str, item.itertext("{*}t"))) for item in items]


def _wrapped(styles: etree._Element) -> set[int]:
    found = enumerate(styles.iterfind("{*}cellXfs/{*}xf"))
    return {
        at for at, style in found if (look := style.find("{*}alignment")) is not None and look.get("wrapText") == "1"
    }


def _titles(styles: etree._Element) -> set[int]:
    """Styles of cells that are tied to one of Excel's own heading styles."""
    named = {
        style.get("xfId")
        for style in styles.iterfind("{*}cellStyles/{*}cellStyle")
        if int(style.get("builtinId", "0")) in _HEADING_STYLES
    }
    return {at for at, style in enumerate(styles.iterfind("{*}cellXfs/{*}xf")) if style.get("xfId") in named}


def _link_texts(package: Package, sheet: SheetPart, strings: list[str]) -> list[str]:
    root = package.xml(sheet.part)
    values, _ = _values(root, strings)
    links = root.iterfind("{*}hyperlinks/{*}hyperlink")
    return [values.get(parse_cell(link.get("ref", "A1").partition(":")[0]), "") for link in links]


def _cursor(package: Package, sheet: SheetPart) -> str:
    selection = package.xml(sheet.part).find("{*}sheetViews/{*}sheetView/{*}selection")
    return selection.get("activeCell", "A1") if selection is not None else "A1"


def _contrast(colour: str) -> float:
    """Contrast with white by WCAG 2.1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)) + 0.05)
