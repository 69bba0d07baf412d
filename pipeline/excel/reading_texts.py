"""Texts as they stand in XML, read once each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.excel.columns import NO_TEXT, Strings
from pipeline.excel.reading_values import decode_escapes
from pipeline.excel.reading_xml import XML_WHITE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

UNKNOWN = -2
"""In place of a text's place: only the exact reader can tell."""
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ENTITY = re.compile("&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));|&")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_INLINE = re.compile(rb'<t(?: xml:space="(preserve|default)")?>([^<]*)', re.DOTALL)


class TextMemory:
    """Remembers for each raw text of a workbook's cells its place among the distinct texts."""

    def __init__(self, strings: Strings) -> None:
        self._strings = strings
        self._values: dict[bytes, int] = {}
        self._errors: dict[bytes, int] = {}
        self._inlines: dict[bytes, int] = {}

    def values(self, raw: Iterable[bytes]) -> list[int]:
        """Places of what stands in `<v>` of text results, -1 for an empty text, `UNKNOWN` for unusual ones."""
        return self._places(raw, self._values, lambda text: decode_escapes(plain_text(text)))

    def errors(self, raw: Iterable[bytes]) -> list[int]:
        """Places of what stands in `<v>` of error cells."""
        return self._places(raw, self._errors, _error)

    def inlines(self, raw: Iterable[bytes]) -> list[int]:
        """Places of inline texts, each from its `<t` on."""
        return self._places(raw, self._inlines, _inline)

    def _places(self, raw: Iterable[bytes], memory: dict[bytes, int], read: Callable[[bytes], str]) -> list[int]:
        return [memory[key] if key in memory else self._learn(key, memory, read) for key in raw]

    def _learn(self, key: bytes, memory: dict[bytes, int], read: Callable[[bytes], str]) -> int:
        try:
            text = read(key)
            memory[key] = self._strings.number(text) if text else NO_TEXT
        except ValueError:
            memory[key] = UNKNOWN
        return memory[key]


def _error(raw: bytes) -> str:
    text = plain_text(raw).strip(XML_WHITE)
    if not text:
        raise ValueError
    return text


def _inline(raw: bytes) -> str:
    match = _INLINE.fullmatch(raw)
    if match is None:
        raise ValueError(raw)
    text = plain_text(match[2])
    return decode_escapes(text if match[1] == b"preserve" else text.strip(XML_WHITE))


def plain_text(raw: bytes) -> str:
    """Read character data as an XML parser does; `ValueError` where it would not, or where it needs a parser."""
    text = raw.decode()
    if has_forbidden_characters(text):
        raise ValueError(text)
    return plain_words(text)


def has_forbidden_characters(text: str) -> bool:
    """Whether there is what character data cannot hold."""
    return _NOT_XML.search(text) is not None or "]]>" in text


def plain_words(text: str) -> str:
    """Do what `plain_text` does, for text already decoded and without forbidden characters."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    name, decimal, hexadecimal = match.groups()
    if name is not None:
        return _NAMED[name]
    if decimal is None and hexadecimal is None:
        raise ValueError(match[0])
    character = chr(int(decimal) if decimal is not None else int(hexadecimal, 16))
    if _NOT_XML.search(character) or "\ud800" <= character <= "\udfff":
        raise ValueError(match[0])
    return character
