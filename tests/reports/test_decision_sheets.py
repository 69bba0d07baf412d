from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.criteria_changes import compare_criteria
from pipeline.flow import Results
from pipeline.lifting import lifts, unknowns
from pipeline.reports.decisions import decisions
from pipeline.reports.egnethet import write_egnethet
from pipeline.rules.catalogue import all_conditions
from pipeline.weighing import weigh
from tests.reports import building
from tests.reports.reading_back import LINK_BASE, opened, rows_of, texts_of

CONTEXT = building.CONTEXT
NOW = CONTEXT.parameters.required(CONTEXT.as_of)


def changed() -> Results:
    """A run whose last one asked for twenty square metres more of the older children's dwellings."""
    results = building.results()
    before = tuple(
        replace(item, limit="75") if (item.fact, item.age_class) == ("measured_area_m2", "AGE_3_PLUS") else item
        for item in NOW
    )
    changes = compare_criteria(results.assessment, all_conditions(), before, NOW, "2019-09")
    return replace(results, criteria_changes=changes)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("decisions") / "Egnethet.xlsx"
    write_egnethet(path, changed(), LINK_BASE)
    return path


def test_the_sheet_of_changes_names_each_dwelling_and_both_classes(path: Path) -> None:
    sheet = opened(path)["Endret egnethet"]
    shifts = changed().criteria_changes.shifts  # type: ignore[union-attr]

    assert shifts
    assert len(rows_of(sheet, "Bolignr")) == len(shifts)
    assert {row["Klasse nå"] for row in rows_of(sheet, "Bolignr")} == {"3 år +"}
    told = "«Areal» for 3 år + er endret fra minst 75\u00a0m² til minst 55\u00a0m². Alene flytter det"
    assert f"{told} {len(shifts)} boliger." in texts_of(sheet)


def test_without_changes_there_is_no_such_sheet(tmp_path: Path) -> None:
    write_egnethet(tmp_path / "Egnethet.xlsx", building.results(), LINK_BASE)

    assert {"Endret egnethet", "Rangering"} & set(opened(tmp_path / "Egnethet.xlsx").sheetnames) == set()


def test_what_lifts_most_has_its_dwellings_and_leads_to_the_criterion(path: Path) -> None:
    rows = rows_of(opened(path)["Hva løfter flest"], "Krav")
    counts = [row["Løfter boliger"] for row in rows]

    assert counts == sorted(counts, reverse=True)
    for row in rows:
        assert len(row["Boliger"].split(", ")) == row["Løfter boliger"]


def test_the_front_says_what_awaits_a_decision_and_leads_there(path: Path) -> None:
    sheet = opened(path)["Oversikt"]
    shown = {
        cell.value: cell.hyperlink.location for row in sheet.iter_rows(max_col=1) for cell in row if cell.hyperlink
    }

    results = changed()
    wanted = decisions(results, lifts(results.assessment), unknowns(results.assessment))
    assert len(wanted) >= 3
    for item in wanted:
        assert shown[item.text].strip("'").startswith(item.sheet)
    assert wanted[0].text.startswith("1 kriterium er endret siden september 2019: ")
    assert wanted[0].text.endswith(" boliger skifter klasse. Er det ment?")


def test_nothing_to_decide_is_said_too() -> None:
    results = building.results()
    suits = replace(results.assessment, classes=results.assessment.classes.replace("NOT_SURVEYED", "AGE_3_PLUS"))

    found = decisions(replace(results, assessment=suits), [], [])

    assert [item.text for item in found] == ["Ingenting venter på en avgjørelse. Se alle boligene."]


def test_suitable_dwellings_are_ranked_by_their_points(tmp_path: Path) -> None:
    results = building.results()
    area = next(item for item in NOW if item.fact == "measured_area_m2")
    facts = results.assessment.facts.assign(measured_area_m2=range(30, 60))
    results = replace(results, assessment=replace(results.assessment, facts=facts))
    wish = replace(area, condition_id="Søsken", duty="SHOULD", limit="45", weight=2.0)
    weighed = weigh(results.assessment.facts, all_conditions(), (*NOW, wish))
    assessment = replace(results.assessment, judgements=weighed.judgements, scores=weighed.scores)
    write_egnethet(tmp_path / "Egnethet.xlsx", replace(results, assessment=assessment), LINK_BASE)

    rows = rows_of(opened(tmp_path / "Egnethet.xlsx")["Rangering"], "Klasse")
    points = [row["Poeng (%)"] for row in rows if row["Klasse"] == "3 år +"]
    assert points == sorted(points, reverse=True)
    assert set(points) == {0, 100}
    assert {row["Poeng (%)"] for row in rows if row["Klasse"] == "0–3 år"} <= {None}
