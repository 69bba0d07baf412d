"""Empty workbooks for all tables, for a municipality that starts from scratch."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline import texts
from pipeline.errors import UnreadableFileError, WrongUseError
from pipeline.excel.new_book import Book, open_book
from pipeline.excel.new_form import write_form
from pipeline.templates import dictionary
from pipeline.templates.fields import form_fields
from pipeline.templates.filled import first_rows, text_rows
from schemas.columns import Owner, TableSpec, table_spec
from schemas.reports.kostra_13 import kostra_13_file
from schemas.source import PRODUCT
from schemas.tables import TABLES
from schemas.tables.kostra_questions import KostraQuestions
from schemas.tables.settings import Settings

QUESTIONS = f"{table_spec(KostraQuestions).workbook}.csv"
"""The questions of KOSTRA form 13 as the package has them, for staff to change."""
SUBJECT = "Mal fra bosettingsplan"
_LEGEND = (
    "Mørk overskrift: må fylles ut. Lys: kan stå tom. Hold musen over en overskrift for å se hva som skal stå der."
)
_PLAN_LEGEND = "Mørk overskrift: radens nummer. Lys: deres. Grå: fylles ut av programmet."


def template_tables() -> dict[str, list[TableSpec]]:
    """The tables of each workbook, by its name: all that staff deliver, and all of the settings workbook."""
    books: dict[str, list[TableSpec]] = {}
    for table in TABLES.values():
        if not table.is_written_by_run or table.workbook == table_spec(Settings).workbook:
            books.setdefault(table.workbook, []).append(table)
    return books


def write_templates(target: Path, progress: Callable[[str], None] = lambda _: None) -> tuple[str, ...]:
    """Write the templates, the data dictionary and the form's questions into ``target``; the bytes are always the same.

    Parameters
    ----------
    target
        Folder for the files; made when it is not there.
    progress
        Told each file's name before it is written.

    Returns
    -------
    tuple
        Names of the files.

    Raises
    ------
    WrongUseError
        ``target`` is no folder, or files of these names are there; nothing is written then.
    UnreadableFileError
        The folder cannot be made or written to.
    """
    books, created = template_tables(), PRODUCT.checked
    files = (*(f"{name}.xlsx" for name in books), dictionary.FILE, QUESTIONS)
    _refuse(target, files)
    try:
        target.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".maler-", dir=target) as workshop:
            folder = Path(workshop)
            for name, tables in books.items():
                progress(f"{name}.xlsx")
                _write_book(folder / f"{name}.xlsx", name, tables, created)
            everything = [table for tables in books.values() for table in tables]
            dictionary.write_dictionary(folder / dictionary.FILE, everything, created)
            (folder / QUESTIONS).write_bytes(kostra_13_file())
            for file in files:
                (folder / file).replace(target / file)
    except OSError as error:
        raise UnreadableFileError(
            f"Malene kan ikke skrives til mappen «{target.name}». Sjekk at stien finnes og at du har tilgang til den."
        ) from error
    return files


def _write_book(path: Path, name: str, tables: list[TableSpec], created: date) -> None:
    with open_book(path, title=name, subject=SUBJECT, created=created) as book:
        for table in tables:
            _write_table(book, table)


def _write_table(book: Book, table: TableSpec) -> None:
    sheet = book.sheet(table.sheet)
    is_plan = any(column.owner is Owner.PIPELINE for column in table.columns)
    sheet.title(table.title, table.about, _PLAN_LEGEND if is_plan else _LEGEND)
    rows = [[row.get(column.name) for column in table.columns] for row in first_rows(table)]
    write_form(sheet, form_fields(table, text_rows(table)), rows, name=re.sub(r"\W", "_", table.title))


def _refuse(target: Path, files: tuple[str, ...]) -> None:
    if target.exists() and not target.is_dir():
        raise WrongUseError(f"«{target.name}» er ikke en mappe. Oppgi en mappe som malene kan skrives til.")
    there = [f"«{file}»" for file in files if (target / file).exists()]
    if there:
        raise WrongUseError(
            f"Mappen «{target.name}» inneholder allerede {texts.listed(there)}. "
            "Velg en annen mappe, eller flytt filene først."
        )
