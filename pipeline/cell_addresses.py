"""Columns of cell addresses: eight bytes for each, where a text takes sixty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray, ExtensionDtype, register_extension_dtype

from pipeline.cells import column_letters, parse_cell

_COLUMN_BITS = 14
_IN_COLUMN = (1 << _COLUMN_BITS) - 1
_NOWHERE = -1


@register_extension_dtype
class CellAddressDtype(ExtensionDtype):  # type: ignore[misc]  # pandas ships no types for it
    """Texts such as ``B7``, empty where there is no cell."""

    name = "address"
    type = str
    na_value = ""

    @classmethod
    def construct_array_type(cls) -> Any:
        """What holds them."""
        return CellAddresses


class CellAddresses(ExtensionArray):  # type: ignore[misc]  # pandas ships no types for it
    """Addresses by row; whoever looks at one sees its text.

    Parameters
    ----------
    rows, columns
        Numbers from 1, of one length; where the row is 0 or less there is no cell.
    """

    def __init__(self, rows: NDArray[np.integer[Any]], columns: NDArray[np.integer[Any]]) -> None:
        codes = (rows.astype(np.int64) << _COLUMN_BITS) | (columns.astype(np.int64) - 1)
        self._codes: NDArray[np.int64] = np.where(rows > 0, codes, _NOWHERE)

    @property
    def rows(self) -> NDArray[np.int64]:
        """Row numbers, −1 where there is no cell."""
        found: NDArray[np.int64] = self._codes >> _COLUMN_BITS
        return found

    @property
    def dtype(self) -> CellAddressDtype:
        """Kind of column for pandas."""
        return CellAddressDtype()

    @property
    def nbytes(self) -> int:
        """Bytes that it takes."""
        return self._codes.nbytes

    def __len__(self) -> int:
        return len(self._codes)

    def __getitem__(self, item: Any) -> Any:
        if np.ndim(item) == 0 and not isinstance(item, slice):
            return _text(int(self._codes[item]))
        return self._of(self._codes[pd.api.indexers.check_array_indexer(self, item)])

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        found = np.empty(len(self._codes), dtype=object)
        found[:] = self.tolist()
        return found

    def __eq__(self, other: object) -> Any:
        if isinstance(other, pd.Series | pd.Index | pd.DataFrame):
            return NotImplemented
        return np.asarray(self) == (np.asarray(other) if isinstance(other, CellAddresses) else other)

    def tolist(self) -> list[str]:
        """The addresses as texts."""
        numbers = (self._codes & _IN_COLUMN).tolist()
        letters = {number: column_letters(number + 1) for number in set(numbers)}
        cells = zip(self.rows.tolist(), numbers, strict=True)
        return [f"{letters[number]}{row}" if row > 0 else "" for row, number in cells]

    def isna(self) -> NDArray[np.bool_]:
        """No address is missing: where there is none, the text is empty."""
        return np.zeros(len(self), dtype=bool)

    def copy(self) -> Self:
        """The same once more."""
        return self._of(self._codes.copy())

    def take(self, indices: Sequence[int], *, allow_fill: bool = False, fill_value: Any = None) -> Self:  # noqa: ARG002  # pandas gives it
        """The addresses at some places; where pandas has nothing to put, there is no cell."""
        at = np.asarray(indices, dtype=np.intp)
        if not allow_fill:
            return self._of(self._codes[at])
        return self._of(np.append(self._codes, _NOWHERE)[at])

    @classmethod
    def _of(cls, codes: NDArray[np.int64]) -> Self:
        found = cls.__new__(cls)
        found._codes = codes
        return found

    @classmethod
    def _from_sequence(cls, scalars: Iterable[Any], *, dtype: Any = None, copy: bool = False) -> Self:  # noqa: ARG003  # pandas asks for these
        places = [parse_cell(str(text)) if text else (0, 1) for text in scalars]
        rows, columns = np.array(places, dtype=np.int64).reshape(-1, 2).T
        return cls(rows, columns)

    @classmethod
    def _from_factorized(cls, values: NDArray[np.int64], original: CellAddresses) -> Self:  # noqa: ARG003  # pandas asks for it
        return cls._of(values)

    def _values_for_factorize(self) -> tuple[NDArray[np.int64], int]:
        return self._codes, _NOWHERE - 1

    def _values_for_argsort(self) -> NDArray[Any]:
        return np.asarray(self)

    @classmethod
    def _concat_same_type(cls, to_concat: Sequence[Self]) -> Self:
        return cls._of(np.concatenate([part._codes for part in to_concat]))


def _text(code: int) -> str:
    return f"{column_letters((code & _IN_COLUMN) + 1)}{code >> _COLUMN_BITS}" if code >= 0 else ""
