"""Finding and changing single tags in XML text while every other byte stays as it is.

Works on UTF-8 bytes. Comments, CDATA and processing instructions are blanked out for the search (`mask`), so that what
looks like a tag inside them is never taken for one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_INSIDE = rb"""[^<>"']*+(?:(?:"[^"]*+"|'[^']*+')[^<>"']*+)*+"""
# one that does not end goes on to the end of the text, so that nothing is looked through twice
_OPAQUE = re.compile(rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_ATTRIBUTE = re.compile(rb"""(?<![^\s=/<>"'])([^\s=/<>"']++)\s*+=\s*(?:"([^"]*)"|'([^']*)')""")
_ROOT = re.compile(rb"<([A-Za-z_][\w.\-]*:)?([A-Za-z_][\w.\-]*)" + _INSIDE + rb">")
_TAG = re.compile(rb"<(/?)([A-Za-z_][\w.\-]*(?::[\w.\-]+)?)" + _INSIDE + rb">")
_ENTITY = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


class MalformedError(ValueError):
    """A part of the workbook that is not the XML it should be."""


class Element(NamedTuple):
    """Where an element lies in a text: the whole of it, and its start tag."""

    start: int
    tag_end: int
    end: int


def parse_xml(text: bytes) -> etree._Element:
    """Parse a text in UTF-8, whatever its declaration says; `MalformedError` when it is not well formed."""
    try:
        return etree.fromstring(text[root_tag(text).start() :], _PARSER)
    except etree.XMLSyntaxError as error:
        raise MalformedError(str(error)) from error


def has_opaque(text: bytes) -> bool:
    """Whether a text has comments, CDATA or processing instructions."""
    # single characters first: a search for one is many times faster, and most texts have neither
    return (b"!" in text and b"<!" in text) or (b"?" in text and b"<?" in text)


def mask(text: bytes) -> bytes:
    """Blank out comments, CDATA and processing instructions, keeping every position."""
    if not has_opaque(text):
        return text
    return _OPAQUE.sub(lambda match: b" " * len(match[0]), text)


def root_tag(text: bytes) -> re.Match[bytes]:
    """Find the root's start tag: group 1 is its prefix with the colon or nothing, group 2 its name."""
    match = _ROOT.search(mask(text))
    if match is None:
        raise MalformedError("no root element")
    return match


def prefix_of(text: bytes) -> bytes:
    """Give the namespace prefix of the root with its colon, empty when it has none."""
    return root_tag(text)[1] or b""


@cache
def start_tag_pattern(name: bytes, prefix: bytes | None) -> re.Pattern[bytes]:
    """Build the pattern of a start tag; with prefix None any prefix will do (group 1 is the tag's own)."""
    any_prefix = rb"((?:[A-Za-z_][\w.\-]*:)?)" if prefix is None else b"(" + re.escape(prefix) + b")"
    return re.compile(b"<" + any_prefix + name + rb"(?=[\s/>])" + _INSIDE + rb">")


@cache
def whole_pattern(name: bytes, prefix: bytes) -> re.Pattern[bytes]:
    """Build the pattern of a whole element: its start tag, and what is inner to it unless the tag closes itself."""
    qualified = re.escape(prefix + name)
    tag = b"(?P<tag><" + qualified + rb"(?=[\s/>])" + _INSIDE + b">)"
    return re.compile(tag + b"(?:(?<=/>)|(?P<inner>.*?)</" + qualified + rb"\s*>|(?P<unclosed>))", re.DOTALL)


def elements(masked: bytes, name: bytes, prefix: bytes | None = None) -> Iterator[Element]:
    """Find all elements of a name, in order; elements of the same name are not nested in workbooks."""
    pattern = start_tag_pattern(name, prefix)
    position = 0
    while match := pattern.search(masked, position):
        position = match.end()
        if not match[0].endswith(b"/>"):
            position = end_of(masked, match[1] + name, position)
        yield Element(match.start(), match.end(), position)


def children(masked: bytes, start: int) -> Iterator[tuple[bytes, Element]]:
    """Find the elements that lie side by side from a position on, with their names, up to their parent's end tag.

    Elements of the same name deeper down are passed over: `extLst` stands both in rules and in the sheet itself.
    """
    depth = begin = tag_end = 0
    name = b""
    for match in _TAG.finditer(masked, start):
        is_end = match[1] == b"/"
        if is_end and depth == 0:
            return
        if not is_end and depth == 0:
            begin, tag_end, name = match.start(), match.end(), match[2]
        depth += -1 if is_end else 0 if match[0].endswith(b"/>") else 1
        if depth == 0:
            yield name, Element(begin, tag_end, match.end())


@cache
def _end_tag_pattern(qualified: bytes) -> re.Pattern[bytes]:
    return re.compile(b"</" + re.escape(qualified) + rb"\s*>")


def end_of(masked: bytes, qualified: bytes, position: int) -> int:
    """Find where the element that is open at a position ends, past its end tag."""
    match = _end_tag_pattern(qualified).search(masked, position)
    if match is None:
        raise MalformedError(f"{qualified!r} is not closed")
    return match.end()


def attributes(tag: bytes) -> dict[str, str]:
    """Read the attributes of a start tag, entities resolved."""
    return {name.decode(): unescape((double or single).decode()) for name, double, single in _ATTRIBUTE.findall(tag)}


def set_attribute(tag: bytes, name: str, value: str | None) -> bytes:
    """Set one attribute of a start tag, or remove it with None; the others keep their bytes and order."""
    for match in _ATTRIBUTE.finditer(tag):
        if match[1] == name.encode():
            if value is None:
                return tag[: match.start()].rstrip() + tag[match.end() :]
            quoted = b'"' + escape_attribute(value) + b'"'
            start = match.start(2) if match[2] is not None else match.start(3)
            return tag[: start - 1] + quoted + tag[match.end() :]
    if value is None:
        return tag
    end = len(tag) - (2 if tag.endswith(b"/>") else 1)
    at = len(tag[:end].rstrip())
    return tag[:at] + f' {name}="'.encode() + escape_attribute(value) + b'"' + tag[end:]


def splice(text: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """Replace stretches (start, end, new) of a text; they must not overlap."""
    pieces = []
    position = 0
    for start, end, new in sorted(changes):
        pieces += [text[position:start], new]
        position = end
    return b"".join([*pieces, text[position:]])


def edit_tags(text: bytes, name: bytes, change: Callable[[bytes], bytes], prefix: bytes | None = None) -> bytes:
    """Send every start tag of a name through a function and put the result in its place."""
    found = [(e.start, e.tag_end) for e in elements(mask(text), name, prefix)]
    changes = [(start, end, change(text[start:end])) for start, end in found]
    return splice(text, [(s, e, new) for s, e, new in changes if new != text[s:e]])


def edit_texts(text: bytes, name: bytes, change: Callable[[str], str], prefix: bytes | None = None) -> bytes:
    """Send the text of every element of a name through a function and put the result in its place."""
    changes = []
    for element in elements(mask(text), name, prefix):
        end = text.rfind(b"</", element.tag_end, element.end)
        if end > 0 and b"<" not in text[element.tag_end : end]:
            old = unescape(text[element.tag_end : end].decode())
            new = change(old)
            if new != old:
                changes.append((element.tag_end, end, escape(new)))
    return splice(text, changes)


def escape(text: str) -> bytes:
    """Escape text for XML content."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()


def escape_attribute(text: str) -> bytes:
    """Escape text for an attribute in double quotes, line breaks included."""
    escaped = escape(text).replace(b'"', b"&quot;")
    return escaped.replace(b"\t", b"&#9;").replace(b"\n", b"&#10;").replace(b"\r", b"&#13;")


def unescape(text: str) -> str:
    """Resolve XML's entities and character references."""
    if "&" not in text:
        return text
    return _ENTITY.sub(
        lambda m: _NAMED[m[3]] if m[3] else chr(int(m[1], 16) if m[1] else int(m[2])),
        text,
    )


def encode_text(text: str) -> str:
    """Write text as cells store it: control characters as `_xHHHH_`, and what looks like such an escape escaped."""
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _NOT_IN_XML.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def decode_text(text: str) -> str:
    """Read text as cells store it, the reverse of `encode_text`."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
