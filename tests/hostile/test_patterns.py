"""No text makes a search through it go on for ever, whatever somebody types in a cell."""

from __future__ import annotations

import pkgutil
import re
import time
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from typing import Any

import pytest

import pipeline
import schemas
from pipeline.audit.patterns import identifiers_in
from pipeline.excel.layout import TableLayout
from pipeline.excel.markup import attributes, mask
from pipeline.headings import heading_key

UNITS = (
    *(
        "9",
        "a",
        "A",
        "å",
        " ",
        "\t",
        "-",
        "–",
        ".",
        ",",
        ";",
        "/",
        "\\",
        "'",
        '"',
        "(",
        "[",
        "<",
        "&",
        "=",
        "!",
        "*",
        "_",
    ),
    *(
        "9-",
        "-9",
        "9.",
        "9 ",
        " 9",
        "9,9",
        "9/",
        "a ",
        " a",
        "a9",
        "9a",
        "A9",
        "a-",
        "a.",
        "/9",
        ", ",
        '""',
        "''",
        "<a ",
    ),
)
STARTS, TIMES, ENDS = ("", "H01", "A-", "1/", '"', "<a"), 24, ("", "\N{REPLACEMENT CHARACTER}", "!\n")
LONGEST = 0.5
"""Seconds for all texts; a search that doubles with each sign takes longer for one of them."""


TEXTS = [start + unit * TIMES + end for start, unit, end in product(STARTS, UNITS, ENDS)]


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Every pattern that a module keeps, by name."""
    for package in (pipeline, schemas):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                found = vars(import_module(module.name)).items()
                yield from ((f"{module.name}.{name}", value) for name, value in found if isinstance(value, re.Pattern))


def seconds(pattern: re.Pattern[Any]) -> float:
    """Processor time of looking for a pattern in all texts; what takes too long is broken off after a text."""
    start = time.process_time()
    for text in TEXTS:
        given: Any = text.encode() if isinstance(pattern.pattern, bytes) else text
        pattern.fullmatch(given)
        pattern.search(given)
        if time.process_time() - start > LONGEST:
            break
    return time.process_time() - start


def test_every_search_ends_soon() -> None:
    names = dict(patterns())
    assert len(names) > 100
    assert {name: pattern.pattern for name, pattern in names.items() if seconds(pattern) > LONGEST} == {}


@pytest.mark.parametrize("unit", [b"<!--", b"<![CDATA[", b"<?", b"a"])
def test_a_damaged_sheet_is_looked_through_once(unit: bytes) -> None:
    start = time.process_time()
    mask(unit * 30_000)
    attributes(b"<c " + unit * 30_000 + b">")
    assert time.process_time() - start < LONGEST


@pytest.mark.parametrize("unit", ["9", "(", "a.", " 9", "a@"])
def test_the_longest_cell_that_excel_takes_is_looked_through_once(unit: str) -> None:
    text = (unit * 32_767)[:32_766] + "!"
    start = time.process_time()
    heading_key(text)
    list(identifiers_in(text))
    assert TableLayout("tbl", 1, (("A",), (text,))).has_marked_number == (unit in ("9", " 9"))
    assert time.process_time() - start < LONGEST


def test_one_that_doubles_with_each_sign_is_seen() -> None:
    assert seconds(re.compile(r"A(?:-?\d{1,9})+")) > LONGEST
