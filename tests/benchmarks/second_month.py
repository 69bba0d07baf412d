"""What is asked in the month after the column map was saved: nothing of the same layout, once of a new heading."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from pipeline.excel.patch import open_workbook
from pipeline.finding import Finding
from pipeline.located import LocatedColumn, LocatedSheet
from pipeline.locating.memory import Said
from pipeline.mapping import save_map
from pipeline.run import located_only, read_only
from tests.benchmarks.intake_score import Score

_NEW_HEADING = "Nytt navn {number}"
_TODAY = date(2019, 11, 1)


def second_month(folder: Path, fasit: dict[str, Any], workshop: Path, seed: int) -> Score:
    """Save the map with the right answers, look again, and rename one column of each workbook in turn.

    Parameters
    ----------
    folder
        A municipality of `example --mess`; it gets the column map.
    fasit
        The truth about it.
    workshop
        Folder for runs and copies.
    """
    found = Score()
    raw = read_only(folder)
    answers = _right_answers(raw, fasit)
    workshop.mkdir(parents=True, exist_ok=True)
    save_map(raw, located_only(raw, answers), answers, workshop / "ut", _TODAY)
    again = _asked(folder)
    found.counts["second months"] += 1
    found.counts["second months without questions"] += not again
    found.notes += [f"asked again: {item.rule_id} {item.place.label} {item.message}" for item in again]
    for at, (sheet, column) in enumerate(_one_column_a_file(folder, Random(seed))):
        month = workshop / f"omdøpt-{at}"
        shutil.copytree(folder, month)
        path = month / sheet.file
        draft = open_workbook(path)
        draft.set_value(sheet.sheet.name, sheet.heading_place(column).cell, _NEW_HEADING.format(number=at + 1))
        path.unlink()
        draft.save(path)
        asked = _asked(month)
        found.counts["renamed"] += 1
        found.counts["renamed asked once"] += len(asked) == 1
        if len(asked) != 1:
            said = [f"{item.rule_id} {item.place.label}" for item in asked]
            found.notes.append(f"renamed: {sheet.file} {sheet.sheet.name} «{column.heading}» ({column.name}): {said}")
        shutil.rmtree(month)
    return found


def _asked(folder: Path) -> list[Finding]:
    """All that is said of sheets and columns, but for tables that are not delivered."""
    return [item for item in located_only(read_only(folder)).findings if item.rule_id not in ("I002", "I024")]


def _right_answers(raw: Any, fasit: dict[str, Any]) -> tuple[Said, ...]:
    """What somebody who knows the sheets would say of every column that is asked about or not read."""
    answers: list[Said] = []
    truth = {(sheet["file"], sheet["sheet"], sheet["table"]): sheet["columns"] for sheet in fasit["sheets"]}
    for sheet in located_only(raw).sheets:
        known = truth.get((sheet.file, sheet.sheet.name, sheet.table.name if sheet.table else ""), {})
        for column in sheet.columns:
            letters = sheet.heading_place(column).cell.rstrip("0123456789")
            name = known.get(letters)
            if sheet.table and column.name is None and name:
                answers.append(Said(sheet.file, sheet.sheet.name, column.label, sheet.table, sheet.table.column(name)))
    return tuple(answers)


def _one_column_a_file(folder: Path, chance: Random) -> list[tuple[LocatedSheet, LocatedColumn]]:
    """From each workbook a column under a heading in one row, that a table should have and that is filled."""
    by_file: dict[str, list[tuple[LocatedSheet, LocatedColumn]]] = {}
    for sheet in located_only(read_only(folder)).sheets:
        if not sheet.is_used or sheet.file in ("Bosettingsplan.xlsx", "Oppsett.xlsx") or sheet.file.endswith(".csv"):
            continue
        merged = {(top, left) for top, left, *_ in sheet.sheet.merged}
        for column in sheet.columns:
            is_plain = column.row in (0, sheet.header_row) and (sheet.header_row, column.number) not in merged
            if column.name and is_plain and sheet.table and not sheet.table.column(column.name).is_optional:
                by_file.setdefault(sheet.file, []).append((sheet, column))
    return [chance.choice(items) for _, items in sorted(by_file.items())]
