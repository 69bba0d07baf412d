"""The sheets of Statistikk.xlsx that tell how figures develop, and the year's report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.context import Context
from pipeline.dates import month_end
from pipeline.history.memory import Memory
from pipeline.history.series import MonthRun
from pipeline.reports.statistikk import write_statistikk
from schemas.parameters import default_parameters
from tests.history.building import month, series, told
from tests.reports import building
from tests.reports.reading_back import opened, part, part_names, rows_of, texts_of


def run(period: str, suited: float | None, empty: float) -> MonthRun:
    return month(
        period,
        told("vacancy_days", period, empty, unit="dager"),
        told("startlan_cases_paid", period[:4], int(period[5:]), unit="saker"),
        dwellings_suitable_3_plus=suited,
    )


RUNS = [run("2018-11", 30, 3), run("2018-12", 31, 5), run("2019-02", None, 9), run("2019-03", 33, 12)]


def written(tmp_path: Path, runs: list[MonthRun], period: str = "") -> Path:
    period = period or runs[-1].period
    path = tmp_path / f"{period}.xlsx"
    results = replace(
        building.results(),
        context=Context(period, month_end(period), default_parameters()),
        memory=Memory(series(*runs)),
    )
    write_statistikk(path, results)
    return path


def charts(path: Path, sheet: str) -> list[str]:
    """The XML of a sheet's charts."""
    book = opened(path)
    number = book.sheetnames.index(sheet) + 1
    sheet_links = part(path, f"xl/worksheets/_rels/sheet{number}.xml.rels")
    drawing = sheet_links.split("drawings/drawing")[1].split(".xml")[0]
    links = part(path, f"xl/drawings/_rels/drawing{drawing}.xml.rels")
    names = [f"xl/charts/chart{item.split('.xml')[0]}.xml" for item in links.split("charts/chart")[1:]]
    return [part(path, name) for name in names if name in part_names(path)]


def test_a_month_that_was_not_run_is_an_empty_row_and_a_gap(tmp_path: Path) -> None:
    path = written(tmp_path, RUNS)
    rows = rows_of(opened(path)["Måned for måned"], "Måned")
    assert [row["Måned"] for row in rows] == ["nov. 2018", "des. 2018", "jan. 2019", "feb. 2019", "mars 2019"]
    suited = "Boliger egnet for barn fra 3 år (boliger)"
    assert [row[suited] for row in rows] == [30, 31, None, None, 33]
    assert [row["Merknad"] for row in rows] == [
        None,
        None,
        "Ikke kjørt.",
        "Ikke beregnet: Boliger egnet for barn fra 3 år.",
        None,
    ]
    assert [row["Dager med tomgang (dager)"] for row in rows] == [3, 5, None, 9, 12]
    text = texts_of(opened(path)["Utvikling"])
    assert "Fra november 2018 til mars 2019. Ikke kjørt: januar 2019." in text
    assert not [chart for chart in charts(path, "Utvikling") if "dispBlanksAs" in chart], "anything but a gap is said"


def test_charts_are_native_named_and_told_in_words(tmp_path: Path) -> None:
    path = written(tmp_path, RUNS)
    found = charts(path, "Utvikling")
    assert len(found) == 3
    assert "Dager boliger har stått tomme i måneden" in found[1]
    (item,) = opened(path)["Måned for måned"].tables.values()
    first, last = int(item.ref.split(":")[0][1:]) + 1, int(item.ref.split(":")[1][1:])
    assert f"'Måned for måned'!$C${first}:$C${last}" in found[1]
    number = opened(path).sheetnames.index("Utvikling") + 1
    drawing = part(path, f"xl/worksheets/_rels/sheet{number}.xml.rels").split("drawings/drawing")[1].split(".xml")[0]
    words = part(path, f"xl/drawings/drawing{drawing}.xml")
    assert (
        'descr="Dager boliger har stått tomme i måneden. Tomgang: 3 i november 2018, 12 i mars 2019. '
        'Tallene står i arket «Måned for måned»."' in words
    )


def test_the_first_month_says_that_the_series_begins(tmp_path: Path) -> None:
    path = written(tmp_path, RUNS[:1])
    book = opened(path)
    assert "Serien begynner nå: november 2018 er den første måneden." in texts_of(book["Utvikling"])
    assert not book["Utvikling"]._charts
    assert len(rows_of(book["Måned for måned"], "Måned")) == 1
    assert "Hittil i 2018" in book.sheetnames


def test_a_month_run_again_tells_nothing_of_later_months(tmp_path: Path) -> None:
    path = written(tmp_path, RUNS, "2018-12")
    assert len(rows_of(opened(path)["Måned for måned"], "Måned")) == 2
    assert written(tmp_path, RUNS[:2]).read_bytes() == path.read_bytes()


def table(path: Path, sheet: str, heading: str) -> dict[Any, dict[str, Any]]:
    """Rows of the table that has a heading, by their first cell."""
    found = opened(path)[sheet]
    for item in found.tables.values():
        rows = [[cell.value for cell in row] for row in found[item.ref]]
        if heading in rows[0]:
            return {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    raise LookupError(heading)


def test_a_year_so_far_shows_which_months_it_rests_on(tmp_path: Path) -> None:
    path = written(tmp_path, RUNS)
    assert "Kjørt: februar og mars. Ikke kjørt: januar." in texts_of(opened(path)["Hittil i 2019"])
    level = table(path, "Hittil i 2019", "31.12.2018")["Boliger egnet for barn fra 3 år"]
    assert (level["31.12.2018"], level["31.03.2019"], level["Endring"]) == (31, 33, 2)
    assert (level["Snitt"], level["Lavest i"], level["Måneder med tall"]) == (33, "mars", "1 av 3")
    loans = table(path, "Hittil i 2019", "Hele 2018")["Utbetalte startlån og tilskudd"]
    assert (loans["Hele 2018"], loans["Samme tid i 2018"], loans["Hittil i 2019"]) == (12, None, 3)
    assert loans["Endring"] is None, "a quarter is not compared with a whole year"


def test_only_flows_are_summed(tmp_path: Path) -> None:
    path = written(tmp_path, RUNS)
    months = table(path, "Hittil i 2019", "Sum av månedene")
    assert list(months) == ["Dager med tomgang"]
    assert months["Dager med tomgang"]["Sum av månedene"] == 21
    assert months["Dager med tomgang"]["Måneder med tall"] == "2 av 3"


def test_a_finished_year_stands_beside_when_it_was_run(tmp_path: Path) -> None:
    book = opened(written(tmp_path, RUNS))
    assert "Tallene står per 31.12.2018. Kjørt: november og desember." in texts_of(book["Året 2018"])
    rows = table(tmp_path / "2019-03.xlsx", "Hittil i 2019", "Tomgang 2018")
    assert [row["Tomgang 2019"] for row in rows.values()][:3] == [None, 9, 12]
    assert [row["Tomgang 2018"] for row in rows.values()][-2:] == [3, 5]


def test_a_whole_year_says_so(tmp_path: Path) -> None:
    runs = [run(f"2019-{number:02}", number, number) for number in range(1, 13)]
    path = written(tmp_path, runs)
    assert "Alle månedene er kjørt: januar 2019 til desember 2019." in texts_of(opened(path)["Året 2019"])
    level = table(path, "Året 2019", "31.12.2019")["Boliger egnet for barn fra 3 år"]
    assert (level["Snitt"], level["Lavest"], level["Høyest i"]) == (6.5, 1, "desember")
    assert len(charts(path, "Året 2019")) == 2


def test_sheets_of_the_history_say_that_they_stay_inside(tmp_path: Path) -> None:
    book = opened(written(tmp_path, RUNS))
    for name in ("Utvikling", "Måned for måned", "Hittil i 2019", "Året 2018"):
        assert "skal ikke sendes ut" in texts_of(book[name])
