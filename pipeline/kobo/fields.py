"""The 35 fields of every row, as text; empty where nobody knows."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.kobo.safe import one_line, phone_number
from pipeline.kobo.units import Units
from pipeline.occupancy import positions
from pipeline.table import Tables
from schemas.reports.kobo import KOBO_NAMES
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
from schemas.tables.tenancies import Tenancies

SOURCES: dict[str, Any] = {
    "kommunenummer": Dwellings.municipality_no,
    "gnrbnr": Dwellings.cadastre,
    "festenummer": Dwellings.ground_lease_no,
    "seksjonsnummer": Dwellings.section_no,
    "bruksenhetsnummer": Dwellings.unit_number,
    "gatenavn": Dwellings.street_name,
    "husnummer": Dwellings.house_number,
    "husbokstav": Dwellings.house_letter,
    "postnummer": Dwellings.postal_code,
    "ekstrareferanse": Dwellings.unit_subref,
    "koboboligtype": Dwellings.dwelling_type,
    "underkategoriboligtype": Dwellings.dwelling_subtype,
    "kobodisposisjonsform": Dwellings.disposal_form,
    "boligeiersnavn": Dwellings.owner_name,
    "boligeiersorganisasjonsnummer": Dwellings.owner_organisation_no,
    "boligeiersmobilnummer": Dwellings.owner_mobile,
    "boligstatus": Dwellings.dwelling_status,
    "statusdato": Dwellings.status_date,
    "manedsleie": Dwellings.rent_nok_month,
    "malernummerstrom": Dwellings.electricity_meter,
    "malernummervann": Dwellings.water_meter,
    "depositum": Dwellings.deposit_nok,
    "errullestoltilpasset": Dwellings.wheelchair_accessible,
    "antallsoverom": Dwellings.approved_bedrooms,
    "skolekretsbarneskole": Dwellings.primary_school_district,
    "skolekretsungdomsskole": Dwellings.lower_secondary_school_district,
    "kvalifiserermvakompensasjon": Dwellings.qualifies_for_vat_compensation,
    "erbofellesskap": Dwellings.is_shared_housing,
    "erdognbemannet": Dwellings.is_staffed_day_and_night,
    "harpersonalbase": Dwellings.has_staff_base,
}
"""Where in the register a column is taken from; those that are not here are never filled, or come from the tenancy."""
FROM_TENANCY: dict[str, Any] = {
    "leieforholdertidsubegrenset": Tenancies.is_open_ended,
    "leieforholdstartdato": Tenancies.start_date,
    "leieforholdsluttdato": Tenancies.end_date,
}
OF_WHOLE_DWELLING = ("statusdato", "manedsleie", "depositum")
"""What the register says of a dwelling and nobody knows of each room."""


def fields_of(dwellings: pd.DataFrame, units: Units, tables: Tables, context: Context) -> pd.DataFrame:
    """All columns of Kobo's sheet, one row per unit; every value is a text on one line, «» where nothing is known.

    Names, dates and kroner are as Kobo reads them; what a field cannot hold is left for ``gaps`` to find.
    """
    rows = dwellings.assign(
        **{
            Dwellings.municipality_no: _municipality(dwellings, context),
            Dwellings.owner_name: owner_names(dwellings, tables.frame(LeasesIn), context.as_of),
        }
    ).iloc[units.dwelling]
    contracts = tables.frame(Tenancies).reindex(units.tenancy)
    found = {name: as_texts(rows[column]) for name, column in SOURCES.items()}
    found |= {name: as_texts(contracts[column]) for name, column in FROM_TENANCY.items()}
    nothing = np.full(len(units), "", dtype=object)
    fields = pd.DataFrame({name: found.get(name, nothing) for name in KOBO_NAMES}, dtype="str")
    _split_cadastre(fields)
    _tell_rooms(fields, units)
    fields["boligeiersmobilnummer"] = [phone_number(text) or text for text in fields["boligeiersmobilnummer"]]
    return fields.astype("str")


def owner_names(dwellings: pd.DataFrame, leases_in: pd.DataFrame, day: date) -> pd.Series:
    """The owner by the register, else the only landlord of the leases in force; missing where neither says."""
    on = pd.Timestamp(day)
    start, last = leases_in[LeasesIn.start_date], leases_in[LeasesIn.end_date]
    now = leases_in[(start <= on) & (last.isna() | (last >= on)) & leases_in[LeasesIn.landlord].notna()]
    now = now.drop_duplicates([LeasesIn.dwelling_id, LeasesIn.landlord])
    now = now.drop_duplicates(LeasesIn.dwelling_id, keep=False)
    at = positions(dwellings[Dwellings.dwelling_id], now[LeasesIn.dwelling_id])
    landlords = np.r_[now[LeasesIn.landlord].to_numpy(dtype=object), np.array([None], dtype=object)][at]
    return dwellings[Dwellings.owner_name].fillna(pd.Series(landlords, index=dwellings.index, dtype="str"))


def as_texts(values: pd.Series) -> NDArray[np.object_]:
    """The values as Kobo reads them: dates dd.mm.yyyy, whole numbers half up, ja as 1 and anything else as nothing."""
    if pd.api.types.is_datetime64_any_dtype(values):
        texts: Any = values.dt.strftime("%d.%m.%Y")
    elif pd.api.types.is_bool_dtype(values):
        texts = values.map({True: "1", False: ""})
    elif pd.api.types.is_numeric_dtype(values):
        texts = np.floor(values.astype("Float64") + 0.5).astype("Int64").astype("str").where(values.notna())
    else:
        texts = values.map(one_line, na_action="ignore")
    found: NDArray[np.object_] = texts.astype(object).where(texts.notna(), "").to_numpy(dtype=object)
    return found


def _municipality(dwellings: pd.DataFrame, context: Context) -> pd.Series:
    """The register's number, else the one that staff have set for themselves."""
    setting = context.parameters.find("municipality_no", context.as_of)
    numbers = dwellings[Dwellings.municipality_no]
    return numbers.fillna(setting.value) if setting and setting.value else numbers


def _split_cadastre(fields: pd.DataFrame) -> None:
    """Keep gnr/bnr; a third and fourth part are festenr and seksjonsnr, unless the register has them by themselves."""
    split = [(text.split("/") + [""] * 4)[:4] for text in fields["gnrbnr"]]
    fields["gnrbnr"] = ["/".join(parts[:2]).strip("/") for parts in split]
    for at, name in ((2, "festenummer"), (3, "seksjonsnummer")):
        own = fields[name].replace("0", "")
        fields[name] = own.where(own != "", ["" if parts[at] == "0" else parts[at] for parts in split])


def _tell_rooms(fields: pd.DataFrame, units: Units) -> None:
    """A room has its own reference, status and one bedroom; nobody knows its share of what is said of the dwelling."""
    room = pd.Series(units.room, index=fields.index, dtype="str").map(one_line).astype("str")
    reference = (fields["ekstrareferanse"] + " " + room).str.strip()
    fields["ekstrareferanse"] = fields["ekstrareferanse"].where(~units.is_room, reference)
    fields["antallsoverom"] = fields["antallsoverom"].where(~units.is_room, "1")
    for name in OF_WHOLE_DWELLING:
        fields[name] = fields[name].where(~units.is_room, "")
    status = fields["boligstatus"]
    is_free = units.is_room & ~units.is_let & (status == "UTLEID").to_numpy()
    status = status.mask(is_free, "KLAR_FOR_INNFLYTTING").mask(units.is_room & units.is_let, "UTLEID")
    fields["boligstatus"] = status.mask(units.is_room & units.may_be_let, "")
