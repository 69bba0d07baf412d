"""What in a file must not leave the house, as sentences in bokmål that never repeat what they found."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.audit.patterns import identifiers_in
from pipeline.excel.inspection import Trace, Words

_SENTENCES = {
    "hidden": "er skjult",
    "veryHidden": "er skjult slik at Excel ikke viser det i menyene",
    "chartsheet": "er et diagramark, som har med seg tallene sine",
    "hidden_row": "har skjulte rader",
    "filtered_row": "har rader som et filter holder skjult",
    "hidden_column": "har skjulte kolonner",
    "autoFilter": "har et filter",
    "covered": "har verdier under sammenslåtte celler",
    "white": "har tekst i samme farge som bakgrunnen",
    "tiny": "har tekst som er for liten til å leses",
    "blank_format": "har celler med et tallformat som ikke viser noe",
    "dataValidation": "har nedtrekkslister eller kontroll av det som skrives inn",
    "conditionalFormatting": "har betinget formatering, som kan skjule verdier",
    "cfRule": "har betinget formatering, som kan skjule verdier",
    "scenario": "har scenarioer",
    "customSheetView": "har egne visninger",
    "sparklineGroup": "har sparklinjer",
    "dataConsolidate": "har konsolidering fra andre områder",
    "tooltip": "har en lenke med skjult tekst",
    "table_text": "har en tabell med skjult tekst",
    "f": "har formler, som kan vise til noe annet",
    **dict.fromkeys(
        ("oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter"),
        "har topptekst eller bunntekst",
    ),
    "definedName": "har definerte navn eller utskriftstitler",
    "absPath": "sier hvor filen har ligget",
    "fileSharing": "sier hvem som har reservert filen",
    "customWorkbookView": "har egne visninger",
    "externalReference": "viser til en annen arbeidsbok",
    "pivotCache": "har en pivottabell med kopi av radene sine",
    "property": "har dokumentegenskaper om forfatter, firma eller annet",
    "unused_text": "har tekster igjen som ingen celle bruker",
    "rPh": "har skjult uttale ved tekster",
    "external": "har lenker ut av filen",
    "orphan": "er en del som ikke hører til arbeidsboken",
    "comments": "er notater på celler",
    "threadedComment": "er kommentarer på celler",
    "person": "er en liste over personer som har kommentert",
    "drawing": "er tegninger, bilder eller diagrammer",
    "image": "er et bilde",
    "vmlDrawing": "er tegninger ved notater",
    "pivotTable": "er en pivottabell",
    "pivotCacheDefinition": "er kopien bak en pivottabell",
    "pivotCacheRecords": "er radene bak en pivottabell",
    "externalLink": "er kopier fra en annen arbeidsbok",
    "connections": "er en tilkobling til data andre steder",
    "queryTable": "er en spørring mot data andre steder",
    "customXml": "er egne data ved siden av arkene",
    "oleObject": "er et innebygd objekt",
    "package": "er en innebygd fil",
    "vbaProject": "er makroer",
    "printerSettings": "er innstillinger for en skriver",
    "thumbnail": "er et bilde av arbeidsboken",
}
_OTHER = "er en del som ikke vises i arkene"
_SHORTEST, _FEWEST_DIGITS = 4, 6
_NUMBER = re.compile(r"[\d\s.,:/-]+")
_WORD = re.compile(r"\w+")


def trace_lines(traces: Iterable[Trace]) -> list[str]:
    """One sentence for each kind and place."""
    found = (f"{_start(trace.place)} {_SENTENCES.get(trace.kind, _OTHER)}." for trace in traces)
    return list(dict.fromkeys(found))


def identifier_lines(words: Iterable[Words]) -> list[str]:
    """Where identifiers of persons stand."""
    found = {
        f"{_start(item.place)} har det som ser ut som {kind}.": None
        for item in words
        for kind in identifiers_in(item.text, is_number=item.is_number)
    }
    return list(found)


def person_lines(words: Iterable[Words], persons: Iterable[str], own: Iterable[Words] = ()) -> list[str]:
    """Where values from columns about persons stand, save those that are among our ``own`` words anyhow."""
    words, ours = tuple(words), [item.text for item in own]
    said = {word for text in (*ours, *(item.text for item in words)) for word in _words(text)}
    known = _Persons((value for value in persons if said.issuperset(_words(value))), ours)
    places = dict.fromkeys(item.place for item in words if known.found(item.text))
    return [f"{_start(place)} har verdier som står om personer i arbeidsbøkene." for place in places]


class _Persons:
    """Values about persons, found as whole words in their order.

    Left out are texts under four signs and numbers under six digits, which are about anything, and our own words.
    """

    def __init__(self, values: Iterable[str], own: Iterable[str]) -> None:
        found = {_words(value) for value in values if _is_telling(value)}
        self._by_first = _by_first(found)
        found -= {value for text in own for value in self.found(text)}
        self._by_first = _by_first(found)

    def found(self, text: str) -> set[tuple[str, ...]]:
        """The values that stand in a text."""
        words = _words(text)
        return {
            value
            for at, word in enumerate(words)
            for value in self._by_first.get(word, ())
            if words[at : at + len(value)] == value
        }


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _by_first(values: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """The values by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for value in values:
        if value:
            found.setdefault(value[0], []).append(value)
    return found


def _is_telling(value: str) -> bool:
    if _NUMBER.fullmatch(value):
        return sum(sign.isdigit() for sign in value) >= _FEWEST_DIGITS
    return len(value.strip()) >= _SHORTEST


def _start(place: str) -> str:
    """Parts of the package are quoted; «ark» begins with a capital."""
    return place[:1].upper() + place[1:] if place.startswith("ark ") else f"Delen «{place}»"
