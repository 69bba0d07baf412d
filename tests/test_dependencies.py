"""Every library has a lower and an upper bound, is locked to a version within them, and may be used by anybody."""

from __future__ import annotations

import re
from configparser import ConfigParser
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
FREE = re.compile(r"\b(MIT|BSD|Apache|PSF|0BSD|Zlib|CC0|Enthought)", re.IGNORECASE)


def _setup() -> ConfigParser:
    found = ConfigParser()
    found.read(ROOT / "setup.cfg", encoding="utf-8")
    return found


def _requirements(section: str, option: str) -> list[Requirement]:
    return [Requirement(line) for line in _setup()[section][option].strip().splitlines()]


AT_RUN_TIME = _requirements("options", "install_requires")
IN_TESTS = _requirements("options.extras_require", "test")
LOCKED = {
    canonicalize_name(name): version
    for name, _, version in (line.partition("==") for line in (ROOT / ".ci/lock.txt").read_text().splitlines())
}


def _reached() -> dict[str, Distribution]:
    """Every library that a run needs, those that others need among them."""
    found: dict[str, Distribution] = {}
    waiting = [item.name for item in AT_RUN_TIME]
    while waiting:
        name = canonicalize_name(waiting.pop())
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        needed = map(Requirement, found[name].requires or ())
        waiting += [item.name for item in needed if item.marker is None or item.marker.evaluate({"extra": ""})]
        waiting = [other for other in waiting if canonicalize_name(other) not in found]
    return found


@pytest.mark.parametrize("requirement", AT_RUN_TIME, ids=lambda item: item.name)
def test_a_library_has_a_lower_and_an_upper_bound(requirement: Requirement) -> None:
    assert {item.operator for item in requirement.specifier} == {">=", "<"}


@pytest.mark.parametrize("requirement", [*AT_RUN_TIME, *IN_TESTS], ids=lambda item: item.name)
def test_a_library_is_locked_within_its_bounds(requirement: Requirement) -> None:
    assert LOCKED[canonicalize_name(requirement.name)] in requirement.specifier


def test_every_library_that_a_run_needs_is_locked_and_free() -> None:
    reached = _reached()

    assert len(reached) > len(AT_RUN_TIME)
    for name, library in reached.items():
        about = library.metadata
        said = [
            word for field in ("License-Expression", "License", "Classifier") for word in about.get_all(field) or []
        ]
        assert name in LOCKED
        assert FREE.search(" ".join(said)), name
