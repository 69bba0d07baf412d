"""The package of a new workbook: XlsxWriter's parts, with what it has no setting for, straight into the file."""

from __future__ import annotations

from contextlib import ExitStack
from io import BufferedWriter, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter.core import Core
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings
from xlsxwriter.styles import Styles, XFormatType

from pipeline.excel.new_xml import are_usual, is_usual

LANGUAGE = "nb-NO"
_FIRST_HEADING = 15
"""One below the number by which Excel knows its style «Heading 1»."""
_AT_ONCE = 1 << 16
_TEXTS_AT_ONCE = 200
# a fifth more bytes than the usual level 6, for a quarter of its time
_LEVEL = 2
# what is written on Windows; other systems would leave other bytes
_WINDOWS = 0


class _Part(StringIO):
    """A part that is being written: a kind of file that XlsxWriter takes, and leaves open."""

    def __init__(self, package: ZipFile, name: str) -> None:
        super().__init__()
        stream: Any = package.open(name, "w")
        self._text = TextIOWrapper(BufferedWriter(stream, _AT_ONCE), encoding="utf-8", newline="")

    @property
    def buffer(self) -> BinaryIO:
        return self._text.buffer

    def write(self, text: str) -> int:
        return self._text.write(text)

    def flush(self) -> None:
        self._text.flush()

    def close(self) -> None:
        self._text.close()
        super().close()


class _Core(Core):  # type: ignore[misc]  # XlsxWriter ships no types
    """Document properties that also say the language, which XlsxWriter has no setting for."""

    def _write_cp_content_status(self) -> None:
        super()._write_cp_content_status()
        self._xml_data_element("dc:language", LANGUAGE)


class _Styles(Styles):  # type: ignore[misc]
    """Styles with Excel's own headings, by which screen readers find their way; XlsxWriter knows Normal alone."""

    def _headings(self) -> list[Any]:
        found = {form.xf_id: form for form in self.xf_formats if form.xf_id}
        return [found[level] for level in sorted(found)]

    def _write_cell_style_xfs(self) -> None:
        headings = self._headings()
        self._xml_start_tag("cellStyleXfs", [("count", 1 + len(headings))])
        for form in (self.xf_formats[0], *headings):
            self._write_xf(form, XFormatType.STYLE)
        self._xml_end_tag("cellStyleXfs")

    def _write_cell_styles(self) -> None:
        headings = self._headings()
        self._xml_start_tag("cellStyles", [("count", 1 + len(headings))])
        self._write_cell_style()
        for place, form in enumerate(headings, start=1):
            self._write_cell_style(f"Heading {form.xf_id}", place, _FIRST_HEADING + form.xf_id)
        self._xml_end_tag("cellStyles")


class _SharedStrings(SharedStrings):  # type: ignore[misc]
    """Texts that are never taken for markup, whatever somebody has written."""

    def _write_sst_strings(self) -> None:
        texts = self.string_table.string_array
        for start in range(0, len(texts), _TEXTS_AT_ONCE):
            some = texts[start : start + _TEXTS_AT_ONCE]
            if are_usual(some):
                self.fh.write(f"<si><t>{'</t></si><si><t>'.join(some)}</t></si>")
                continue
            for text in some:
                self._write_si(text)

    def _write_si(self, string: str) -> None:
        if is_usual(string):
            self.fh.write(f"<si><t>{string}</t></si>")
        else:
            super()._write_si(string)

    def _xml_rich_si_element(self, string: str) -> None:
        self._xml_si_element(string)


class FilePackager(Packager):  # type: ignore[misc]
    """Puts the parts into the file one after the other: XlsxWriter would write each to a file of its own first."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._open = ExitStack()

    def _create_package(self) -> list[Any]:
        with ZipFile(self._path, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as self._package:
            with self._open:
                super()._create_package()
            for part in self._package.infolist():
                part.create_system = _WINDOWS
        return []

    def _filename(self, xml_filename: str) -> _Part:
        self._open.close()
        return self._open.enter_context(_Part(self._package, xml_filename))

    def _write_shared_strings_file(self) -> None:
        if self.workbook.str_table.count:
            texts = _SharedStrings()
            texts.string_table = self.workbook.str_table
            texts._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            texts._assemble_xml_file()

    def _write_styles_file(self) -> None:
        styles, book = _Styles(), self.workbook
        parts = [book.xf_formats, book.palette, book.font_count, book.num_formats, book.border_count]
        parts += [book.fill_count, book.custom_colors, book.dxf_formats, book.has_comments]
        styles._set_style_properties(parts)
        styles._set_xml_writer(self._filename("xl/styles.xml"))
        styles._assemble_xml_file()

    def _write_core_file(self) -> None:
        core = _Core()
        core._set_properties(self.workbook.doc_properties)
        core._set_xml_writer(self._filename("docProps/core.xml"))
        core._assemble_xml_file()
