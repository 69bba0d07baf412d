"""The texts that a workbook's cells share."""

from __future__ import annotations

from array import array

from pipeline.excel.columns import NO_TEXT, Strings
from pipeline.excel.reading_values import decode_escapes
from pipeline.excel.reading_xml import PartReader


def read_shared_strings(data: bytes, strings: Strings) -> array[int]:
    """Take the shared texts into `strings` and give the place of each entry there, -1 for an empty text.

    Rich text loses its formats and phonetic guides are left out; `DamagedPartError` when the part is not well formed.
    """
    texts = _read_exact(data)
    return array("i", [strings.number(text) if text else NO_TEXT for text in texts])


def _read_exact(data: bytes) -> list[str]:
    reader = _SharedStrings()
    reader.read([data])
    return reader.texts


class _SharedStrings(PartReader):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._runs: list[str] = []

    def end(self, name: str) -> None:
        if name == "t" and self.path in (["sst", "si"], ["sst", "si", "r"]):
            self._runs.append(self.spaced_words())
        elif name == "si" and self.path == ["sst"]:
            self.texts.append(decode_escapes("".join(self._runs)))
            self._runs.clear()
