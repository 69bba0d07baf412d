from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import UnreadableFileError, WrongUseError
from pipeline.example import generate
from pipeline.example.generate import FILES
from tests.example.conftest import Example

INPUT = Path(__file__).parents[2] / "input"


def _digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def _fasit(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / "fasit.json").read_text(encoding="utf-8"))
    return content


def test_writes_the_workbooks_and_the_truth(example: Example) -> None:
    assert sorted(path.name for path in example.folder.iterdir()) == sorted(FILES)


def test_same_arguments_give_same_bytes_in_another_process_with_other_hashes(example: Example, tmp_path: Path) -> None:
    code = f"from pathlib import Path; from pipeline.example import generate; generate(Path({str(tmp_path)!r}))"
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONHASHSEED": "4711", "PYTHONPATH": "."})
    assert _digests(tmp_path) == _digests(example.folder)


def test_the_shipped_input_is_the_example_with_defaults(example: Example) -> None:
    assert _digests(INPUT) == _digests(example.folder)


def test_another_seed_gives_another_municipality_with_the_same_figures(example: Example, tmp_path: Path) -> None:
    generate(tmp_path, seed=7)
    other = _fasit(tmp_path)
    assert _digests(tmp_path)["Boligregister.xlsx"] != _digests(example.folder)["Boligregister.xlsx"]
    assert other["classes"] != example.fasit["classes"]
    for figure in ("dwellings_total", "dwellings_suitable_3_plus", "dwellings_suitable_0_3", "dwellings_owned"):
        assert other["indicators"][figure] == example.fasit["indicators"][figure]


def test_refuses_a_folder_that_holds_an_example_and_leaves_it_alone(tmp_path: Path) -> None:
    (tmp_path / "Ungdom.xlsx").write_bytes(b"stays")
    with pytest.raises(WrongUseError) as stopped:
        generate(tmp_path / "")
    assert str(stopped.value) == (
        f"Mappen «{tmp_path.name}» inneholder allerede «Ungdom.xlsx». Velg en annen mappe, eller flytt filene først."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["Ungdom.xlsx"]


def test_overwrites_only_when_told(tmp_path: Path) -> None:
    (tmp_path / "Ungdom.xlsx").write_bytes(b"goes")
    generate(tmp_path, dwellings=10, overwrite=True)
    assert (tmp_path / "Ungdom.xlsx").read_bytes()[:2] == b"PK"


def test_refuses_too_few_dwellings(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError) as stopped:
        generate(tmp_path / "ny", dwellings=9)
    assert str(stopped.value) == "Eksempelet trenger minst 10 boliger, ikke 9. Oppgi et høyere antall."
    assert not (tmp_path / "ny").exists()


def test_a_file_that_cannot_be_replaced_is_told_of_and_leaves_no_debris(tmp_path: Path) -> None:
    (tmp_path / "Boligregister.xlsx").mkdir()
    with pytest.raises(UnreadableFileError, match="kan ikke skrives til mappen"):
        generate(tmp_path, dwellings=10, overwrite=True)
    assert [path.name for path in tmp_path.iterdir()] == ["Boligregister.xlsx"]


def test_refuses_a_file_as_target(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("")
    with pytest.raises(WrongUseError, match="«fil» er ikke en mappe"):
        generate(tmp_path / "fil")


@pytest.mark.parametrize("dwellings", [10, 11, 25, 60, 118, 120, 238, 700])
def test_any_size_keeps_the_proportions(tmp_path: Path, dwellings: int) -> None:
    generate(tmp_path, dwellings=dwellings)
    found = _fasit(tmp_path)["indicators"]
    assert found["dwellings_total"] == dwellings
    shares = {
        "dwellings_suitable_3_plus": 40,
        "dwellings_suitable_0_3": 11,
        "dwellings_not_suitable": 63,
        "dwellings_not_surveyed": 5,
        "dwellings_owned": 83,
        "dwellings_leased_in": 30,
        "wheelchair_accessible": 55,
        "shared_dwellings": 21,
    }
    for figure, of_119 in shares.items():
        assert abs(found[figure] - of_119 * dwellings / 119) < 1.5, figure


def test_the_startlan_shares_come_as_close_as_the_counts_allow(tmp_path: Path) -> None:
    generate(tmp_path, dwellings=50)
    found = _fasit(tmp_path)["indicators"]["startlan"]
    assert (found["2018"]["family_cases"], found["2018"]["cases"]) == (15, 21)
    assert (found["2019"]["family_cases"], found["2019"]["cases"]) == (7, 11)


@pytest.mark.parametrize("as_of", [date(2020, 2, 29), date(2024, 1, 1), date(2026, 10, 31), date(2019, 12, 31)])
def test_can_be_anchored_at_any_day(tmp_path: Path, as_of: date) -> None:
    generate(tmp_path, as_of=as_of)
    example = Example(tmp_path)
    found = example.fasit["indicators"]
    assert (found["dwellings_suitable_3_plus"], found["dwellings_suitable_0_3"]) == (40, 11)
    assert found["startlan"][f"{as_of.year}"]["share_count_pct"] == 68.0
    assert found["startlan"][f"{as_of.year - 1}"]["share_count_pct"] == 72.0
    settings = {row["Innstilling"]: row["Verdi"] for row in example.rows("Oppsett.xlsx", "Innstillinger")}
    assert settings["Rapportmåned"] == f"{as_of:%Y-%m}"
