"""New workbooks through XlsxWriter: the same content always gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from pipeline.excel.new_package import LANGUAGE, FilePackager
from pipeline.excel.new_rows import RowsSheet

_IN_MEMORY = 1 << 22
"""Bytes of rows that are kept in memory; more go to a file."""


class _Workbook(Workbook):  # type: ignore[misc]
    worksheet_class = RowsSheet

    def __init__(self, path: Path, kept: IO[bytes]) -> None:
        # XlsxWriter's own package stays empty
        super().__init__(
            BytesIO(), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        )
        self._path, self._kept = path, kept

    def _add_sheet(self, name: str, worksheet_class: Any = None) -> Any:
        sheet = super()._add_sheet(name, worksheet_class)
        sheet.kept = self._kept
        return sheet

    def _get_packager(self) -> FilePackager:
        return FilePackager(self._path)


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
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as kept:
        workbook = _Workbook(path, kept)
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
        finally:
            # it and its sheets point at each other, and would stay in memory until somebody looks for such cycles
            workbook.__dict__.clear()


def mark_heading(form: Any, level: int) -> None:
    """Tie a format to Excel's own style «Heading 1» or «Heading 2»; one format to a level, level 2 only beside 1."""
    form.xf_id = level
