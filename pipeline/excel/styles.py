"""The styles part: which styles show dates, and new styles that differ from an existing one in one point."""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.errors import UnsafeEditError
from pipeline.excel.markup import Element, attributes, children, elements, mask, prefix_of, set_attribute

# the order that the schema has, whatever the program that made the first font kept to
_FONT_ORDER = (
    b"b", b"i", b"strike", b"condense", b"extend", b"outline", b"shadow", b"u", b"vertAlign", b"sz", b"color", b"name",
    b"family", b"charset", b"scheme",
)  # fmt: skip
_LIGHT, _WHITES = 0xC0, ("1", "9")
SHORT_DATE, DATE_AND_TIME = 14, 22
_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DATE_CODE = re.compile(r"[dmyhs]", re.IGNORECASE)


class Styles:
    """The text of the styles part, growing at the ends of its lists only; None when the workbook has no styles."""

    def __init__(self, text: bytes | None) -> None:
        self.text = text
        self._shows_date: dict[int, bool] = {}

    @cached_property
    def _prefix(self) -> bytes:
        return prefix_of(self.text or b"<styleSheet/>")

    def _list(self, name: bytes) -> Element | None:
        return next(elements(mask(self.text or b""), name, self._prefix), None)

    def _entries(self, list_name: bytes, name: bytes) -> list[bytes]:
        found = self._list(list_name)
        if found is None or self.text is None:
            return []
        part = self.text[found.tag_end : found.end]
        return [part[e.start : e.end] for e in elements(mask(part), name, self._prefix)]

    @cached_property
    def _formats(self) -> list[bytes]:
        return self._entries(b"cellXfs", b"xf")

    @cached_property
    def _date_formats(self) -> frozenset[int]:
        codes = (attributes(entry) for entry in self._entries(b"numFmts", b"numFmt"))
        return frozenset(int(c["numFmtId"]) for c in codes if _shows_date(c.get("formatCode", "")))

    def is_date(self, style: int) -> bool:
        """Whether cells of a style show their number as a date or a time."""
        if not 0 <= style < len(self._formats):
            return False
        # styles are only added, never changed
        if style not in self._shows_date:
            self._shows_date[style] = self._is_date(style)
        return self._shows_date[style]

    def _is_date(self, style: int) -> bool:
        number = int(self._attributes(style).get("numFmtId", "0"))
        return number in self._date_formats or (number in _BUILT_IN_DATES and number not in self._custom)

    @cached_property
    def _custom(self) -> frozenset[int]:
        return frozenset(int(attributes(e)["numFmtId"]) for e in self._entries(b"numFmts", b"numFmt"))

    def _attributes(self, style: int) -> dict[str, str]:
        entry = self._formats[style]
        return attributes(entry[: entry.index(b">") + 1])

    def is_locked(self, style: int) -> bool:
        """Whether cells of a style are locked when their sheet is protected; locked is the rule."""
        if not 0 <= style < len(self._formats):
            return True
        found = next(elements(mask(self._formats[style]), b"protection", self._prefix), None)
        tag = self._formats[style][found.start : found.tag_end] if found else b""
        return attributes(tag).get("locked", "1") not in ("0", "false")

    def with_date(self, style: int, has_time: bool) -> int:
        """Index of the style that differs from another only in showing dates; added where it does not exist.

        Raises
        ------
        UnsafeEditError
            The workbook has no styles, so that a date cannot be told from a number.
        """
        return self.with_changes(
            style, {"numFmtId": str(DATE_AND_TIME if has_time else SHORT_DATE), "applyNumberFormat": "1"}
        )

    def with_changes(self, style: int, changes: dict[str, str]) -> int:
        """Index of the style that differs from another only in some attributes; added where it does not exist."""
        if not 0 <= style < len(self._formats):
            raise UnsafeEditError(
                "Arbeidsboken mangler stiler, så en dato kan ikke vises som dato. Ingenting er endret."
            )
        entry = self._formats[style]
        end = entry.index(b">") + 1
        tag = entry[:end]
        for name, value in changes.items():
            tag = set_attribute(tag, name, value)
        return self._add(b"cellXfs", self._formats, tag + entry[end:])

    def with_fill(self, style: int, rgb: str) -> int:
        """Index of the style that differs from another only in its fill, a plain colour such as `FFFFD966`."""
        p = self._prefix
        fill = b'<%sfill><%spatternFill patternType="solid"><%sfgColor rgb="%s"/><%sbgColor indexed="64"/>' % (
            p, p, p, rgb.encode(), p,
        )  # fmt: skip
        fill += b"</%spatternFill></%sfill>" % (p, p)
        number = self._add(b"fills", self._entries(b"fills", b"fill"), fill)
        return self.with_changes(style, {"fillId": str(number), "applyFill": "1"})

    def has_light_text(self, style: int) -> bool:
        """Whether cells of a style are written in white or nearly so, and so need something dark behind them."""
        fonts = self._entries(b"fonts", b"font")
        number = int(self._attributes(style).get("fontId", "0")) if 0 <= style < len(self._formats) else len(fonts)
        if number >= len(fonts):
            return False
        found = next(elements(mask(fonts[number]), b"color", self._prefix), None)
        color = attributes(fonts[number][found.start : found.tag_end]) if found else {}
        if "rgb" in color:
            return all(part >= _LIGHT for part in bytes.fromhex(color["rgb"][-6:]))
        return color.get("theme") == "0" or color.get("indexed") in _WHITES

    def bold_font(self) -> int:
        """Index of the workbook's ordinary font in bold, added where it does not exist."""
        return self._changed_font({b"b": b"<%sb/>" % self._prefix})

    def link_font(self) -> int:
        """Index of the workbook's ordinary font underlined and blue, added where it does not exist."""
        p = self._prefix
        return self._changed_font({b"u": b"<%su/>" % p, b"color": b'<%scolor rgb="FF0563C1"/>' % p})

    def _changed_font(self, changes: dict[bytes, bytes]) -> int:
        fonts = self._entries(b"fonts", b"font")
        if not fonts:
            raise UnsafeEditError("Arbeidsboken mangler skrifter i stilene. Ingenting er endret.")
        first = fonts[0]
        found = children(mask(first), first.index(b">") + 1) if first.endswith(b"</%sfont>" % self._prefix) else ()
        properties = {name.removeprefix(self._prefix): first[e.start : e.end] for name, e in found} | changes
        body = b"".join(properties[name] for name in _FONT_ORDER if name in properties)
        return self._add(b"fonts", fonts, b"<%sfont>%s</%sfont>" % (self._prefix, body, self._prefix))

    def _add(self, list_name: bytes, entries: list[bytes], entry: bytes) -> int:
        if entry in entries:
            return entries.index(entry)
        found = self._list(list_name)
        if found is None or self.text is None:
            raise UnsafeEditError("Arbeidsboken mangler stiler. Ingenting er endret.")
        tag = self.text[found.start : found.tag_end]
        close = self.text.rindex(b"</", found.tag_end, found.end)
        entries.append(entry)
        tag = set_attribute(tag, "count", str(len(entries))) if b"count" in tag else tag
        self.text = self.text[: found.start] + tag + self.text[found.tag_end : close] + entry + self.text[close:]
        return len(entries) - 1


def _shows_date(code: str) -> bool:
    return bool(_DATE_CODE.search(_NOT_CODE.sub("", code.partition(";")[0]))) and code.lower() != "general"
