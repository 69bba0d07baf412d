from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.flow import Results
from pipeline.request import Request
from pipeline.rules.catalogue import all_conditions
from pipeline.run import run
from pipeline.steps.assess import assess_then
from pipeline.steps.summarise import summarise

INPUT = Path(__file__).parents[2] / "input"


@pytest.fixture(scope="session")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    """The run on the example municipality."""
    return run(Request(INPUT, date(2026, 11, 21)), tmp_path_factory.mktemp("figures")).results


@pytest.fixture(scope="session")
def every_row(results: Results) -> Results:
    """The same with all the rows that the figures are counted from, those at a protected address too."""
    tables, context = results.checked.tables, results.context
    then = assess_then(tables, all_conditions(), context)
    return replace(results, summary=summarise(tables, results.read_tables, results.assessment, then, context))


@pytest.fixture(scope="session")
def truth() -> dict[str, Any]:
    """The example's figures as its maker knows them."""
    content: dict[str, Any] = json.loads((INPUT / "fasit.json").read_text(encoding="utf-8"))["indicators"]
    return content
