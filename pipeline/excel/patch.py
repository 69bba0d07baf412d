"""Changing single cells of somebody's workbook: everything else stays byte for byte what it was.

    patch = open_workbook(path)
    patch.set_value("Fellesboliger", "F7", 3)
    patch.save(target)

Nothing is written before `save`, and `save` writes nothing that was not read again and found right.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.cells import parse_cell
from pipeline.errors import UnsafeEditError
from pipeline.excel import append, links, owned_sheet, restrictions, saving
from pipeline.excel.caches import note_stale_copies
from pipeline.excel.container import damaged
from pipeline.excel.draft import Draft
from pipeline.excel.growth import note_formulas_that_stop
from pipeline.excel.marks import mark_cells
from pipeline.excel.package import open_package, package_from_bytes
from pipeline.excel.values import CellInput, CellValue, same_value, unsafe
from pipeline.excel.writing import new_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pipeline.excel.marks import Mark
    from pipeline.excel.owned_content import OwnedSheet
    from pipeline.excel.package import Package
    from pipeline.excel.receipt import Receipt
    from pipeline.excel.sheet_text import SheetText


def open_workbook(path: Path) -> WorkbookPatch:
    """Open a workbook to change cells in it.

    Raises
    ------
    UnreadableFileError
        The file is not a whole, unencrypted workbook; every member's checksum is checked.
    """
    package = open_package(path)
    package.verify()
    return WorkbookPatch(package)


class WorkbookPatch:
    """Changes to one workbook, collected and then saved at once.

    Every method that changes something raises `UnsafeEditError`, with a bokmål sentence that names sheet and cell,
    before it has noted anything: a refused change leaves the others as they were.
    """

    def __init__(self, package: Package) -> None:
        self._draft = Draft(package)

    @property
    def package(self) -> Package:
        """The workbook as it was read."""
        return self._draft.package

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """Names of the sheets in order, hidden ones included."""
        return tuple(sheet.name for sheet in self.package.sheets)

    def value(self, sheet: str, cell: str) -> CellValue:
        """Read what a cell holds, changes made here included.

        A formula's result is the one stored in the file; after a change elsewhere it may be out of date.
        """
        place = parse_cell(cell)
        with self._reading():
            return self._draft.value(self._draft.sheet(sheet), *place)

    def last_row(self, sheet: str) -> int:
        """Number of the last row that the file has or will have, 0 for an empty sheet."""
        with self._reading():
            opened = self._draft.sheet(sheet)
        return max([opened.rows.last, *opened.edits])

    def would_refuse(
        self, sheet: str, cell: str, value: CellInput, *, replace_formula: bool = False, allow_locked: bool = False
    ) -> str | None:
        """Say why `set_value` would refuse, as a bokmål sentence; None when it would not."""
        _, _, refusal = self._weigh(sheet, cell, value, replace_formula=replace_formula, allow_locked=allow_locked)
        return None if refusal is None else str(refusal)

    def _weigh(
        self, sheet: str, cell: str, value: CellInput, *, replace_formula: bool, allow_locked: bool
    ) -> tuple[SheetText, CellValue, UnsafeEditError | None]:
        """The sheet, what the cell holds now, and why it may not hold the value."""
        row, column = parse_cell(cell)
        with self._reading():
            opened = self._draft.sheet(sheet)
            current = self._draft.value(opened, row, column)
            if same_value(current, value):
                return opened, current, None
            reason = restrictions.refusal(
                self._draft, opened, row, column, value, replace_formula=replace_formula, allow_locked=allow_locked
            )
        return opened, current, None if reason is None else unsafe(opened.sheet.name, cell, reason)

    def set_value(
        self, sheet: str, cell: str, value: CellInput, *, replace_formula: bool = False, allow_locked: bool = False
    ) -> None:
        """Put a value into a cell; its style stays, None empties it.

        Parameters
        ----------
        sheet, cell
            Where, such as `"Fellesboliger"` and `"F7"`.
        value
            Text stays text whatever it looks like. A date in a cell that shows no dates gets a date format on top of
            the cell's own style.
        replace_formula
            Replace a plain formula; array formulas, their ranges and formulas that others share are never replaced.
        allow_locked
            Write although the sheet is protected and the cell locked: for the pipeline's own columns.

        Raises
        ------
        UnsafeEditError
            The sheet is not there, or `would_refuse` has a reason.
        """
        opened, current, refusal = self._weigh(
            sheet, cell, value, replace_formula=replace_formula, allow_locked=allow_locked
        )
        if refusal is not None:
            raise refusal
        if same_value(current, value):
            return
        row, column = parse_cell(cell)
        is_edited = column in opened.edits.get(row, ())
        with self._reading():
            if is_edited and same_value(self._draft.source_value(opened, row, column), value):
                opened.take_back(row, column)
                return
            style = opened.ground_style(row, column)
            written = new_cell(self._draft, value, style)
        self._draft.formulas_changed |= current.formula is not None
        opened.put(row, column, written if written.style is not None else replace(written, style=style))

    def set_link(self, sheet: str, cell: str, target: str, text: str, *, allow_locked: bool = False) -> None:
        """Put a text with a link into a cell.

        Parameters
        ----------
        sheet, cell
            Where.
        target
            `#'Ark'!A1` for a place in this workbook, else an address (`https:`, `mailto:`, a file beside it).
        text
            What the cell shows.
        allow_locked
            As for `set_value`.

        Raises
        ------
        UnsafeEditError
            As for `set_value`, or the cell belongs to a link that covers several cells.
        """
        row, column = parse_cell(cell)
        with self._reading():
            opened = self._draft.sheet(sheet)
            reason = links.refusal(opened, row, column, target)
        if reason:
            raise unsafe(opened.sheet.name, cell, reason)
        self.set_value(sheet, cell, text, allow_locked=allow_locked)
        with self._reading():
            links.set_link(self._draft, opened, row, column, target)

    def append_row(
        self,
        sheet: str,
        table_or_header_row: str | int,
        values: Mapping[str, CellInput],
        *,
        allow_locked: bool = False,
    ) -> int:
        """Add a row at the end of a table, or of the range under a header row; gives the number of the row written.

        The row looks like the others in the table. What covers the table's last row (rules, formats, names, print area,
        charts) covers the new row too; a totals row stays last.

        Parameters
        ----------
        sheet
            Where.
        table_or_header_row
            A table's name, or the number of the row with the headings.
        values
            What to write, by heading as it stands in the sheet; columns left out stay empty or are calculated.
        allow_locked
            As for `set_value`.

        Raises
        ------
        UnsafeEditError
            A heading is unknown or stands twice, a value is not allowed in its cell, or something would have to move.
        """
        answer = self.append_rows(sheet, table_or_header_row, [values], allow_locked=allow_locked)[0]
        if isinstance(answer, UnsafeEditError):
            raise answer
        return answer

    def append_rows(
        self,
        sheet: str,
        table_or_header_row: str | int,
        rows: Sequence[Mapping[str, CellInput]],
        *,
        allow_locked: bool = False,
    ) -> list[int | UnsafeEditError]:
        """Add rows to one block as `append_row` adds one; gives for each its number, or why it was refused.

        Of several lists side by side it is the one with the headings of all the rows.
        """
        with self._reading():
            return append.append_rows(self._draft, sheet, table_or_header_row, rows, allow_locked=allow_locked)

    def replace_sheet(self, name: str, content: OwnedSheet) -> None:
        """Write a sheet that is the pipeline's own: made after the last sheet, or rewritten where it stands.

        Raises
        ------
        UnsafeEditError
            A sheet of that name holds something that this does not write (a table, a drawing, notes, a pivot).
        """
        with self._reading():
            owned_sheet.replace_sheet(self._draft, name, content)

    def mark_cells(self, marks: Mapping[str, Mapping[str, Mark]]) -> None:
        """Colour cells and give them notes, after all values are set; values, formats and locks stay.

        A merged cell is marked where its content stands. A note that is there keeps its words, ours come below them; a
        thread of comments is left alone. Only the gravest marks of a sheet with very many get a note.

        Parameters
        ----------
        marks
            By sheet and cell.

        Raises
        ------
        UnsafeEditError
            A sheet is not there, the workbook is signed or has no styles, or its rows are out of order.
        """
        with self._reading():
            mark_cells(self._draft, marks)

    def notes(self) -> tuple[str, ...]:
        """Sentences in bokmål: what the staff should know of the changes so far, such as formulas that stop short."""
        with self._reading():
            note_formulas_that_stop(self._draft)
            note_stale_copies(self._draft)
        return tuple(dict.fromkeys(self._draft.notes))

    def save(self, target: Path) -> Receipt:
        """Write the workbook: a file beside the target, checked against the source, then put in the target's place.

        With nothing to change the target gets the source's very bytes; a target that has them already is not touched.

        Raises
        ------
        UnsafeEditError
            The result differs from the source in anything but the announced changes; the target is as before.
        UnreadableFileError
            The target cannot be written.
        """
        with self._reading():
            return saving.save(self._draft, target)

    def close(self) -> None:
        """Let go of the workbook, which takes much room; nothing can be asked of it any more."""
        del self._draft

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, LookupError) as error:
            # a part that is not the XML, or does not say the numbers, that it should
            raise damaged(self.package.file_name) from error


def patch_bytes(data: bytes, file_name: str) -> WorkbookPatch:
    """Open a workbook already in memory, as `open_workbook` does."""
    package = package_from_bytes(data, file_name)
    package.verify()
    return WorkbookPatch(package)
