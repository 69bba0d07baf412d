"""Somebody saves at a random moment around a write-back: their last save is there afterwards, always."""

import random
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from pipeline.errors import StoppedError
from pipeline.files import swap
from pipeline.files.exchange import exchange
from tests.steps.desk import OLD, Desk
from tests.steps.staff import WAYS, Saving, colleague

LONGEST_WAIT = 0.012
"""Seconds; a write-back takes about half of it."""
CLOSE = 0.0004
"""Seconds around the swap itself."""


def race(number: int, folder: Path, other: Connection, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run one race and tell how it went; the assertions are what must hold whoever wins."""
    chance = random.Random(number)
    desk = Desk(folder / str(number))
    desk.root.mkdir()
    desk.lay()
    count = chance.choice((1, 1, 2, 3))
    is_close = chance.random() < 0.6
    limit = CLOSE if is_close else LONGEST_WAIT
    saves = tuple((chance.uniform(0, limit), f"lagring {number}-{turn} ".encode() * 400) for turn in range(count))
    saving = Saving(desk.staff_file, chance.choice(sorted(WAYS)), saves)
    swaps = 0

    def swapped(left: Path, right: Path) -> None:
        nonlocal swaps
        if is_close and swaps == 0:
            other.send(saving)
        swaps += 1
        exchange(left, right)

    monkeypatch.setattr(swap, "exchange", swapped)
    if not is_close:
        other.send(saving)
    sentence = ""
    try:
        is_written = desk.write(read=OLD)
    except StoppedError as error:
        is_written, sentence = False, str(error)
    assert other.recv() == "saved"

    last = saves[-1][1]
    found = {name: (desk.staff_file.parent / name).read_bytes() for name in desk.staff_names}
    content = found.pop(desk.name, b"")
    visible = {name: data for name, data in found.items() if name in sentence and name.endswith(".kopi")}
    assert content == last or last in visible.values(), f"race {number}: {saving.way}, {sentence}"
    assert found == visible, f"race {number} left {sorted(found)}"
    assert is_written or sentence
    assert is_written == bool(desk.journal)
    if is_written:
        assert desk.backups == [OLD]
    kind = "written, then saved" if is_written else ("given back" if swaps > 1 else "refused before the swap")
    return f"{kind}{', a save laid in sight' if visible else ''}"


def races(count: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    with colleague() as other:
        return Counter(race(number, folder, other, monkeypatch) for number in range(count))


def test_sixty_races_lose_no_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert races(60, tmp_path, monkeypatch).total() == 60


@pytest.mark.slow
def test_a_thousand_races_lose_no_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    outcomes = races(1000, tmp_path, monkeypatch)

    with capsys.disabled():
        print(f"\n{outcomes.total()} races, no save lost: {dict(outcomes.most_common())}")  # noqa: T201
    assert outcomes.total() == 1000
    assert min(outcomes[kind] for kind in ("written, then saved", "given back", "refused before the swap")) >= 3
