"""Each figure is the one that a second, independent reckoning gives."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.example import generate
from pipeline.fairness import WAITED
from pipeline.figures.fairness import people
from pipeline.flow import Results
from pipeline.request import Request
from pipeline.run import run
from pipeline.ties import startlan_ties, tenancy_ties, ties
from tests.figures.conftest import INPUT
from tests.figures.twice import reckon, reckon_groups
from tests.figures.twice.spoiling import spoil

TODAY, AS_OF = date(2026, 11, 21), date(2019, 10, 31)
PLANTED = {"Ingen på ventelisten har leieforhold", "Ingen leieforhold er i et rom som en annen også har"}
"""The ties that the example breaks on purpose."""


def differences(results: Results, folder: Path) -> dict[object, object]:
    """Figures that one side has and the other lacks, or that differ."""
    once = {(item.code, item.period, item.group): item.value for item in results.summary.indicators}
    twice = reckon(folder, results.context.as_of)
    absent = object()
    return {
        key: (once.get(key, absent), twice.get(key, absent))
        for key in once.keys() | twice.keys()
        if key not in once or key not in twice or once[key] != pytest.approx(twice[key])
    }


def told_of_groups(results: Results) -> dict[object, object]:
    """What the groups of «Hvem får bolig» are before anything is held back."""
    found: dict[object, object] = {}
    for item in people(results.checked.tables, results.context):
        for what, (_, rows) in zip(("venter", "fikk"), item.populations, strict=True):
            for division in ("", *(division.name for division in item.compared.divisions)):
                for name, group in rows.groupby(division) if division else (("", rows),):
                    days = group[WAITED].dropna()
                    told = (len(group), days.median(), days.max()) if len(days) else (len(group), None, None)
                    found[item.compared.title, what, division, name] = told
    return found


def test_every_figure_is_reckoned_twice(results: Results) -> None:
    assert differences(results, INPUT) == {}
    assert len(results.summary.indicators) > 700


def test_so_is_every_group_that_waits_or_was_housed(results: Results) -> None:
    assert told_of_groups(results) == reckon_groups(INPUT, results.context.as_of)


@pytest.mark.parametrize(
    ("seed", "dwellings", "as_of"),
    [
        (1, 30, date(2019, 12, 31)),
        pytest.param(2, 60, date(2024, 2, 29), marks=pytest.mark.slow),
        pytest.param(3, 250, date(2026, 10, 31), marks=pytest.mark.slow),
    ],
)
def test_so_it_is_with_cells_missing_and_cells_that_nobody_can_read(
    tmp_path: Path, seed: int, dwellings: int, as_of: date
) -> None:
    generate(tmp_path / "clean", seed=seed, dwellings=dwellings, as_of=as_of)
    spoiled = spoil(tmp_path / "clean", tmp_path / "input", seed)
    results = run(Request(tmp_path / "input", TODAY, as_of=as_of, period=f"{as_of:%Y-%m}"), tmp_path / "output").results

    assert spoiled > 100
    assert differences(results, tmp_path / "input") == {}
    assert told_of_groups(results) == reckon_groups(tmp_path / "input", as_of)
    assert [tie for tie in startlan_ties(results.summary.indicators) if tie.holds is not True] == []


def test_every_tie_of_the_example_holds_but_those_broken_on_purpose(results: Results) -> None:
    found = [tie for kind in (ties, startlan_ties, tenancy_ties) for tie in kind(results.summary.indicators)]

    assert {item.text for item in found if item.holds is not True} == PLANTED
    assert len({item.text for item in found}) == 24
