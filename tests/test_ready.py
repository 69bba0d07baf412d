"""What a run keeps of the workbooks when their cells have been read."""

import gc
import weakref
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from pipeline.example import generate
from pipeline.freed_room import give_back_freed
from pipeline.protection import NOBODY, Protection
from pipeline.ready import make_ready
from pipeline.request import Request
from pipeline.sources import sources_of
from pipeline.steps.read import read
from tests.steps.workbooks import write_book


def test_nothing_holds_the_cells_once_they_are_read(tmp_path: Path) -> None:
    generate(tmp_path)
    inputs = read(tmp_path)
    sheets = [weakref.ref(sheet) for book in inputs.workbooks for sheet in book.sheets]

    ready = make_ready(inputs, Request(tmp_path, date(2019, 10, 31), "2019-10"), None)
    del inputs
    gc.collect()

    assert len(sheets) > 10
    assert [sheet for sheet in sheets if sheet() is not None] == []
    assert {sheet.sheet.name for sheet in ready.located.sheets} >= {"Boliger", "Plasser", "Leieforhold"}
    assert len(ready.tables.by_name["dwellings"].frame) > 100


def test_of_a_workbook_it_knows_the_last_rows_and_those_that_no_copy_may_show(tmp_path: Path) -> None:
    write_book(tmp_path / "Leie.xlsx", {"Ark": [["Bolignr", "Hva"], ["B-1", "x"], ["B-2", "til EM-0077"]], "Tomt": []})
    protection = Protection({("Leie.xlsx", "Ark"): frozenset({2})}, {"youth_id": frozenset({"EM-0077"})})

    (book,) = sources_of(read(tmp_path), protection).workbooks
    (free,) = sources_of(read(tmp_path), NOBODY).workbooks

    assert book.last_rows == free.last_rows == {"Ark": 3, "Tomt": 0}
    assert book.closed_rows == {"Ark": {2, 3}, "Tomt": frozenset()}
    assert free.closed_rows == {}


def resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="other systems say it otherwise")
def test_freed_room_goes_back_to_the_system() -> None:
    kept, freed = [], []
    for _ in range(1_000):
        freed.append(np.ones(8_000))
        kept.append(np.ones(500))
    freed.clear()
    before = resident_bytes()

    give_back_freed()

    assert before - resident_bytes() > 32_000_000
    assert len(kept) == 1_000
