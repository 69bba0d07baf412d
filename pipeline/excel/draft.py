"""A workbook under change: the package as it was read, and beside it what is to become different."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.errors import UnsafeEditError
from pipeline.excel.encoding import encoding_of, from_utf8, to_utf8
from pipeline.excel.markup import parse_xml
from pipeline.excel.package import STRICT
from pipeline.excel.rebuild import Packed, pack
from pipeline.excel.row_cells import child_text
from pipeline.excel.shared_texts import SharedTexts, text_of
from pipeline.excel.sheet_text import SheetText
from pipeline.excel.styles import Styles
from pipeline.excel.values import CellValue, moment_of, parse_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml import etree

    from pipeline.cells import CellRange
    from pipeline.excel.package import Package, SheetPart

_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class Growth:
    """A block of rows that got one more: the sheet, its data before, and the row that is new."""

    sheet: str
    data: CellRange
    row: int


class Draft:
    """What the patch knows: the package, the sheets opened so far, and the small parts with their new text.

    Attributes
    ----------
    package
        The source, never changed.
    removed
        Parts that go.
    notes
        Sentences in bokmål for the person: what the patch could not bring up to date.
    growths
        Blocks of rows that got one more.
    owned
        Parts of the sheets written by `replace_sheet`, by sheet name.
    formulas_changed
        Whether a formula came or went, so that the calculation chain no longer fits.
    noted
        Cells whose note is new or longer, by the comments part they are in.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self.removed: set[str] = set()
        self.notes: list[str] = []
        self.owned: dict[str, str] = {}
        self.formulas_changed = False
        self.growths: list[Growth] = []
        self.noted: dict[str, frozenset[str]] = {}
        self._texts: dict[str, bytes] = {}
        self._wholes: dict[str, Packed] = {}
        self._sources: dict[str, bytes] = {}
        self._trees: dict[str, tuple[bytes, etree._Element]] = {}
        self._derived: dict[tuple[str, Callable[[Draft, str], Any]], tuple[bytes, Any]] = {}
        self._sheets: dict[str, SheetText] = {}
        self._shared: SharedTexts | None = None
        self._styles: Styles | None = None
        # wordings that more than one module needs, in the file's own variant of the format
        base = STRICT.rstrip("/") + "/"
        self.relationships_namespace = base + "officeDocument/relationships" if package.is_strict else _RELATIONSHIPS
        self.main_namespace = base + "spreadsheetml/main" if package.is_strict else _MAIN

    # small parts

    def text(self, part: str) -> bytes:
        """Text of a part as it will be, in UTF-8."""
        part = self._name(part)
        if part not in self._texts and part not in self._sources:
            data = self.package.read(part)
            self._sources[part] = to_utf8(data, encoding_of(data))
        return self._texts[part] if part in self._texts else self._sources[part]

    def _name(self, part: str) -> str:
        """Give a part's name as the zip has it, whatever the spelling that led here."""
        return self.package.member(part).name if part in self.package else part

    def has(self, part: str) -> bool:
        """Whether the workbook has, or will have, a part."""
        return self._name(part) in self._texts or part in self.package

    def put(self, part: str, text: bytes) -> None:
        """Give a part a new text, in UTF-8."""
        self._texts[self._name(part)] = text

    def put_whole(self, part: str, pieces: Iterable[bytes]) -> None:
        """Give a part a new content that is large, declares its own encoding, and is not read again here."""
        whole = pack(pieces)
        self.put(part, b"")
        self._wholes[self._name(part)] = whole

    def xml(self, part: str) -> etree._Element:
        """Root element of a part as it will be."""
        text = self.text(part)
        if part not in self._trees or self._trees[part][0] is not text:
            self._trees[part] = text, parse_xml(text)
        return self._trees[part][1]

    def derived(self, part: str, read: Callable[[Draft, str], _Read]) -> _Read:
        """What a function makes of a part; it is called again only once the part's text is another."""
        text = self.text(part)
        known = self._derived.get((part, read))
        if known is None or known[0] is not text:
            known = self._derived[part, read] = text, read(self, part)
        found: _Read = known[1]
        return found

    def changed_parts(self) -> dict[str, list[bytes] | Packed]:
        """Content of all changed and new parts but sheets with changed cells, each in its own encoding."""
        changed: dict[str, list[bytes] | Packed] = {}
        for part, text in self._texts.items():
            if whole := self._wholes.get(part):
                if part not in self.package or not self._is_content(part, whole):
                    changed[part] = whole
                continue
            source = self.package.read(part) if part in self.package else b""
            data = from_utf8(text, encoding_of(source))
            if data != source:
                changed[part] = [data]
        return changed

    def _is_content(self, part: str, whole: Packed) -> bool:
        member = self.package.member(part)
        return (member.crc, member.size) == (whole.crc, whole.size)

    # sheets and cells

    @property
    def opened(self) -> tuple[SheetText, ...]:
        """Sheets that were looked into."""
        return tuple(self._sheets.values())

    def sheet(self, name: str) -> SheetText:
        """Open a worksheet by its name, either case; `UnsafeEditError` when there is none."""
        found = [sheet for sheet in self.package.sheets if sheet.name.casefold() == name.casefold()]
        if len(found) != 1:
            known = ", ".join(f"«{sheet.name}»" for sheet in self.package.sheets)
            raise UnsafeEditError(f"Arket «{name}» finnes ikke i «{self.package.file_name}». Arkene er {known}.")
        return self.open_sheet(found[0])

    def open_sheet(self, sheet: SheetPart) -> SheetText:
        """Open a sheet that the workbook lists."""
        if sheet.kind != "worksheet":
            raise UnsafeEditError(f"Arket «{sheet.name}» er ikke et regneark med celler og kan ikke endres.")
        return self._look_into(sheet)

    def with_cells(self) -> Iterator[SheetText]:
        """Open all sheets that have cells, old macro sheets among them."""
        without = ("chartsheet", "dialogsheet")
        return (self._look_into(sheet) for sheet in self.package.sheets if sheet.kind not in without)

    def _look_into(self, sheet: SheetPart) -> SheetText:
        if sheet.part not in self._sheets:
            self._sheets[sheet.part] = SheetText(self.package, sheet)
        return self._sheets[sheet.part]

    @property
    def shared(self) -> SharedTexts | None:
        """The shared texts, None when the workbook has none."""
        part = self.package.shared_strings_part
        if self._shared is None and part is not None:
            self._shared = SharedTexts(self.package, part)
        return self._shared

    @property
    def styles(self) -> Styles:
        """The styles as they will be."""
        part = self.package.styles_part
        if self._styles is None:
            self._styles = Styles(None if part is None else self.text(part))
        return self._styles

    def keep_styles(self) -> None:
        """Put the styles part among the changed texts."""
        part = self.package.styles_part
        if part is not None and self._styles is not None and self._styles.text is not None:
            self.put(part, self._styles.text)

    def value(self, sheet: SheetText, row: int, column: int) -> CellValue:
        """Read what a cell holds, changes included."""
        edited = sheet.edits.get(row, {}).get(column)
        if edited is not None and not edited.keeps_content:
            return self._typed(edited.type or "n", edited.content, edited.formula, sheet.style(row, column))
        return self.source_value(sheet, row, column)

    def source_value(self, sheet: SheetText, row: int, column: int) -> CellValue:
        """Read what a cell holds in the file."""
        cell = sheet.cells(row).get(column)
        if cell is None or not cell.inner.strip():
            return CellValue("blank", None)
        formula = child_text(cell.inner, b"f", sheet.prefix)
        if cell.type == "inlineStr":
            start = cell.inner.find(b"<" + sheet.prefix + b"is")
            text = text_of(cell.inner[start:], sheet.prefix) if start >= 0 else ""
            return CellValue("text", text, formula)
        return self._typed(cell.type, child_text(cell.inner, b"v", sheet.prefix), formula, cell.style)

    def _typed(self, kind: str, content: str | None, formula: str | None, style: int) -> CellValue:
        if content is None or (content == "" and kind not in ("str", "inlineStr")):
            return CellValue("blank", None, formula)
        if kind in ("str", "inlineStr"):
            return CellValue("text", content, formula)
        if kind == "e":
            return CellValue("error", content, formula)
        try:
            return self._parsed(kind, content, formula, style)
        except ValueError:
            # not what its type says: shown as it stands, so that nothing takes it for a number
            return CellValue("text", content, formula)

    def _parsed(self, kind: str, content: str, formula: str | None, style: int) -> CellValue:
        if kind == "s":
            return CellValue("text", self.shared.text(int(content)) if self.shared else "", formula)
        if kind == "b":
            return CellValue("bool", content.strip() in ("1", "true"), formula)
        if kind == "d":
            return CellValue("date", datetime.fromisoformat(content.strip()).replace(tzinfo=None), formula)
        number = parse_number(content)
        moment = moment_of(number, self.package.is_1904) if self.styles.is_date(style) else None
        return CellValue("number", number, formula) if moment is None else CellValue("date", moment, formula)
