"""Links in new workbooks: to a cell of the same workbook, or of a source workbook beside it."""

from __future__ import annotations

from xlsxwriter.url import Url


def inside(sheet: str, cell: str = "A1") -> str:
    """Link to a cell of the same workbook."""
    return f"internal:{place_in(sheet, cell)}"


def place_in(sheet: str, cell: str) -> str:
    """Sheet and cell as a link names them, e.g. «'Ark 1'!B7»."""
    return f"'{sheet.replace(chr(39), chr(39) * 2)}'!{cell or 'A1'}"


def outside(base: str, file: str, sheet: str, cell: str) -> str:
    """Link to a cell of another workbook, ``base`` being its folder seen from this one; empty without base or file."""
    if not base or not file:
        return ""
    folder = base.rstrip("/") if "://" in base else _escaped(base.rstrip("/"))
    path = f"{folder}/{_escaped(file)}"
    return f"external:{path}{f'#{place_in(sheet, cell)}' if sheet else ''}"


def _escaped(path: str) -> str:
    return path.replace("%", "%25").replace("#", "%23").replace(" ", "%20")


def link_to(link: str, shown: str) -> Url:
    """The link with slashes in its path: XlsxWriter writes backslashes, which only lead there in some programs."""
    url = Url(link)
    url.text = shown
    if link.startswith("external:"):
        url._relationship_link = link.removeprefix("external:").partition("#")[0]
    return url
