"""Helpers that look at a written workbook from outside."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from pipeline.flow import Results
from pipeline.reports.avvik import write_avvik
from pipeline.reports.egnethet import write_egnethet
from pipeline.reports.husbanken import write_husbanken
from pipeline.reports.inntaksteam import write_inntaksteam
from pipeline.reports.statistikk import write_statistikk

LINK_BASE = "../../input"
Writer = Callable[[Path, Results], None]
WRITERS: dict[str, Writer] = {
    "Avvik": lambda path, results: write_avvik(path, results, LINK_BASE),
    "Egnethet": lambda path, results: write_egnethet(path, results, LINK_BASE),
    "Inntaksteam": lambda path, results: write_inntaksteam(path, results, LINK_BASE),
    "Statistikk": lambda path, results: write_statistikk(path, results, LINK_BASE),
    "Husbanken": write_husbanken,
}


def opened(path: Path) -> Any:
    return load_workbook(path)


def rows_of(sheet: Any, heading: str) -> list[dict[str, Any]]:
    """Rows under the header whose first cell is ``heading``, until a row without a first cell."""
    values = [list(row) for row in sheet.iter_rows(values_only=True)]
    start = next(at for at, row in enumerate(values) if row and row[0] == heading)
    found = []
    for row in values[start + 1 :]:
        if row[0] is None:
            break
        found.append(dict(zip(values[start], row, strict=True)))
    return found


def texts_of(sheet: Any) -> str:
    return " ".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row if value is not None)


def all_text(path: Path) -> str:
    """Every part of the package as one text, so that nothing hides in properties, links or caches."""
    with zipfile.ZipFile(path) as package:
        return " ".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode()


def part_names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        return package.namelist()


def link_targets(path: Path) -> set[str]:
    """Targets of all links that lead out of the workbook."""
    found: set[str] = set()
    for name in part_names(path):
        if name.endswith(".rels"):
            found |= set(re.findall(r'Target="([^"]*)" TargetMode="External"', part(path, name)))
    return found
