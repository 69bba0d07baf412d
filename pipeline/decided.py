"""Inntaksteam as staff left it: the proposals in it, and what the team answered."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import date

from pipeline.decisions import Decision, Decisions, Subject
from pipeline.excel.reading import RawWorkbook
from pipeline.finding import Place
from pipeline.typed_rows import IDENTITY, TypedRow, typed_rows

FILE = "Inntaksteam.xlsx"
SHARED, FAMILIES, LOG = "Forslag fellesbolig", "Forslag familier", "Svar på forslag"
VERDICT, GROUNDS, FACTS = "Vedtak", "Begrunnelse", "Grunnlag"
THEIRS = (VERDICT, GROUNDS)
_BETWEEN = "|"


def identity(subject: Subject, period: str, person_id: str, dwelling_id: str, room: str, day: date | None) -> str:
    """What a proposal is known by in the hidden column."""
    return _BETWEEN.join((subject, period, person_id, dwelling_id, room, day.isoformat() if day else ""))


def decisions_in(book: RawWorkbook) -> Decisions:
    """Read every proposal in an Inntaksteam of ours; one that stands there twice counts once, answered if any is."""
    found: dict[tuple[object, ...], Decision] = {}
    for sheet in (SHARED, FAMILIES, LOG):
        for row in typed_rows(book, sheet):
            made = _decision(row)
            if made is None:
                continue
            key = (*made.key, made.period)
            if key not in found or (made.typed and not found[key].typed):
                found[key] = made
    return Decisions(tuple(sorted(found.values(), key=lambda item: (item.period, *item.key))))


def facts_text(facts: Mapping[str, str]) -> str:
    """Prints of facts as one text for the hidden column."""
    return ";".join(f"{name}={value}" for name, value in sorted(facts.items()))


def _decision(row: TypedRow) -> Decision | None:
    parts = row.text(IDENTITY).split(_BETWEEN)
    if len(parts) != 6 or parts[0] not in list(Subject):
        return None
    subject, period, person_id, dwelling_id, room, day = parts
    move_in = None
    with contextlib.suppress(ValueError):
        move_in = date.fromisoformat(day) if day else None
    facts = dict(part.split("=", 1) for part in row.text(FACTS).split(";") if "=" in part)
    place = Place(FILE, row.sheet, row.address(VERDICT))
    typed, grounds = row.text(VERDICT), row.text(GROUNDS)
    return Decision(Subject(subject), person_id, dwelling_id, period, room, move_in, typed, grounds, facts, place)
