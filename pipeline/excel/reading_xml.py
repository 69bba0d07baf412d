"""Well-formed XML read piece by piece, with what all parts share: namespaces, `xml:space`, refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
XML_SPACE = "http://www.w3.org/XML/1998/namespace space"
_DEEPEST = 200
"""No workbook's elements lie deeper within each other."""
_LONGEST_TAG = 1 << 22
"""A tag or comment that goes on is read from its start with each piece that comes."""
XML_WHITE = " \t\r\n"
XML_DECLARATION = (
    rb'(?:\xef\xbb\xbf)?(?:<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?(?: standalone="(?:yes|no)")? ?\?>)?\s*'
)
"""Pattern of the beginning of a part in UTF-8, as programs commonly write it."""


class DamagedPartError(ValueError):
    """A part that is not well-formed XML, or that says what no workbook can mean."""


class PartReader:
    """Walks through a part; elements of the known namespaces have their prefix and local name, others an empty name.

    `where` is the path of names down to the innermost open element, such as `/sst/si/t`.
    """

    namespaces: ClassVar[dict[str, str]] = {TRANSITIONAL: "", STRICT: ""}
    """Known namespaces, and the prefix that is put before their names."""

    def __init__(self) -> None:
        self.where = ""
        self._parents: list[str] = []
        self._preserve = [False]
        self._words: list[str] = []
        self._names: dict[str, str] = {}
        self.take_characters: Callable[[str], object] = self._words.append

    def start(self, attributes: dict[str, str]) -> None:
        """Called at the start of an element, to which `where` leads."""

    def end(self) -> None:
        """Called at the end of an element, to which `where` still leads."""

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read the whole part; `DamagedPartError` when it is not well formed or declares a document type."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.take_characters
        parser.StartDoctypeDeclHandler = _refuse_doctype
        try:
            given = 0
            for chunk in chunks:
                parser.Parse(chunk, False)
                given += len(chunk)
                if given - parser.CurrentByteIndex > _LONGEST_TAG:
                    raise DamagedPartError(_LONGEST_TAG)
            parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, UnicodeError, ValueError) as error:
            raise DamagedPartError(str(error)) from error

    def words(self) -> str:
        """Text of the element just ended as it stands."""
        return "".join(self._words)

    def spaced_words(self) -> str:
        """Text of the element just ended, without white space around it unless `xml:space` keeps it."""
        words = self.words()
        return words if self._preserve[-1] else words.strip(XML_WHITE)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = self._names.get(name)
        if local is None:
            namespace, _, bare = name.rpartition(" ")
            prefix = self.namespaces.get(namespace)
            local = self._names[name] = "" if prefix is None else prefix + bare
        space = attributes.get(XML_SPACE)
        self._preserve.append(self._preserve[-1] if space is None else space == "preserve")
        self._words.clear()
        if len(self._parents) == _DEEPEST:
            raise DamagedPartError(_DEEPEST)
        self._parents.append(self.where)
        self.where = f"{self.where}/{local}"
        self.start(attributes)

    def _end(self, _name: str) -> None:
        self.end()
        self.where = self._parents.pop()
        self._preserve.pop()
        self._words.clear()


def _refuse_doctype(*_: object) -> None:
    raise DamagedPartError("a document type")
