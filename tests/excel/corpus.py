"""Workbooks with everything that staff put into theirs, each written in several dialects."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo

from tests.excel.additions import ADDITIONS
from tests.excel.dialects import DIALECTS, PLAIN
from tests.excel.packages import parts_of, zip_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHEET = "Ark"
DIALECTS_EACH = 4
# what every specimen holds, so that the same edits can be made in all of them
HEADINGS = ("Navn", "Antall", "Dato", "Dobbelt")
ROWS = (("Anna Eksempel", 3), ("Bjørn Prøve", 5), ("Cathrine Test", 7), ("Dag Mal", 9))
FIRST_DAY = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Specimen:
    """A workbook of the corpus: what it has, how it is written, its bytes."""

    feature: str
    dialect: str
    data: bytes

    @property
    def name(self) -> str:
        """How tests name it."""
        return f"{self.feature} / {self.dialect}"


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a feature is put into: a workbook of XlsxWriter's, its main sheet and its second one."""

    book: Any
    sheet: Any
    lists: Any


def specimens() -> Iterator[Specimen]:
    """Make the corpus: every feature as it comes, and in several dialects, taken in turn."""
    others = [name for name in DIALECTS if name != PLAIN]
    turn = 0
    for feature, make in FEATURES.items():
        data = make()
        yield Specimen(feature, PLAIN, data)
        for _ in range(DIALECTS_EACH):
            dialect = others[turn % len(others)]
            turn += 1
            yield Specimen(feature, dialect, DIALECTS[dialect](data))


def _written(build: Callable[[Canvas], object], **options: object) -> Callable[[], bytes]:
    """Make a workbook with XlsxWriter: the common content, then what the feature adds."""

    def make() -> bytes:
        target = io.BytesIO()
        book = xlsxwriter.Workbook(target, {"in_memory": True, **options})
        book.set_properties({"created": FIRST_DAY})
        sheet, lists = book.add_worksheet(SHEET), book.add_worksheet("Lister")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row("A1", HEADINGS)
        for row, (name, count) in enumerate(ROWS, 1):
            sheet.write_string(row, 0, name)
            sheet.write_number(row, 1, count)
            sheet.write_datetime(row, 2, FIRST_DAY, day)
            sheet.write_formula(row, 3, f"=B{row + 1}*2", None, count * 2)
        lists.write_column("A1", ["ja", "nei", "vet ikke"])
        build(Canvas(book, sheet, lists))
        book.close()
        return target.getvalue()

    return make


def _nothing(at: Canvas) -> None:
    """Leave the common content as it is."""


def _chart(kind: str) -> Callable[[Canvas], object]:
    def build(at: Canvas) -> None:
        chart = at.book.add_chart({"type": kind})
        chart.add_series({"categories": "=Ark!$A$2:$A$5", "values": "=Ark!$B$2:$B$5"})
        at.lists.insert_chart("C3", chart)

    return build


def _picture() -> io.BytesIO:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" + b"\xff\0\0" * 2 + b"\0" + b"\0\0\xff" * 2)
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b""))


def _table(at: Canvas) -> None:
    columns = [{"header": "Hva"}, {"header": "Hvor mange", "total_function": "sum"}]
    at.lists.add_table("C1:D5", {"name": "Ting", "columns": columns, "total_row": True, "data": [["a", 1], ["b", 2]]})


def _rich(at: Canvas) -> None:
    at.sheet.write_rich_string("G1", "vanlig ", at.book.add_format({"bold": True}), "fet", " igjen")


def _macros(at: Canvas) -> None:
    at.book.add_vba_project(io.BytesIO(b"\xd0\xcf\x11\xe0not a real project"), is_stream=True)
    at.sheet.insert_button("G2", {"macro": "Kjor", "caption": "Kjør"})


def _hidden(at: Canvas) -> None:
    at.lists.very_hidden()
    at.book.add_worksheet("Skjult").hide()
    at.sheet.set_row(2, None, None, {"hidden": True})
    at.sheet.set_column("H:J", None, None, {"hidden": True})


def _grouped(at: Canvas) -> None:
    for row in range(1, 4):
        at.sheet.set_row(row, 20, None, {"level": 1})
    at.sheet.set_column("E:F", 9, None, {"level": 2, "collapsed": True})
    at.sheet.outline_settings(visible=True, symbols_below=False)


def _protected(at: Canvas) -> None:
    open_cells = at.book.add_format({"locked": False})
    at.sheet.protect("hemmelig", {"insert_rows": True})
    at.sheet.unprotect_range("A2:A9", "Navn")
    at.sheet.write("B4", 7, open_cells)


def _printed(at: Canvas) -> None:
    at.sheet.print_area("A1:D5")
    at.sheet.repeat_rows(0)
    at.sheet.set_landscape()
    at.sheet.set_header("&CBoliger &D")
    at.sheet.set_h_pagebreaks([3])
    at.sheet.set_header("&L&G", {"image_left": "x.png", "image_data_left": _picture()})


def _names(at: Canvas) -> None:
    at.book.define_name("Alle", "=Ark!$A$2:$B$5")
    at.book.define_name("Ark!Lokalt", "=Ark!$B$2")
    at.book.define_name("Sats", "=0.25")


def _conditional(at: Canvas) -> None:
    red = at.book.add_format({"bg_color": "#FFC7CE"})
    at.sheet.conditional_format("B2:B5", {"type": "cell", "criteria": ">", "value": 4, "format": red})
    at.sheet.conditional_format("A2:A5", {"type": "formula", "criteria": "=$B2>4", "format": red})
    at.sheet.conditional_format("D2:D5", {"type": "icon_set", "icon_style": "3_arrows"})


def _extension_bars(at: Canvas) -> None:
    at.sheet.conditional_format("B2:B5", {"type": "data_bar", "data_bar_2010": True})
    at.sheet.conditional_format("D2:D5", {"type": "data_bar", "bar_solid": True, "bar_direction": "right"})


def _sparklines(at: Canvas) -> None:
    at.sheet.add_sparkline("G2", {"range": "Ark!B2:B5", "type": "column"})
    at.sheet.add_sparkline("G3", {"range": "Ark!B2:D2"})


def _lists(at: Canvas) -> None:
    at.sheet.data_validation("G2:G9", {"validate": "list", "source": ["ja", "nei"]})
    at.sheet.data_validation("H2:H9", {"validate": "list", "source": "=Lister!$A$1:$A$3"})
    at.sheet.data_validation("I2:I9", {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 9})


def _from_openpyxl(build: Callable[[Any, Any], object]) -> Callable[[], bytes]:
    """Make a workbook with openpyxl: the common content, then what the feature adds."""

    def make() -> bytes:
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = SHEET
        sheet.append(HEADINGS)
        for row, (name, count) in enumerate(ROWS, 2):
            sheet.append([name, count, FIRST_DAY, f"=B{row}*2"])
        build(book, sheet)
        target = io.BytesIO()
        book.save(target)
        return target.getvalue()

    return make


def _openpyxl_table(book: Any, sheet: Any) -> None:  # noqa: ARG001
    sheet.add_table(Table(displayName="Folk", ref="A1:D5", tableStyleInfo=TableStyleInfo(name="TableStyleLight1")))


def _openpyxl_rules(book: Any, sheet: Any) -> None:  # noqa: ARG001
    rule = DataValidation(type="list", formula1='"ja,nei"', allow_blank=True)
    rule.add("G2:G9")
    sheet.add_data_validation(rule)
    sheet.conditional_formatting.add("B2:B5", ColorScaleRule("min", None, "FF0000", "max", None, "00FF00"))


def _openpyxl_notes(book: Any, sheet: Any) -> None:  # noqa: ARG001
    sheet["B3"].comment = Comment("Sjekk dette", "Saksbehandler")


def _openpyxl_view(book: Any, sheet: Any) -> None:
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = "A1:D5"
    sheet.merge_cells("G1:H2")
    book.create_sheet("Annet").sheet_state = "hidden"


def _added(name: str) -> Callable[[], bytes]:
    """Take the plain workbook and put in, by hand, what no library writes."""

    def make() -> bytes:
        parts = parts_of(_written(_nothing)())
        ADDITIONS[name](parts)
        return zip_of(parts)

    return make


FEATURES: dict[str, Callable[[], bytes]] = {
    "bare celler": _written(_nothing),
    "tabell": _written(_table),
    "nedtrekkslister": _written(_lists),
    "betinget formatering": _written(_conditional),
    "utvidet betinget formatering": _written(_extension_bars),
    "rik tekst": _written(_rich),
    "linjediagram": _written(_chart("line")),
    "kakediagram": _written(_chart("pie")),
    "diagramark": _written(lambda at: at.book.add_chartsheet("Diagram").set_chart(_series(at.book))),
    "bilde": _written(lambda at: at.sheet.insert_image("G3", "x.png", {"image_data": _picture()})),
    "bilde i celle": _written(lambda at: at.sheet.embed_image("G3", "x.png", {"image_data": _picture()})),
    "bakgrunnsbilde": _written(lambda at: at.sheet.set_background(_picture())),
    "tekstboks": _written(lambda at: at.sheet.insert_textbox("G3", "Husk å sjekke")),
    "knapp": _written(lambda at: at.sheet.insert_button("G3", {"caption": "Trykk"})),
    "avkryssing": _written(lambda at: at.sheet.insert_checkbox("G3", True)),
    "merknad": _written(lambda at: at.sheet.write_comment("B3", "Sjekk dette")),
    "beskyttede områder": _written(_protected),
    "navn": _written(_names),
    "makroer": _written(_macros),
    "eksterne lenker": _written(lambda at: at.sheet.write_url("G3", "https://example.org/?a=1&b=2")),
    "interne lenker": _written(lambda at: at.sheet.write_url("G3", "internal:Lister!A1", string="liste")),
    "sparklinjer": _written(_sparklines),
    "utskrift": _written(_printed),
    "gruppering": _written(_grouped),
    "skjulte deler": _written(_hidden),
    "sammenslåtte celler": _written(lambda at: at.sheet.merge_range("G1:H2", "Sammen")),
    "dynamisk formel": _written(lambda at: at.sheet.write_dynamic_array_formula("G1:G4", "=SORT(B2:B5)")),
    "matriseformel": _written(lambda at: at.sheet.write_array_formula("G1:G1", "{=SUM(B2:B5*2)}")),
    "fryste ruter og filter": _written(lambda at: (at.sheet.freeze_panes(1, 1), at.sheet.autofilter("A1:D5"))),
    "oversette feil": _written(lambda at: at.sheet.ignore_errors({"number_stored_as_text": "A1:A9"})),
    "egne egenskaper": _written(lambda at: at.book.set_custom_property("Arkivkode", "613")),
    "1904": _written(_nothing, date_1904=True),
    "tekst i cellene": _written(_nothing, constant_memory=True),
    "openpyxl tabell": _from_openpyxl(_openpyxl_table),
    "openpyxl regler": _from_openpyxl(_openpyxl_rules),
    "openpyxl merknad": _from_openpyxl(_openpyxl_notes),
    "openpyxl visning": _from_openpyxl(_openpyxl_view),
    **{name: _added(name) for name in ADDITIONS},
}


def _series(book: Any) -> Any:
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Ark!$B$2:$B$5"})
    return chart
