from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.flow import Results
from pipeline.run import Request, run

INPUT = Path(__file__).parents[2] / "input"


@pytest.fixture(scope="session")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    """The run on the example municipality."""
    return run(Request(INPUT, date(2026, 11, 21)), tmp_path_factory.mktemp("figures")).results


@pytest.fixture(scope="session")
def truth() -> dict[str, Any]:
    """The example's figures as its maker knows them."""
    content: dict[str, Any] = json.loads((INPUT / "fasit.json").read_text(encoding="utf-8"))["indicators"]
    return content
