"""Identifiers: matrikkel with points, unit numbers apart, zeros that a spreadsheet took away."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from pipeline.example.mess.cells import InCells, Written, of_kind
from pipeline.example.mess.grid import Cell, Grid, Layout
from schemas.columns import ColumnSpec, Kind

_ZEROS_OF = ("postal_code",)
_LETTERS_OF_UNITS = "HULK"


def _points(shown: object, _column: ColumnSpec, chance: Random) -> Written | None:
    if not isinstance(shown, str):
        return None
    return Written(chance.choice((".", "")) + shown.replace("/", "."))


def _gnr_bnr(shown: object, _column: ColumnSpec, _chance: Random) -> Written | None:
    gnr, stroke, bnr = str(shown).partition("/")
    return Written(f"gnr. {gnr} bnr. {bnr}") if stroke else None


def _apart(shown: object, _column: ColumnSpec, chance: Random) -> Written | None:
    if not isinstance(shown, str) or shown[:1] not in _LETTERS_OF_UNITS:
        return None
    letter = chance.choice((shown[0], shown[0].lower()))
    return Written(letter + chance.choice((" ", "-", "")) + shown[1:])


def _lost_zeros(grid: Grid, chance: Random) -> Grid:
    """Postal codes that begin with a zero, kept as numbers; the example's own begin with nine."""
    found: dict[tuple[int, int], Cell] = {}
    truth = dict(grid.truth)
    for place, names in enumerate(grid.means):
        if not set(names) & set(_ZEROS_OF) or chance.random() < 0.3:
            continue
        values = list(truth[names[0]])
        for row in grid.data():
            cell = grid.rows[row].cells[place]
            if isinstance(cell.shown, str) and cell.shown.isdecimal() and not cell.operators:
                values[grid.rows[row].record] = f"0{cell.shown[1:]}"
                found[row, place] = replace(cell, shown=int(cell.shown[1:]), form="int", operators=("lost_zeros",))
        truth[names[0]] = tuple(values)
    return replace(grid.with_cells(found), truth=truth)


IDENTIFIERS = (
    InCells("cadastre_with_points", of_kind(Kind.CADASTRE), _points),
    InCells("cadastre_in_words", of_kind(Kind.CADASTRE), _gnr_bnr, share=0.3),
    InCells("unit_number_apart", of_kind(Kind.UNIT_NUMBER), _apart, share=0.5),
    Layout("lost_zeros", _lost_zeros),
)
