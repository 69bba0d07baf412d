"""Fingerprints as text that a run leaves for the next."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.drift.prints import TablePrint

VERSION = 2
_TYPES = {"<f4", "<u2", "|u1"}
_LARGEST = 16 * 1024**2
"""Bytes of a column when unpacked: a million rows of eight bytes take half of it."""


def recorded(prints: Mapping[str, TablePrint]) -> str:
    """Fingerprints by table as JSON; the same give the same text."""
    tables = {
        name: {
            "keys": _packed(table.keys),
            "columns": {column: [_little(values).str, _packed(values)] for column, values in table.columns.items()},
        }
        for name, table in prints.items()
    }
    return json.dumps({"version": VERSION, "tables": tables}, indent=1) + "\n"


def restored(text: str) -> dict[str, TablePrint]:
    """The fingerprints of a record.

    Raises
    ------
    ValueError, KeyError, TypeError
        For a text that no run of ours can have written.
    """
    record = json.loads(text)
    if not isinstance(record, dict) or record.get("version") != VERSION:
        raise ValueError("no fingerprint of this version")
    return {name: _table(item) for name, item in record["tables"].items()}


def _table(item: Mapping[str, Any]) -> TablePrint:
    keys = _unpacked(item["keys"], "<u8")
    columns = {}
    for name, (kind, packed) in item["columns"].items():
        if kind not in _TYPES:
            raise ValueError(f"column {name} is of no type of ours")
        columns[name] = _unpacked(packed, kind)
        if len(columns[name]) != len(keys):
            raise ValueError(f"column {name} is none of ours")
    return TablePrint(keys, columns)


def _little(values: NDArray[Any]) -> np.dtype[Any]:
    return values.dtype.newbyteorder("<")


def _packed(values: NDArray[Any]) -> str:
    return base64.b64encode(zlib.compress(values.astype(_little(values)).tobytes(), 6)).decode("ascii")


def _unpacked(packed: str, kind: str) -> NDArray[Any]:
    unpack = zlib.decompressobj()
    try:
        content = unpack.decompress(base64.b64decode(packed, validate=True), _LARGEST)
    except zlib.error as error:
        raise ValueError("damaged") from error
    if not unpack.eof:
        raise ValueError("cut off, or larger than any column")
    return np.frombuffer(content, dtype=np.dtype(kind))
