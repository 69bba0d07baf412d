"""Cells of new workbooks that people fill in."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.excel.new_book import Sheet


def offer_choices(sheet: Sheet, rows: range, column: int, choices: Sequence[str], title: str, prompt: str) -> None:
    """Give cells a drop-down, with a prompt; ``rows`` and ``column`` count from 0."""
    if rows:
        options = {
            "validate": "list",
            "source": list(choices),
            "input_title": title,
            "input_message": prompt,
            "error_title": title,
            "error_message": f"Velg {' eller '.join(f'«{choice}»' for choice in choices)}, eller la cellen stå tom.",
        }
        sheet.worksheet.data_validation(rows[0], column, rows[-1], column, options)


def refuse_entries(sheet: Sheet, rows: range, column: int, title: str, reason: str) -> None:
    """Let nothing be typed in cells, and say why; ``rows`` and ``column`` count from 0."""
    if rows:
        options = {
            "validate": "custom",
            "value": "=FALSE",
            "input_title": title,
            "input_message": reason,
            "error_title": title,
            "error_message": reason,
        }
        sheet.worksheet.data_validation(rows[0], column, rows[-1], column, options)
