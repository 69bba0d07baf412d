from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.files.history import (
    FILE,
    as_bytes,
    history_bytes,
    keep_beside,
    kept_name,
    lines_in,
    put_history,
    records,
)

HEADINGS = ("Måned", "Verdi")


def test_the_file_is_one_that_norwegian_excel_opens(tmp_path: Path) -> None:
    put_history(tmp_path, as_bytes(HEADINGS, [("2019M10", "68,5")]))
    assert (tmp_path / FILE).read_bytes() == "\ufeffMåned;Verdi\r\n2019M10;68,5\r\n".encode()


def test_the_lines_come_back_from_utf_8_and_from_windows_text() -> None:
    content = as_bytes(HEADINGS, [("0–3 år", "1;2"), ('"', "")])
    expected = [["0–3 år", "1;2"], ['"', ""]]
    assert lines_in(content, HEADINGS) == expected
    assert lines_in(content.decode("utf-8-sig").encode("cp1252"), HEADINGS) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"noe annet",
        b"\xff\xfe\x00M",
        b'M\xc3\xa5ned;Verdi\r\n"aldri slutt',
        b"\x81\x8d",
        b"PK\x03\x04" + bytes(50),
    ],
)
def test_what_is_no_such_text_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        lines_in(content, HEADINGS)


def test_what_stood_there_is_kept_once_under_a_free_name(tmp_path: Path) -> None:
    assert keep_beside(tmp_path, b"en") == "historikk (endret av dere).csv"
    assert keep_beside(tmp_path, b"to") == "historikk (endret av dere 2).csv"
    assert kept_name(tmp_path, b"en") == "historikk (endret av dere).csv"
    assert keep_beside(tmp_path, b"en") == "historikk (endret av dere).csv"
    assert sorted(path.read_bytes() for path in tmp_path.iterdir()) == [b"en", b"to"]


def test_no_file_is_nothing_and_can_be_made_so_again(tmp_path: Path) -> None:
    assert history_bytes(tmp_path) is None
    put_history(tmp_path, b"noe")
    assert history_bytes(tmp_path) == b"noe"
    put_history(tmp_path, None)
    assert history_bytes(tmp_path) is None


def test_records_are_those_of_month_folders_that_are_asked_for(tmp_path: Path) -> None:
    for name, text in (
        ("2019-08", '{"as_of": 1}'),
        ("2019-09", json.dumps([])),
        ("2019-10", "{}"),
        ("2019-11", "[" * 100_000),
        ("gammelt", "{}"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "run.json").write_text(text, encoding="utf-8")
    assert list(records(tmp_path, {"2019-10"})) == [("2019-08", {"as_of": 1})]
