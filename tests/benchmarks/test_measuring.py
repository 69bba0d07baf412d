"""The tools of the benchmarks: where a moment is put down, what a process costs, how tables are made of figures."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from pipeline.example import generate
from schemas.tables import TABLES
from tests.benchmarks import analyst, measured
from tests.benchmarks.cells import Kept, keep
from tests.benchmarks.measured import Figure
from tests.benchmarks.processes import cost, installed
from tests.benchmarks.profile_run import Place, place, sums

CLI, RUN, STEP = "/x/pipeline/cli.py", "/x/pipeline/run.py", "/x/pipeline/steps/publish.py"
WRITER, READER = "/x/pipeline/excel/new_rows.py", "/x/pipeline/steps/read.py"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ([CLI, "<frozen importlib._bootstrap>", RUN], Place("import", "import", "run.py")),
        ([CLI], Place("import", "import", "cli.py")),
        (
            [CLI, RUN, STEP, "<frozen importlib._bootstrap>", "/lib/scipy/x.py"],
            Place("import", "import", "steps/publish.py"),
        ),
        ([CLI, RUN, READER, WRITER], Place("read", "reading", "excel/new_rows.py")),
        ([CLI, RUN, STEP, WRITER, "/lib/zipfile.py"], Place("publish", "writing", "excel/new_rows.py")),
        ([CLI, RUN, STEP, "/lib/json.py"], Place("publish", "other", "steps/publish.py")),
        ([CLI, RUN, "/x/pipeline/gate.py"], Place("between", "other", "gate.py")),
    ],
)
def test_a_moment_belongs_to_a_step_and_a_kind(files: list[str], expected: Place) -> None:
    assert place(files) == expected


def test_seconds_are_summed_by_what_is_asked() -> None:
    seconds = {Place("read", "reading", "a"): 1.0, Place("plan", "other", "a"): 2.0, Place("plan", "reading", "b"): 4.0}

    assert sums(seconds, "step") == {"plan": 6.0, "read": 1.0}
    assert sums(seconds, "kind") == {"reading": 5.0, "other": 2.0}


def test_a_process_costs_what_it_used_and_says_what_it_printed() -> None:
    with installed() as environment:
        told = cost(("-c", "print(sum(range(3_000_000)))"), environment)

    assert told.seconds > 0.01
    assert told.megabytes > 1
    assert told.said == "4499998500000\n"


def test_a_process_that_fails_is_no_measurement() -> None:
    with pytest.raises(SystemExit, match="ended with 3"):
        cost(("-c", "raise SystemExit(3)"))


def test_a_size_measured_again_takes_the_place_of_its_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured, "FILE", tmp_path / "measured.csv")
    measured.FILE.write_text("name;dwellings;value\n", encoding="utf-8")

    measured.keep([Figure("step read", 119, 1), Figure("step old", 119, 1), Figure("run_seconds", 119, 8)])
    measured.keep([Figure("step read", 119, 2.5), Figure("kind other", 119, 1), Figure("kind reading", 119, 3)])
    measured.keep([Figure("step read", 5000, 60), Figure("run_seconds", 5000, 1234)])

    assert measured.steps().splitlines()[2:] == ["| read | 2.50 | 60.00 |"]
    table = measured.speed().splitlines()
    assert table[2] == "| run, seconds of processor time | 8.0 | 1234.0 |  |"
    assert "| of the run neither import, reading nor writing | 25% | – | 15% |" in table


@pytest.mark.slow
def test_the_analyst_gets_the_examples_figures(tmp_path: Path) -> None:
    """A script that did not do the work would be no measure."""
    generate(tmp_path / "inn")
    frames = {}
    for name, frame in analyst.read(tmp_path / "inn").items():
        frames[name], _ = analyst.check(TABLES[name], frame)
    rows = analyst.suitability(frames)
    shares = analyst.figures(frames, rows).set_index("figure")["value"]

    assert rows["suitable"].value_counts()[["AGE_3_PLUS", "AGE_0_3"]].tolist() == [40, 11]
    assert shares[2018] == 0.72
    assert len(analyst.vacancy(frames)) == 13 * frames["tenancies"]["dwelling_id"].nunique()
    assert not analyst.findings(frames).empty


def test_cells_are_fetched_as_they_were_kept(tmp_path: Path) -> None:
    (tmp_path / "ut").mkdir()
    pd.DataFrame({"a": [1.0, None], "b": ["x", "y"]}).to_excel(
        tmp_path / "ut" / "Bok.xlsx", engine="xlsxwriter", index=False
    )

    assert keep(tmp_path / "ut", tmp_path / "celler") == 5
    books = [(name, [(title, rows) for _, title, rows in sheets]) for name, sheets in Kept(tmp_path / "celler").books()]
    assert books == [("Bok.xlsx", [("Sheet1", [["a", "b"], [1.0, "x"], [None, "y"]])])]
