"""All that a workbook carries beside what a reader sees, and every text in it, wherever it stands in the package."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from pipeline.excel.package import Package, SheetPart

_ORDINARY = frozenset(
    {
        *("officeDocument", "worksheet", "sharedStrings", "styles", "theme", "table", "calcChain"),
        *("core-properties", "extended-properties", "custom-properties", "hyperlink"),
    }
)
_IN_WORKBOOK = ("definedName", "absPath", "fileSharing", "customWorkbookView", "externalReference", "pivotCache")
_IN_SHEET = (
    *("dataValidation", "conditionalFormatting", "scenario", "customSheetView", "oddHeader", "oddFooter", "cfRule"),
    *("evenHeader", "evenFooter", "firstHeader", "firstFooter", "autoFilter", "sparklineGroup", "dataConsolidate", "f"),
)
_WHITE_INDEXED, _WHITE_THEME, _LEAST_SIZE, _LEAST_HEIGHT, _LEAST_WIDTH = {"1", "9"}, "0", 6.0, 3.0, 0.3
_PERSONAL = ("creator", "lastModifiedBy", "description", "keywords", "category", "Manager", "Company", "HyperlinkBase")
_LANGUAGE_PROPERTY = "Språk"
_BLANK_FORMAT = re.compile(r";+")


@dataclass(frozen=True, order=True)
class Trace:
    """Something that a reader does not see: ``kind`` in the format's own words, where it is, and what is there."""

    kind: str
    place: str
    what: str = ""


@dataclass(frozen=True)
class Words:
    """A text somewhere in the package; ``is_number`` for the value of a cell that is no text."""

    place: str
    text: str
    is_number: bool = False


@dataclass(frozen=True)
class Inspection:
    """A workbook looked at part by part; raises UnreadableFileError for a part that cannot be read."""

    package: Package = field(repr=False)

    @cached_property
    def traces(self) -> tuple[Trace, ...]:
        """Everything hidden or left behind."""
        found = {*self._parts(), *self._workbook(), *self._properties(), *self._strings()}
        for sheet in self.package.sheets:
            found |= set(self._sheet(sheet))
        return tuple(sorted(found))

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """Every text and attribute of every part in XML."""
        found: dict[Words, None] = {}
        sheets = {sheet.part: f"ark «{sheet.name}»" for sheet in self.package.sheets}
        for part in self.package.parts:
            if part.casefold().endswith((".xml", ".rels", ".vml")):
                for text, is_number in _texts(self.package.xml(part)):
                    found[Words(sheets.get(part, part), text, is_number)] = None
        return tuple(found)

    def _parts(self) -> Iterator[Trace]:
        """Parts of other kinds than tables need, parts that nothing leads to, and ways out of the file."""
        reached, waiting = {"[Content_Types].xml"}, [""]
        while waiting:
            part = waiting.pop()
            for link in self.package.relationships(part):
                if link.is_external:
                    yield Trace("external", part, link.target)
                elif link.target in self.package and link.target not in reached:
                    reached.add(link.target)
                    waiting.append(link.target)
                    if link.kind not in _ORDINARY:
                        yield Trace(link.kind, link.target)
        for name in self.package.parts:
            if name not in reached and not name.endswith((".rels", "/")):
                yield Trace("orphan", name)

    def _workbook(self) -> Iterator[Trace]:
        for element in _elements(self.package.workbook):
            if _local(element) in _IN_WORKBOOK:
                yield Trace(_local(element), self.package.workbook_part, element.get("name", ""))
        for sheet in self.package.sheets:
            if sheet.state != "visible":
                yield Trace(sheet.state, f"ark «{sheet.name}»")
            if sheet.kind != "worksheet":
                yield Trace("chartsheet", f"ark «{sheet.name}»")

    def _properties(self) -> Iterator[Trace]:
        for kind in ("core-properties", "extended-properties"):
            for part in self.package.related("", kind):
                for element in _elements(self.package.xml(part)):
                    if _local(element) in _PERSONAL and (element.text or "").strip():
                        yield Trace("property", part, _local(element))
        for part in self.package.related("", "custom-properties"):
            for element in _elements(self.package.xml(part)):
                if _local(element) == "property" and element.get("name") != _LANGUAGE_PROPERTY:
                    yield Trace("property", part, element.get("name", ""))

    def _strings(self) -> Iterator[Trace]:
        """Shared texts that no cell uses, and readings that Excel keeps beside a text."""
        part = self.package.shared_strings_part
        if part is None:
            return
        used = {
            int(element.findtext("{*}v") or -1)
            for sheet in self.package.sheets
            for element in _elements(self.package.xml(sheet.part))
            if _local(element) == "c" and element.get("t") == "s"
        }
        items = [element for element in _elements(self.package.xml(part)) if _local(element) == "si"]
        if set(range(len(items))) - used:
            yield Trace("unused_text", part)
        if any(_local(element) == "rPh" for item in items for element in _elements(item)):
            yield Trace("rPh", part)

    def _sheet(self, sheet: SheetPart) -> Iterator[Trace]:
        root, place = self.package.xml(sheet.part), f"ark «{sheet.name}»"
        has_filter = any(_local(element) == "autoFilter" for element in _elements(root))
        covered = _covered(root)
        for element in _elements(root):
            name = _local(element)
            if name in _IN_SHEET:
                yield Trace(name, place)
            elif name == "sheetFormatPr" and _is_on(element, "zeroHeight"):
                yield Trace("hidden_row", place)
            elif name == "row" and (_is_on(element, "hidden") or _less(element, "ht", _LEAST_HEIGHT)):
                yield Trace("filtered_row" if has_filter else "hidden_row", place, element.get("r", ""))
            elif name == "col" and (_is_on(element, "hidden") or _less(element, "width", _LEAST_WIDTH)):
                yield Trace("hidden_column", place, element.get("min", ""))
            elif name == "c" and len(element):
                if element.get("r") in covered:
                    yield Trace("covered", place, element.get("r", ""))
                for kind in self._unseen_styles.get(int(element.get("s", "0")), ()):
                    yield Trace(kind, place, element.get("r", ""))
            elif name == "hyperlink" and element.get("tooltip"):
                yield Trace("tooltip", place, element.get("ref", ""))
        for part in self.package.related(sheet.part, "table"):
            for element in _elements(self.package.xml(part)):
                if _local(element) in ("autoFilter", "calculatedColumnFormula") or element.get("altText"):
                    yield Trace("autoFilter" if _local(element) == "autoFilter" else "table_text", place)

    @cached_property
    def _unseen_styles(self) -> dict[int, tuple[str, ...]]:
        """For each style of cells, why its text would not be seen."""
        if self.package.styles_part is None:
            return {}
        root = self.package.xml(self.package.styles_part)
        fonts = [_font(item) for item in root.iterfind("{*}fonts/{*}font")]
        fills = [_colour(item.find(".//{*}fgColor")) for item in root.iterfind("{*}fills/{*}fill")]
        formats = {item.get("numFmtId"): item.get("formatCode", "") for item in root.iterfind("{*}numFmts/{*}numFmt")}
        found = {}
        for number, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
            size, colour = fonts[int(style.get("fontId", "0"))] if fonts else (11.0, "")
            fill = fills[int(style.get("fillId", "0"))] if fills else ""
            kinds = ["tiny"] if size < _LEAST_SIZE else []
            kinds += ["white"] if (colour == "white" and not fill) or (colour and colour == fill) else []
            kinds += ["blank_format"] if _BLANK_FORMAT.fullmatch(formats.get(style.get("numFmtId"), "")) else []
            found[number] = tuple(kinds)
        return found


def _texts(root: etree._Element) -> Iterator[tuple[str, bool]]:
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield element.text or "", False
            continue
        parent = element.getparent()
        is_value = _local(element) == "v" and parent is not None
        is_text = not is_value or (parent is not None and parent.get("t", "n") in ("str", "d", "e"))
        is_index = is_value and parent is not None and parent.get("t") == "s"
        if element.text and element.text.strip() and not is_index:
            yield element.text, not is_text
        for value in element.attrib.values():
            yield str(value), False
        if element.tail and element.tail.strip():
            yield element.tail, False


def _covered(root: etree._Element) -> set[str]:
    """Cells under a merged cell, save its first."""
    from pipeline.cells import format_cell, parse_cell

    found = set()
    for merged in root.iterfind("{*}mergeCells/{*}mergeCell"):
        first, _, last = merged.get("ref", "A1").partition(":")
        (top, left), (bottom, right) = parse_cell(first), parse_cell(last or first)
        cells = (format_cell(row, at) for row in range(top, bottom + 1) for at in range(left, right + 1))
        found |= {cell for cell in cells if cell != first}
    return found


def _font(font: etree._Element) -> tuple[float, str]:
    size = font.find("{*}sz")
    return float(size.get("val", "11")) if size is not None else 11.0, _colour(font.find("{*}color"))


def _colour(element: etree._Element | None) -> str:
    if element is None:
        return ""
    code = element.get("rgb", "")[-6:].upper()
    if code == "FFFFFF" or element.get("theme") == _WHITE_THEME or element.get("indexed") in _WHITE_INDEXED:
        return "white"
    return code


def _is_on(element: etree._Element, name: str) -> bool:
    return element.get(name, "0").casefold() in ("1", "true", "on")


def _less(element: etree._Element, name: str, least: float) -> bool:
    return float(element.get(name, str(least))) < least


def _elements(root: etree._Element) -> Iterator[etree._Element]:
    return (element for element in root.iter() if isinstance(element.tag, str))


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname
