"""What the example run leaves behind: no number of eleven digits anywhere but in the plan."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from pipeline.audit.verdict import judge
from pipeline.excel.inspection import Inspection
from pipeline.excel.package import open_package
from pipeline.request import Request
from pipeline.run import persons_in, run
from tests.reports.reading_husbanken import faults

ELEVEN = re.compile(r"(?<![\w.,])\d{11}(?![\w.,])")
INPUT = Path(__file__).parents[2] / "input"


def texts_in(path: Path) -> list[str]:
    if path.suffix == ".xlsx":
        return [item.text for item in Inspection(open_package(path)).words]
    return [path.read_text(encoding="utf-8-sig")]


def test_no_output_but_the_plan_has_a_number_of_eleven_digits_and_husbanken_may_leave(tmp_path: Path) -> None:
    outcome = run(Request(INPUT, date(2026, 11, 22)), tmp_path)
    told = [f"{finding.value} {finding.message} {finding.advice}" for finding in outcome.results.findings]
    files = [
        path for path in sorted(tmp_path.rglob("*")) if path.is_file() and path.suffix in (".xlsx", ".json", ".csv")
    ]
    outputs = [path for path in files if not path.name.startswith("Bosettingsplan")]
    assert {path.name for path in outputs} >= {"Avvik.xlsx", "Husbanken.xlsx", "run.json", "utgitte_tall.csv"}
    found = {path.name for path in outputs if any(ELEVEN.search(text) for text in texts_in(path))}
    assert found == set()
    assert not [text for text in told if ELEVEN.search(text)]
    husbanken = tmp_path / "2019-10" / "Husbanken.xlsx"
    assert judge(husbanken, persons_in(INPUT)).may_leave
    assert faults(husbanken) == [], "a reader can work out each share, or sees why not"
    assert not judge(tmp_path / "historikk.csv").may_leave, "it has small counts as they are"
