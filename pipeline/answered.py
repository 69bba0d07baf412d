"""Avvik as staff left it: their answers, and whether anything else in it was changed."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from pipeline.answers import Answer, Answers
from pipeline.excel.reading import Kind, RawColumn, RawSheet, RawWorkbook

FILE = "Avvik.xlsx"
FINDINGS, CONFIRMED = "Avvik", "Bekreftet"
TYPED, REMARK, IDENTITY, MONTH = "Stemmer", "Merknad", "Kjennetegn", "Bekreftet i"
_THEIRS = (TYPED, REMARK)
_HEADER_ROWS = 10


def answers_in(book: RawWorkbook, month: str = "") -> Answers:
    """Read the answers in an Avvik of ours.

    Parameters
    ----------
    book
        The workbook; one without our sheets has no answers.
    month
        Of the run that wrote it, in words: when what is new in it was confirmed.
    """
    found: dict[str, Answer] = {}
    for name in (FINDINGS, CONFIRMED):
        for answer in _answers(book, name):
            found.setdefault(answer.identity, answer if answer.month else replace(answer, month=month))
    return Answers(found)


def unnamed_answers(book: RawWorkbook) -> int:
    """How many rows were written in that no later run can know again."""
    return sum(not answer.identity for name in (FINDINGS, CONFIRMED) for answer in _answers(book, name))


def content_digest(book: RawWorkbook) -> str:
    """SHA-256 of all cells but the staff's two columns, however a program has packed and styled them."""
    digest = hashlib.sha256()
    for sheet in book.sheets:
        digest.update(f"\n{sheet.name}\n".encode())
        header, headings = _header(sheet)
        for column in sheet.columns:
            last = header if headings.get(column.index) in _THEIRS else sheet.last_row
            digest.update(f"\n{column.index}\n".encode())
            for at in range(int((column.rows <= last).sum())):
                digest.update(f"{column.rows[at]}:{column.kind[at]}:{_text(sheet, column, at)}\n".encode())
    return digest.hexdigest()


def _answers(book: RawWorkbook, name: str) -> list[Answer]:
    sheet = next((sheet for sheet in book.sheets if sheet.name == name), None)
    header, headings = _header(sheet) if sheet else (0, {})
    if sheet is None or IDENTITY not in headings.values():
        return []
    rows: dict[int, dict[str, str]] = {}
    for column in sheet.columns:
        heading = headings.get(column.index)
        for at, row in enumerate(column.rows.tolist()):
            if heading and row > header:
                rows.setdefault(row, {})[heading] = _text(sheet, column, at)
    written = [row for _, row in sorted(rows.items()) if any(row.get(heading, "").strip() for heading in _THEIRS)]
    return [_answer(row) for row in written]


def _answer(row: dict[str, str]) -> Answer:
    shown = {heading: text for heading, text in row.items() if heading not in (*_THEIRS, IDENTITY, MONTH)}
    return Answer(row.get(IDENTITY, ""), row.get(TYPED, ""), row.get(REMARK, ""), row.get(MONTH, ""), shown)


def _header(sheet: RawSheet) -> tuple[int, dict[int, str]]:
    """The row with our headings and what stands in it by column; row 0 when there is none."""
    for row in range(1, _HEADER_ROWS + 1):
        found = {}
        for column in sheet.columns:
            at = column.rows.searchsorted(row)
            if at < len(column.rows) and column.rows[at] == row:
                found[column.index] = _text(sheet, column, int(at))
        if IDENTITY in found.values():
            return row, found
    return 0, {}


def _text(sheet: RawSheet, column: RawColumn, at: int) -> str:
    if column.kind[at] == Kind.TEXT:
        return str(sheet.strings[column.text[at]])
    return f"{float(column.number[at]):.15g}"
