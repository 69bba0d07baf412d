"""New workbooks through XlsxWriter: the same content always gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.core import Core
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings
from xlsxwriter.styles import Styles, XFormatType

from pipeline.excel.new_rows import RowsSheet

LANGUAGE = "nb-NO"
_FIRST_HEADING = 15
"""One below the number by which Excel knows its style «Heading 1»."""


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

    def _xml_rich_si_element(self, string: str) -> None:
        self._xml_si_element(string)


class _Packager(Packager):  # type: ignore[misc]
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


class _Workbook(Workbook):  # type: ignore[misc]
    worksheet_class = RowsSheet

    def _get_packager(self) -> Packager:
        return _Packager()


@contextmanager
def create_workbook(path: Path, *, title: str, subject: str, created: date, author: str = "") -> Iterator[Any]:
    """Open a new workbook to be filled; it is written when the block ends, not when the block fails.

    Texts are never taken for formulas, links or numbers.

    Parameters
    ----------
    path
        Where the file is to be; its folder exists.
    title, subject, author
        Document properties, in bokmål and without any person's name.
    created
        The day written as the file's date of creation, so that equal content gives equal bytes.

    Yields
    ------
    xlsxwriter.Workbook

    Raises
    ------
    OSError
        When the file cannot be written.
    """
    workbook = _Workbook(
        str(path), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    workbook.set_properties(
        {
            "title": title,
            "subject": subject,
            "author": author,
            "company": "",
            "comments": "",
            "created": datetime.combine(created, time(), tzinfo=UTC).replace(tzinfo=None),
        }
    )
    workbook.set_custom_property("Språk", LANGUAGE)
    try:
        yield workbook
    except BaseException:
        workbook.fileclosed = True  # half a workbook is worse than none, and XlsxWriter warns of one left open
        raise
    try:
        workbook.close()
    except FileCreateError as error:
        # XlsxWriter wraps what the system says
        raise next((cause for cause in error.args if isinstance(cause, OSError)), OSError(str(error))) from error


def mark_heading(form: Any, level: int) -> None:
    """Tie a format to Excel's own style «Heading 1» or «Heading 2»; one format to a level, level 2 only beside 1."""
    form.xf_id = level
