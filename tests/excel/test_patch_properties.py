"""Any edits to any cells: another reader finds just them, and everything else as it was."""

import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.excel.patch import open_workbook, patch_bytes
from pipeline.excel.values import CellInput
from tests.excel.corpus import FEATURES, SHEET

DATA = FEATURES["bare celler"]()
# C shows dates, where numbers are refused
COLUMNS = "ABDEFGHI"
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)
VALUES: st.SearchStrategy[CellInput] = st.one_of(
    TEXTS,
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1900, 3, 1)),
    st.none(),
)
PLACES = st.tuples(st.sampled_from(COLUMNS), st.integers(1, 30)).map(lambda place: f"{place[0]}{place[1]}")
FREELY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def expected(value: CellInput) -> object:
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    return None if value == "" else value


@FREELY
@given(edits=st.dictionaries(PLACES, VALUES, max_size=12))
def test_what_is_written_is_read_and_the_rest_is_as_before(edits: dict[str, CellInput], tmp_path: Path) -> None:
    patch = patch_bytes(DATA, "bok.xlsx")
    for cell, value in edits.items():
        patch.set_value(SHEET, cell, value, replace_formula=True)
    patch.save(tmp_path / "ut.xlsx")
    again, before = open_workbook(tmp_path / "ut.xlsx"), patch_bytes(DATA, "bok.xlsx")

    for column in COLUMNS:
        for row in range(1, 31):
            cell = f"{column}{row}"
            if cell in edits:
                assert again.value(SHEET, cell).value == expected(edits[cell])
            else:
                assert again.value(SHEET, cell) == before.value(SHEET, cell)


@FREELY
@given(edits=st.dictionaries(PLACES, st.one_of(st.integers(-(10**15), 10**15), st.booleans()), max_size=12))
def test_another_reader_agrees(edits: dict[str, CellInput], tmp_path: Path) -> None:
    patch = patch_bytes(DATA, "bok.xlsx")
    for cell, value in edits.items():
        patch.set_value(SHEET, cell, value, replace_formula=True)
    patch.save(tmp_path / "ut.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "ut.xlsx")[SHEET]
    source = openpyxl.load_workbook(io.BytesIO(DATA))[SHEET]

    for column in COLUMNS:
        for row in range(1, 31):
            cell = f"{column}{row}"
            assert sheet[cell].value == edits.get(cell, source[cell].value)


@FREELY
@given(edits=st.dictionaries(PLACES, VALUES, max_size=12))
def test_a_second_time_changes_nothing(edits: dict[str, CellInput], tmp_path: Path) -> None:
    for turn in range(2):
        patch = patch_bytes(DATA, "bok.xlsx") if turn == 0 else open_workbook(tmp_path / "ut.xlsx")
        for cell, value in edits.items():
            patch.set_value(SHEET, cell, value, replace_formula=True)
        receipt = patch.save(tmp_path / "ut.xlsx")

    assert not receipt.is_changed
