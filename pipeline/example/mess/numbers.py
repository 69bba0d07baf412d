"""Numbers written as text: comma, blanks between thousands, and what they count."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from pipeline.example.mess.cells import InCells, Written, of_kind
from schemas.columns import ColumnSpec, Kind

_NO_BREAK, _NARROW = "\u00a0", "\u202f"


def _text(number: float, between: str = "") -> str:
    """With decimal comma, and ``between`` between thousands."""
    whole = f"{number:,.0f}" if number == int(number) else f"{number:,.2f}".rstrip("0")
    return whole.replace(",", " ").replace(".", ",").replace(" ", between)


def _as(write: Callable[[float], str], least: float = 0) -> Callable[..., Written | None]:
    def change(shown: object, _column: ColumnSpec, _chance: Random) -> Written | None:
        is_number = isinstance(shown, int | float) and not isinstance(shown, bool) and abs(shown) >= least
        return Written(write(float(shown)), "text") if is_number else None  # type: ignore[arg-type]

    return change


def _in(unit: str) -> Callable[[ColumnSpec], bool]:
    return lambda column: column.kind is Kind.NUMBER and column.unit.split("/")[0] == unit


_NUMBERS = of_kind(Kind.NUMBER, Kind.INTEGER)
NUMBERS = (
    InCells("number_as_text", _NUMBERS, _as(_text)),
    InCells("number_with_blanks", of_kind(Kind.NUMBER), _as(lambda number: _text(number, " "), 1000)),
    InCells("number_with_no_break_space", of_kind(Kind.NUMBER), _as(lambda number: _text(number, _NO_BREAK), 1000)),
    InCells("number_with_narrow_space", of_kind(Kind.NUMBER), _as(lambda number: _text(number, _NARROW), 1000)),
    InCells("number_with_kr", _in("kr"), _as(lambda number: f"kr {_text(number, ' ')},-".replace(",5,-", ",50"))),
    InCells("number_with_m2", _in("m²"), _as(lambda number: f"{_text(number)} m²")),
    InCells("number_with_decimals", of_kind(Kind.NUMBER), _as(lambda number: f"{number:.2f}".replace(".", ","))),
)
