"""The watch over all tests sees what is said, logged and written."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

import click
import openpyxl
import pytest
from click.testing import CliRunner

from pipeline import cli
from pipeline.request import Request
from pipeline.run import run
from schemas.tables.dwellings import Dwellings
from tests.steps.workbooks import dwelling_row, headings, small_input
from tests.watch import Watch

NUMBER = "30908299902"


def taken(watch: Watch) -> list[str]:
    seen, watch.seen = watch.seen, []
    return seen


def test_what_is_said_and_logged_is_seen(watch: Watch) -> None:
    click.echo(f"Søker {NUMBER}")
    logging.getLogger("pipeline").warning("DUF %s", "201017238203")
    click.echo("Sum 309082.99902, {0}-0000-000000000001")
    assert taken(watch) == ["command line", "log of pipeline"]


@pytest.mark.parametrize("name", ["Avvik.xlsx", "run.json"])
def test_what_is_written_is_seen(name: str, watch: Watch, tmp_path: Path) -> None:
    for path in (tmp_path / name, tmp_path / "Bosettingsplan.xlsx"):
        if path.suffix == ".json":
            path.write_text(f'{{"a": {NUMBER}}}', encoding="utf-8")
        else:
            book = openpyxl.Workbook()
            book.active.append([f"Se {NUMBER}."])
            book.save(path)
    watch.folder(tmp_path)
    assert [place.split()[0] for place in taken(watch)] == [name]


def test_the_commands_and_runs_are_listened_to(watch: Watch, tmp_path: Path) -> None:
    small_input(tmp_path / "inn")
    before = watch.texts
    run(Request(tmp_path / "inn", date(2019, 11, 21), "2019-10"), tmp_path / "ut")
    written = watch.texts - before
    assert written > 50
    CliRunner().invoke(cli.cli, ["check", "--input", str(tmp_path / "inn"), "--period", "2019-10"])
    assert watch.texts > before + written


def test_a_number_in_the_wrong_column_is_told_of_without_being_told(tmp_path: Path, watch: Watch) -> None:
    rows = [headings(Dwellings), dwelling_row("B-1", floor=f"ved {NUMBER}", rent_nok_month="309082 99902 kr?")]
    small_input(tmp_path / "inn", rows)
    told = run(Request(tmp_path / "inn", date(2019, 11, 21), "2019-10"), tmp_path / "ut").results.findings
    assert {finding.value for finding in told} >= {"ved •••", "••• kr?"}
    assert taken(watch) == []
