from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.reports import reasons_sheets
from pipeline.reports.egnethet import write_egnethet
from schemas.codelists import SUITABILITY_CLASS
from schemas.columns import table_spec
from schemas.tables.surveys import Surveys
from tests.reports import building
from tests.reports.reading_back import LINK_BASE, all_text, opened, part_names, rows_of, texts_of


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("egnethet") / "Egnethet.xlsx"
    write_egnethet(path, building.results(), LINK_BASE)
    return path


def test_the_front_sheet_counts_classes_and_shares(path: Path) -> None:
    sheet = opened(path)["Oversikt"]
    classes = building.results().assessment.classes
    rows = rows_of(sheet, "Klasse")
    assert {row["Klasse"]: row["Antall boliger"] for row in rows[:4]} == {
        SUITABILITY_CLASS.label(code): int((classes == code).sum()) for code in SUITABILITY_CLASS.values
    }
    suitable, everything = rows[4:]
    assert suitable["Antall boliger"] == rows[0]["Antall boliger"] + rows[1]["Antall boliger"]
    assert suitable["Andel av boligene (%)"] == pytest.approx(100 * suitable["Antall boliger"] / 30)
    assert (everything["Klasse"], everything["Antall boliger"]) == ("Alle boliger", 30)
    assert "Passer for begge" in texts_of(sheet)
    assert "Oppsett.xlsx, ark Kriterier" in texts_of(sheet)
    assert any("charts/chart" in name for name in part_names(path))


def test_every_dwelling_has_its_class_and_ten_criteria(path: Path) -> None:
    rows = rows_of(opened(path)["Boliger"], "Bolignr")
    assert len(rows) == 30
    assert rows[1]["Adresse"] == "Skoleveien 2, H0301"
    assert (rows[1]["Klasse"], rows[1]["Egnet 3 år +"], rows[1]["Egnet 0–3 år"]) == ("3 år +", "ja", "nei")
    assert (rows[1]["Risikovurdering"], rows[1]["Type bolig"]) == ("bare 3 år +", "oppfylt")
    assert rows[8]["Klasse"] == "mangler kartlegging"
    assert rows[8]["Kartlagt"] is None
    assert len(rows[0]) == 6 + 10


def test_a_matrix_per_age_class_says_each_answer_in_words(path: Path) -> None:
    rows = rows_of(opened(path)["Krav 3 år +"], "Bolignr")
    words = Counter(value for row in rows for heading, value in row.items() if heading not in ("Bolignr", "Adresse"))
    assert set(words) == {"oppfylt", "ikke oppfylt", "uavklart"}
    assert rows[4]["Nærhet til barnehage og skole"] == "uavklart"


def test_reasons_name_limit_value_and_the_cell_they_rest_on(path: Path) -> None:
    sheet = opened(path)["Begrunnelser"]
    rows = rows_of(sheet, "Bolignr")
    required = building.CONTEXT.parameters.required(building.CONTEXT.as_of)
    assert len(rows) == 30 * len(required)
    small = next(row for row in rows if row["Bolignr"] == "B0003" and row["Begrunnelse"].startswith("Areal"))
    assert small["Begrunnelse"] == "Areal: 44\u00a0m² (krav: minst 55\u00a0m²)"
    assert (small["Utfall"], small["Fil"], small["Ark"], small["Celle"]) == (
        "ikke oppfylt",
        "Boligregister.xlsx",
        "Kartlegging",
        "D7",
    )
    unsurveyed = [row for row in rows if row["Bolignr"] == "B0009"]
    assert {row["Utfall"] for row in unsurveyed} == {"uavklart"}
    assert {row["Celle"] for row in unsurveyed} == {None}
    target = {cell.hyperlink.target for cell in sheet["I"] if cell.hyperlink}
    assert target == {"../../input/Boligregister.xlsx"}


def test_a_large_stock_leaves_out_what_is_met_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reasons_sheets, "MAX_DWELLINGS_IN_FULL", 10)
    path = tmp_path / "Egnethet.xlsx"
    write_egnethet(path, building.results(), LINK_BASE)
    sheet = opened(path)["Begrunnelser"]
    assert {row["Utfall"] for row in rows_of(sheet, "Bolignr")} == {"ikke oppfylt", "uavklart"}
    assert "bare krav som ikke er oppfylt eller er uavklart, er tatt med" in texts_of(sheet)


def test_what_it_takes_lists_one_or_two_open_requirements_and_nothing_more(path: Path) -> None:
    rows = rows_of(opened(path)["Hva skal til"], "Bolignr")
    assert {row["Krav igjen"] for row in rows} == {1, 2}
    for row in rows:
        assert (row["Og dette"] is not None) is (row["Krav igjen"] == 2)
    school = next(row for row in rows if row["Bolignr"] == "B0005")
    assert (school["Klasse nå"], school["Kan bli egnet for"]) == ("mangler kartlegging", "3 år +")
    assert school["Hva må avklares eller endres"] == "Avstand skole er ikke kartlagt"
    assert "B0009" not in {row["Bolignr"] for row in rows}, "nothing surveyed is far more than two"
    assert "B0001" not in {row["Bolignr"] for row in rows}, "suits both"


def test_criteria_say_limit_source_and_that_they_are_assumed(path: Path) -> None:
    rows = rows_of(opened(path)["Kriterier"], "Nr")
    assert len(rows) == len(building.CONTEXT.parameters.required(building.CONTEXT.as_of))
    assert rows[0]["Krav"] == "minst 55\u00a0m²"
    assert (rows[0]["Antakelse"], rows[0]["Satt i"], rows[0]["Måles"]) == ("ja", "standardverdi", "Areal")


def test_without_surveys_nothing_is_computed_and_no_dwelling_is_judged(tmp_path: Path) -> None:
    path = tmp_path / "Egnethet.xlsx"
    assessment = building.assessment_of(building.dwelling_tables(12, with_surveys=False))
    write_egnethet(path, building.results(assessment=assessment), LINK_BASE)
    book = opened(path)
    assert book.sheetnames == ["Oversikt", "Kriterier"]
    assert "Egnethet er ikke beregnet fordi tabellen «Kartlegging» ikke er levert." in texts_of(book["Oversikt"])


def test_a_requirement_on_something_about_a_person_shows_no_value(tmp_path: Path) -> None:
    assessment = building.results().assessment
    first = assessment.judgements[0]
    fact = table_spec(Surveys).column("surveyed_by")
    secret = replace(first, fact=fact, requirement=replace(first.requirement, fact="surveyed_by"))
    path = tmp_path / "Egnethet.xlsx"
    write_egnethet(path, building.results(assessment=replace(assessment, judgements=(secret,))), LINK_BASE)
    assert "Hemmelig" not in all_text(path)
    assert "Kartlagt av: •••" in all_text(path)
