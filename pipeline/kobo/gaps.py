"""What keeps a dwelling out of Kobo, or leaves a field of it empty, and why."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.identifiers import is_organisation_number
from pipeline.kobo.fields import FROM_TENANCY, OF_WHOLE_DWELLING, SOURCES
from pipeline.kobo.safe import is_formula, phone_number
from pipeline.kobo.units import Units
from schemas.codelists import DISPOSAL_FORM
from schemas.columns import Kind, table_spec
from schemas.reports.kobo import KOBO_COLUMNS, KOBO_NAMES
from schemas.tables.dwellings import Dwellings

_IDENTITY = (
    *("kommunenummer", "gnrbnr", "festenummer", "seksjonsnummer", "bruksenhetsnummer", "gatenavn", "husnummer"),
    *("husbokstav", "postnummer", "ekstrareferanse"),
)
_EXPECTED = {column.name for column in KOBO_COLUMNS if column.is_expected}
_REFUSED_FORM = (
    "Kobo har ingen disposisjonsform for «{label}». Rett «{heading}» hvis den er feil. "
    "Stemmer den, kan boligen ikke være med i filen, og det er ingenting å gjøre."
)
_NO_OWNER = "Eieren mangler. Kobo krever navnet når kommunen ikke eier boligen."
_TWICE = "En annen rad har samme adresse, bruksenhet og romreferanse. Skriv noe i «Romreferanse» som skiller dem."
_FORMULA = "Teksten begynner med et tegn som regneark leser som en formel. Skriv den uten tegnet."
_WRONG_NUMBER = "Organisasjonsnummeret har feil kontrollsiffer."
_WRONG_PHONE = "Mobilnummeret kan ikke leses. Skriv åtte sifre, eller landkode med + foran."
_UNKNOWN_ROOM = "En beboer mangler rom, så ingen vet hvilket av rommene som er leid ut."
_OF_WHOLE = "Opplysningen gjelder hele boligen og er ikke kjent for hvert rom."
_UNKNOWN_ACCESS = "Det er ikke kjent om boligen er tilpasset rullestol. Kobo leser et tomt felt som nei."
_NO_TENANCY = "Det er ikke ett kjent leieforhold med egen kontrakt."
_NEVER = "Feltet fylles aldri ut."

Reasons = Iterable[tuple[str, NDArray[np.bool_], str, bool]]
"""Name of the field, the rows concerned, what is wrong, and whether the row is left out because of it."""


def gaps_of(
    fields: pd.DataFrame, units: Units, dwellings: pd.DataFrame, delivered: set[str], required: set[str]
) -> pd.DataFrame:
    """Everything that is missing or cannot be written; fields that cannot be written are emptied in ``fields``.

    Parameters
    ----------
    fields
        The 35 columns, one row per unit.
    units, dwellings
        What the rows stand for.
    delivered
        Columns of the register that at least one sheet has: nobody is asked for the others cell by cell.
    required
        Kobo's columns without which a row is left out.

    Returns
    -------
    pandas.DataFrame
        ``unit`` (row of ``fields``), ``name`` (Kobo's column), ``reason`` and ``is_left_out``; by row, then column.
    """
    form = dwellings[Dwellings.disposal_form].iloc[units.dwelling].to_numpy(dtype=object)
    has_no_form = np.array([code.startswith("PRIVAT") for code in form], dtype=bool)
    unwritable = list(_unwritable(fields, required))
    blank = (fields == "") & ~_known_no(dwellings, units)
    missing = _missing(blank, units, dwellings, delivered, required)
    gaps = _framed([*_foreign_forms(form, has_no_form), *unwritable, *missing])
    gaps["is_left_out"] = gaps.groupby(["unit", "name"])["is_left_out"].transform("any")
    gaps = gaps[(gaps["name"] == "kobodisposisjonsform") | ~has_no_form[gaps["unit"]]]
    left_out = np.isin(np.arange(len(fields)), gaps.loc[gaps["is_left_out"], "unit"])
    gaps = pd.concat([gaps, _framed(_twice(fields, ~left_out))], ignore_index=True)
    order = gaps["name"].map({name: at for at, name in enumerate(KOBO_NAMES)})
    gaps = gaps.assign(order=order).drop_duplicates(["unit", "name"]).sort_values(["unit", "order"], kind="stable")
    return gaps.drop(columns="order").reset_index(drop=True)


def _framed(reasons: Reasons) -> pd.DataFrame:
    parts = [
        pd.DataFrame({"unit": np.flatnonzero(mask), "name": name, "reason": reason, "is_left_out": is_left_out})
        for name, mask, reason, is_left_out in reasons
        if mask.any()
    ]
    empty = pd.DataFrame({"unit": [0], "name": [""], "reason": [""], "is_left_out": [False]}).iloc[:0]
    return pd.concat(parts, ignore_index=True) if parts else empty


def _known_no(dwellings: pd.DataFrame, units: Units) -> pd.DataFrame:
    """Where an empty field means nei, and not that nobody knows."""
    return pd.DataFrame(
        {
            name: ~dwellings[SOURCES[name]].fillna(True).to_numpy(dtype=bool)[units.dwelling]
            if name in SOURCES and table_spec(Dwellings).column(SOURCES[name]).kind is Kind.YES_NO
            else np.zeros(len(units), dtype=bool)
            for name in KOBO_NAMES
        }
    )


def _foreign_forms(form: NDArray[np.object_], has_no_form: NDArray[np.bool_]) -> Reasons:
    heading = table_spec(Dwellings).column(str(Dwellings.disposal_form)).title
    for code in sorted(set(form[has_no_form])):
        reason = _REFUSED_FORM.format(label=DISPOSAL_FORM.label(code), heading=heading)
        yield "kobodisposisjonsform", form == code, reason, True


def _unwritable(fields: pd.DataFrame, required: set[str]) -> Reasons:
    """What stands there and cannot be written; the field is emptied."""
    phone = fields["boligeiersmobilnummer"]
    number = fields["boligeiersorganisasjonsnummer"]
    yield from _emptied(fields, "boligeiersmobilnummer", phone.map(phone_number).isna(), _WRONG_PHONE, required)
    is_wrong = ~number.map(is_organisation_number).astype(bool)
    yield from _emptied(fields, "boligeiersorganisasjonsnummer", is_wrong, _WRONG_NUMBER, required)
    for name in KOBO_NAMES:
        yield from _emptied(fields, name, is_formula(fields[name]), _FORMULA, required)


def _emptied(fields: pd.DataFrame, name: str, is_wrong: NDArray[np.bool_], reason: str, required: set[str]) -> Reasons:
    wrong = np.asarray(is_wrong, dtype=bool) & (fields[name] != "").to_numpy()
    fields[name] = fields[name].mask(wrong, "")
    yield name, wrong, reason, name in required


def _missing(
    blank: pd.DataFrame, units: Units, dwellings: pd.DataFrame, delivered: set[str], required: set[str]
) -> Reasons:
    """What nobody knows, the most telling reason first."""
    is_not_ours = (dwellings[Dwellings.disposal_form] != "KOMMUNALT_EID").to_numpy()[units.dwelling]
    yield "boligeiersnavn", blank["boligeiersnavn"].to_numpy() & is_not_ours, _NO_OWNER, True
    yield "ekstrareferanse", units.is_room & blank["ekstrareferanse"].to_numpy(), "Rommet mangler navn.", True
    yield "boligstatus", units.may_be_let, _UNKNOWN_ROOM, "boligstatus" in required
    for name in OF_WHOLE_DWELLING:
        is_known = dwellings[SOURCES[name]].notna().to_numpy()[units.dwelling]
        yield name, units.is_room & is_known, _OF_WHOLE, name in required
    for name in KOBO_NAMES:
        if name in required or (name in _EXPECTED and SOURCES[name] in delivered):
            yield name, blank[name].to_numpy(), _blank_reason(name), name in required


def _blank_reason(name: str) -> str:
    if name == "errullestoltilpasset":
        return _UNKNOWN_ACCESS
    if name not in SOURCES:
        return _NO_TENANCY if name in FROM_TENANCY else _NEVER
    return f"«{table_spec(Dwellings).column(SOURCES[name]).title}» er ikke fylt ut."


def _twice(fields: pd.DataFrame, is_in: NDArray[np.bool_]) -> Reasons:
    """Rows that Kobo could not tell apart; upper and lower case make no difference."""
    keys = fields.loc[is_in, [*_IDENTITY]].apply(lambda column: column.str.casefold())
    twice = np.zeros(len(fields), dtype=bool)
    twice[is_in] = keys.duplicated(keep=False).to_numpy()
    yield "ekstrareferanse", twice, _TWICE, True
