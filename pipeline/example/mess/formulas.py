"""Values that a formula gives: what counts is the result saved beside it."""

from __future__ import annotations

from datetime import date
from random import Random

from pipeline.example.mess.cells import InCells, Written, of_kind
from pipeline.example.mess.grid import Formula
from schemas.columns import ColumnSpec, Kind

_SERIAL_ZERO = date(1899, 12, 30)


def _reckoned(shown: object, _column: ColumnSpec, _chance: Random) -> Written | None:
    if isinstance(shown, date):
        return Written(Formula(f"=DATE({shown.year},{shown.month},{shown.day})", float((shown - _SERIAL_ZERO).days)))
    if isinstance(shown, int | float) and not isinstance(shown, bool):
        return Written(Formula(f"={shown}*1", float(shown)))
    return None


def _looked_up(shown: object, _column: ColumnSpec, _chance: Random) -> Written | None:
    return Written(Formula(f'=T("{shown}")', shown)) if isinstance(shown, str) and '"' not in shown else None


FORMULAS = (
    InCells("formula_number", of_kind(Kind.NUMBER, Kind.INTEGER, Kind.DATE), _reckoned, share=0.5),
    InCells("formula_text", of_kind(Kind.TEXT, Kind.CODE), _looked_up, share=0.3),
)
