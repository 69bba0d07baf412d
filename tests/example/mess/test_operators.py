"""What holds for every operator: it is seeded, does something somewhere, and leaves the meaning where it says."""

from __future__ import annotations

from random import Random

import pytest

from pipeline.example.mess.cells import InCells
from pipeline.example.mess.columns import COLUMNS
from pipeline.example.mess.grid import Grid, Operator, Role
from pipeline.example.mess.headings import HEADINGS, TWO_ROWS
from pipeline.example.mess.levels import OF_BOOKS, OPERATORS
from pipeline.example.mess.rows import ROWS
from pipeline.example.mess.spoiling import SPOILING
from pipeline.headings import heading_key

SPOILING_NAMES = {operator.name for operator in SPOILING}
each = pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)


def _dirtied(operator: Operator, grids: list[Grid]) -> list[tuple[Grid, Grid]]:
    return [(grid, operator(grid, Random(f"{seed}"))) for grid in grids for seed in range(4)]


def test_there_are_many_and_each_has_a_name_of_its_own() -> None:
    names = [operator.name for operator in OPERATORS] + list(OF_BOOKS)
    assert len(names) >= 60
    assert len(set(names)) == len(names)


@each
def test_changes_some_sheet_and_says_so_just_there(operator: Operator, grids: list[Grid]) -> None:
    pairs = _dirtied(operator, grids)
    assert any(before != after for before, after in pairs)
    assert all((operator.name in after.operators) == (before != after) for before, after in pairs)


@each
def test_same_chance_gives_the_same(operator: Operator, grids: list[Grid]) -> None:
    assert operator(grids[0], Random("x")) == operator(grids[0], Random("x"))


@each
def test_marks_as_spoiled_what_spoils_and_nothing_else(operator: Operator, grids: list[Grid]) -> None:
    for before, after in _dirtied(operator, grids):
        cells = [cell for row in after.rows for cell in row.cells if cell.operators]
        assert all(cell.is_spoiled == (operator.name in SPOILING_NAMES) for cell in cells)
        if isinstance(operator, InCells) and before != after:
            assert cells


@pytest.mark.parametrize("operator", [*HEADINGS, *COLUMNS, *TWO_ROWS, *ROWS], ids=lambda operator: operator.name)
def test_a_layout_leaves_every_value_with_its_record_and_column(operator: Operator, grids: list[Grid]) -> None:
    def content(grid: Grid) -> dict[tuple[int, str], object]:
        return {
            (grid.rows[row].record, names[0]): grid.rows[row].cells[place].shown
            for row in grid.data()
            for place, names in enumerate(grid.means)
            if names
        }

    for before, after in _dirtied(operator, grids):
        assert content(after) == content(before)
        assert after.truth == before.truth
        assert len({len(row.cells) for row in after.rows}) == 1
        assert all(low < len(after.rows) and right < len(after.means) for _, _, low, right in after.merged)


@pytest.mark.parametrize("operator", HEADINGS, ids=lambda operator: operator.name)
def test_no_two_headings_become_alike(operator: Operator, grids: list[Grid]) -> None:
    for before, after in _dirtied(operator, grids):
        keys = [heading_key(heading) for heading in after.headings()]
        assert len(set(keys)) == len({heading_key(heading) for heading in before.headings()})


def test_the_first_word_of_split_headings_stands_merged_above(grids: list[Grid]) -> None:
    split = next(operator for operator in TWO_ROWS if operator.name == "heading_split_in_two_rows")
    surveys = split(next(grid for grid in grids if grid.table == "surveys"), Random(1))
    top, left, low, right = surveys.merged[-1]
    assert (surveys.rows[top].role, surveys.rows[top].cells[left].shown) == (Role.HEADER, "Risiko")
    assert top == low
    assert surveys.headings()[left : right + 1] == ["andre leietakere", "brann", "trafikk"]


def test_a_doubled_row_is_one_more_and_its_key_must_be_found(grids: list[Grid]) -> None:
    doubled = next(operator for operator in SPOILING if operator.name == "doubled_row")
    for before, after in _dirtied(doubled, grids):
        copies = [row for row in after.rows if row.role is Role.COPY]
        assert len(after.rows) == len(before.rows) + 1
        assert [sum(cell.is_spoiled for cell in row.cells) for row in copies] == [1]
