from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.context import Context
from pipeline.dates import month_end
from pipeline.errors import UnreadableFileError
from pipeline.files.history import FILE
from pipeline.finding import Finding
from pipeline.flow import Results
from pipeline.reports.run_json import run_record
from pipeline.steps import publish
from pipeline.steps.remember import Remembered, remember
from schemas.parameters import default_parameters
from tests.reports import building

KEPT = "historikk (endret av dere).csv"
RESULTS = building.results()


class Office:
    """The folder of all runs of a municipality with one figure."""

    def __init__(self, output: Path) -> None:
        self.output = output
        output.mkdir()

    def run(self, period: str, dwellings: int = 1) -> Remembered:
        """Remember, and put the folder with its record and the series in place."""
        found = self.remember(period, dwellings)
        staging = self.output / ".ny"
        staging.mkdir()
        (staging / "run.json").write_text(run_record(self.results(period, dwellings), {}), encoding="utf-8")
        publish._take_place_with_history(staging, self.output / period, found.memory)
        for left in staging.glob("*"):
            left.unlink()
        if staging.exists():
            staging.rmdir()
        return found

    def remember(self, period: str, dwellings: int = 1) -> Remembered:
        results = self.results(period, dwellings)
        return remember(self.output, results.context, results.summary.indicators)

    def results(self, period: str, dwellings: int) -> Results:
        context = Context(period, month_end(period), default_parameters())
        figure = building.indicator(
            "dwellings_total", "Boliger", context.as_of.isoformat(), dwellings, unit="boliger", decimals=0
        )
        return replace(RESULTS, context=context, summary=replace(RESULTS.summary, indicators=(figure,)))

    @property
    def file(self) -> Path:
        return self.output / FILE

    def edit(self, change: Callable[[str], str]) -> bytes:
        """Change the file as somebody would in Excel; gives what it says then."""
        self.file.write_bytes(change(self.file.read_bytes().decode()).encode())
        return self.file.read_bytes()

    def dwellings(self) -> dict[str, str]:
        """How many dwellings each month's run told of its own day, as the file says it."""
        rows = [line.split(";") for line in self.file.read_text(encoding="utf-8-sig").splitlines()]
        return {row[0]: row[5] for row in rows if row[2] == "dwellings_total" and row[4] == row[1]}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "ut")


def said(found: Remembered) -> tuple[Finding, ...]:
    assert {finding.rule_id for finding in found.findings} <= {"I150"}
    return found.findings


def test_each_month_joins_the_series_and_a_rerun_replaces_its_own_in_any_order(office: Office) -> None:
    office.run("2019-08", 2)
    office.run("2019-10", 4)
    assert office.dwellings() == {"2019M08": "2", "2019M10": "4"}
    office.run("2019-08", 3)
    office.run("2019-07", 1)
    assert office.dwellings() == {"2019M07": "1", "2019M08": "3", "2019M10": "4"}
    assert not list(office.output.glob("historikk (*"))


def test_the_same_run_again_leaves_the_same_bytes(office: Office) -> None:
    office.run("2019-08")
    office.run("2019-10")
    before = office.file.read_bytes()
    assert not said(office.run("2019-10"))
    assert office.file.read_bytes() == before
    office.run("2019-08")
    assert office.file.read_bytes() == before


def test_opened_and_saved_in_excel_is_no_change(office: Office) -> None:
    """Excel writes the same cells, in Windows' own text when staff choose plain CSV, with a quote or a blank more."""
    office.run("2019-08")
    content = office.file.read_bytes().decode("utf-8-sig")
    office.file.write_bytes((content.replace("dwellings_total", '"dwellings_total"') + ";;\r\n").encode("cp1252"))
    assert not said(office.run("2019-10"))
    assert set(office.dwellings()) == {"2019M08", "2019M10"}


def test_a_series_begins_with_the_runs_that_are_there(office: Office) -> None:
    office.run("2019-08", 2)
    office.file.unlink()
    assert not said(office.run("2019-10", 4)), "nobody has changed anything"
    assert office.dwellings() == {"2019M08": "2", "2019M10": "4"}


def test_an_edited_month_is_said_kept_and_taken_from_its_folder(office: Office) -> None:
    office.run("2019-08", 2)
    office.run("2019-09", 3)
    edited = office.edit(
        lambda text: text.replace(
            "2019M08;31.08.2019;dwellings_total;;31.08.2019;2", "2019M08;31.08.2019;dwellings_total;;31.08.2019;9"
        )
    )
    (finding,) = said(office.run("2019-10", 4))
    assert finding.severity.value == "Advarsel"
    assert finding.message == "«historikk.csv» er ikke slik programmet skrev den: august 2019 er endret."
    assert finding.advice == (
        f"Slik filen var, er den tatt vare på som «{KEPT}». Fra mappene i «ut» er august 2019 hentet. "
        "Se over månedene i arket «Utvikling» i Statistikk."
    )
    assert (office.output / KEPT).read_bytes() == edited
    assert office.dwellings() == {"2019M08": "2", "2019M09": "3", "2019M10": "4"}
    assert not said(office.run("2019-10", 4)), "said once"
    assert [path.name for path in office.output.glob("historikk (*")] == [KEPT]


def test_an_edited_month_without_a_folder_is_used_as_it_stands(office: Office) -> None:
    office.run("2019-08", 2)
    (office.output / "2019-08").rename(office.output / "arkiv")
    office.edit(lambda text: text.replace("dwellings_total;;31.08.2019;2", "dwellings_total;;31.08.2019;9"))
    (finding,) = said(office.run("2019-10", 4))
    assert "Slik de står i filen nå, brukes august 2019." in finding.advice
    assert office.dwellings() == {"2019M08": "9", "2019M10": "4"}


def test_a_month_that_is_gone_from_the_file_comes_back_from_its_folder(office: Office) -> None:
    office.run("2019-08", 2)
    office.run("2019-09", 3)
    office.edit(lambda text: "\r\n".join(line for line in text.split("\r\n") if not line.startswith("2019M08")))
    (finding,) = said(office.run("2019-10", 4))
    assert finding.message.endswith(": august 2019 mangler.")
    assert office.dwellings() == {"2019M08": "2", "2019M09": "3", "2019M10": "4"}


def test_lines_that_cannot_be_read_are_counted_and_the_rest_stands(office: Office) -> None:
    office.run("2019-08", 2)
    office.edit(lambda text: text + "husk å sjekke august\r\n")
    (finding,) = said(office.run("2019-10", 4))
    assert finding.message.endswith(": 1 linje kan ikke leses.")
    assert "Resten er som før." in finding.advice
    assert office.dwellings() == {"2019M08": "2", "2019M10": "4"}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"Kode;Verdi\r\n", bytes(1000)])
def test_a_damaged_file_is_kept_and_the_series_built_again(content: bytes, office: Office) -> None:
    office.run("2019-08", 2)
    office.file.write_bytes(content)
    (finding,) = said(office.run("2019-10", 4))
    assert finding.message == "«historikk.csv» er ikke slik programmet skrev den: den kan ikke leses."
    assert "Måneder uten mappe mangler i serien." in finding.advice
    assert (office.output / KEPT).read_bytes() == content
    assert office.dwellings() == {"2019M08": "2", "2019M10": "4"}


def test_a_record_that_is_none_is_passed_over(office: Office) -> None:
    office.run("2019-08", 2)
    office.run("2019-09", 2)
    for period, changes in (("2019-08", {"indicators": [{"code": "x"}]}), ("2019-09", {"period": "2019-07"})):
        record = office.output / period / "run.json"
        found: dict[str, Any] = json.loads(record.read_text(encoding="utf-8"))
        record.write_text(json.dumps(found | changes), encoding="utf-8")
    office.file.unlink()
    office.run("2019-10", 4)
    assert office.dwellings() == {"2019M10": "4"}


def test_a_file_that_cannot_be_opened_stops_the_run_and_nothing_is_changed(office: Office) -> None:
    office.run("2019-08")
    office.file.unlink()
    office.file.mkdir()
    with pytest.raises(UnreadableFileError, match=r"Filen «historikk.csv» kan ikke åpnes. Lukk den i Excel"):
        office.run("2019-10")
    assert not (office.output / "2019-10").exists()


def test_when_the_outputs_cannot_take_their_place_the_series_is_as_it_was(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.run("2019-08", 2)
    before = office.file.read_bytes()

    def refuse(*_: Any) -> None:
        raise PermissionError(13, "open in Excel")

    monkeypatch.setattr(publish, "_take_place", refuse)
    with pytest.raises(PermissionError):
        office.run("2019-10", 4)
    assert office.file.read_bytes() == before


def test_what_somebody_saves_while_the_run_goes_on_is_kept(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.run("2019-08", 2)
    real = office.remember

    def save_meanwhile(period: str, dwellings: int = 1) -> Remembered:
        found = real(period, dwellings)
        office.file.write_bytes(b"nettopp lagret")
        return found

    monkeypatch.setattr(office, "remember", save_meanwhile)
    office.run("2019-10", 4)
    assert (office.output / KEPT).read_bytes() == b"nettopp lagret"
    assert office.dwellings() == {"2019M08": "2", "2019M10": "4"}
