"""One cell's text into a value: how municipalities really write ja/nei, dates, numbers and identifiers.

Each reader takes text without surrounding blanks and gives :class:`Read`; it never guesses between two meanings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from pipeline.remarks import Read, Remark
from pipeline.written_dates import read_day
from pipeline.written_numbers import read_integer, read_number
from schemas.columns import ColumnSpec, Kind

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]"
)
"""Control characters, soft hyphens, marks of direction and other signs without width."""
_BLANKS = re.compile(r"\s+")
_IS_TIDY = re.compile(r"[!-~æøåÆØÅ]+(?: [!-~æøåÆØÅ]+)*")
_USUAL_ID = re.compile(r"[A-ZÆØÅ]{1,9}-?\d{1,9}(?:-\d{1,9})*|\d{1,12}")
"""Most texts and most ids: nothing needs to be done to them."""
_ID, _ANY, _TEXTS = Kind.ID, Kind.ANY, (Kind.TEXT, Kind.ANY, Kind.ID)
"""Looking them up takes as long as reading a value."""
_UNKNOWN = {
    *("ikke oppgitt", "ikke kjent", "ukjent", "vet ikke", "uvisst", "usikker", "uavklart", "ikke avklart", "mangler"),
    *("snarest", "etter avtale", "ikke registrert", "ikke aktuelt", "n/a", "n.a", "na", "null", "none", "nan", "tbd"),
}
_NO_TEXT = {"ikke oppgitt", "ukjent", "n/a", "null", "none", "nan"}
"""What says «not known» even where any text may stand."""
_UNTIL_FURTHER = {"løpende", "inntil videre", "tidsubestemt", "ubestemt", "ubegrenset"}
"""In place of a day: there is none yet."""
_SIGNS_ALONE = re.compile(r"[-–—−?.…_*/()\[\] ]+")
_DASHES = re.compile(r"[-–—−_. ]+")
_ERRORS = frozenset(
    (
        "#n/a",
        "#i/t",
        "#ref!",
        "#div/0!",
        "#value!",
        "#verdi!",
        "#name?",
        "#navn?",
        "#num!",
        "#null!",
        "#spill!",
        "#calc!",
    )
)
"""Errors of a spreadsheet, saved or pasted as text, in English and in bokmål."""
TICKS = frozenset("x✓✔☑")
"""Marks put against what is so; where nothing else stands in a column, its blanks may mean anything."""
_YES = {"ja", "j", "yes", "y", "sann", "true", "1", "1.0", "1,0", *TICKS}
_NO = {"nei", "n", "no", "usann", "false", "0", "0.0", "0,0"}
_UNIT_NUMBER = re.compile(
    r"(?:(?:bruksenhet|leil(?:ighet)?)\.? )?([HULK])[ -]?(\d{4})"
    r"(?:[ ,;/.-]*\(?(?:(?<!\d)(?:rom|hybel)(?: ?nr)?\.? ?)?((?<!\d)\d{1,2}|(?<![^\W\d])[a-zæøå])\)?)?",
    re.IGNORECASE,
)
_MUNICIPALITY = re.compile(r"^\d{4}-(?=\d{1,5} ?/)")
_CADASTRE_WORDS = re.compile(r"(?:[gb]\.?nr|gårdsnr|bruksnr|gårdsnummer|bruksnummer)\.?:?", re.IGNORECASE)
_CADASTRE = re.compile(r"\.?(\d{1,5}) ?[/.\-] ?(\d{1,5})((?: ?[/.\-] ?\d{1,5}){0,2})")
_HYPHENS = re.compile("[\u2010\u2011\u2012\u2013\u2212]")
_WHOLE_AS_FRACTION = re.compile(r"(\d+)[.,]0")


def tidy(text: str) -> str:
    """The text without signs that nobody sees, all kinds of blanks as single spaces and none around it."""
    if _IS_TIDY.fullmatch(text):
        return text
    return _BLANKS.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text))).strip()


def with_plain_hyphens(text: str) -> str:
    """The text with the hyphens and dashes that a word processor puts in as the keyboard's own."""
    return text if text.isascii() else _HYPHENS.sub("-", text)


def is_unknown(text: str) -> bool:
    """Whether a tidy text says that the value is not known."""
    return _bare_word(text) in _UNKNOWN or _SIGNS_ALONE.fullmatch(text) is not None


def _bare_word(text: str) -> str:
    return text.casefold().strip("()[]<>. ")


def read_text(text: str, _column: ColumnSpec) -> Read:
    """Any text stands."""
    return Read(text)


def read_id(text: str, _column: ColumnSpec) -> Read:
    """A name of a row, in capitals; «12.0» is what a program made of 12."""
    whole = _WHOLE_AS_FRACTION.fullmatch(text)
    return Read(whole[1] if whole else with_plain_hyphens(text.upper()))


def read_date(text: str, _column: ColumnSpec) -> Read:
    """A day, as :func:`read_day` takes it; «løpende» in its place says that there is none yet."""
    return Read(None, Remark.UNKNOWN_WORD) if text.casefold() in _UNTIL_FURTHER else read_day(text)


def read_yes_no(text: str, _column: ColumnSpec) -> Read:
    """ja, nei, x, ✓, J, N, 1, 0, True, False in any case."""
    word = text.casefold().strip(".!")
    if word in _YES or word in _NO:
        return Read(word in _YES)
    return Read(None, Remark.NOT_YES_NO)


def read_code(text: str, column: ColumnSpec) -> Read:
    """A label, code or known spelling from the column's list; case, blanks and hyphens do not matter."""
    assert column.codes is not None
    wanted = folded(text)
    for entry in column.codes.codes:
        if wanted in {folded(spelling) for spelling in (entry.code, entry.label, *entry.synonyms)}:
            return Read(entry.code)
    return Read(None, Remark.NOT_IN_LIST)


def read_unit_number(text: str, _column: ColumnSpec) -> Read:
    """H0101, also met as «h 0101»; of «U0102, A» the unit alone (see :func:`room_in_unit`)."""
    match = _UNIT_NUMBER.fullmatch(text)
    if match is None:
        return Read(None, Remark.NOT_A_UNIT_NUMBER)
    return Read(match[1].upper() + match[2], Remark.ROOM_IN_UNIT if match[3] else None)


def room_in_unit(text: str) -> str:
    """The room's letter or number after a unit number: A of «U0102, A», 2 of «H0101 rom 2»."""
    match = _UNIT_NUMBER.fullmatch(tidy(text))
    return match[3].upper() if match and match[3] else ""


def read_cadastre(text: str, _column: ColumnSpec) -> Read:
    """118/507, also met as 118.507 and .118.1729; further parts (festenr, seksjonsnr) are kept."""
    bare, words = _CADASTRE_WORDS.subn(" ", _MUNICIPALITY.sub("", text))
    # «gnr. 118 bnr. 507»: the words do what the stroke does
    bare = re.sub(r"[ ,/]+", "/", bare.strip(" ,")) if words else bare
    match = _CADASTRE.fullmatch(bare)
    if match is None:
        return Read(None, Remark.NOT_A_CADASTRE)
    rest = re.findall(r"\d+", match.group(3))
    return Read("/".join(str(int(part)) for part in (*match.group(1, 2), *rest)))


def read_digits(text: str, column: ColumnSpec) -> Read:
    """A string of digits of known length; zeros that a spreadsheet dropped are put back and said."""
    assert column.digits is not None
    bare = text.replace(" ", "")
    if not (bare.isascii() and bare.isdecimal()) or len(bare) > column.digits:
        return Read(None, Remark.WRONG_DIGITS)
    if len(bare) < column.digits:
        is_dropped_zero = column.digits - len(bare) == 1
        return (
            Read(bare.zfill(column.digits), Remark.ZEROS_RESTORED)
            if is_dropped_zero
            else Read(None, Remark.WRONG_DIGITS)
        )
    return Read(bare)


READERS: dict[Kind, Callable[[str, ColumnSpec], Read]] = {
    Kind.TEXT: read_text,
    Kind.ANY: read_text,
    Kind.ID: read_id,
    Kind.NUMBER: read_number,
    Kind.INTEGER: read_integer,
    Kind.DATE: read_date,
    Kind.YES_NO: read_yes_no,
    Kind.CODE: read_code,
    Kind.UNIT_NUMBER: read_unit_number,
    Kind.CADASTRE: read_cadastre,
    Kind.DIGITS: read_digits,
}


def read_value(text: str, column: ColumnSpec) -> Read:
    """The value of a cell's text as the column understands it; blank text is no value and needs no remark."""
    if column.kind is _ID and _USUAL_ID.fullmatch(text):
        return Read(text)
    clean = tidy(text)
    if not clean:
        return Read(None)
    if clean.casefold() in _ERRORS:
        return Read(None, Remark.ERROR_VALUE)
    if column.kind in _TEXTS:
        if _DASHES.fullmatch(clean):
            return Read(None)
        if column.kind is not _ANY and (_bare_word(clean) in _NO_TEXT or _SIGNS_ALONE.fullmatch(clean)):
            return Read(None, Remark.UNKNOWN_WORD)
        return READERS[column.kind](clean, column)
    read = READERS[column.kind](clean, column)
    # a list may have «Ukjent» among its own words
    return Read(None, Remark.UNKNOWN_WORD) if read.value is None and is_unknown(clean) else read


def folded(text: str) -> str:
    """The text as lists are searched: case, blanks, hyphens and points make no difference."""
    return re.sub(r"[\s\-–_./+]+", "", text.casefold()) + ("+" if text.rstrip().endswith("+") else "")
