"""The 36 points for published workbooks (UK Analysis Function), held against a workbook one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.excel.inspection import Inspection
from pipeline.excel.layout import Layout, layout_of


@dataclass(frozen=True)
class Point:
    """One point: ``is_met`` is None where no machine can tell, and ``why`` then says why."""

    number: int
    title: str
    is_met: bool | None
    why: str = ""


_Check = Callable[[Layout, frozenset[str]], bool]
_PICTURES = frozenset({"drawing", "image", "vmlDrawing", "comments", "threadedComment", "oleObject"})
_HEADERS = frozenset({"oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter"})
_HIDDEN = frozenset({"hidden", "veryHidden", "hidden_row", "filtered_row", "hidden_column"})
_PERSON = "Det må et menneske lese."


def _has_no_filters(book: Layout, kinds: frozenset[str]) -> bool:
    return "autoFilter" not in kinds and not any(sheet.is_frozen for sheet in book.sheets)


def _has_notes_sheet(book: Layout, _: frozenset[str]) -> bool:
    return any("merknad" in sheet.name.casefold() and sheet.tables for sheet in book.sheets)


_CHECKS: tuple[tuple[str, _Check | str], ...] = (
    ("Tabellene er merket som tabeller", lambda book, _: all(s.tables or not s.is_tabular for s in book.sheets)),
    ("Tabellene har navn som sier noe", lambda book, _: not any(t.has_default_name for t in book.tables)),
    ("Ingen celler er slått sammen", lambda book, _: not any(s.has_merged for s in book.sheets)),
    ("Ingen tomme rader eller kolonner i tabellene", lambda book, _: not any(t.has_blank_line for t in book.tables)),
    ("Én rad med overskrifter, alle ulike", lambda book, _: all(t.has_unique_headings for t in book.tables)),
    ("Teksten brytes", lambda book, _: all(s.wraps for s in book.sheets)),
    ("Ingen filtre og ingen fryste ruter", _has_no_filters),
    ("Ingen tomme celler i tabellene", lambda book, _: not any(t.has_blank_cell for t in book.tables)),
    ("Ingenting er skjult", lambda _, kinds: not kinds & _HIDDEN),
    ("Kolonnene er brede nok", lambda book, _: all(s.has_widths for s in book.sheets)),
    ("Ingen symboler eller hevede tegn som henvisning", lambda book, _: not book.has_raised_text),
    ("Henvisninger bruker ordet merknad", _PERSON),
    ("Ingen henvisninger i celler med tall", lambda book, _: not any(t.has_marked_number for t in book.tables)),
    ("Merknadene står i en tabell på et eget ark", _has_notes_sheet),
    ("Språket er klart", _PERSON),
    ("Lenkene sier hvor de fører", lambda book, _: not book.has_bare_links),
    ("Skriften er lett å lese", lambda _, kinds: "tiny" not in kinds),
    ("Hvert ark har en merket tittel", lambda book, _: all(s.has_marked_title for s in book.sheets)),
    ("Ingen symboler i stedet for ord", _PERSON),
    ("Ingen topptekst, bunntekst eller tekstbokser", lambda _, kinds: not kinds & (_HEADERS | _PICTURES)),
    ("Ingen streker som skiller", lambda book, _: not book.has_borders),
    ("Ingen bakgrunnsfarger", lambda book, _: not book.has_fills),
    ("Farge bærer aldri mening alene", lambda book, kinds: not book.has_fills and "cfRule" not in kinds),
    ("God kontrast", lambda book, kinds: "white" not in kinds and book.least_contrast >= 4.5),
    ("Ingen bilder", lambda _, kinds: not kinds & _PICTURES),
    ("Ingen makroer", lambda _, kinds: "vbaProject" not in kinds),
    ("Arkene har ulike navn", lambda book, _: max(Counter(s.name.casefold() for s in book.sheets).values()) == 1),
    ("Ingen tomme ark", lambda book, _: all(s.cell_count for s in book.sheets)),
    ("Kolonne A er i bruk fra første celle", lambda book, _: all(s.begins_in_a1 for s in book.sheets)),
    ("Tabellene begynner i kolonne A", lambda book, _: all(t.is_at_left for t in book.tables)),
    ("Ingenting står under en tabell", lambda book, _: not any(s.has_more_below for s in book.sheets)),
    ("Høyst én tabell på hvert ark", lambda book, _: all(len(s.tables) <= 1 for s in book.sheets)),
    ("Rettskrivingen er kontrollert", _PERSON),
    ("En kontroll er kjørt", "Det er denne kontrollen."),
    ("Tittel og språk er oppgitt", lambda book, _: book.has_title and book.has_language),
    ("Markøren står i A1 på første ark", lambda book, _: book.opens_in_a1),
)


def points_of(inspection: Inspection) -> tuple[Point, ...]:
    """All points in their order."""
    kinds = frozenset(trace.kind for trace in inspection.traces)
    layout = layout_of(inspection.package)
    return tuple(
        Point(number, title, None, check) if isinstance(check, str) else Point(number, title, check(layout, kinds))
        for number, (title, check) in enumerate(_CHECKS, start=1)
    )
