"""Avvik as staff left it: their answers, and whether anything else in it was changed."""

from __future__ import annotations

from dataclasses import replace

from pipeline.answers import Answer, Answers
from pipeline.excel.reading import RawWorkbook
from pipeline.typed_rows import IDENTITY, TypedRow, typed_rows

FILE = "Avvik.xlsx"
FINDINGS, CONFIRMED = "Avvik", "Bekreftet"
TYPED, REMARK, MONTH = "Stemmer", "Merknad", "Bekreftet i"
THEIRS = (TYPED, REMARK)


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
    for answer in _answers(book):
        found.setdefault(answer.identity, answer if answer.month else replace(answer, month=month))
    return Answers(found)


def unnamed_answers(book: RawWorkbook) -> int:
    """How many rows were written in that no later run can know again."""
    return sum(not answer.identity for answer in _answers(book))


def _answers(book: RawWorkbook) -> list[Answer]:
    rows = [row for name in (FINDINGS, CONFIRMED) for row in typed_rows(book, name)]
    return [_answer(row) for row in rows if any(row.text(heading) for heading in THEIRS)]


def _answer(row: TypedRow) -> Answer:
    shown = {heading: text for heading, text in row.cells.items() if heading not in (*THEIRS, IDENTITY, MONTH)}
    cells = row.cells
    return Answer(cells.get(IDENTITY, ""), cells.get(TYPED, ""), cells.get(REMARK, ""), cells.get(MONTH, ""), shown)
