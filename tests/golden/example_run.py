"""One run on the example municipality, as its readers meet it: findings, figures, and sheets as plain text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import openpyxl

from pipeline.request import Request
from pipeline.run import run
from schemas.statements import Statement

INPUT = Path(__file__).parents[2] / "input"
TODAY = date(2026, 11, 22)
Row = tuple[str, str, int]
"""File, sheet and row number."""


@dataclass(frozen=True)
class ExampleRun:
    """What a run left behind."""

    folder: Path
    findings: tuple[Any, ...]
    period: str

    @classmethod
    def into(cls, output: Path) -> ExampleRun:
        results = run(Request(INPUT, TODAY), output).results
        return cls(output / results.context.period, results.findings, results.context.period)

    @cached_property
    def record(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads((self.folder / "run.json").read_text(encoding="utf-8"))
        return content

    @cached_property
    def truth(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads((INPUT / "fasit.json").read_text(encoding="utf-8"))
        return content

    def rows_found(self, rule_id: str) -> set[Row]:
        """The rows of the staff's files that a rule objects to."""
        return {
            (item.place.file, item.place.sheet, row_of(item.place.cell))
            for item in self.findings
            if item.rule_id == rule_id
        }

    def rows_planted(self, *kinds: str) -> set[Row]:
        """The rows where the example planted one of the situations."""
        return {
            (item["file"], item["sheet"], row_of(item["cell"]))
            for item in self.truth["planted"]
            if item["kind"] in kinds
        }

    def dwellings_found(self, rule_id: str) -> set[str]:
        """The dwellings that a rule objects to."""
        return {item.dwelling_id for item in self.findings if item.rule_id == rule_id}

    def dwellings_planted(self, *kinds: str) -> set[str]:
        """The dwellings where the example planted one of the situations."""
        return {item["dwelling_id"] for item in self.truth["planted"] if item["kind"] in kinds}

    def story(self, statement: Statement) -> str:
        """Everything that the run says of a statement, as text that people can read and compare."""
        lines = [f"{statement.id}: {statement.says}", ""]
        for item in sorted(self.findings, key=lambda item: item.sort_key):
            if item.rule_id in statement.rules:
                lines.append(f"{item.rule_id} {item.severity}: {item.place.label}: {item.message}")
        for item in self.record["indicators"]:
            if item["code"] in statement.figures:
                lines.append(f"{item['code']} {item['period']} {item['group'] or 'alle'}: {item['value']}")
        for file, sheet in statement.sheets:
            lines += ["", f"[{file}, {sheet}]", *self._sheet_lines(file, sheet)]
        return "\n".join(lines) + "\n"

    def _sheet_lines(self, file: str, sheet: str) -> list[str]:
        book = openpyxl.load_workbook(self.folder / file, data_only=True)
        rows = [[text_of(value) for value in row] for row in book[sheet].iter_rows(values_only=True)]
        return [" | ".join(row).rstrip(" |") for row in rows if any(row)]


def row_of(cell: str) -> int:
    return int("".join(sign for sign in cell if sign.isdigit()) or 0)


def text_of(value: Any) -> str:
    if hasattr(value, "strftime"):
        return str(value.strftime("%d.%m.%Y"))
    return "" if value is None else str(value).replace("\n", " ⏎ ")
