from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tests.reports import building
from tests.reports.reading_back import LINK_BASE, WRITERS, opened, rows_of, texts_of


def test_the_front_page_lists_what_waits_the_overdue_first(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    WRITERS["Inntaksteam"](path, building.results())
    first, second = rows_of(opened(path)["Til møtet"], "Når")
    assert first == {
        "Når": "forfalt",
        "Frist": datetime(2019, 10, 1),
        "Hvem": "Opal",
        "Gjelder": "A-7",
        "Hva": "Send overtakelsesprotokollen.",
        "Kilde": "Anskaffelser!G7",
    }
    assert (second["Når"], second["Frist"], second["Hvem"]) == ("senere", None, "Eierskapsenheten")


def test_a_line_leads_to_its_cell_in_the_source(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    WRITERS["Inntaksteam"](path, building.results())
    targets = {cell.hyperlink.target for row in opened(path)["Til møtet"] for cell in row if cell.hyperlink}
    assert f"{LINK_BASE}/Anskaffelser.xlsx" in targets


def test_a_topic_shows_its_rows_with_one_column_for_the_source(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    WRITERS["Inntaksteam"](path, building.results())
    first, second = rows_of(opened(path)["Anskaffelser"], "Trinn")
    assert first == {"Trinn": "4 Visning", "Dager": 12, "Dato": datetime(2019, 10, 1), "Kilde": "Anskaffelser!G7"}
    assert second["Dato"] is None


def test_a_topic_without_its_table_says_so(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    WRITERS["Inntaksteam"](path, building.results())
    assert "Foyer er ikke levert." in texts_of(opened(path)["Foyer"])


def test_an_empty_meeting_says_that_nothing_waits(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    WRITERS["Inntaksteam"](path, building.empty_results())
    assert "Ingenting venter på noen" in texts_of(opened(path)["Til møtet"])
