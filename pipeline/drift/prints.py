"""Fingerprints: enough of a table to see next month what moved, and too little to tell what stood there of persons."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.table import Table
from schemas.columns import ColumnSpec, Kind, Owner, TableSpec, table_spec
from schemas.tables.criteria import Criteria
from schemas.tables.settings import Settings

_MEASURED = (Kind.NUMBER, Kind.INTEGER, Kind.DATE, Kind.YES_NO)
_DAY = np.timedelta64(1, "D")
_EPOCH = np.datetime64("1970-01-01", "s")
_FREE_TEXT = ("remarks", "wishes")
"""Nobody can say what an honest change of these looks like."""


@dataclass(frozen=True)
class TablePrint:
    """A table's rows in sheet order: a 64-bit digest of each key, and per column one small number for each value.

    float32 is the value itself (days since 1970 for dates, NaN where missing) of what is not about persons; uint16 and
    uint8 are digests, 0 where missing. The shortest is for values about persons: each stands for every 255th value that
    anybody could write.
    """

    keys: NDArray[np.uint64]
    columns: Mapping[str, NDArray[Any]]


def is_watched(spec: TableSpec) -> bool:
    """Whether staff keep the table row by row, so that an alarm about it makes sense."""
    return not spec.is_written_by_run and spec not in (table_spec(Settings), table_spec(Criteria))


def watched_columns(spec: TableSpec) -> tuple[ColumnSpec, ...]:
    """The columns that are compared: neither key, free text nor written by the pipeline itself."""
    return tuple(
        column
        for column in spec.columns
        if column.name not in (*spec.key, *_FREE_TEXT) and column.owner is not Owner.PIPELINE
    )


def take_print(table: Table) -> TablePrint:
    """The fingerprint of a table's usable rows; free text, and columns that hold nothing, are left out."""
    spec, frame = table.spec, table.frame
    kept = [column for column in spec.columns if column.name not in _FREE_TEXT]
    of_key = {name: _digests(_plain(frame[name]), spec.column(name), spec) for name in spec.key}
    columns = {column.name: encoded(frame[column.name], column, spec, of_key.get(column.name)) for column in kept}
    filled = {name: values for name, values in columns.items() if not is_missing(values).all()}
    keys = np.zeros(len(frame), np.uint64)
    for digests in of_key.values():
        keys = keys * np.uint64(1_000_003) + digests
    return TablePrint(keys, filled)


def encoded(
    values: pd.Series, column: ColumnSpec, spec: TableSpec, digests: NDArray[np.uint64] | None = None
) -> NDArray[Any]:
    """One small number per value, equal for equal values of the column; as in :class:`TablePrint`.

    ``digests`` are those of the values, where they are known already.
    """
    if _is_measured(values):
        return encoded_measures(measures(values), column, spec)
    known = _digests(values, column, spec) if digests is None else digests
    return _few_bits(known, values.isna().to_numpy(), column)


def encoded_measures(values: NDArray[np.float64], column: ColumnSpec, spec: TableSpec) -> NDArray[Any]:
    """The same for values that are given as numbers (see :func:`measures`)."""
    if column.kind in _MEASURED and not column.is_sensitive and not spec.is_about_persons:
        return values.astype(np.float32)
    return _few_bits(_digests(values, column, spec), np.isnan(values), column)


def _few_bits(digests: NDArray[np.uint64], missing: NDArray[np.bool_], column: ColumnSpec) -> NDArray[Any]:
    kind, most = (np.uint8, 255) if column.is_sensitive else (np.uint16, 65_535)
    return np.where(missing, 0, 1 + digests % np.uint64(most)).astype(kind)


def measures(values: pd.Series) -> NDArray[np.float64]:
    """Numbers, yes and no, and dates as numbers; NaN where missing."""
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        days = (values.to_numpy() - _EPOCH) / _DAY
        return np.asarray(days, dtype=np.float64)
    numbers: NDArray[np.float64] = values.astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan)
    return numbers


def is_missing(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Where an encoded column holds nothing."""
    missing: NDArray[np.bool_] = np.isnan(values) if values.dtype.kind == "f" else values == 0
    return missing


def _digests(values: pd.Series | NDArray[np.float64], column: ColumnSpec, spec: TableSpec) -> NDArray[np.uint64]:
    """A digest per value, told apart by neither case nor blanks; another one for the same value in another column."""
    key = hashlib.sha256(f"{spec.name}.{column.name}".encode()).hexdigest()[:16]
    numbers, different = pd.factorize(values, use_na_sentinel=False)
    texts = np.array([_text(value) for value in different.tolist()], dtype=object)
    digests: NDArray[np.uint64] = pd.util.hash_array(texts, hash_key=key, categorize=False)
    return digests[numbers] if len(digests) else np.zeros(0, np.uint64)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.casefold().replace(" ", "")
    return format(value, ".10g") if isinstance(value, float) and value == value else ""


def _is_measured(values: pd.Series) -> bool:
    """Whether values are numbers, days or yes and no, whatever the column's kind."""
    return bool(values.dtype.kind == "M" or pd.api.types.is_numeric_dtype(values.dtype))


def _plain(values: pd.Series) -> pd.Series | NDArray[np.float64]:
    return measures(values) if _is_measured(values) else values
