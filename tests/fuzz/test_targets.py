"""Every target survives what it is meant to read, a few changes to it, and all that ever made one fail."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.fuzz.__main__ import FOUND, fuzz
from tests.fuzz.mutating import mutated
from tests.fuzz.targets import TARGETS, seeds, survive

FAST = 15


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_survives_its_seeds_and_changes_to_them(target: str) -> None:
    chance = Random(target)
    for data in seeds(target):
        survive(target, data)
        for _ in range(FAST):
            survive(target, mutated(data, chance))


@pytest.mark.parametrize("path", sorted(FOUND.glob("*.bin")), ids=lambda path: path.name)
def test_what_once_failed_is_survived(path: Path) -> None:
    survive(path.name.partition("-")[0], path.read_bytes())


def test_a_failure_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(_target: str, _data: bytes) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("tests.fuzz.__main__.survive", fail)
    monkeypatch.setattr("tests.fuzz.__main__.FOUND", tmp_path)
    tried, failed = fuzz("cells", 0.0005, "0")

    assert tried == failed
    assert len(list(tmp_path.iterdir())) > 0
