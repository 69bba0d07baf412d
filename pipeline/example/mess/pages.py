"""Sheets and files: two tables on one sheet, sheets that nobody reads, other names, text files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from pipeline.example.mess.grid import Cell, Grid, Row

_LISTS = (
    ("Les meg", (("Skrevet av boligkontoret",), ("Gule celler skal sjekkes",))),
    ("Lister", (("Status", "Type"), ("Ledig", "A"), ("Opptatt", "B"))),
    ("Ark3", ()),
    ("Pivot", (("Radetiketter", "Antall av objekt"), ("Sone 1", 31), ("Sone 2", 44), ("Totalsum", 75))),
    ("Telefonliste", (("Enhet", "Kontor"), ("Bygg og eiendom", "2. etasje"), ("NAV", "1. etasje"))),
)
_COPIES = ("{stem} (1).xlsx", "{stem} - ny.xlsx", "{stem}_oktober.xlsx", "Kopi av {stem}.xlsx", "{upper}.XLSX")
_SHEETS = ("Ark1", "Ark2", "Liste", "Data", "Uttrekk", "Gjeldende")


@dataclass(frozen=True)
class Encoding:
    """How a text file is written: encoding, sign between the fields, what stands first."""

    name: str
    separator: str
    first: str = ""


ENCODINGS = (
    Encoding("utf-8", ";"),
    Encoding("utf-8-sig", ";"),
    Encoding("cp1252", ";"),
    Encoding("latin-1", ";"),
    Encoding("utf-8-sig", ","),
    Encoding("cp1252", "\t"),
    Encoding("utf-16", "\t"),
    Encoding("cp1252", ";", "sep=;\n"),
)


@dataclass(frozen=True)
class Placed:
    """A grid with the row and column, from 0, where it begins."""

    grid: Grid
    row: int = 0
    column: int = 0


@dataclass(frozen=True)
class Page:
    """A sheet: the tables on it, and plain rows where it has none."""

    name: str
    placed: tuple[Placed, ...] = ()
    plain: tuple[Row, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True)
class Book:
    """A file: a workbook, or a text file of one sheet."""

    file: str
    pages: tuple[Page, ...]
    encoding: Encoding | None = None
    operators: tuple[str, ...] = ()


def two_tables_on_a_sheet(book: Book, chance: Random) -> Book:
    """Put the second table below the first, or beside it."""
    if len(book.pages) < 2:
        return book
    first, second, *others = book.pages
    upper, lower = first.placed[0].grid, second.placed[0].grid
    if chance.random() < 0.5:
        placed = Placed(lower, len(upper.rows) + chance.randint(2, 4), 0)
    else:
        placed = Placed(lower, 0, len(upper.means) + chance.randint(1, 3))
        # a row or a column hidden for one would be hidden for both
    page = Page(f"{first.name} og {second.name.lower()}"[:31], (first.placed[0], placed))
    return replace(book, pages=(page, *others), operators=(*book.operators, "two_tables_on_a_sheet"))


def unread_sheets(book: Book, chance: Random) -> Book:
    """Lay sheets between that hold no table, one of them hidden."""
    pages: list[Page] = list(book.pages)
    for name, lines in chance.sample(_LISTS, chance.randint(1, 3)):
        rows = tuple(Row(tuple(Cell(text) for text in line)) for line in lines)
        page = Page(name, (), rows, is_hidden=name == "Lister")
        pages.insert(chance.randrange(len(pages) + 1), page)
    if pages[0].is_hidden:
        pages.append(pages.pop(0))
    return replace(book, pages=tuple(pages), operators=(*book.operators, "unread_sheets"))


def other_sheet_names(book: Book, chance: Random) -> Book:
    """Call the sheets what a spreadsheet calls them."""
    names = chance.sample(_SHEETS, min(len(book.pages), len(_SHEETS)))
    pages = tuple(replace(page, name=name) for page, name in zip(book.pages, names, strict=True))
    return replace(book, pages=pages, operators=(*book.operators, "other_sheet_names"))


def other_file_name(book: Book, chance: Random) -> Book:
    """Call the file what a copy is called."""
    stem = book.file.removesuffix(".xlsx")
    name = chance.choice(_COPIES).format(stem=stem, upper=stem.upper())
    return replace(book, file=name, operators=(*book.operators, "other_file_name"))


def text_files(book: Book, chance: Random) -> Sequence[Book]:
    """Each sheet with one table as a text file of its own."""
    if any(len(page.placed) != 1 for page in book.pages):
        return (book,)
    stem = book.file.removesuffix(".xlsx")
    books = []
    for page in book.pages:
        file = f"{stem}.csv" if len(book.pages) == 1 else f"{stem} - {page.name}.csv"
        books.append(Book(file, (page,), chance.choice(ENCODINGS), (*book.operators, "text_file")))
    return books
