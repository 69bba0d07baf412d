"""The synthetic municipality from seed to files: twelve workbooks, and beside them the truth for the tests."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.errors import UnreadableFileError, WrongUseError
from pipeline.example import (
    acquisitions_book,
    applications_book,
    contracts_book,
    follow_up_books,
    people_books,
    plan_book,
    register_book,
    settings_book,
)
from pipeline.example.acquisitions_book import fill_acquisitions
from pipeline.example.applications_book import fill_applications
from pipeline.example.contracts_book import fill_contracts
from pipeline.example.follow_up_books import fill_allocations, fill_families, fill_foyer, fill_stays
from pipeline.example.mess.lay import lay_mess
from pipeline.example.model import Municipality
from pipeline.example.names import MUNICIPALITY
from pipeline.example.people_books import fill_startlan, fill_youths
from pipeline.example.plan import Home, Place, make_plan
from pipeline.example.plan_book import fill_plan
from pipeline.example.register_book import fill_register
from pipeline.example.settings_book import fill_settings
from pipeline.example.sheets import Sheet
from pipeline.example.town import make_town
from pipeline.example.truth_file import truth
from pipeline.excel.new_workbook import create_workbook

FASIT = "fasit.json"
FILES = (
    register_book.FILE,
    contracts_book.FILE,
    people_books.YOUTHS_FILE,
    people_books.STARTLAN_FILE,
    applications_book.FILE,
    acquisitions_book.FILE,
    follow_up_books.ALLOCATIONS_FILE,
    follow_up_books.STAYS_FILE,
    follow_up_books.FAMILIES_FILE,
    follow_up_books.FOYER_FILE,
    plan_book.FILE,
    settings_book.FILE,
    FASIT,
)
CLEAN = (plan_book.FILE, settings_book.FILE)
"""What no dirt is laid over: a run writes the one and is steered by the other."""
FEWEST_DWELLINGS = 10


def generate(
    target: Path,
    *,
    seed: int = 2019,
    dwellings: int = 119,
    as_of: date = date(2019, 10, 31),
    mess: int = 0,
    overwrite: bool = False,
) -> None:
    """Write the example municipality into ``target``; the same arguments give the same bytes.

    Parameters
    ----------
    target
        Folder for the files; made when it is not there.
    seed
        Any whole number; another seed gives another municipality with the same proportions.
    dwellings
        Dwellings in stock on the as-of day, at least ten. 119 gives exactly 40 and 11 suitable ones.
    as_of
        The day on which the municipality is looked at.
    mess
        How much dirt is laid over the files, from 0 (none) to 3; from 1 the truth about each cell lies beside them in
        `fasit-rot.json`. The staff's plan and Oppsett stay clean.
    overwrite
        Replace files of these names that already lie in ``target``.

    Raises
    ------
    WrongUseError
        Fewer than ten dwellings, or files of these names are there and ``overwrite`` is not set.
    UnreadableFileError
        The folder cannot be made or written to.
    """
    _refuse(target, dwellings, overwrite=overwrite)
    town = make_town(seed, dwellings, as_of)
    homes, places, planted = make_plan(Random(f"{seed}/plan"), town)
    town.planted += planted
    try:
        with TemporaryDirectory(prefix=".eksempel-", dir=target) as workshop:
            folder = Path(workshop)
            sheets = [sheet for book in _books(town, homes, places) for sheet in _write(folder, book, as_of)]
            text = json.dumps(truth(town, seed, sheets), ensure_ascii=False, indent=1)
            (folder / FASIT).write_text(text + "\n", encoding="utf-8", newline="\n")
            if mess:
                lay_mess(folder, [sheet for sheet in sheets if sheet.file not in CLEAN], seed, mess, as_of)
            made = sorted(folder.iterdir())
            if any((target / path.name).is_dir() for path in made):
                raise IsADirectoryError(target.name)
            for path in made:
                path.replace(target / path.name)
    except OSError as error:
        raise UnreadableFileError(
            f"Eksempelet kan ikke skrives til mappen «{target.name}». "
            "Lukk filene hvis de er åpne i Excel, og sjekk at du har tilgang til mappen."
        ) from error


@dataclass(frozen=True)
class _Book:
    file: str
    title: str
    fill: Callable[[Any], list[Sheet]]


def _books(town: Municipality, homes: list[Home], places: list[Place]) -> tuple[_Book, ...]:
    follow_up = follow_up_books
    return (
        _Book(register_book.FILE, "Boligregister", lambda book: fill_register(book, town)),
        _Book(contracts_book.FILE, "Kontrakter", lambda book: fill_contracts(book, town)),
        _Book(people_books.YOUTHS_FILE, "EM-ungdom", lambda book: fill_youths(book, town)),
        _Book(people_books.STARTLAN_FILE, "Startlån", lambda book: fill_startlan(book, town)),
        _Book(applications_book.FILE, "Søknader", lambda book: fill_applications(book, town)),
        _Book(acquisitions_book.FILE, "Anskaffelser", lambda book: fill_acquisitions(book, town)),
        _Book(follow_up.ALLOCATIONS_FILE, "Tildelinger", lambda book: fill_allocations(book, town)),
        _Book(follow_up.STAYS_FILE, "Midlertidige opphold", lambda book: fill_stays(book, town)),
        _Book(follow_up.FAMILIES_FILE, "Satsningsfamilier", lambda book: fill_families(book, town)),
        _Book(follow_up.FOYER_FILE, "Foyer", lambda book: fill_foyer(book, town)),
        _Book(plan_book.FILE, "Bosettingsplan", lambda book: fill_plan(book, town, homes, places)),
        _Book(settings_book.FILE, "Oppsett", lambda book: fill_settings(book, town)),
    )


def _write(folder: Path, content: _Book, created: date) -> list[Sheet]:
    subject = f"{MUNICIPALITY} – oppdiktet eksempel"
    with create_workbook(folder / content.file, title=content.title, subject=subject, created=created) as book:
        return content.fill(book)


def _refuse(target: Path, dwellings: int, *, overwrite: bool) -> None:
    if dwellings < FEWEST_DWELLINGS:
        raise WrongUseError(
            f"Eksempelet trenger minst {FEWEST_DWELLINGS} boliger, ikke {dwellings}. Oppgi et høyere antall."
        )
    if target.exists() and not target.is_dir():
        raise WrongUseError(f"«{target.name}» er ikke en mappe. Oppgi en mappe som eksempelet kan skrives til.")
    there = [file for file in FILES if (target / file).exists()]
    if there and not overwrite:
        names = ", ".join(f"«{name}»" for name in there)
        raise WrongUseError(
            f"Mappen «{target.name}» inneholder allerede {names}. Velg en annen mappe, eller flytt filene først."
        )
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnreadableFileError(
            f"Mappen «{target.name}» kan ikke opprettes. Sjekk at stien finnes og at du har tilgang til den."
        ) from error
