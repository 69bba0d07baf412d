"""Text files with separated values, read as the rows that Excel shows; every cell is text, nothing is guessed."""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import chain, islice
from pathlib import PurePath
from typing import TYPE_CHECKING

import numpy as np

from pipeline.cells import MAX_COLUMN
from pipeline.errors import UnreadableFileError
from pipeline.excel.columns import NO_TEXT, Cells, ColumnCollector, Kind, RawSheet, Strings

if TYPE_CHECKING:
    from collections.abc import Iterator

CSV_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})
_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_ENCODINGS = ("cp1252", "utf-8", "cp865", "mac-roman")
"""What text may be in that is not sound UTF-8, the likeliest first; damaged UTF-8 is one of them."""
_LETTERS = frozenset("æøåÆØÅäöüéèêëóòôáàâíñçßÄÖÜÉÈÓÁÇ§°²³½€–’«»´\xa0")
_LINE_END = re.compile("\r\n|\n|\r")
_SEPARATOR_LINE = re.compile("sep=([;,\t|])(?:\r\n|\n|\r|$)", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_OLD_END_OF_FILE = "\x1a"
_CONTROL = re.compile("[\0-\x08\x0e-\x1f]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_SAMPLE_WORDS, _SAMPLE_BYTES = 100_000, 1 << 20
LONGEST_FIELD = 1_000_000
"""Characters; a cell in Excel has at most 32,767."""
_SEPARATORS = ";\t,|"
_SAMPLE_ROWS = 400
_SAMPLE_CHARACTERS = 1 << 18
_MOST = 0.5
_ROWS_PER_PIECE = 20_000


def read_csv(data: bytes, file_name: str) -> RawSheet:
    """Read a text file as one sheet named after the file.

    UTF-8 and UTF-16 with a byte order mark, UTF-8 without, and the old encodings (Windows-1252 and Latin-1, DOS, Mac)
    are told apart by what makes Norwegian words; semicolon, tab, comma and bar by what gives rows of equal width. A
    line `sep=;` at the top is obeyed and, as in Excel, not a row. Line breaks in quoted fields do not begin a row.

    Raises
    ------
    UnreadableFileError
        When the file is not text, a row has more columns than a sheet, or a quote is never closed.
    """
    text = decode(data).rstrip(_OLD_END_OF_FILE)
    if _CONTROL.search(text):
        raise UnreadableFileError(
            f"Filen «{file_name}» er ikke en tekstfil som kan leses. "
            "Åpne den i programmet den kom fra og lagre den som «Excel-arbeidsbok (.xlsx)»."
        )
    told = _SEPARATOR_LINE.match(text)
    separator = told[1] if told else find_separator(text)
    strings = Strings()
    collector = ColumnCollector()
    rows = split_rows(text[told.end() :] if told else text, separator)
    first_row = 1
    try:
        while piece := list(islice(rows, _ROWS_PER_PIECE)):
            collector.add(_cells(first_row, piece, strings))
            first_row += len(piece)
    except _TooWideError as error:
        raise UnreadableFileError(
            f"Filen «{file_name}» har en rad med mer enn 16 384 kolonner og kan ikke leses. "
            "Kontroller at den er lagret med semikolon mellom kolonnene."
        ) from error
    except csv.Error as error:
        raise UnreadableFileError(
            f"Filen «{file_name}» har en celle med mer enn en million tegn og kan ikke leses. "
            "Se om et anførselstegn mangler i filen, eller lagre den på nytt fra programmet den kom fra."
        ) from error
    return RawSheet(PurePath(file_name).stem, "visible", collector.columns(), strings.texts)


def decode(data: bytes) -> str:
    """Read bytes as text, in the encoding that they say or most likely have; the byte order mark is left out."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if data[1:200:2].count(0) > len(data[1:200:2]) // 2:
        return data.decode("utf-16-le", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        words = b" ".join(found[0] for found in islice(_BEYOND_ASCII.finditer(data), _SAMPLE_WORDS))[:_SAMPLE_BYTES]
        encoding = max(_ENCODINGS, key=lambda encoding: _likelihood(words.decode(encoding, "replace")))
        return data.decode(encoding, "replace")


def _likelihood(text: str) -> float:
    """Share of characters beyond ASCII that Norwegian staff write."""
    counts = Counter(character for character in text if character > "\x7f")
    return sum(count for character, count in counts.items() if character in _LETTERS) / max(1, counts.total())


def find_separator(text: str) -> str:
    """Say what separates the fields: what gives most rows one and the same width, `;` before tab, comma and bar."""
    sample = text[:_SAMPLE_CHARACTERS]
    shares = {separator: _even_share(split_rows(sample, separator)) for separator in _SEPARATORS}
    if max(shares[";"], shares["\t"]) >= _MOST:
        shares[","] = _even_share(split_rows(_DECIMAL_COMMA.sub(".", sample), ","))
    elif _is_one_column(sample):
        shares[","] = 0.0
    return max(_SEPARATORS, key=lambda separator: shares[separator])


def _is_one_column(sample: str) -> bool:
    """Whether commas are of decimals or of prose: no row has two, and the first has none but a decimal's."""
    lines = [line for line in _LINE_END.split(sample) if line.strip()]
    has_comma_in_first = any("," in _DECIMAL_COMMA.sub(".", line) for line in lines[:1])
    return not has_comma_in_first and all(line.count(",") < 2 for line in lines)


def _even_share(rows: Iterator[list[str]]) -> float:
    """Share of the first rows with anything in them that have the commonest width of more than one field."""
    widths = Counter(len(row) for row in islice(rows, _SAMPLE_ROWS) if any(row))
    common = [count for width, count in widths.items() if width > 1]
    return max(common) / widths.total() if common else 0.0


def split_rows(text: str, separator: str) -> Iterator[list[str]]:
    """Split text into rows of fields; a field in quotes may hold separators and line breaks, doubled quotes are one."""
    if '"' not in text:
        lines = _LINE_END.split(text)
        if lines[-1] == "":
            lines.pop()
        return (line.split(separator) for line in lines)
    return _quoted_rows(text, separator)


def _quoted_rows(text: str, separator: str) -> Iterator[list[str]]:
    # a quote that is never closed takes in what follows, here as in Excel
    limit = csv.field_size_limit(LONGEST_FIELD)
    try:
        for row in csv.reader(_lines(text), delimiter=separator):
            yield [_LINE_END.sub("\n", field) if "\r" in field else field for field in row]
    finally:
        csv.field_size_limit(limit)


def _lines(text: str) -> Iterator[str]:
    start = 0
    for end in _LINE_END.finditer(text):
        yield text[start : end.end()]
        start = end.end()
    if start < len(text):
        yield text[start:]


class _TooWideError(ValueError):
    pass


def _cells(first_row: int, rows: list[list[str]], strings: Strings) -> Cells:
    """Cells of a piece of rows, each as long as it is; `csv.Error` for a field that is too long."""
    widths = np.fromiter(map(len, rows), np.int32, len(rows))
    if widths.max() > MAX_COLUMN:
        raise _TooWideError
    text = np.array(strings.numbers(chain.from_iterable(rows)), np.int32)
    if max(map(len, chain.from_iterable(rows)), default=0) > LONGEST_FIELD:
        raise csv.Error
    size = len(text)
    starts = np.cumsum(widths) - widths
    return Cells(
        np.repeat(np.arange(first_row, first_row + len(rows), dtype=np.int32), widths),
        (np.arange(1, size + 1) - np.repeat(starts, widths)).astype(np.int32),
        np.where(text == NO_TEXT, Kind.BLANK, Kind.TEXT).astype(np.uint8),
        np.full(size, np.nan),
        text,
        np.zeros(size, np.bool_),
    )
