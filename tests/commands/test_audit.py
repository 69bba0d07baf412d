from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from pipeline.errors import UnreadableFileError


def test_a_file_that_may_leave_says_so(tmp_path: Path) -> None:
    path = tmp_path / "tall.csv"
    path.write_text("Boliger;119\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["audit", str(path), "--input", str(tmp_path / "ingen")])
    assert result.exit_code == 0
    assert result.output == (
        "Mappen «ingen» finnes ikke, så verdier om personer er ikke sett etter.\ntall.csv kan sendes ut.\n"
    )


def test_a_file_that_may_not_leave_says_why(tmp_path: Path) -> None:
    path = tmp_path / "tall.csv"
    path.write_text("ring 41 23 45 67\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["audit", str(path), "--input", str(tmp_path / "ingen"), "--json"])
    assert result.exit_code == 1
    assert json.loads(result.output) == {
        "may_leave": False,
        "leaks": ["Delen «innholdet» har det som ser ut som et telefonnummer."],
        "points": [],
    }


def test_a_file_that_cannot_be_read_stops_the_command(tmp_path: Path) -> None:
    path = tmp_path / "tall.xlsx"
    path.write_bytes(b"ikke en arbeidsbok")
    result = CliRunner().invoke(cli, ["audit", str(path)])
    assert isinstance(result.exception, UnreadableFileError)
    with pytest.raises(UnreadableFileError, match="er en mappe"):
        CliRunner().invoke(cli, ["audit", str(tmp_path)], catch_exceptions=False)
    with pytest.raises(UnreadableFileError, match="finnes ikke"):
        CliRunner().invoke(cli, ["audit", str(tmp_path / "borte.xlsx")], catch_exceptions=False)
