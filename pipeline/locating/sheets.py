"""The tables found on all sheets, each with its columns and its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.conversion import convert_column
from pipeline.data_rows import data_rows
from pipeline.excel.reading import Kind as Cell
from pipeline.excel.reading import RawColumn, RawSheet, RawWorkbook
from pipeline.finding import Finding
from pipeline.located import Basis, LocatedColumn, LocatedSheet, Question
from pipeline.locating.columns import Match, infer
from pipeline.locating.content import Content
from pipeline.locating.memory import SPEC, Memory, remember
from pipeline.locating.tables_on_sheet import SURE, Block, blocks_on
from schemas.columns import Kind

_FACT = 2
"""Cells of a row that tells of a table: what it tells, and what it is."""


@dataclass(frozen=True)
class _Found:
    """A block with the sheet that it is on and the last row that can be its."""

    file: str
    sheet: RawSheet
    block: Block
    last_row: int


class _KnownIds(Mapping[str, frozenset[str]]):
    """Ids by column name, gathered from the columns whose headings are sure; read when somebody asks."""

    def __init__(self, found: list[_Found]) -> None:
        self._found = [item for item in found if item.block.confidence >= SURE]
        self._ids: dict[str, frozenset[str]] = {}

    def __getitem__(self, name: str) -> frozenset[str]:
        if name not in self._ids:
            self._ids[name] = frozenset(text for item in self._found for text in self._ids_on(item, name))
        if not self._ids[name]:
            raise KeyError(name)
        return self._ids[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def _ids_on(self, item: _Found, name: str) -> set[str]:
        number = next((at for at, match in item.block.matches.items() if match.column.name == name), 0)
        cells = next((column for column in item.sheet.columns if column.index == number), None)
        if cells is None:
            return set()
        rows = cells.dense(item.block.header.bottom + 1, item.last_row)
        return set(convert_column(rows, item.sheet.strings, item.block.matches[number].column).values.dropna())


def located_sheets(workbooks: tuple[RawWorkbook, ...], memory: Memory) -> list[LocatedSheet]:
    """Every table on every sheet, in the order of the files; a sheet without one comes once, as no table's."""
    found: dict[tuple[str, str], list[_Found]] = {}
    for book in workbooks:
        for sheet in book.sheets:
            found[book.file, sheet.name] = _on_sheet(book.file, sheet, memory)
    known_ids = _KnownIds([item for items in found.values() for item in items])
    located: list[LocatedSheet] = []
    for book in workbooks:
        for sheet in book.sheets:
            items = found[book.file, sheet.name]
            located += [_located(item, memory, known_ids) for item in items] or [_unknown(book.file, sheet)]
    return located


def remembered(workbooks: tuple[RawWorkbook, ...]) -> tuple[LocatedSheet | None, Memory, list[Finding]]:
    """Sheet Kolonnekart, found by its name and headings alone; what it says; and what is wrong with it."""
    title = SPEC.sheet.casefold()
    found = [
        _located(item, Memory(), {})
        for book in workbooks
        for sheet in book.sheets
        if title in sheet.name.casefold()
        for item in _on_sheet(book.file, sheet, Memory())
        if item.block.table is SPEC and item.block.confidence >= SURE
    ]
    own = found[0] if found else None
    return own, *remember(own)


def _unknown(file: str, sheet: RawSheet) -> LocatedSheet:
    return LocatedSheet(file, sheet, None, 0, (), np.array([], np.int32), 0.0, is_used=False)


def _on_sheet(file: str, sheet: RawSheet, memory: Memory) -> list[_Found]:
    blocks = sorted(blocks_on(sheet, file, memory), key=lambda block: (block.header.bottom, block.span))
    found = []
    for block in blocks:
        below = [other for other in blocks if other.header.top > block.header.bottom and other.overlaps(block)]
        last = min((_end_above(sheet, block, other) for other in below), default=sheet.last_row)
        found.append(_Found(file, sheet, block, last))
    return found


def _end_above(sheet: RawSheet, block: Block, below: Block) -> int:
    """The last row that is not blank above the header of the table below, nor of the titles and facts over that one."""
    first, last = block.header.bottom + 1, below.header.top - 1
    left, right = block.span
    filled = np.zeros(max(0, last - first + 1), np.int64)
    for column in sheet.columns:
        if left <= column.index <= right:
            filled += column.dense(first, last).kind != Cell.BLANK
    rows = np.flatnonzero(filled > 1)
    usual = float(np.median(filled[rows])) if len(rows) else 0.0
    while len(rows) and _stand_apart(filled, rows, usual):
        rows = rows[:-1]
    return first + int(rows[-1]) if len(rows) else first - 1


def _stand_apart(filled: NDArray[np.int64], rows: NDArray[np.intp], usual: float) -> bool:
    """Whether the last rows are short ones after a blank row: «Kommune:» and its name, over the table below."""
    blank = np.flatnonzero(filled[: rows[-1]] == 0)
    since = filled[blank[-1] + 1 : rows[-1] + 1] if len(blank) else filled[:0]
    return bool(len(since)) and int(since.max()) <= _FACT and int(since.max()) < usual / 2


def _located(item: _Found, memory: Memory, known_ids: Mapping[str, frozenset[str]]) -> LocatedSheet:
    block, said = item.block, memory.of(item.file, item.sheet.name)
    header = (block.header.top, block.header.bottom)
    sheet = _filled_down(item)
    matches: dict[int, Match] = dict(block.matches)
    rows = data_rows(sheet, block.table, header, _columns(item, matches, memory), item.last_row)
    questions: tuple[Question, ...] = ()
    if block.confidence >= SURE:
        content = Content(sheet, rows, known_ids)
        inferred, questions = infer(block.headings, matches, block.table, said, content)
        matches |= inferred
        if inferred:
            rows = data_rows(sheet, block.table, header, _columns(item, matches, memory), item.last_row)
    columns = _columns(item, matches, memory)
    lacked = frozenset(said.lacked(block.table))
    return LocatedSheet(
        item.file,
        sheet,
        block.table,
        header[1],
        columns,
        rows,
        block.confidence,
        is_used=False,
        questions=questions,
        lacked=lacked,
    )


def _columns(item: _Found, matches: Mapping[int, Match], memory: Memory) -> tuple[LocatedColumn, ...]:
    said = memory.of(item.file, item.sheet.name)
    columns = []
    for number, heading in sorted(item.block.headings.items()):
        match = matches.get(number)
        is_said, _ = said.of(item.block.table, heading.label)
        plain = LocatedColumn(number, heading.text, None, 0.0, heading.row, heading.label, None, is_said)
        if match:
            is_said = match.basis is Basis.MEMORY
            plain = replace(
                plain, name=match.column.name, confidence=match.confidence, basis=match.basis, is_said=is_said
            )
        columns.append(plain)
    return tuple(columns)


def _filled_down(item: _Found) -> RawSheet:
    """The sheet with the ids of merged cells in each of their rows: such a cell stands for all the rows beside it."""
    keys = {
        number
        for number, match in item.block.matches.items()
        if match.column.name in item.block.table.key and match.column.kind is Kind.ID
    }
    below = item.block.header.bottom
    merged = [area for area in item.sheet.merged if area[0] > below and area[2] > area[0] and area[1] in keys]
    if not merged:
        return item.sheet
    filled = {area[1]: [other for other in merged if other[1] == area[1]] for area in merged}
    columns = [
        _with_merged(column, filled[column.index]) if column.index in filled else column
        for column in item.sheet.columns
    ]
    return replace(item.sheet, columns=tuple(columns))


def _with_merged(column: RawColumn, areas: list[tuple[int, int, int, int]]) -> RawColumn:
    rows: NDArray[np.int32] = column.rows
    source = np.arange(len(rows))
    for first, _, last, _ in areas:
        at = int(np.searchsorted(column.rows, first))
        if at < len(column.rows) and column.rows[at] == first:
            rows = np.concatenate([rows, np.arange(first + 1, last + 1, dtype=np.int32)])
            source = np.concatenate([source, np.full(last - first, at)])
    order = np.argsort(rows, kind="stable")
    kept = order[np.append(True, np.diff(rows[order]) > 0)]
    taken = source[kept]
    return RawColumn(
        column.index,
        rows[kept],
        column.kind[taken],
        column.number[taken],
        column.text[taken],
        column.is_formula[taken],
    )
