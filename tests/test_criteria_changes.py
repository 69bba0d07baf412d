from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.criteria.changes import CriteriaChanges
from pipeline.criteria_changes import change_findings, compare_criteria
from pipeline.request import Request
from pipeline.rules.catalogue import all_conditions
from pipeline.run import findings_only, run
from pipeline.steps.assess import assess
from schemas.codelists import OPERATOR
from schemas.parameters import Requirement
from schemas.tables.criteria import Criteria
from schemas.tables.surveys import Surveys
from tests.builders import context, dwelling, make_tables, survey
from tests.steps.workbooks import headings, row_of, small_input

NOW = context()
REQUIRED = NOW.parameters.required(NOW.as_of)
TABLES = make_tables(
    dwellings=[dwelling(dwelling_id=name) for name in ("B-1", "B-2", "B-3")],
    surveys=[
        survey(dwelling_id="B-1", measured_area_m2=56.0),
        survey(dwelling_id="B-2", measured_area_m2=70.0),
        survey(dwelling_id="B-3", measured_area_m2=39.0),
    ],
)
ASSESSED = assess(TABLES, all_conditions(), NOW)


def before(**changes: Any) -> tuple[Requirement, ...]:
    """Last run's criteria: as now, but for what was asked of the area for the older children."""
    return tuple(
        replace(item, **changes) if (item.fact, item.age_class) == ("measured_area_m2", "AGE_3_PLUS") else item
        for item in REQUIRED
    )


def compared(old: tuple[Requirement, ...]) -> CriteriaChanges:
    return compare_criteria(ASSESSED, all_conditions(), old, REQUIRED, "2019-09")


def said(old: tuple[Requirement, ...]) -> list[str]:
    return [item.message for item in change_findings(compared(old), ASSESSED, TABLES)]


def test_nothing_is_said_where_nothing_changed_but_the_source() -> None:
    assert said(before(source="vedtak", text="plass", place="et annet sted")) == []


def test_a_limit_that_is_lowered() -> None:
    assert said(before(limit="60")) == [
        "Kriteriet «Areal» for 3 år + er endret fra minst 60\u00a0m² til minst 55\u00a0m² siden september 2019: "
        "1 bolig skifter klasse: 0–3 år → 3 år +: B-1."
    ]


def test_a_limit_that_shifts_nobody() -> None:
    assert said(before(limit="56")) == [
        "Kriteriet «Areal» for 3 år + er endret fra minst 56\u00a0m² til minst 55\u00a0m² siden september 2019: "
        "ingen boliger skifter klasse."
    ]


def test_a_wish_that_becomes_a_demand() -> None:
    assert said(before(duty="SHOULD", limit="100")) == [
        "Kriteriet «Areal» for 3 år + er endret fra bør være minst 100\u00a0m² til minst 55\u00a0m² siden "
        "september 2019: 1 bolig skifter klasse: 3 år + → ikke egnet: B-3."
    ]


def test_criteria_that_come_and_go_and_all_together() -> None:
    old = tuple(item for item in before(limit="60") if item.fact != "has_moisture_damage")
    old += (
        replace(
            REQUIRED[0], condition_id="Høyde", fact="recreation_distance_m", operator="AT_MOST", limit="1", unit="m"
        ),
    )

    found = said(old)

    assert found[1:] == [
        "Kriteriet «Fukt eller skade» for 3 år + er nytt (nei) siden september 2019: ingen boliger skifter klasse.",
        "Kriteriet «Fukt eller skade» for 0–3 år er nytt (nei) siden september 2019: ingen boliger skifter klasse.",
        "Kriteriet «Avstand park/friluftsområde» for 3 år + er tatt bort (høyst 1\u00a0m) siden september 2019: "
        "1 bolig skifter klasse: 0–3 år → 3 år +: B-2.",
        "Til sammen er 4 kriterier endret siden september 2019: 2 boliger skifter klasse: 0–3 år → 3 år +: B-1 og B-2.",
    ]


def test_new_surveys_are_not_laid_at_the_criteria_door() -> None:
    changes = compared(before(limit="60"))

    assert [(shift.row, shift.before, shift.after) for shift in changes.shifts] == [(0, "AGE_0_3", "AGE_3_PLUS")]


def test_many_dwellings_are_counted_and_twenty_named() -> None:
    names = [f"B-{number:02d}" for number in range(25)]
    tables = make_tables(
        dwellings=[dwelling(dwelling_id=name) for name in names],
        surveys=[survey(dwelling_id=name, measured_area_m2=56.0) for name in names],
    )
    assessed = assess(tables, all_conditions(), NOW)

    changes = compare_criteria(assessed, all_conditions(), before(limit="60"), REQUIRED, "2019-09")

    message = change_findings(changes, assessed, tables)[0].message
    assert message.endswith("25 boliger skifter klasse: 0–3 år → 3 år +: " + ", ".join(names[:20]) + " og 5 til.")


def with_limit(folder: Path, limit: int) -> Request:
    criterion = row_of(
        Criteria,
        condition_id="V001",
        age_class="3 år +",
        fact="Areal",
        operator=OPERATOR.label("AT_LEAST"),
        limit=limit,
        unit="m²",
    )
    surveyed = row_of(Surveys, dwelling_id="B-1", surveyed_date=date(2019, 1, 1), measured_area_m2=60)
    small_input(
        folder,
        Kart={"Kartlegging": [headings(Surveys), surveyed]},
        Oppsett={"Kriterier": [headings(Criteria), criterion]},
    )
    return Request(folder, date(2019, 11, 1), "2019-10")


def test_a_check_tells_before_a_run_and_a_run_made_again_tells_the_same(tmp_path: Path) -> None:
    inputs, output = tmp_path / "inn", tmp_path / "ut"
    run(with_limit(inputs, 55), output)
    changed = with_limit(inputs, 65)
    left = (output / "2019-10" / "run.json").read_bytes()

    told = [item for item in findings_only(changed, output=output).shown if item.rule_id == "I211"]

    assert [item.place.label for item in told] == ["Oppsett.xlsx, ark «Kriterier», celle E2"]
    assert (output / "2019-10" / "run.json").read_bytes() == left
    assert [item.rule_id for item in findings_only(changed).shown if item.rule_id == "I211"] == []
    records = []
    for _ in range(2):
        results = run(changed, output).results
        assert [item.message for item in results.findings if item.rule_id == "I211"] == [told[0].message]
        records.append((output / "2019-10" / "run.json").read_bytes())
    assert records[0] == records[1]
    assert json.loads(records[0])["criteria_before"]["period"] == "2019-10"
