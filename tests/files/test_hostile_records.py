"""What an earlier run left may be damaged or made to harm: it is passed over, or refused in a sentence."""

from __future__ import annotations

import base64
import json
import zlib
from pathlib import Path

import pytest

from pipeline.disclosure.register import from_lines
from pipeline.drift.records import VERSION
from pipeline.errors import UnreadableFileError
from pipeline.files.journal import JOURNAL_FILE, read_journal
from pipeline.files.last_print import PRINT, last_print
from pipeline.files.last_run import RECORD, last_criteria

DEEP = "[" * 200_000
BOMB = base64.b64encode(zlib.compress(bytes(64 * 1024**2), 9)).decode()


def prints(keys: str, kind: str = "<f4", values: str = "") -> str:
    return json.dumps({"version": VERSION, "tables": {"dwellings": {"keys": keys, "columns": {"a": [kind, values]}}}})


RECORDS = {
    "deep": DEEP,
    "deep objects": '{"criteria":' * 100_000,
    "nothing": "",
    "null": "null",
    "a large number": '{"criteria": [' + "9" * 5_000 + "]}",
    "half a letter": '{"criteria": "\\ud800"}',
}


@pytest.mark.parametrize("text", RECORDS.values(), ids=RECORDS)
def test_the_last_runs_record_is_passed_over(text: str, tmp_path: Path) -> None:
    (tmp_path / "2019-09").mkdir()
    (tmp_path / "2019-09" / RECORD).write_text(text, encoding="utf-8")

    assert last_criteria(tmp_path, "2019-10", []) is None


@pytest.mark.parametrize(
    "text",
    [*RECORDS.values(), prints(BOMB), prints("", "O", ""), prints("", "<f4", BOMB), prints("x"), prints(BOMB[:200])],
)
def test_the_last_fingerprints_are_passed_over(text: str, tmp_path: Path) -> None:
    (tmp_path / "2019-09").mkdir()
    (tmp_path / "2019-09" / PRINT).write_text(text, encoding="utf-8")

    assert last_print(tmp_path, "2019-10") is None


@pytest.mark.parametrize(
    "text", [DEEP, "{", "null", '[{"file": 1, "before": "", "after": "", "backup": ""}]', '[{"file": "a"}]', "[[]]"]
)
def test_a_journal_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / JOURNAL_FILE).write_text(text, encoding="utf-8")

    with pytest.raises(UnreadableFileError, match=r"^Filen «tilbakeskriving\.json» kan ikke leses\."):
        read_journal(tmp_path)


@pytest.mark.parametrize(
    "line", [["2019-10", "2019", "a", DEEP, "1", "3"], ["x"], ["2019-10", "9" * 5_000, "a", "[]", "", "3"]]
)
def test_a_line_that_is_none_of_the_registers_is_refused(line: list[str]) -> None:
    with pytest.raises(ValueError, match=r"^line 1 is not a line of the register$"):
        from_lines([line])
