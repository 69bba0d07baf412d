from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from pipeline.outcome import Outcome
from pipeline.reasons import limit_text, reason, value_text
from schemas.columns import TableModel, table_spec
from schemas.tables.dwellings import Dwellings
from schemas.tables.surveys import Surveys
from tests.builders import requirement

SURVEYS = table_spec(Surveys)


@pytest.mark.parametrize(
    ("fact", "operator", "limit", "unit", "text"),
    [
        ("measured_area_m2", "AT_LEAST", "55", "m²", "minst 55\u00a0m²"),
        ("school_distance_m", "AT_MOST", "2500.0", "m", "høyst 2\u00a0500\u00a0m"),
        ("standard_grade", "AT_LEAST", "3", "1–5", "minst 3"),
        ("bedrooms_for_children", "AT_LEAST", "2", "", "minst 2"),
        ("fire_risk", "ONE_OF", "LOW, MEDIUM", "", "«Lav» eller «Middels»"),
        ("has_moisture_damage", "IS_NO", "", "", "nei"),
        ("has_moisture_damage", "IS_YES", "", "", "ja"),
    ],
)
def test_what_is_asked_as_people_say_it(fact: str, operator: str, limit: str, unit: str, text: str) -> None:
    assert limit_text(requirement(fact, operator, limit, unit=unit), SURVEYS.column(fact)) == text


def test_what_was_found_against_what_is_asked() -> None:
    asked, fact = requirement("measured_area_m2", "AT_LEAST", "55", unit="m²"), SURVEYS.column("measured_area_m2")

    assert reason(asked, fact, 48.0, Outcome.NOT_MET) == "Areal: 48\u00a0m² (krav: minst 55\u00a0m²)"
    assert reason(asked, fact, None, Outcome.UNCLEAR) == "Areal er ikke kartlagt"


@pytest.mark.parametrize(
    ("model", "column", "value", "text"),
    [
        (Surveys, "measured_area_m2", 48.5, "48,5\u00a0m²"),
        (Surveys, "standard_grade", 3, "3"),
        (Surveys, "fire_risk", "LOW", "Lav"),
        (Surveys, "has_moisture_damage", True, "ja"),
        (Surveys, "has_moisture_damage", False, "nei"),
        (Surveys, "surveyed_date", pd.Timestamp(2019, 5, 2), "02.05.2019"),
        (Surveys, "surveyed_date", date(2019, 5, 2), "02.05.2019"),
        (Surveys, "measured_area_m2", float("nan"), ""),
        (Surveys, "has_moisture_damage", pd.NA, ""),
        (Surveys, "surveyed_date", pd.NaT, ""),
        (Surveys, "fire_risk", None, ""),
        (Dwellings, "rent_nok_month", 12500.0, "12\u00a0500\u00a0kr/mnd"),
        (Dwellings, "street_name", "Granlia", "Granlia"),
    ],
)
def test_a_value_as_people_read_it(model: type[TableModel], column: str, value: Any, text: str) -> None:
    assert value_text(table_spec(model).column(column), value) == text
