"""Headings that are not the schema's: synonyms, slips of the keyboard, other units, two lines, two rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from pipeline.example.mess.grid import Cell, Grid, Layout, Role, Row
from pipeline.headings import heading_key
from schemas.columns import ColumnSpec

_LONG_ENOUGH = 9
"""Letters from which a slip leaves a heading known."""
_SHORT = {"dato": "dt.", "antall": "ant.", "nummer": "nr", "leilighet": "leil.", "vurdert": "vurd."}
_UNIT = re.compile(r" \(([^)]*)\)$")

Rewrite = Callable[[str, ColumnSpec, Random], str]


def _rewritten(share: float, rewrite: Rewrite) -> Callable[[Grid, Random], Grid]:
    """Headings of some columns written another way; never two alike in a sheet."""

    def change(grid: Grid, chance: Random) -> Grid:
        headings = grid.headings()
        for place, heading in enumerate(headings):
            column = grid.spec(place)
            if column is None or not heading or chance.random() >= share:
                continue
            new = rewrite(heading, column, chance)
            others = {heading_key(text) for at, text in enumerate(headings) if at != place}
            if heading_key(new) not in others:
                headings[place] = new
        return grid.with_headings(headings)

    return change


def _synonym(heading: str, column: ColumnSpec, chance: Random) -> str:
    return chance.choice([name for name in (column.title, *column.synonyms) if name != heading] or [heading])


def _misspelt(heading: str, _column: ColumnSpec, chance: Random) -> str:
    """Two letters changed about, one left out, or one typed twice, never the first."""
    if len(heading) < _LONG_ENOUGH or "(" in heading:
        return heading
    at = chance.randrange(2, len(heading) - 1)
    slips = (
        heading[: at - 1] + heading[at] + heading[at - 1] + heading[at + 1 :],
        heading[:at] + heading[at + 1 :],
        heading[:at] + heading[at] + heading[at:],
    )
    return chance.choice(slips)


def _other_case(heading: str, _column: ColumnSpec, chance: Random) -> str:
    return chance.choice((heading.upper(), heading.lower()))


def _with_blanks(heading: str, _column: ColumnSpec, chance: Random) -> str:
    return chance.choice((f"{heading} ", f"\u00a0{heading}", heading.replace(" ", "  "), f"{heading}:", f"{heading}*"))


def _two_lines(heading: str, _column: ColumnSpec, _chance: Random) -> str:
    return heading.replace(" ", "\n", 1)


def _other_unit(heading: str, column: ColumnSpec, chance: Random) -> str:
    if not column.unit:
        return heading
    bare = _UNIT.sub("", heading)
    return chance.choice((bare, f"{bare} ({column.unit})", f"{bare} [{column.unit}]", f"{bare}, {column.unit}"))


def _shortened(heading: str, _column: ColumnSpec, _chance: Random) -> str:
    """«Ant. rom», «Kartlagt dt.»: what people make room with."""
    words = heading.split(" ")
    return " ".join(_SHORT.get(word.casefold(), word) for word in words)


def _units_below(grid: Grid, _chance: Random) -> Grid:
    """The units in a row of their own under the headings."""
    headings = grid.headings()
    found = [_UNIT.search(heading) for heading in headings]
    if not any(found) or _is_in_two_rows(grid):
        return grid
    units = tuple(Cell(f"({match[1]})" if match else None) for match in found)
    bare = grid.with_headings([_UNIT.sub("", heading) for heading in headings])
    return bare.with_rows(grid.header + 1, Row(units, Role.HEADER))


def _split_in_two(grid: Grid, _chance: Random) -> Grid:
    """«Risiko brann» and «Risiko trafikk» as «Risiko» above «brann» and «trafikk»; the first word stands merged."""
    if _is_in_two_rows(grid):
        return grid
    headings, at = grid.headings(), grid.header
    words = [heading.split(" ", 1) if " " in heading and "(" not in heading else [heading] for heading in headings]
    above: list[str | None] = [None] * len(headings)
    merged = list(grid.merged)
    start = 0
    while start < len(words):
        end = start
        while end + 1 < len(words) and len(words[end + 1]) == len(words[start]) == 2 and (
            words[end + 1][0] == words[start][0]
        ):  # fmt: skip
            end += 1
        if end > start:
            above[start] = words[start][0]
            merged.append((at, start, at, end))
            headings[start : end + 1] = [words[place][1] for place in range(start, end + 1)]
        start = end + 1
    if len(merged) == len(grid.merged):
        return grid
    below = grid.with_headings(headings)
    row = Row(tuple(Cell(text) for text in above), Role.HEADER)
    return replace(below.with_rows(at, row), merged=tuple(merged))


def _groups_above(grid: Grid, chance: Random) -> Grid:
    """A row of groups above the headings, merged over a few columns each."""
    if _is_in_two_rows(grid) or len(grid.means) < 6:
        return grid
    at, width = grid.header, len(grid.means)
    first, second = sorted(chance.sample(range(2, width - 1), 2))
    spans = [(0, first - 1), (first, second - 1), (second, width - 1)]
    names = chance.sample(("Grunndata", "Detaljer", "Oppfølging", "Annet", "Til bruk i møte"), len(spans))
    cells = [Cell()] * width
    for (left, _), name in zip(spans, names, strict=True):
        cells[left] = Cell(name)
    merged = [(at, left, at, right) for left, right in spans if right > left]
    return replace(grid.with_rows(at, Row(tuple(cells))), merged=(*grid.merged, *merged))


def _is_in_two_rows(grid: Grid) -> bool:
    return sum(row.role is Role.HEADER for row in grid.rows) > 1


HEADINGS = (
    Layout("heading_synonym", _rewritten(0.6, _synonym)),
    Layout("heading_misspelt", _rewritten(0.3, _misspelt)),
    Layout("heading_other_case", _rewritten(0.5, _other_case)),
    Layout("heading_with_blanks", _rewritten(0.4, _with_blanks)),
    Layout("heading_on_two_lines", _rewritten(0.8, _two_lines)),
    Layout("heading_other_unit", _rewritten(0.8, _other_unit)),
    Layout("heading_shortened", _rewritten(0.4, _shortened)),
)
TWO_ROWS = (
    Layout("units_below_headings", _units_below),
    Layout("heading_split_in_two_rows", _split_in_two),
    Layout("groups_above_headings", _groups_above),
)
