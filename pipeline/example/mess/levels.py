"""How much dirt a municipality gets: which operators, and in which order they are laid over each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from pipeline.example.mess import pages
from pipeline.example.mess.columns import COLUMNS, FOLDED
from pipeline.example.mess.dates import DATES
from pipeline.example.mess.formulas import FORMULAS
from pipeline.example.mess.grid import Grid, Operator, grid_of
from pipeline.example.mess.headings import HEADINGS, TWO_ROWS
from pipeline.example.mess.identifiers import IDENTIFIERS
from pipeline.example.mess.numbers import NUMBERS
from pipeline.example.mess.pages import Book, Page, Placed
from pipeline.example.mess.rows import ROWS
from pipeline.example.mess.spoiling import SPOILING
from pipeline.example.mess.words import WORDS
from pipeline.example.sheets import Sheet

IN_CELLS: tuple[Operator, ...] = (*FORMULAS, *DATES, *NUMBERS, *WORDS, *IDENTIFIERS)
AROUND: tuple[Operator, ...] = (*HEADINGS, *COLUMNS, *TWO_ROWS, *ROWS)
OPERATORS: tuple[Operator, ...] = (*FOLDED, *SPOILING, *IN_CELLS, *AROUND)
OF_BOOKS = ("two_tables_on_a_sheet", "unread_sheets", "other_sheet_names", "other_file_name", "text_file")


@dataclass(frozen=True)
class Level:
    """Chance of each operator on a sheet, by what it does, and of each on a file."""

    name: str
    in_cells: float
    around: float
    spoiling: float
    books: float


LEVELS = (
    Level("ingen", 0, 0, 0, 0),
    Level("litt", 0.15, 0.12, 0.15, 0.1),
    Level("vanlig", 0.3, 0.25, 0.4, 0.25),
    Level("mye", 0.6, 0.45, 0.8, 0.4),
)


def dirty(sheets: Sequence[Sheet], seed: int, level: int) -> list[Book]:
    """The sheets of the example as files full of dirt; the same seed gives the same dirt."""
    files: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        files.setdefault(sheet.file, []).append(sheet)
    books: list[Book] = []
    for file, found in files.items():
        chance = Random(f"{seed}/{level}/{file}")
        placed = [Page(sheet.name, (Placed(_dirty_grid(grid_of(sheet), chance, LEVELS[level])),)) for sheet in found]
        books += _dirty_book(Book(file, tuple(placed)), chance, LEVELS[level].books)
    return books


def _dirty_grid(grid: Grid, chance: Random, level: Level) -> Grid:
    laid = (
        (FOLDED, level.around),
        (SPOILING, level.spoiling),
        (_mixed(chance), level.in_cells),
        (AROUND, level.around),
    )
    for operators, share in laid:
        for operator in operators:
            if chance.random() < share:
                grid = operator(grid, chance)
    return grid


def _mixed(chance: Random) -> Sequence[Operator]:
    """In any order: a cell is dirtied by the first that takes it."""
    return chance.sample(IN_CELLS, len(IN_CELLS))


def _dirty_book(book: Book, chance: Random, share: float) -> Sequence[Book]:
    if chance.random() < share / 2:
        return pages.text_files(book, chance)
    for change in (pages.two_tables_on_a_sheet, pages.other_sheet_names, pages.unread_sheets, pages.other_file_name):
        if chance.random() < share:
            book = change(book, chance)
    return (book,)
