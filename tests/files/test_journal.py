"""What was written back is remembered, and a damaged memory is said."""

import json
from pathlib import Path

import pytest

from pipeline.errors import UnreadableFileError
from pipeline.files.journal import JOURNAL_FILE, Entry, read_journal, write_journal

ENTRIES = [
    Entry("../input/Bosettingsplan.xlsx", "a" * 64, "b" * 64, "Bosettingsplan aaaaaaaaaaaa.xlsx"),
    Entry("../inn data/Plan på hjul.xlsx", "b" * 64, "c" * 64, "Plan på hjul bbbbbbbbbbbb.xlsx"),
]


def test_no_journal_is_an_empty_one(tmp_path: Path) -> None:
    assert read_journal(tmp_path) == []


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    write_journal(tmp_path, ENTRIES)

    assert read_journal(tmp_path) == ENTRIES
    assert [path.name for path in tmp_path.iterdir()] == [JOURNAL_FILE]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[1]", b'{"file": 1}', b"\xff\xfe\x00", b'[{"file": "a"}]', json.dumps([{"x": 1}]).encode(), b"null"],
)
def test_a_damaged_journal_is_said_and_where_the_copies_are(tmp_path: Path, content: bytes) -> None:
    (tmp_path / JOURNAL_FILE).write_bytes(content)

    with pytest.raises(UnreadableFileError) as caught:
        read_journal(tmp_path)
    assert str(caught.value) == (
        "Filen «tilbakeskriving.json» kan ikke leses. Versjonene før hver tilbakeskriving ligger i «sikkerhetskopier»."
    )


def test_a_journal_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / JOURNAL_FILE).mkdir()

    with pytest.raises(UnreadableFileError, match=r"Kan ikke skrive «tilbakeskriving.json» i mappen «.*»"):
        write_journal(tmp_path, ENTRIES)
