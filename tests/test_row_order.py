"""Figures, groups and proposals rest on what the rows say, never on the order that they stand in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from pipeline.context import Context
from pipeline.example import generate
from pipeline.fairness import WAITED
from pipeline.figures.fairness import people
from pipeline.rules.catalogue import all_conditions, all_controls
from pipeline.steps.assess import assess, assess_then
from pipeline.steps.check import check
from pipeline.steps.configure import configure
from pipeline.steps.locate import locate
from pipeline.steps.normalise import normalise
from pipeline.steps.propose import propose
from pipeline.steps.read import read
from pipeline.steps.summarise import summarise
from pipeline.table import Table, Tables

AS_OF = date(2019, 10, 31)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    folder = tmp_path_factory.mktemp("rekkefølge")
    generate(folder, dwellings=30)
    return normalise(locate(read(folder), ())).tables


def shuffled(tables: Tables, seed: int) -> Tables:
    """Every table but the settings, where a later row may stand for an earlier one, with its rows in another order."""
    chance = np.random.default_rng(seed)
    return Tables(
        {name: table if "setting" in name else _shuffled(table, chance) for name, table in tables.by_name.items()}
    )


def _shuffled(table: Table, chance: np.random.Generator) -> Table:
    order = chance.permutation(len(table.frame))
    return replace(
        table,
        frame=table.frame.iloc[order].reset_index(drop=True),
        sheet_of_row=table.sheet_of_row[order],
        row_numbers=table.row_numbers[order],
    )


def told(tables: Tables) -> dict[str, Any]:
    context = Context("2019-10", AS_OF, configure(tables, {})[0])
    checked = check(tables, all_controls(), context)
    assessment = assess(checked.tables, all_conditions(), context)
    then = assess_then(checked.tables, all_conditions(), context)
    summary = summarise(checked.tables, tables, assessment, then, context)
    made = propose(checked.tables, assessment, context)
    assert made.shared is not None
    return {
        "figures": {
            (item.code, item.period, item.group): (item.value, item.numerator, item.denominator, item.left_out)
            for item in summary.indicators
        },
        "groups": [_counted(rows) for item in people(checked.tables, context) for _, rows in item.populations],
        "findings": sorted((item.rule_id, item.place.label, item.message) for item in checked.findings),
        "places": sorted((item.youth_id, item.dwelling_id) for item in made.shared.chosen.placements),
    }


def _counted(rows: pd.DataFrame) -> list[tuple[Any, ...]]:
    return sorted(rows.fillna({WAITED: -1}).itertuples(index=False, name=None))


def test_rows_in_another_order_say_the_same(tables: Tables) -> None:
    assert told(shuffled(tables, 1)) == told(tables)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 22))
def test_rows_in_twenty_orders_say_the_same(tables: Tables, seed: int) -> None:
    assert told(shuffled(tables, seed)) == told(tables)
