"""Each figure of the form is the one that a second, independent reckoning gives."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.flow import Results
from pipeline.ties import ties
from tests.figures.conftest import INPUT
from tests.figures.second import kostra

OTHERS = (
    *("acquisition", "startlan_", "shared_", "vacancy_", "maintenance_", "turnover_", "family_suitable_"),
    *("dwellings_suitable_", "dwellings_meeting_", "dwellings_not_"),
)
"""Figures outside the form: ``test_evidence`` reckons them once more from their rows."""


def test_every_figure_of_the_form_is_reckoned_twice(results: Results) -> None:
    once = {(item.code, item.period, item.group): item.value for item in results.summary.indicators}
    form = {key: value for key, value in once.items() if not key[0].startswith(OTHERS)}
    twice = kostra(INPUT, date(2019, 10, 31))

    assert set(form) == set(twice)
    assert {key: value for key, value in form.items() if value != pytest.approx(twice[key])} == {}


def test_every_tie_of_the_example_holds(results: Results) -> None:
    found = ties(results.summary.indicators)

    assert [(item.text, item.period) for item in found if item.holds is not True] == []
    assert len({item.text for item in found}) == 12
