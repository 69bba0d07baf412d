from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.facts import own_fact
from pipeline.finding import Place
from pipeline.own_facts import OwnFacts, own_headings, read_own_facts
from pipeline.request import Request
from pipeline.run import findings_only
from pipeline.steps.locate import locate
from pipeline.steps.normalise import normalise
from pipeline.steps.read import read
from schemas.codelists import OPERATOR
from schemas.columns import TableModel
from schemas.parameters import Requirement
from schemas.tables.criteria import Criteria
from schemas.tables.surveys import Surveys
from tests.builders import requirement
from tests.steps.workbooks import REQUIRED, headings, row_of, small_input

BALCONY, SUN, GATE = "Balkong (m²)", "Himmelretning", "Port"


def with_own(model: type[TableModel], *rows: Sequence[Any]) -> list[list[Any]]:
    """The surveys' headings with three of the staff's own, and a row per survey."""
    survey = row_of(model, dwelling_id="B-1", surveyed_date=date(2019, 1, 1))
    blank = row_of(model, dwelling_id="B-1", surveyed_date="ingen dag")
    return [[*headings(model), BALCONY, SUN, GATE], [*blank, 99, "Øst", "ja"], *([*survey, *row] for row in rows)]


def own(heading: str, operator: str, limit: str = "") -> Requirement:
    found = requirement(own_fact(heading, operator), operator, limit)
    return Requirement(**{**vars(found), "heading": heading})


def of_surveys(folder: Path, row: Sequence[Any], *requirements: Requirement) -> OwnFacts:
    small_input(folder, Kart={"Kartlegging": with_own(Surveys, row)})
    located = locate(read(folder), REQUIRED)
    return read_own_facts(located, normalise(located).tables, requirements)


@pytest.mark.parametrize(
    ("heading", "operator", "at", "cell", "value"),
    [
        (BALCONY, "AT_LEAST", 0, 4.5, 4.5),
        (BALCONY, "AT_LEAST", 0, "4,5 m²", 4.5),
        (GATE, "IS_YES", 2, "Nei", False),
        (SUN, "ONE_OF", 1, " Sør ", "Sør"),
    ],
)
def test_a_column_is_read_as_what_is_asked_of_it(
    tmp_path: Path, heading: str, operator: str, at: int, cell: Any, value: Any
) -> None:
    row = [None, None, None]
    row[at] = cell

    found = of_surveys(tmp_path, row, own(heading, operator, "4"))

    surveys = found.tables[Surveys]
    assert surveys.frame[own_fact(heading, operator)].tolist() == [value]
    assert not found.findings
    assert surveys.place(0, own_fact(heading, operator)).cell == f"{'TUV'[at]}3"
    assert found.headings == {Place("Kart.xlsx", "Kartlegging", f"{'TUV'[at]}1")}


def test_a_cell_that_cannot_be_read_is_unknown_and_said_without_its_value(tmp_path: Path) -> None:
    found = of_surveys(tmp_path, ["stor", None, None], own(BALCONY, "AT_LEAST", "4"))

    assert found.tables[Surveys].frame[own_fact(BALCONY, "AT_LEAST")].isna().all()
    assert [(item.rule_id, item.place.cell, item.value, item.dwelling_id) for item in found.findings] == [
        ("I101", "T3", "•••", "B-1")
    ]


def test_a_column_that_is_gone_is_unknown(tmp_path: Path) -> None:
    found = of_surveys(tmp_path, [1, None, None], own("Takhøyde", "AT_LEAST", "2.4"))

    assert found.tables[Surveys].frame[own_fact("Takhøyde", "AT_LEAST")].isna().all()
    assert not found.headings


def test_headings_are_those_that_no_table_knows(tmp_path: Path) -> None:
    small_input(tmp_path, Kart={"Kartlegging": with_own(Surveys)})

    assert own_headings(locate(read(tmp_path), REQUIRED)) == {
        "balkong": BALCONY,
        "himmelretning": SUN,
        "port": GATE,
    }


def test_a_run_no_longer_calls_a_column_unknown_once_a_criterion_names_it(tmp_path: Path) -> None:
    criterion = row_of(
        Criteria,
        condition_id="Balkong",
        age_class="3 år +",
        fact="Balkong",
        operator=OPERATOR.label("AT_LEAST"),
        limit=4,
        unit="m²",
        duty="bør",
    )
    small_input(
        tmp_path,
        Kart={"Kartlegging": with_own(Surveys, [3, "Sør", "ja"])},
        Oppsett={"Kriterier": [headings(Criteria), criterion]},
    )

    found = findings_only(Request(tmp_path, date(2019, 11, 1), "2019-10")).shown

    assert [item.place.cell for item in found if item.rule_id == "I005" and item.place.file == "Kart.xlsx"] == [
        "U1",
        "V1",
    ]
