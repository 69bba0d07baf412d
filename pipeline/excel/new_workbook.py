"""New workbooks through XlsxWriter: the same content always gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.core import Core
from xlsxwriter.packager import Packager

LANGUAGE = "nb-NO"


class _Core(Core):  # type: ignore[misc]  # XlsxWriter ships no types
    """Document properties that also say the language, which XlsxWriter has no setting for."""

    def _write_cp_content_status(self) -> None:
        super()._write_cp_content_status()
        self._xml_data_element("dc:language", LANGUAGE)


class _Packager(Packager):  # type: ignore[misc]
    def _write_core_file(self) -> None:
        core = _Core()
        core._set_properties(self.workbook.doc_properties)
        core._set_xml_writer(self._filename("docProps/core.xml"))
        core._assemble_xml_file()


class _Workbook(Workbook):  # type: ignore[misc]
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
    workbook.close()
