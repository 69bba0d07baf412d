"""Putting a draft into a file: render what changed, write beside the target, check, replace."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cells import format_cell
from pipeline.errors import UnreadableFileError
from pipeline.excel.caches import note_stale_copies
from pipeline.excel.growth import note_formulas_that_stop
from pipeline.excel.rebuild import rebuild
from pipeline.excel.receipt import Announced, CellChange, Receipt, check_result
from pipeline.excel.row_writing import render_rows
from pipeline.excel.shared_texts import shared_texts_on, still_used
from pipeline.excel.sheet_text import widen_dimension
from pipeline.excel.workbook_parts import drop_calculation_chain, recalculate_on_load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import BinaryIO

    from pipeline.excel.draft import Draft
    from pipeline.excel.rebuild import Packed
    from pipeline.excel.sheet_text import SheetText
    from pipeline.excel.values import CellValue


def save(draft: Draft, target: Path) -> Receipt:
    """Write a draft to a target; see `WorkbookPatch.save`."""
    rendered = {sheet.sheet.part: render_rows(sheet) for sheet in draft.opened if sheet.edits}
    rows = {part: each.rows for part, each in rendered.items()}
    sheets = [sheet for sheet in draft.opened if rows.get(sheet.sheet.part) or _has_grown(sheet)]
    if not sheets and not draft.owned:
        return _keep(draft, target)
    blanked = _blanked_texts(draft, rows, {text for each in rendered.values() for text in each.overwritten})
    if _changes_values(draft):
        _settle_calculation(draft)
        note_formulas_that_stop(draft)
        note_stale_copies(draft)
    draft.keep_styles()
    parts = {part: content for part, content in draft.changed_parts().items() if part not in draft.removed}
    added = {part: content for part, content in parts.items() if part not in draft.package}
    changed: dict[str, Iterable[bytes] | Packed] = {part: parts[part] for part in parts if part not in added}
    changed |= {sheet.sheet.part: _rendered(sheet, rows.get(sheet.sheet.part, {})) for sheet in sheets}
    if draft.shared is not None and blanked:
        items = draft.shared.items
        changed[draft.shared.part] = items.render(blanked, items.head, items.tail)
    announced = Announced(
        changed=frozenset(changed),
        added=frozenset(added),
        removed=frozenset(draft.removed),
        cells={sheet.sheet.part: _values(draft, sheet) for sheet in sheets},
        grown=frozenset(sheet.sheet.part for sheet in sheets if _has_grown(sheet)),
        restyled={sheet.sheet.part: sheet.restyled for sheet in sheets},
        notes=dict(draft.noted),
        owned=frozenset(draft.owned.values()),
        texts=frozenset(blanked),
    )
    for sheet in draft.opened:
        sheet.forget_cells()
    digest = _write(draft, target, changed, added, announced)
    return _receipt(draft, target, digest, announced)


def _receipt(draft: Draft, target: Path, digest: str, announced: Announced) -> Receipt:
    written = ((sheet.sheet, announced.touched(sheet.sheet.part)) for sheet in draft.opened)
    return Receipt(
        file_name=target.name,
        sha256=digest,
        is_changed=bool(announced.changed or announced.added or announced.removed),
        cells=tuple(
            CellChange(sheet.name, format_cell(*place)) for sheet, places in written for place in sorted(places)
        ),
        parts_changed=tuple(sorted(announced.changed)),
        parts_added=tuple(sorted(announced.added)),
        parts_removed=tuple(sorted(announced.removed)),
        notes=tuple(dict.fromkeys(draft.notes)),
    )


def _values(draft: Draft, sheet: SheetText) -> dict[tuple[int, int], CellValue]:
    cells = ((row, column, cell) for row, columns in sheet.edits.items() for column, cell in columns.items())
    return {(row, column): draft.value(sheet, row, column) for row, column, cell in cells if not cell.keeps_content}


def _changes_values(draft: Draft) -> bool:
    """Whether anything but looks and notes changes."""
    if draft.owned or draft.formulas_changed or draft.growths:
        return True
    edited = (cell for sheet in draft.opened for cells in sheet.edits.values() for cell in cells.values())
    return not all(cell.keeps_content for cell in edited)


def _has_grown(sheet: SheetText) -> bool:
    return sheet.tail != sheet.rows.tail or sheet.head != sheet.rows.head


def _rendered(sheet: SheetText, rows: dict[int, bytes]) -> Iterable[bytes]:
    cells = [(row, column) for row, columns in sheet.edits.items() for column in columns]
    return sheet.rows.render(rows, widen_dimension(sheet.head, sheet.prefix, cells), sheet.tail)


def _keep(draft: Draft, target: Path) -> Receipt:
    data = draft.package.container.data
    with suppress(OSError):
        if target.read_bytes() == data:
            return _nothing_done(draft, target)
    _replace(target, lambda file: file.write(data), lambda _: None)
    return _nothing_done(draft, target)


def _nothing_done(draft: Draft, target: Path) -> Receipt:
    digest = hashlib.sha256(draft.package.container.data).hexdigest()
    return Receipt(target.name, digest, False, (), (), (), (), tuple(dict.fromkeys(draft.notes)))


def _blanked_texts(draft: Draft, rows: dict[str, dict[int, bytes]], gone: set[int]) -> dict[int, bytes]:
    """New text for the shared texts that were overwritten, in the cells or with the sheet, and that no cell shows."""
    owned = set(draft.owned.values())
    if not (gone or owned) or draft.shared is None:
        return {}
    for listed in draft.package.sheets:
        if listed.part in owned:
            gone |= shared_texts_on(draft.open_sheet(listed))
    for sheet in draft.with_cells() if gone else ():
        if sheet.sheet.part not in owned:
            gone -= still_used(sheet, gone, rows.get(sheet.sheet.part, {}))
    return draft.shared.blanks(gone)


def _settle_calculation(draft: Draft) -> None:
    if draft.formulas_changed:
        drop_calculation_chain(draft)
    if draft.formulas_changed or _has_formulas(draft):
        recalculate_on_load(draft)


def _has_formulas(draft: Draft) -> bool:
    if draft.package.related(draft.package.workbook_part, "calcChain"):
        return True
    return any(sheet.has_formulas for sheet in draft.with_cells())


def _write(
    draft: Draft,
    target: Path,
    changed: Mapping[str, Iterable[bytes] | Packed],
    added: Mapping[str, Iterable[bytes] | Packed],
    announced: Announced,
) -> str:
    digest = ""

    def check(written: bytes) -> None:
        nonlocal digest
        rows = {sheet.sheet.part: sheet.rows for sheet in draft.opened if sheet.sheet.part not in announced.owned}
        check_result(draft.package, rows, written, announced)
        digest = hashlib.sha256(written).hexdigest()

    _replace(target, lambda file: rebuild(draft.package.container, changed, added, draft.removed, file), check)
    return digest


def _replace(target: Path, write: Callable[[BinaryIO], object], check: Callable[[bytes], None]) -> None:
    """Write a file beside the target, check what the disk now holds, and only then put it in the target's place."""
    # a link to the file stays a link
    target = target.resolve()
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=target.parent)
        beside = target.parent / Path(name).name
    except OSError as error:
        raise _unwritable(target) from error
    try:
        with os.fdopen(handle, "w+b") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        check(beside.read_bytes())
        beside.chmod(_mode_for(target))
        beside.replace(target)
        _settle_folder(target.parent)
    except OSError as error:
        raise _unwritable(target) from error
    finally:
        beside.unlink(missing_ok=True)


def _mode_for(target: Path) -> int:
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _settle_folder(folder: Path) -> None:
    # a rename lasts through a power cut only once the folder is on the disk; Windows has no such call
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(target: Path) -> UnreadableFileError:
    return UnreadableFileError(
        f"Filen «{target.name}» kan ikke skrives. "
        "Lukk den i andre programmer, og kontroller at du har tilgang til mappen."
    )
