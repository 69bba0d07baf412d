from __future__ import annotations

from datetime import date

import pytest

from pipeline.example.applications_book import applications_sheet
from pipeline.example.contracts_book import leases_sheet, tenancies_sheet
from pipeline.example.mess.grid import Grid, grid_of
from pipeline.example.people_books import cases_sheet, youths_sheet
from pipeline.example.register_book import dwellings_sheet, surveys_sheet
from pipeline.example.sheets import Sheet
from pipeline.example.town import make_town


@pytest.fixture(scope="package")
def sheets() -> list[Sheet]:
    town = make_town(3, 20, date(2019, 10, 31))
    makers = (dwellings_sheet, surveys_sheet, leases_sheet, tenancies_sheet, youths_sheet, cases_sheet)
    return [*(make(town) for make in makers), applications_sheet(town)]


@pytest.fixture(scope="package")
def grids(sheets: list[Sheet]) -> list[Grid]:
    return [grid_of(sheet) for sheet in sheets]
