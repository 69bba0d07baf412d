"""New workbooks through XlsxWriter: the same content always gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter

LANGUAGE = "nb-NO"


@contextmanager
def create_workbook(path: Path, *, title: str, subject: str, created: date, author: str = "") -> Iterator[Any]:
    """Open a new workbook to be filled; it is written when the block ends.

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
    workbook = xlsxwriter.Workbook(
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
    finally:
        workbook.close()
