from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.finding import Place, Severity
from pipeline.flow import Checked, NotRun
from pipeline.reports import avvik_sheets
from pipeline.reports.avvik import write_avvik
from pipeline.reports.marked_copies import MarkedCopy
from pipeline.rules.intake import INTAKE
from tests.reports import building
from tests.reports.reading_back import LINK_BASE, link_targets, opened, rows_of, texts_of


def test_one_row_per_finding_the_worst_first_and_then_as_they_lie_in_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "Avvik.xlsx"
    write_avvik(path, building.results(), LINK_BASE)
    rows = rows_of(opened(path)["Avvik"], "Nr")
    assert [row["Alvorlighet"] for row in rows] == ["Feil"] * 3 + ["Advarsel"] + ["Til orientering"] * 2
    assert [row["Celle"] for row in rows[:3]] == ["F5", "F6", "F13"]
    assert rows[0] == {
        "Nr": 1,
        "Alvorlighet": "Feil",
        "Fil": "Kontrakter.xlsx",
        "Ark": "Innleie",
        "Celle": "F5",
        "Merket kopi": None,
        "Bolig": "B0001",
        "Verdi": "31.02.2019",
        "Hva er galt": "«31.02.2019» i «Kontrakt til» kan ikke leses som en dato.",
        "Hva du gjør": "Skriv datoen som dd.mm.åååå, eller la cellen stå tom.",
        "Stemmer": None,
        "Merknad": None,
        "Regel": "I102",
        "Kilde": "bosettingsplan, innlesing av regneark",
        "Kjennetegn": None,
    }


def test_a_cell_links_to_its_place_in_the_source(tmp_path: Path) -> None:
    path = tmp_path / "Avvik.xlsx"
    odd = building.finding(place=Place("Større #1 100%.xlsx", "O'Hara", "C9"))
    write_avvik(path, building.results(findings=(building.finding(1), odd)), LINK_BASE)
    links = [cell.hyperlink for cell in opened(path)["Avvik"]["E"] if cell.hyperlink]
    assert {(link.target, link.location) for link in links} == {
        ("../../input/Kontrakter.xlsx", "'Innleie'!F5"),
        ("../../input/Større%20%231%20100%25.xlsx", "'O''Hara'!C9"),
    }


def test_sources_on_another_drive_are_linked_by_their_full_address(tmp_path: Path) -> None:
    path = tmp_path / "Avvik.xlsx"
    write_avvik(path, building.results(), "file:///D:/Felles%20mappe")
    assert "file:///D:/Felles%20mappe/Kontrakter.xlsx" in link_targets(path)


def test_more_findings_than_excel_takes_links_for_are_there_without_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(avvik_sheets, "MOST_LINKED", 2)
    path, name = tmp_path / "Avvik.xlsx", "Kontrakter.xlsx"
    copies = {name: MarkedCopy(name, name, 3, "", {"Innleie": "Innleie"})}
    found = tuple(building.finding(number) for number in (1, 2, 3))
    write_avvik(path, building.results(findings=found), LINK_BASE, copies)
    sheet = opened(path)["Avvik"]
    rows = rows_of(sheet, "Nr")
    assert [row["Merket kopi"] for row in rows] == ["åpne", "åpne", None]
    assert all(row["Celle"] for row in rows)
    assert len([cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]) == 4
    said = "Bare de første 2 avvikene har lenker, for Excel tar ikke flere på et ark."
    assert said in texts_of(sheet)


def test_without_a_base_cells_are_named_but_not_linked(tmp_path: Path) -> None:
    path = tmp_path / "Avvik.xlsx"
    write_avvik(path, building.results())
    assert not link_targets(path)


def test_findings_alike_are_one_line_with_count_and_link_to_the_first(tmp_path: Path) -> None:
    path = tmp_path / "Avvik.xlsx"
    write_avvik(path, building.results(), LINK_BASE)
    book = opened(path)
    rows = rows_of(book["Oppsummering"], "Alvorlighet")
    assert [(row["Regel"], row["Antall"]) for row in rows] == [("I102", 3), ("K009", 1), ("I002", 1), ("I122", 1)]
    assert rows[0]["Hva det gjelder"] == "Ikke en dato"
    assert rows[1]["Hva det gjelder"].startswith("Boligen har 2 plasser"), "the message where no title is given"
    assert [row["Celler"] for row in rows[:2]] == ["F5, F6 og F13", "C12"]
    links = [cell.hyperlink.location for cell in book["Oppsummering"]["I"] if cell.hyperlink]
    sheet, cells = links[0].split("!")
    assert sheet.strip("'") == "Avvik"
    selected = book["Avvik"][cells]
    assert [row[0].value for row in selected] == [1, 2, 3]
    assert selected[0][-1].column == book["Avvik"].max_column
    assert rows[0]["Vis radene"] == "Nr 1–3"
    assert rows[1]["Vis radene"] == "Nr 4"


def test_five_hundred_of_a_kind_are_one_line_with_the_first_cells(tmp_path: Path) -> None:
    path = tmp_path / "Avvik.xlsx"
    others = (
        building.finding(1, rule_id="I101"),
        building.finding(1, column="Til", place=Place("A.xlsx", "Ark", "G9")),
    )
    many = tuple(building.finding(number, column="Kontrakt til") for number in range(500, 0, -1))
    write_avvik(path, building.results(findings=(*many, *others)), LINK_BASE)
    rows = rows_of(opened(path)["Oppsummering"], "Alvorlighet")
    assert [(row["Regel"], row["Kolonne"], row["Antall"]) for row in rows] == [
        ("I101", None, 1),
        ("I102", "Til", 1),
        ("I102", "Kontrakt til", 500),
    ]
    assert rows[2]["Celler"] == "F5, F6, F7, F8, F9 og 495 til"
    assert rows[2]["Vis radene"] == "Nr 3–502"


def test_a_warning_can_be_confirmed_and_an_error_cannot(tmp_path: Path) -> None:
    path = tmp_path / "Avvik.xlsx"
    write_avvik(path, building.results(), LINK_BASE)
    sheet = opened(path)["Avvik"]
    header = next(cell for cell in sheet[4] if cell.value == "Stemmer")
    rules = {str(rule.sqref): (rule.type, rule.formula1) for rule in sheet.data_validations.dataValidation}
    letter = header.column_letter
    assert rules == {f"{letter}5:{letter}7": ("custom", "FALSE"), f"{letter}8:{letter}10": ("list", '"ja"')}


def test_what_is_known_of_a_finding_from_run_to_run_is_out_of_sight(tmp_path: Path) -> None:
    path = tmp_path / "Avvik.xlsx"
    write_avvik(path, building.results(findings=(building.finding(1, identity="abc"),)), LINK_BASE)
    sheet = opened(path)["Avvik"]
    header = next(cell for cell in sheet[4] if cell.value == "Kjennetegn")
    assert sheet.column_dimensions[header.column_letter].hidden
    assert sheet.cell(5, header.column).value == "abc"


def test_the_guide_counts_each_severity(tmp_path: Path) -> None:
    path = tmp_path / "Avvik.xlsx"
    write_avvik(path, building.results(), LINK_BASE)
    guide = opened(path)["Les meg"]
    counts = {row["Alvorlighet"]: row["Antall"] for row in rows_of(guide, "Alvorlighet")}
    assert counts == {"Kritisk": 0, "Feil": 3, "Advarsel": 1, "Til orientering": 2}
    assert "Gjelder oktober 2019. Tallene viser stillingen per 31.10.2019." in texts_of(guide)


def test_controls_not_run_and_rows_per_table_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "Avvik.xlsx"
    tables = building.dwelling_tables(30)
    kept = building.dwelling_tables(28)
    not_run = (
        NotRun(INTAKE["I101"], "Tabellen «Leieforhold» er ikke levert."),
        NotRun(INTAKE["I102"], "Kontrollen feilet.", has_failed=True),
    )
    write_avvik(path, building.results(read_tables=tables, checked=Checked(kept, (), not_run)), LINK_BASE)
    sheet = opened(path)["Kontroller"]
    tables_read = {row["Tabell"]: row for row in rows_of(sheet, "Tabell")}
    boliger = tables_read["Boliger"]
    assert (boliger["Rader lest"], boliger["Rader brukt"], boliger["Satt til side"]) == (30, 28, 2)
    assert tables_read["Leieforhold"]["Fil"] == "ikke levert"
    assert tables_read["Leieforhold"]["Rader lest"] is None
    controls = rows_of(sheet, "Kontroll")
    assert [(row["Kontroll"], row["Utfall"]) for row in controls] == [
        ("I102", "kontrollen feilet"),
        ("I101", "ikke kjørt"),
    ]


def test_no_findings_is_said_in_words(tmp_path: Path) -> None:
    path = tmp_path / "Avvik.xlsx"
    write_avvik(path, building.results(findings=()), LINK_BASE)
    book = opened(path)
    assert "Ingen avvik" in texts_of(book["Avvik"])
    assert "Ingen avvik" in texts_of(book["Oppsummering"])


def test_ten_thousand_findings_all_come_through(tmp_path: Path) -> None:
    path = tmp_path / "Avvik.xlsx"
    many = tuple(building.finding(number, severity=list(Severity)[1 + number % 3]) for number in range(1, 10_001))
    write_avvik(path, building.results(findings=many), LINK_BASE)
    sheet = opened(path)["Avvik"]
    assert len(rows_of(sheet, "Nr")) == 10_000
