"""An Excel workbook as a package of parts, found by their relationships and never by their names."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from pipeline.errors import UnreadableFileError
from pipeline.excel.compound import OLE
from pipeline.excel.container import (
    Container,
    Member,
    damaged,
    not_a_workbook,
    part_key,
    password_protected,
    read_container,
    too_much,
)
from pipeline.excel.file_bytes import file_bytes
from pipeline.excel.prologue import begins_readably

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STRICT = "http://purl.oclc.org/ooxml/"
_OLE_NAMES_ENCODING = "utf-16-le"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
_MOST_NODES = 1_500_000
"""Elements and attributes of a part held as a tree, each of which takes a hundred bytes and more."""
MAX_SHEETS = 500


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another: `kind` is the type's last word (`worksheet`), `target` a part or an address."""

    id: str
    type: str
    target: str
    is_external: bool

    @property
    def kind(self) -> str:
        """The last word of the type, alike in Strict and Transitional files."""
        return self.type.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook lists it; `state` is `visible`, `hidden` or `veryHidden`, `kind` mostly `worksheet`."""

    name: str
    part: str
    state: str
    relationship_id: str
    kind: str


@dataclass(frozen=True)
class Package:
    """A workbook file with its parts; part names are those of the zip, lookups ignore case and slashes."""

    container: Container = field(repr=False)

    @property
    def file_name(self) -> str:
        """Name of the file without its folder."""
        return self.container.file_name

    @cached_property
    def _by_key(self) -> dict[str, Member]:
        return {member.key: member for member in self.container.members}

    def __contains__(self, part: str) -> bool:
        return part_key(part) in self._by_key

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of all members, in the order of the zip's directory."""
        return tuple(member.name for member in self.container.members)

    def member(self, part: str) -> Member:
        """Find the zip member of a part; `UnreadableFileError` when the file lacks it."""
        try:
            return self._by_key[part_key(part)]
        except KeyError:
            raise damaged(self.file_name) from None

    def read(self, part: str) -> bytes:
        """Unpacked bytes of a part, checksum verified; `UnreadableFileError` when missing or damaged."""
        return self.container.read(self.member(part))

    def chunks(self, part: str) -> Iterator[bytes]:
        """Unpacked bytes of a part piece by piece, for parts too large to hold; the checksum is verified at the end."""
        return self.container.chunks(self.member(part))

    def xml(self, part: str) -> etree._Element:
        """Root element of an XML part; `UnreadableFileError` on a DOCTYPE, too large a tree, or XML not well formed."""
        data = self.read(part)
        if not begins_readably(data, self.file_name):
            raise damaged(self.file_name)
        if data.count(b"<") + data.count(b"=") > _MOST_NODES:
            raise too_much(self.file_name)
        try:
            return etree.fromstring(data, _PARSER)
        except etree.XMLSyntaxError as error:
            raise damaged(self.file_name) from error

    def verify(self) -> None:
        """Check the checksum of every member and that no XML part has a DOCTYPE; `UnreadableFileError` otherwise."""
        for member in self.container.members:
            is_xml = member.key.endswith((".xml", ".rels", ".vml"))
            for number, chunk in enumerate(self.container.chunks(member)):
                if is_xml and number == 0:
                    begins_readably(chunk, self.file_name)

    @cached_property
    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        defaults, overrides = {}, {}
        for child in _elements(self.xml("[Content_Types].xml")):
            kind = child.get("ContentType", "")
            if _local(child) == "Default":
                defaults[child.get("Extension", "").casefold()] = kind
            else:
                overrides[part_key(child.get("PartName", ""))] = kind
        return defaults, overrides

    def content_type(self, part: str) -> str:
        """Content type of a part, empty when the package does not say."""
        defaults, overrides = self._content_types
        extension = posixpath.basename(part_key(part)).rpartition(".")[2]
        return overrides.get(part_key(part), defaults.get(extension, ""))

    def relationships(self, part: str = "") -> tuple[Relationship, ...]:
        """Relationships of a part (of the package itself when empty), targets resolved to names in the zip."""
        if part not in self._read_relationships:
            rels = relationships_part(part)
            listed = _elements(self.xml(rels)) if rels in self else ()
            found = (child for child in listed if _local(child) == "Relationship")
            self._read_relationships[part] = tuple(self._relationship(part, child) for child in found)
        return self._read_relationships[part]

    @cached_property
    def _read_relationships(self) -> dict[str, tuple[Relationship, ...]]:
        return {}

    def _relationship(self, part: str, child: etree._Element) -> Relationship:
        target = child.get("Target", "")
        is_external = child.get("TargetMode", "").casefold() == "external"
        if not is_external:
            target = self._resolve(part, target)
        return Relationship(child.get("Id", ""), child.get("Type", ""), target, is_external)

    def _resolve(self, part: str, target: str) -> str:
        target = target.replace("\\", "/").partition("#")[0]
        base = posixpath.dirname(part.replace("\\", "/"))
        for spelling in (target, unquote(target)):
            path = posixpath.normpath(posixpath.join("/", base, spelling)).lstrip("/")
            if path in self:
                return self.member(path).name
        return path

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """Parts that a part points to with one kind of relationship (`table`, `drawing`)."""
        return tuple(r.target for r in self.relationships(part) if r.kind == kind and not r.is_external)

    @cached_property
    def workbook_part(self) -> str:
        """The part that lists the sheets; `UnreadableFileError` when there is none that is XML."""
        found = [part for part in self.related("", "officeDocument") if part in self]
        if not found or "word" in self.content_type(found[0]) or "presentation" in self.content_type(found[0]):
            raise not_a_workbook(self.file_name)
        if found[0].casefold().endswith(".bin"):
            raise UnreadableFileError(
                f"Filen «{self.file_name}» er en binær arbeidsbok (.xlsb). "
                "Lagre den fra Excel som «Excel-arbeidsbok (.xlsx)»."
            )
        return found[0]

    @cached_property
    def workbook(self) -> etree._Element:
        """Root element of the workbook part."""
        return self.xml(self.workbook_part)

    @cached_property
    def shared_strings_part(self) -> str | None:
        """The part with the shared texts, if there is one."""
        return self._one_of_workbook("sharedStrings")

    @cached_property
    def styles_part(self) -> str | None:
        """The part with the styles, if there is one."""
        return self._one_of_workbook("styles")

    def _one_of_workbook(self, kind: str) -> str | None:
        return next((part for part in self.related(self.workbook_part, kind) if part in self), None)

    @cached_property
    def is_strict(self) -> bool:
        """Whether the workbook is written in the Strict variant of the format."""
        return str(etree.QName(self.workbook).namespace or "").startswith(STRICT)

    @cached_property
    def is_signed(self) -> bool:
        """Whether the workbook carries a digital signature, which any change would break."""
        return bool(self.related("", "origin")) or any("_xmlsignatures/" in part.casefold() for part in self.parts)

    @cached_property
    def is_1904(self) -> bool:
        """Whether dates count from 1 January 1904, as in old Mac workbooks."""
        properties = (child for child in _elements(self.workbook) if _local(child) == "workbookPr")
        return any(child.get("date1904", "0").casefold() in ("1", "true", "on") for child in properties)

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """Sheets in the workbook's order, hidden ones included; `UnreadableFileError` when one lacks its part."""
        targets = {r.id: r for r in self.relationships(self.workbook_part)}
        lists = (child for child in _elements(self.workbook) if _local(child) == "sheets")
        found = tuple(self._sheet(element, targets) for sheets in lists for element in _elements(sheets))
        # a part read once for each of a thousand names is a bomb
        if len({sheet.part for sheet in found}) < len(found):
            raise damaged(self.file_name)
        if len(found) > MAX_SHEETS:
            raise too_much(self.file_name)
        return found

    def _sheet(self, element: etree._Element, targets: dict[str, Relationship]) -> SheetPart:
        ids = [value for key, value in element.attrib.items() if str(key).endswith("/relationships}id")]
        link = targets.get(str(ids[0])) if ids else None
        if link is None or link.target not in self:
            raise damaged(self.file_name)
        return SheetPart(element.get("name", ""), link.target, element.get("state", "visible"), link.id, link.kind)


def open_package(path: Path) -> Package:
    """Open a workbook file and check that it is one.

    The file is read once; the directory, the limits and the main parts are checked now, each part's checksum when it
    is read (`Package.verify` checks all of them).

    Raises
    ------
    UnreadableFileError
        With a bokmål sentence: missing, not a workbook, the old `.xls` format, password-protected, binary `.xlsb`, cut
        short, damaged, too large unpacked, a part twice, a DOCTYPE, or without its workbook part.
    """
    return package_from_bytes(file_bytes(path), path.name)


def package_from_bytes(data: bytes, file_name: str) -> Package:
    """Open a workbook already in memory; refuses as `open_package` does."""
    if data.startswith(OLE):
        raise _refuse_ole(data, file_name)
    package = Package(read_container(data, file_name))
    if "[Content_Types].xml" not in package or relationships_part("") not in package:
        raise not_a_workbook(file_name)
    if not package.sheets:
        raise damaged(file_name)
    return package


def relationships_part(part: str) -> str:
    """Where the relationships of a part lie: `xl/_rels/workbook.xml.rels` for `xl/workbook.xml`."""
    folder, name = posixpath.split(part.replace("\\", "/"))
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _refuse_ole(data: bytes, file_name: str) -> UnreadableFileError:
    if "EncryptedPackage".encode(_OLE_NAMES_ENCODING) in data:
        return password_protected(file_name)
    if any(name.encode(_OLE_NAMES_ENCODING) in data for name in ("Workbook", "Book")):
        return UnreadableFileError(
            f"Filen «{file_name}» er lagret i det gamle formatet (.xls). "
            "Åpne den i Excel og lagre den som «Excel-arbeidsbok (.xlsx)»."
        )
    return not_a_workbook(file_name)


def _elements(parent: etree._Element) -> Iterator[etree._Element]:
    return (child for child in parent if isinstance(child.tag, str))


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname
