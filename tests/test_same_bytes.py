"""The same input gives the same bytes: in any locale, time zone and folder, and however Python hashes."""

from __future__ import annotations

import itertools
import locale
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.example import generate

pytestmark = pytest.mark.long

PLAIN = {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "0"}
OTHER = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4242"}
LOCALES = ("C", "C.UTF-8", "nb_NO.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8")
ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns")
SEEDS = ("0", "1", "4242")
SCRIPT = "import locale; locale.setlocale(locale.LC_ALL, ''); from pipeline.cli import main; main()"
LONG = Path("Bjørnstjerne Ødegårds mappe for «boliger» " + "å" * 60, "æ" * 100, "ø" * 90)
"""More than 260 characters, most of them of two bytes."""


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("likt") / "inn"
    generate(folder, dwellings=10)
    return folder


def outputs(inputs: Path, folder: Path, surroundings: dict[str, str]) -> dict[str, bytes]:
    """What a run in a process of its own leaves."""
    folder.mkdir(parents=True)
    (folder / "inn").mkdir()
    for path in inputs.iterdir():
        (folder / "inn" / path.name).write_bytes(path.read_bytes())
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, "run", "--input", "inn", "--output", "ut"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), **surroundings},
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr.decode(errors="replace")
    found = {path.relative_to(folder / "ut"): path for path in (folder / "ut").rglob("*") if path.is_file()}
    return {name.as_posix(): path.read_bytes() for name, path in found.items()}


def is_installed(name: str) -> bool:
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        return False
    finally:
        locale.setlocale(locale.LC_ALL, before)
    return True


@pytest.fixture(scope="module")
def plain(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return outputs(inputs, tmp_path_factory.mktemp("likt") / "her", PLAIN)


def test_another_folder_locale_time_zone_and_hash_seed_give_the_same_bytes(
    inputs: Path, plain: dict[str, bytes], tmp_path: Path
) -> None:
    folder = tmp_path / LONG

    other = next(name for name in ("tr_TR.UTF-8", "nb_NO.UTF-8", "C.UTF-8") if is_installed(name))

    assert len(str(folder)) > 260
    assert outputs(inputs, folder, {"LC_ALL": other, **OTHER}) == plain
    assert len(plain) > 10


@pytest.mark.slow
@pytest.mark.parametrize(("name", "zone", "seed"), [*itertools.product(LOCALES, ZONES, SEEDS)])
def test_any_locale_zone_and_seed_give_the_same_bytes(
    name: str, zone: str, seed: str, inputs: Path, plain: dict[str, bytes], tmp_path: Path
) -> None:
    if not is_installed(name):
        pytest.skip(f"the locale {name} is not installed")

    assert outputs(inputs, tmp_path / "der", {"LC_ALL": name, "TZ": zone, "PYTHONHASHSEED": seed}) == plain
