from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.example import generate

AS_OF = date(2019, 10, 31)

HEADER_ROWS = {
    ("Boligregister.xlsx", "Boliger"): 4,
    ("Boligregister.xlsx", "Kartlegging"): 3,
    ("Kontrakter.xlsx", "Innleie"): 3,
    ("Kontrakter.xlsx", "Leieforhold"): 1,
    ("Ungdom.xlsx", "EM-ungdom"): 4,
    ("Startlån.xlsx", "Saker"): 1,
    ("Søknader.xlsx", "Søknader"): 4,
    ("Søknader.xlsx", "Husstandsmedlemmer"): 1,
    ("Anskaffelser.xlsx", "Anskaffelser"): 4,
    ("Anskaffelser.xlsx", "Visninger"): 3,
    ("Anskaffelser.xlsx", "Overtakelser"): 1,
    ("Anskaffelser.xlsx", "Bestillinger"): 4,
    ("Anskaffelser.xlsx", "Boligbehov"): 3,
    ("Tildelinger.xlsx", "Tildelinger"): 4,
    ("Midlertidige opphold.xlsx", "Midlertidige opphold"): 1,
    ("Satsningsfamilier.xlsx", "Satsningsfamilier"): 4,
    ("Satsningsfamilier.xlsx", "Møter"): 1,
    ("Satsningsfamilier.xlsx", "Oppgaver"): 1,
    ("Foyer.xlsx", "Foyer"): 4,
    ("Bosettingsplan.xlsx", "Fellesboliger"): 3,
    ("Bosettingsplan.xlsx", "Plasser"): 3,
    ("Oppsett.xlsx", "Innstillinger"): 4,
    ("Oppsett.xlsx", "Kriterier"): 4,
}
NOT_A_ROW = ("Sum", "Ajour per")

Row = dict[str, Any]


@dataclass
class Example:
    """An example on disk, read again with openpyxl and nothing of ours."""

    folder: Path

    @cached_property
    def fasit(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads((self.folder / "fasit.json").read_text(encoding="utf-8"))
        return content

    @cached_property
    def books(self) -> dict[str, Any]:
        return {path.name: openpyxl.load_workbook(path) for path in sorted(self.folder.glob("*.xlsx"))}

    def rows(self, file: str, sheet: str) -> list[Row]:
        """Rows by heading; the unit of a heading is left out."""
        values = self.books[file][sheet].iter_rows(min_row=HEADER_ROWS[file, sheet], values_only=True)
        headings = [str(heading).split(" (")[0] for heading in next(values)]
        return [
            dict(zip(headings, map(_plain, row), strict=True))
            for row in values
            if row[0] is not None and not str(row[0]).startswith(NOT_A_ROW)
        ]

    def planted(self, kind: str) -> list[Row]:
        return [item for item in self.fasit["planted"] if item["kind"] == kind]

    def cell(self, item: Row) -> Any:
        return _plain(self.books[item["file"]][item["sheet"]][item["cell"]].value)


def _plain(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Example:
    folder = tmp_path_factory.mktemp("kommune")
    generate(folder)
    return Example(folder)
