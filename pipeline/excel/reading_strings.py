"""The texts that a workbook's cells share."""

from __future__ import annotations

import re
from array import array

from pipeline.excel.columns import Strings
from pipeline.excel.reading_texts import has_forbidden_characters, plain_words
from pipeline.excel.reading_values import decode_escapes
from pipeline.excel.reading_xml import STRICT, TRANSITIONAL, XML_DECLARATION, XML_WHITE, PartReader

_HEAD = re.compile(
    rb'%s<sst xmlns="(?:%s|%s)"[^<>]*(?<!/)>'
    % (XML_DECLARATION, re.escape(TRANSITIONAL.encode()), re.escape(STRICT.encode()))
)
_END = b"</sst>"
_FIRST, _BETWEEN, _LAST = "<si><t", "</t></si><si><t", "</t></si>"
_PRESERVE = ' xml:space="preserve">'


def read_shared_strings(data: bytes, strings: Strings) -> array[int]:
    """Take the shared texts into `strings` and give the place of each entry there, -1 for an empty text.

    Rich text loses its formats and phonetic guides are left out; `DamagedPartError` when the part is not well formed.
    """
    try:
        texts = _read_quickly(data)
    except ValueError:
        texts = _read_exactly(data)
    return array("i", strings.numbers(texts))


def _read_quickly(data: bytes) -> list[str]:
    """Read texts without formats; `ValueError` when there is anything else than what programs commonly write."""
    head = _HEAD.match(data)
    end = data.rfind(_END)
    if head is None or data[end + len(_END) :].strip() or b"xml:space" in head[0]:
        raise ValueError
    body = data[head.end() : end].decode()
    if not body:
        return []
    if not (body.startswith(_FIRST) and body.endswith(_LAST)):
        raise ValueError
    entries = body[len(_FIRST) : -len(_LAST)].split(_BETWEEN)
    if body.count("<") != 4 * len(entries) or has_forbidden_characters(body):
        raise ValueError
    needs_reading = "&" in body or "\r" in body or "_x" in body
    if not needs_reading and body.startswith(">", len(_FIRST)) and body.count(_BETWEEN + ">") == len(entries) - 1:
        return [entry[1:].strip(XML_WHITE) for entry in entries]
    return [_quick_text(entry, needs_reading) for entry in entries]


def _quick_text(entry: str, needs_reading: bool) -> str:
    if entry[0] == ">":
        text, is_kept = entry[1:], False
    elif entry.startswith(_PRESERVE):
        text, is_kept = entry[len(_PRESERVE) :], True
    else:
        raise ValueError(entry)
    if needs_reading:
        text = plain_words(text)
    text = text if is_kept else text.strip(XML_WHITE)
    return decode_escapes(text) if needs_reading else text


def _read_exactly(data: bytes) -> list[str]:
    reader = _SharedStrings()
    reader.read([data])
    return reader.texts


class _SharedStrings(PartReader):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._runs: list[str] = []

    def end(self) -> None:
        if self.where in ("/sst/si/t", "/sst/si/r/t"):
            self._runs.append(self.spaced_words())
        elif self.where == "/sst/si":
            self.texts.append(decode_escapes("".join(self._runs)))
            self._runs.clear()
