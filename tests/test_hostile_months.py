"""What an earlier month left may have been damaged or made to harm: a run says so in a sentence, or goes through."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from pipeline.answered import FILE as ANSWERED
from pipeline.decided import FILE as DECIDED
from pipeline.errors import StoppedError
from pipeline.files.history import FILE as HISTORY
from pipeline.files.last_run import RECORD
from pipeline.files.released import FILE as RELEASED
from pipeline.request import Request
from pipeline.run import run
from tests.hostile.files import LAUGHS, MEGABYTE, sheet_bomb, workbook_with
from tests.steps.month import Files, files, one_dwelling
from tests.steps.protecting import protect_as_excel_2007

SEPTEMBER, OCTOBER = "2019-09", "2019-10"
TODAY = date(2019, 11, 21)
BOMB = sheet_bomb(40 * MEGABYTE)
Made = Callable[[bytes], bytes]


def sheets_of_texts(data: bytes) -> bytes:
    """Every cell holds what no cell of ours can."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None and cell.data_type == "s":
                    cell.value = f"=HYPERLINK({cell.value!r})|" + "9" * 400
    changed = io.BytesIO()
    book.save(changed)
    return changed.getvalue()


def large_numbers(data: bytes) -> bytes:
    """Thirty digits for each small number and each blank, and what is no number at all; one more line in a register."""
    if data.count(b"\n") == 1 and b"Bestand" in data:
        return data + b"2019-09;2019;boliger 2019-09-30;[];" + b"9" * 30 + b";3\r\n"
    return re.sub(rb";[0-9]?;", b";" + b"9" * 30 + b";", data).replace(b": 1,", b": 1e999,")


WORKBOOK: dict[str, Made] = {
    "a bomb": lambda _: BOMB,
    "a bomb behind a password": lambda _: protect_as_excel_2007(BOMB, "hemmelig"),
    "laughs": lambda _: workbook_with(LAUGHS, ' x="&j;"'),
    "noise": lambda _: bytes(range(256)) * 400,
    "nothing": lambda _: b"",
    "half of it": lambda data: data[: len(data) // 2],
    "other texts": sheets_of_texts,
}
TEXT: dict[str, Made] = {
    "noise": lambda _: bytes(range(256)) * 400,
    "nothing": lambda _: b"",
    "half of it": lambda data: data[: len(data) // 2],
    "large numbers": large_numbers,
    "deep": lambda data: data + b"[" * 200_000,
    "a long line": lambda data: data + b"x;" * 200_000,
    "nulls": lambda data: data + b"\0" * 100,
}
CASES = [
    *((f"{SEPTEMBER}/{name}", how, make) for name in (ANSWERED, DECIDED) for how, make in WORKBOOK.items()),
    *((name, how, make) for name in (HISTORY, RELEASED, f"{SEPTEMBER}/{RECORD}") for how, make in TEXT.items()),
]
QUICK = {
    *((f"{SEPTEMBER}/{ANSWERED}", "a bomb"), (f"{SEPTEMBER}/{DECIDED}", "other texts"), (HISTORY, "large numbers")),
    *((RELEASED, "deep"), (f"{SEPTEMBER}/{RECORD}", "large numbers")),
}


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Files]:
    """A folder with inputs, and what September's run left."""
    folder = tmp_path_factory.mktemp("måneder")
    one_dwelling(folder / "inn")
    run(Request(folder / "inn", TODAY, period=SEPTEMBER), folder / "ut")
    return folder / "inn", files(folder / "ut")


def why_stopped(inputs: Path, output: Path) -> str:
    """What October's run says when it stops; empty when it goes through."""
    try:
        run(Request(inputs, TODAY, period=OCTOBER), output)
    except StoppedError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("name", "make"),
    [
        pytest.param(name, make, id=f"{name}, {how}", marks=() if (name, how) in QUICK else pytest.mark.slow)
        for name, how, make in CASES
    ],
)
def test_the_next_month_goes_through_or_is_refused_and_nothing_is_changed(
    name: str, make: Made, left: tuple[Path, Files], tmp_path: Path
) -> None:
    inputs, before = left
    spoiled = {**before, name: make(before[name])}
    assert spoiled != before
    for path, data in spoiled.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)

    if said := why_stopped(inputs, tmp_path):
        assert Path(name).name in said
        assert said.endswith(".")
        assert files(tmp_path) == spoiled
    else:
        assert (tmp_path / OCTOBER / RECORD).is_file()
