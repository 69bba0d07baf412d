"""What nobody can read: each cell must be found, and its value counted as not known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from pipeline.example.mess.cells import InCells, Written, of_kind
from pipeline.example.mess.grid import Formula, Grid, Layout, Role
from schemas.columns import ColumnSpec, Kind
from schemas.tables import TABLES

_ERRORS = ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?")
_IMPOSSIBLE_DAYS = ("31.02.2019", "30.2.2018", "2019-13-01", "00.05.2017", "32.01.2019", "29.02.2019")
_WORDS_FOR_DAYS = ("se perm", "rett før jul", "uke 14", "Kari vet", "høsten 2018")
_MONTHS = ("mars 2019", "08.2018", "okt. 2017", "2018-06")
_WORDS_FOR_NUMBERS = ("se merknad", "to", "12 eller 13", "ca. noen", "1o", "x")
_PERHAPS = ("kanskje", "delvis", "2", "under arbeid", "ja/nei")
_NOT_IN_LIST = ("Diverse, se vedlegg", "Tre typer", "Gml. ordning", "Xyz")
_NO_UNITS = ("Leil. 52", "H101", "X0101", "2. etg. venstre")
_NO_CADASTRE = ("118", "se kart", "118/", "a/b")


def _one_of(*words: str) -> Callable[..., Written | None]:
    def change(shown: object, _column: ColumnSpec, chance: Random) -> Written | None:
        return None if shown is None else Written(chance.choice(words), "text")

    return change


def _out_of_limits(shown: object, column: ColumnSpec, chance: Random) -> Written | None:
    if not isinstance(shown, int | float):
        return None
    beyond = [column.minimum - chance.randint(1, 9)] if column.minimum is not None else []
    beyond += [column.maximum + chance.randint(1, 9)] if column.maximum is not None else []
    return Written(chance.choice(beyond))


def _has_limits(column: ColumnSpec) -> bool:
    return column.minimum is not None or column.maximum is not None


def _error(shown: object, _column: ColumnSpec, chance: Random) -> Written | None:
    return None if shown is None else Written(Formula("=NA()", chance.choice(_ERRORS)))


def _emptied(shown: object, _column: ColumnSpec, _chance: Random) -> Written | None:
    return None if shown is None else Written(None)


def _too_few_digits(shown: object, column: ColumnSpec, _chance: Random) -> Written | None:
    return None if shown is None or column.digits is None else Written(str(shown)[: column.digits - 2])


def _two_faced(shown: object, column: ColumnSpec, chance: Random) -> Written | None:
    """Twelve thousand or twelve and a bit? Where the unit is kroner a point settles nothing."""
    is_number = isinstance(shown, int | float) and column.unit.startswith("kr")
    return Written(f"{chance.randint(2, 99)}.{chance.randint(1, 9)}00", "text") if is_number else None


def _doubled(grid: Grid, chance: Random) -> Grid:
    """A row once more further down: its key's first cell must be found."""
    first = TABLES[grid.table].key[0]
    place = next((at for at, names in enumerate(grid.means) if names == (first,)), None)
    whole = [
        at for at in grid.data()
        if not any(cell.is_spoiled for cell in grid.rows[at].cells)
    ]  # fmt: skip
    if place is None or len(whole) < 2:
        return grid
    row = grid.rows[chance.choice(whole)]
    cells = list(row.cells)
    cells[place] = replace(cells[place], operators=(*cells[place].operators, "doubled_row"), is_spoiled=True)
    return grid.with_rows(grid.data()[-1] + 1, replace(row, cells=tuple(cells), role=Role.COPY))


def _required(column: ColumnSpec) -> bool:
    return column.is_required


def _spoils(name: str, fits: Callable[[ColumnSpec], bool], change: Callable[..., Written | None]) -> InCells:
    return InCells(name, fits, change, share=0.2, most=3, is_spoiling=True)


_DAYS, _NUMBERS = of_kind(Kind.DATE), of_kind(Kind.NUMBER, Kind.INTEGER)
SPOILING = (
    _spoils("impossible_day", _DAYS, _one_of(*_IMPOSSIBLE_DAYS)),
    _spoils("words_for_a_day", _DAYS, _one_of(*_WORDS_FOR_DAYS)),
    _spoils("month_without_day", _DAYS, _one_of(*_MONTHS)),
    _spoils("words_for_a_number", _NUMBERS, _one_of(*_WORDS_FOR_NUMBERS)),
    _spoils("two_faced_number", of_kind(Kind.NUMBER), _two_faced),
    _spoils("out_of_limits", _has_limits, _out_of_limits),
    _spoils("neither_yes_nor_no", of_kind(Kind.YES_NO), _one_of(*_PERHAPS)),
    _spoils("not_in_list", of_kind(Kind.CODE), _one_of(*_NOT_IN_LIST)),
    _spoils("no_unit_number", of_kind(Kind.UNIT_NUMBER), _one_of(*_NO_UNITS)),
    _spoils("no_cadastre", of_kind(Kind.CADASTRE), _one_of(*_NO_CADASTRE)),
    _spoils("too_few_digits", of_kind(Kind.DIGITS), _too_few_digits),
    _spoils("error_value", lambda _column: True, _error),
    _spoils("missing_value", _required, _emptied),
    Layout("doubled_row", _doubled),
)
