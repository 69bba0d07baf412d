"""A column that slipped is told from a month's honest work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import numpy as np
import pandas as pd
import pytest

from pipeline.drift.changes import Change, Limits, Slip, find_changes
from pipeline.drift.gone import gone_count
from pipeline.drift.prints import take_print
from schemas.tables.dwellings import Dwellings
from tests.benchmarks.ordinary_months import with_frame
from tests.builders import Row, dwelling, make_tables

LIMITS = Limits(50, 50)
COUNT = 60


def register() -> list[Row]:
    """Sixty unlike dwellings."""
    random = Random(4)
    return [
        dwelling(
            dwelling_id=f"B-{number:03}",
            rent_nok_month=float(random.randrange(5_000, 15_000, 50)),
            room_count=random.randint(1, 5),
            usable_area_m2=float(random.randint(20, 120)),
            wheelchair_accessible=random.random() < 0.4,
            in_stock_from=date(2001, 1, 1) + timedelta(random.randrange(6_000)),
        )
        for number in range(COUNT)
    ]


def changes(spoil: Callable[[pd.DataFrame], pd.DataFrame | None]) -> tuple[Change, ...]:
    """What is said of the register after ``spoil`` has changed a copy of it or given another."""
    before = make_tables(dwellings=register())[Dwellings]
    frame = before.frame.copy()
    answer = spoil(frame)
    now = with_frame(before, (frame if answer is None else answer).reset_index(drop=True))
    return find_changes(now, take_print(before), take_print(now), LIMITS)


def put(frame: pd.DataFrame, name: str, first: int, values: pd.Series) -> None:
    frame.iloc[first : first + len(values), frame.columns.get_loc(name)] = values.array


@pytest.mark.parametrize("name", ["rent_nok_month", "room_count", "usable_area_m2", "in_stock_from"])
@pytest.mark.parametrize("offset", [1, -1, 2])
def test_a_block_pasted_off_its_row(name: str, offset: int) -> None:
    (found,) = changes(lambda frame: put(frame, name, 20 + offset, frame[name].iloc[20:30].copy()))
    assert (found.slip, found.columns, found.offset) == (Slip.MOVED, (name,), offset)
    assert 20 + offset <= found.rows[0] <= 22 + offset
    assert 27 + offset <= found.rows[-1] <= 29 + offset


def test_five_rows_are_enough_and_are_named_exactly() -> None:
    (found,) = changes(lambda frame: put(frame, "rent_nok_month", 21, frame["rent_nok_month"].iloc[20:25].copy()))
    assert found.rows.tolist() == [21, 22, 23, 24, 25]


def test_a_block_of_yes_and_no() -> None:
    (found,) = changes(
        lambda frame: put(frame, "wheelchair_accessible", 11, frame["wheelchair_accessible"].iloc[10:40].copy())
    )
    assert (found.slip, found.offset) == (Slip.MOVED, 1)


def test_several_columns_that_went_along_are_said_together() -> None:
    def spoil(frame: pd.DataFrame) -> None:
        for name in ("usable_area_m2", "rent_nok_month"):
            put(frame, name, 31, frame[name].iloc[30:42].copy())

    (found,) = changes(spoil)
    assert found.columns == ("usable_area_m2", "rent_nok_month")


def test_a_key_that_moved_is_named_and_not_all_the_others() -> None:
    def spoil(frame: pd.DataFrame) -> None:
        put(frame, "dwelling_id", 21, frame["dwelling_id"].iloc[20:32].copy())
        put(frame, "dwelling_id", 20, pd.Series(["B-999"]))

    (found,) = changes(spoil)
    assert (found.slip, found.columns, found.offset) == (Slip.MOVED, ("dwelling_id",), 1)


@pytest.mark.parametrize("rising", [True, False])
@pytest.mark.parametrize("stretch", [slice(12, 18), slice(0, COUNT)])
def test_a_column_sorted_alone(rising: bool, stretch: slice) -> None:
    def spoil(frame: pd.DataFrame) -> None:
        block = frame["rent_nok_month"].iloc[stretch].sort_values(ascending=rising)
        put(frame, "rent_nok_month", stretch.start, block)

    (found,) = changes(spoil)
    assert (found.slip, found.columns) == (Slip.SORTED, ("rent_nok_month",))
    assert stretch.start <= found.rows[0]
    assert found.rows[-1] < stretch.stop


def test_values_in_another_order() -> None:
    def spoil(frame: pd.DataFrame) -> None:
        block = frame["rent_nok_month"].iloc[5:25]
        put(frame, "rent_nok_month", 5, block.iloc[np.random.default_rng(1).permutation(20)])

    (found,) = changes(spoil)
    assert found.slip is Slip.REORDERED


@pytest.mark.parametrize("order", ["rent_nok_month", "in_stock_from", "room_count"])
def test_a_slip_is_found_though_the_sheet_was_sorted_since(order: str) -> None:
    def spoil(frame: pd.DataFrame) -> pd.DataFrame:
        put(frame, "usable_area_m2", 21, frame["usable_area_m2"].iloc[20:30].copy())
        return frame.sort_values(order)

    (found,) = changes(spoil)
    assert (found.slip, found.columns, found.offset) == (Slip.MOVED, ("usable_area_m2",), 1)


@pytest.mark.parametrize(
    ("words", "spoil"),
    [
        ("forskjøvet én dag fram", lambda days: days + pd.Timedelta(days=1)),
        ("forskjøvet fire år og én dag tilbake", lambda days: days - pd.Timedelta(days=1462)),
        (
            "skrevet med dag og måned byttet om",
            lambda days: days.map(lambda day: day.replace(day=day.month, month=day.day) if day.day <= 12 else day),
        ),
    ],
)
def test_dates_that_were_converted(words: str, spoil: Callable[[pd.Series], pd.Series]) -> None:
    (found,) = changes(lambda frame: frame.assign(in_stock_from=spoil(frame["in_stock_from"]).astype("datetime64[s]")))
    assert (found.slip, found.columns, found.words) == (Slip.CONVERTED, ("in_stock_from",), words)


def test_amounts_by_the_year() -> None:
    (found,) = changes(lambda frame: frame.assign(rent_nok_month=frame["rent_nok_month"] * 12))
    assert (found.slip, found.words) == (Slip.CONVERTED, "ganget med 12")


def test_a_column_typed_anew() -> None:
    random = np.random.default_rng(3)
    (found,) = changes(lambda frame: frame.assign(usable_area_m2=random.integers(200, 900, COUNT).astype(float)))
    assert (found.slip, found.columns, found.share_pct) == (Slip.RETYPED, ("usable_area_m2",), 100)


def test_a_column_emptied() -> None:
    def spoil(frame: pd.DataFrame) -> None:
        frame.loc[frame.index < 36, "rent_nok_month"] = np.nan

    (found,) = changes(spoil)
    assert (found.slip, found.share_pct, len(found.rows)) == (Slip.EMPTIED, 60, 36)


@pytest.mark.parametrize(
    "work",
    [
        lambda frame: frame,
        lambda frame: frame.sort_values("rent_nok_month", ascending=False),
        lambda frame: frame.iloc[::-1],
        lambda frame: frame.assign(rent_nok_month=(frame["rent_nok_month"] * 1.03).round()),
        lambda frame: pd.concat([frame.iloc[:7], frame.iloc[[3]].assign(dwelling_id="B-900"), frame.iloc[7:]]),
        lambda frame: frame[frame["room_count"] != 3],
        lambda frame: frame.iloc[:0],
        lambda frame: frame.assign(wheelchair_accessible=frame["wheelchair_accessible"].mask(frame.index < 12, True)),
        lambda frame: frame.assign(places=pd.Series(2, index=frame.index, dtype="Int64")),
    ],
    ids=["nothing", "sorted whole", "turned", "adjusted", "inserted", "deleted", "emptied", "filled down", "filled in"],
)
def test_honest_work_raises_no_alarm(work: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    assert changes(work) == ()


@pytest.mark.parametrize(("kept", "expected"), [(43, 0), (42, 18), (0, 60)])
def test_rows_gone_count_from_the_limit(kept: int, expected: int) -> None:
    before = make_tables(dwellings=register())[Dwellings]
    now = with_frame(before, before.frame.iloc[:kept])
    assert gone_count(take_print(before), take_print(now), 30) == expected
