"""Words: ja and nei in many forms, spellings of a list, unknown, blanks that nobody sees."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from pipeline.example.mess.cells import InCells, Written, of_kind
from pipeline.values import folded
from schemas.columns import ColumnSpec, Kind

_YES = ("ja", "j", "x")
_UNKNOWN = ("ikke oppgitt", "(ikke oppgitt)", "-", "–", "ukjent", "?", "Vet ikke", "n/a")
_UNKNOWN_TEXT = ("(ikke oppgitt)", "-", "Ukjent")
_UNKNOWN_DAYS = ("snarest", "etter avtale", "løpende", "ikke avklart")
_BLANKS = (" ", "  ", "\u00a0", "\u200b", "\t")
_WRITTEN = of_kind(Kind.TEXT, Kind.CODE, Kind.ID, Kind.UNIT_NUMBER, Kind.CADASTRE, Kind.DIGITS, Kind.YES_NO)


def _yes_no(yes: str | float | bool, no: str | float | bool) -> Callable[..., Written | None]:
    def change(shown: object, _column: ColumnSpec, _chance: Random) -> Written | None:
        if shown is None:
            return None
        return Written(yes if str(shown).casefold() in _YES else no, "text")

    return change


def _unknown(shown: object, column: ColumnSpec, chance: Random) -> Written | None:
    if shown is not None:
        return None
    words: tuple[str, ...] = _UNKNOWN_TEXT if column.kind in (Kind.TEXT, Kind.ID) else _UNKNOWN
    words += _UNKNOWN_DAYS if column.kind is Kind.DATE else ()
    return Written(chance.choice(words), "text")


def _may_be_unknown(column: ColumnSpec) -> bool:
    """Not where the list has the word itself: there it is an answer."""
    if column.is_required or column.kind is Kind.ANY:
        return False
    own = {folded(spelling) for entry in column.codes.codes for spelling in (entry.label, *entry.synonyms)} if (
        column.codes
    ) else set()  # fmt: skip
    return not own & {folded(word.strip("()")) for word in _UNKNOWN}


def _other_spelling(shown: object, column: ColumnSpec, chance: Random) -> Written | None:
    if not isinstance(shown, str) or column.codes is None:
        return None
    spellings = [(entry.label, *entry.synonyms, entry.code) for entry in column.codes.codes]
    others = [item for entry in spellings if shown in entry for item in entry if item != shown]
    return Written(chance.choice(others)) if others else None


def _other_case(shown: object, _column: ColumnSpec, chance: Random) -> Written | None:
    return Written(chance.choice((shown.upper(), shown.lower()))) if isinstance(shown, str) else None


def _with_blanks(shown: object, _column: ColumnSpec, chance: Random) -> Written | None:
    if not isinstance(shown, str):
        return None
    before, after = chance.choice(("", *_BLANKS)), chance.choice(_BLANKS)
    return Written(before + shown + after)


def _with_unseen(shown: object, _column: ColumnSpec, chance: Random) -> Written | None:
    if not isinstance(shown, str):
        return None
    if " " in shown:
        return Written(shown.replace(" ", chance.choice(("\u00a0", "  ", " \u200b")), 1))
    at = chance.randrange(len(shown) + 1)
    return Written(shown[:at] + chance.choice(("\u200b", "\u00ad", "\ufeff")) + shown[at:])


_YES_NO = of_kind(Kind.YES_NO)
WORDS = (
    InCells("yes_no_letters", _YES_NO, _yes_no("J", "N")),
    InCells("yes_no_small_letters", _YES_NO, _yes_no("j", "n"), share=0.5),
    InCells("yes_no_digits", _YES_NO, _yes_no(1, 0)),
    InCells("yes_no_digits_as_text", _YES_NO, _yes_no("1", "0")),
    InCells("yes_no_booleans", _YES_NO, _yes_no(True, False)),
    InCells("yes_no_english", _YES_NO, _yes_no("True", "False")),
    InCells("yes_no_ticks", _YES_NO, _yes_no("x", "nei")),
    InCells("unknown_words", _may_be_unknown, _unknown, share=0.2),
    InCells("other_spelling", of_kind(Kind.CODE), _other_spelling, share=0.4),
    InCells("other_case", of_kind(Kind.CODE, Kind.YES_NO, Kind.UNIT_NUMBER, Kind.ID), _other_case, share=0.3),
    InCells("outer_blanks", _WRITTEN, _with_blanks, share=0.3),
    InCells("unseen_signs", _WRITTEN, _with_unseen, share=0.15),
)
