from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from pipeline.figures.questions import questions
from pipeline.finding import Finding
from pipeline.flow import Indicator
from pipeline.request import Request
from pipeline.run import run
from pipeline.steps.locate import locate
from pipeline.steps.normalise import normalise
from pipeline.steps.read import read
from schemas.reports.kostra_13 import Question, kostra_13, kostra_13_file
from tests.builders import Row, make_tables
from tests.figures.conftest import INPUT
from tests.reports.building import indicator

MADE = (
    *(indicator(item.code, "", "2019", None, group=item.group or None) for item in kostra_13()),
    indicator("shared_places", "", "2019-10-31", 56),
)
WORDS: Row = {"block": "Boliger", "number": "A1", "text": "Boliger i alt", "code": "dwellings_total", "group": None}


def asked(*rows: Row, made: tuple[Indicator, ...] = MADE) -> tuple[tuple[Question, ...], tuple[Finding, ...]]:
    numbered = [{**WORDS, "number": f"A{number}", **row} for number, row in enumerate(rows, start=1)]
    return questions(make_tables(dwellings=[], kostra_questions=numbered), made)


def test_without_the_staffs_own_the_packages_stand() -> None:
    assert questions(make_tables(dwellings=[]), MADE) == (kostra_13(), ())


def test_the_staffs_own_words_order_and_choice_of_figures_count() -> None:
    found, _ = asked({"text": "Plasser", "code": "shared_places"}, {})

    assert [(item.text, item.code) for item in found] == [
        ("Plasser", "shared_places"),
        ("Boliger i alt", "dwellings_total"),
    ]


def test_a_code_that_no_figure_has_is_a_finding_on_its_cell() -> None:
    found, (finding,) = asked({}, {"code": "dwelings_owned"})

    assert [item.number for item in found] == ["A1"]
    assert (finding.rule_id, finding.place.cell, finding.value) == ("I160", "D3", "dwelings_owned")
    assert finding.message == ("Ingen tall har koden «dwelings_owned». Spørsmålet A2 er ikke med i arket KOSTRA 13.")


def test_a_group_that_the_figure_lacks_is_a_finding_with_the_choices() -> None:
    found, (finding,) = asked({}, {"group": "Innleid"})

    assert len(found) == 1
    assert (finding.rule_id, finding.place.cell) == ("I161", "E3")
    assert finding.advice == "Velg en av: alle. La cellen stå tom når tallet gjelder alle."


def test_a_figure_that_is_no_longer_asked_for_is_said() -> None:
    _, findings = asked({})

    assert {item.rule_id for item in findings} == {"I162"}
    assert len(findings) == len({item.code for item in kostra_13()}) - 1


def test_when_none_can_be_used_the_packages_stand() -> None:
    found, findings = asked({"code": "tull"})

    assert found == kostra_13()
    assert [item.rule_id for item in findings] == ["I160"]


def test_the_packages_file_is_read_back_whole(tmp_path: Path) -> None:
    (tmp_path / "KOSTRA-spørsmål.csv").write_bytes(kostra_13_file())
    located = locate(read(tmp_path, lambda _: None), ())

    assert questions(normalise(located).tables, MADE) == (kostra_13(), ())


def test_a_run_with_a_copy_that_staff_have_spoiled_says_where_and_goes_on(tmp_path: Path) -> None:
    shutil.copytree(INPUT, tmp_path / "input")
    lines = kostra_13_file().decode("utf-8-sig").splitlines()
    lines[2] = lines[2].replace("dwellings_owned", "eid")
    lines[3] = lines[3].replace("A3;", ";")
    (tmp_path / "input" / "KOSTRA-spørsmål.csv").write_bytes("\n".join(lines).encode("cp1252"))
    results = run(Request(tmp_path / "input", date(2026, 11, 21)), tmp_path / "output").results
    said = {item.place.cell: item.rule_id for item in results.findings if item.place.file == "KOSTRA-spørsmål.csv"}

    assert said == {"D3": "I160", "B4": "I111"}
    assert len(results.summary.questions) == len(kostra_13()) - 2
