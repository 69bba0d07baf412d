from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.flow import Indicator
from pipeline.reports.overview import latest
from pipeline.reports.statistikk import write_statistikk
from tests.reports import building
from tests.reports.reading_back import LINK_BASE, opened, part, part_names, rows_of, texts_of


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("statistikk") / "Statistikk.xlsx"
    write_statistikk(path, building.results(), LINK_BASE)
    return path


def test_every_indicator_is_a_real_number_that_is_not_rounded(path: Path) -> None:
    rows = {(row["Kode"], row["Periode"]): row for row in rows_of(opened(path)["Indikatorer"], "Navn")}
    assert len(rows) == len(building.indicators())
    share = rows["family_suitable_share_pct", "31.10.2019"]
    assert share["Verdi"] == pytest.approx(42.857142857, abs=1e-9)
    assert (share["Teller"], share["Nevner"], share["Enhet"], share["Type"]) == (51, 119, "%", "M")
    so_far = rows["startlan_family_share_count_pct", "hittil i 2019"]
    assert (so_far["Utelatt"], so_far["Hvorfor utelatt eller ikke beregnet"]) == (2, "Antall barn er ikke oppgitt.")
    assert rows["dwellings_total", "31.10.2019"]["Type"] == "O"
    assert rows["vacancy_loss_nok", "oktober 2019"]["Verdi"] == 43_250.5


def test_what_is_not_computed_says_so_and_why(path: Path) -> None:
    row = next(row for row in rows_of(opened(path)["Indikatorer"], "Navn") if row["Kode"] == "turnover_pct")
    assert row["Verdi"] == "ikke beregnet"
    assert row["Hvorfor utelatt eller ikke beregnet"] == "Tabellen «Leieforhold» er ikke levert."


def test_numbers_have_norwegian_formats(path: Path) -> None:
    sheet = opened(path)["Indikatorer"]
    header = {cell.value: cell.column_letter for cell in sheet[5]}
    formats = {
        sheet[f"{header['Kode']}{row}"].value: sheet[f"{header['Verdi']}{row}"].number_format for row in range(6, 20)
    }
    assert formats["dwellings_total"] == "#,##0"
    assert formats["family_suitable_share_pct"] == "#,##0.0"
    assert formats["vacancy_loss_nok"] == '"kr" #,##0'


def test_an_indicator_leads_to_its_rows_and_they_to_their_cells(path: Path) -> None:
    book = opened(path)
    sheet = book["Indikatorer"]
    column = next(cell.column_letter for cell in sheet[5] if cell.value == "Radene bak")
    assert {cell.hyperlink.location for cell in sheet[column] if cell.hyperlink} == {
        "'Boliger i bestanden'!A1",
        "'Startlånsaker'!A1",
    }
    targets = {(c.hyperlink.target, c.hyperlink.location) for c in book["Startlånsaker"]["C"] if c.hyperlink}
    assert ("../../input/Startl\u00e5n.xlsx", "'Saker'!A5") in targets


def test_rows_keep_their_types_and_lose_what_is_about_a_person(path: Path) -> None:
    rows = rows_of(opened(path)["Startlånsaker"], "Fil")
    assert "Saksnr" not in rows[0]
    assert rows[0]["Startlån (kr)"] == 1_250_000
    assert rows[0]["Utbetalt"].date().isoformat() == "2018-02-01"
    assert [row["Barnefamilie"] for row in rows] == ["ja", "nei", None]
    assert [row["Antall barn"] for row in rows] == [2, 0, None]
    assert [row["Startlån (kr)"] for row in rows][2] is None


def test_capacity_has_a_row_per_day(path: Path) -> None:
    rows = rows_of(opened(path)["Kapasitet"], "Dato")
    assert len(rows) == 400
    assert rows[0]["Dato"].date().isoformat() == "2019-10-01"
    assert (rows[0]["Plasser"], rows[0]["Belagt"], rows[0]["Ledige"]) == (52, 44, 8)


def test_the_front_sheet_shows_main_figures_and_three_native_charts(path: Path) -> None:
    text = texts_of(opened(path)["Oversikt"])
    assert "Barnefamilier, andel av sakene, hittil i 2019" in text
    assert "Gjennomtrekk, hittil i 2019" in text
    assert "ikke beregnet" in text
    charts = [name for name in part_names(path) if name.startswith("xl/charts/chart")]
    assert len(charts) == 3
    assert "<c:v>hittil i 2019</c:v>" in "".join(part(path, name) for name in charts)


def test_the_latest_period_is_shown_and_groups_are_not() -> None:
    figures = building.indicators()
    grouped = replace(figures[0], period="2020-01-31", group="Innleid")
    found = latest((*figures, grouped), "dwellings_total")
    assert isinstance(found, Indicator)
    assert found.period == "2019-10-31"
    assert latest(figures, "unknown") is None


def test_a_run_without_figures_says_that_nothing_is_computed(tmp_path: Path) -> None:
    path = tmp_path / "Statistikk.xlsx"
    write_statistikk(path, building.empty_results(), LINK_BASE)
    book = opened(path)
    assert "Tallene er ikke beregnet." in texts_of(book["Oversikt"])
    assert "Kapasiteten er ikke beregnet." in texts_of(book["Kapasitet"])
    assert not [name for name in part_names(path) if name.startswith("xl/charts/chart")]
