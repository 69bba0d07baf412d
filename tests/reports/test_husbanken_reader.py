"""The written workbook in a reader's hands, whatever the figures of the last finished year are."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipeline.audit.verdict import judge
from pipeline.flow import Indicator, Results
from pipeline.release import PUBLISHED_TABLES, Counts
from pipeline.reports.husbanken import write_husbanken
from schemas.published import Box, PublishedFigure, PublishedTable, When
from schemas.reports.husbanken import DWELLINGS, LOAN_CASES
from schemas.reports.husbanken_households import MOVED_IN, TEMPORARY, WAITING
from tests.reports import building
from tests.reports.reading_back import opened, texts_of
from tests.reports.reading_husbanken import HIDDEN, faults, figures
from tests.reports.releasing import Known, released_counts

FINISHED = [table for table in PUBLISHED_TABLES if table.when is When.FINISHED]
YEAR = building.CONTEXT.finished_year
UNITS = {"pct": ("%", 100), "per_1000": ("per 1000", 1000)}
INHABITANTS = 16_530


def made_up(seed: int, most: float) -> Known:
    """Counts of every population of a finished year: many small ones, a few large."""
    rng = np.random.default_rng(seed)
    found: dict[str, dict[str, Counts]] = {DWELLINGS: {}, LOAN_CASES: {}}
    for table in FINISHED:
        cells = list(product(*(classes for _, classes in table.dimensions)))
        amounts = rng.poisson(rng.gamma(0.6, most / 0.6, len(cells)))
        found[table.population] = {str(YEAR): {cell: int(amount) for cell, amount in zip(cells, amounts, strict=True)}}
    return found


def amount(counts: Counts, table: PublishedTable, box: Box) -> int:
    """Units in a box of a table, counted one by one."""
    wanted = {**dict(table.where), **dict(box)}
    names = [name for name, _ in table.dimensions]
    return sum(
        count
        for classes, count in counts.items()
        if all(one in wanted.get(name, (one,)) for name, one in zip(names, classes, strict=True))
    )


def indicator(counts: Counts, table: PublishedTable, figure: PublishedFigure) -> Indicator:
    part = amount(counts, table, figure.box)
    whole: float | None = None if figure.of is None else amount(counts, table, figure.of)
    unit, per = next((UNITS[name] for name in UNITS if name in figure.code), (table.counted, 1))
    value: float | None = part
    if figure.is_per_inhabitant:
        whole = INHABITANTS
    if figure.minus is not None:
        value = part - amount(counts, table, figure.minus)
    elif whole is not None:
        value = per * part / whole if whole else None
    given: dict[str, Any] = {"unit": unit, "numerator": part, "denominator": whole, "group": figure.group}
    return building.indicator(figure.code, "x", str(YEAR - figure.years_before), value, is_official=True, **given)


def results_of(known: Known) -> Results:
    found = {
        (item.code, item.period, item.group): item
        for table in FINISHED
        for figure in table.figures
        for item in [indicator(known[table.population][str(YEAR)], table, figure)]
    }
    base = building.results()
    results = replace(base, summary=replace(base.summary, indicators=tuple(found.values())))
    return replace(results, release=released_counts(known))


def assert_readable(seed: int, most: float, folder: Path) -> None:
    path = folder / f"{seed}-{most}.xlsx"
    results = results_of(made_up(seed, most))
    assert results.release is not None
    assert results.release.is_safe
    write_husbanken(path, results)
    assert faults(path) == []
    verdict = judge(path)
    assert verdict.may_leave, [*verdict.leaks, *(point.title for point in verdict.points if point.is_met is False)]


@pytest.mark.parametrize(("seed", "most"), [(1, 4), (2, 25)])
def test_any_figure_can_be_worked_out_or_is_said_to_be_hidden(seed: int, most: float, tmp_path: Path) -> None:
    assert_readable(seed, most, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("most", [1, 4, 12, 60])
def test_any_figure_of_many_years_can_be_worked_out_or_is_said_to_be_hidden(most: float, tmp_path: Path) -> None:
    for seed in range(100, 112):
        assert_readable(seed, most, tmp_path)


def rows(folder: Path, known: Known) -> dict[tuple[str, str], dict[str, Any]]:
    path = folder / "Husbanken.xlsx"
    write_husbanken(path, results_of(known))
    return {(sheet, row["Kjennetegn"]): row for sheet, row in figures(path)}


def changed(population: str, counts: Counts) -> Known:
    """A large municipality, but for one population."""
    return {**made_up(3, 400), population: {str(YEAR): counts}}


def test_what_is_left_of_a_whole_may_not_be_small_either(tmp_path: Path) -> None:
    stays: Counts = {("midlertidig botilbud", "ja", "KORT"): 20, ("midlertidig botilbud", "nei", "KORT"): 2}
    found = rows(tmp_path, changed(TEMPORARY, stays))
    sheet = "KOSTRA midlertidig"
    assert [found[sheet, name]["Verdi"] for name in ("Husstander i alt", "Barnefamilier")].count(HIDDEN) == 1
    large: Counts = {**stays, ("midlertidig botilbud", "nei", "KORT"): 5}
    found = rows(tmp_path, changed(TEMPORARY, large))
    assert [found[sheet, name]["Verdi"] for name in ("Husstander i alt", "Barnefamilier")] == [25, 20]


def test_main_reasons_are_put_together_when_most_would_be_hidden(tmp_path: Path) -> None:
    reasons = dict(FINISHED[-2].dimensions)["hovedgrunn"]
    found = rows(tmp_path, changed(WAITING, {(reason,): 2 for reason in reasons}))
    labels = [name for sheet, name in found if sheet == "KOSTRA venteliste" and not name.startswith("Andel")]
    assert len(labels) < 1 + len(reasons)
    assert found["KOSTRA venteliste", "Husstander i alt"]["Verdi"] == 12


def test_too_few_households_are_not_given_out_and_the_sheet_says_so(tmp_path: Path) -> None:
    found = rows(tmp_path, changed(MOVED_IN, {("Flyktning",): 3}))
    assert not [sheet for sheet, _ in found if sheet == "KOSTRA nyinnflyttede"]
    sheet = opened(tmp_path / "Husbanken.xlsx")["KOSTRA nyinnflyttede"]
    assert "er ikke gitt ut fordi den gjelder under 5 husstander." in texts_of(sheet)


def test_the_movements_add_up_for_the_reader(tmp_path: Path) -> None:
    found = rows(tmp_path, made_up(3, 400))
    start, came, went, net, anew, end = (
        found["KOSTRA endring", name]["Verdi"]
        for name in (
            *("Boliger ved årets begynnelse", "Tatt i bruk", "Gått ut av bruk", "Netto endring"),
            *("Endret telling av fellesboliger", "Boliger ved årets slutt"),
        )
    )
    assert came - went == net
    assert start + net + anew == end
    assert found["KOSTRA boliger", "Boliger i alt"]["Verdi"] == end


def test_a_year_that_lasts_stays_in_the_house(tmp_path: Path) -> None:
    found = rows(tmp_path, made_up(3, 400))
    assert {row["Periode"] for (sheet, _), row in found.items() if sheet.startswith("KOSTRA")} == {"2018", "2017"}
    assert f"KOSTRA-tallene gjelder {YEAR}, det siste året som er ferdig." in texts_of(
        opened(tmp_path / "Husbanken.xlsx")["Forside"]
    )
