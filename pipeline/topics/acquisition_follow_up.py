"""What follows a signed contract: messages, papers of the handover, orders to IMDi, the common area's funding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import pandas as pd

from pipeline import texts
from pipeline.acquisition.handed_over import documents, dwelling_rows, lacks_order, send_by
from pipeline.acquisition.messages import messages
from pipeline.acquisition.procedure import CARE, OPAL, TELLS
from pipeline.acquisition.progress import happened
from pipeline.context import Context
from pipeline.dates import as_days
from pipeline.row_origins import labels, origin
from pipeline.table import Tables
from pipeline.topic import Matter, TopicTable
from schemas.codelists import FUNDING
from schemas.tables.acquisitions import Acquisitions
from schemas.tables.dwellings import Dwellings
from schemas.tables.handovers import Handovers
from schemas.tables.imdi_orders import ImdiOrders
from schemas.tables.leases_in import LeasesIn

_NOBODY_SAYS = "ikke oppgitt"


@dataclass(frozen=True)
class Part:
    """A table of the sheet, and what in it waits for somebody."""

    table: TopicTable
    matters: tuple[Matter, ...]


def to_be_told(tables: Tables, context: Context) -> Part:
    """The ready list of messages about signed contracts that nobody has given."""
    table = tables[Acquisitions]
    found = messages(table.frame, context)
    rows = [(int(row), who) for row in np.flatnonzero(found.is_due.any(axis=1)) for who in found.recipients(int(row))]
    at = np.array([row for row, _ in rows], dtype=np.int64)
    frame = table.frame.iloc[at]
    shown = pd.DataFrame(
        {
            "Anskaffelse": frame[Acquisitions.acquisition_id].to_numpy(),
            "Bolig": frame[Acquisitions.dwelling_id].to_numpy(),
            "Signert": frame[Acquisitions.signed_date].array,
            "Frist": pd.Series(found.due[at]).astype("datetime64[s]"),
            "Meldes til": [who for _, who in rows],
            **origin(table, at, Acquisitions.signed_date),
        }
    )
    matters = tuple(
        Matter(
            TELLS,
            table.text(int(row), "acquisition_id"),
            f"Meld signert kontrakt til {texts.listed(found.recipients(int(row)))}.",
            found.due[row].item(),
            table.place(int(row), "signed_date"),
        )
        for row in np.flatnonzero(found.is_due.any(axis=1))
    )
    note = f"{TELLS} melder fra når kontrakten er signert, og fører datoen i Anskaffelser."
    return Part(TopicTable("Dette skal meldes", note, shown, "Alle har fått melding"), matters)


def handovers_lacking(tables: Tables, context: Context) -> Part:
    """Handovers without protocol, photos or their sending."""
    title, note = "Overtakelser som mangler noe", f"{OPAL} fyller ut protokollen, tar bilder og sender dem."
    table = tables.get(Handovers)
    if table is None:
        return Part(TopicTable(title, note, _NONE, "Overtakelser er ikke levert"), ())
    found, due = documents(table.frame, context), send_by(table.frame, context)
    rows = np.flatnonzero(found.is_wanting)
    what = [texts.listed(found.lacking(int(row))) for row in rows]
    shown = pd.DataFrame(
        {
            "Anskaffelse": table.frame[Handovers.acquisition_id].to_numpy(dtype=object)[rows],
            "Overtatt": table.frame[Handovers.handover_date].array[rows],
            "Mangler": what,
            "Frist": pd.Series(due[rows]).astype("datetime64[s]"),
            **origin(table, rows, Handovers.handover_date),
        }
    )
    matters = tuple(
        Matter(
            OPAL,
            table.text(int(row), "acquisition_id"),
            f"Skaff det som mangler ved overtakelsen: {words}.",
            due[row].item(),
            table.place(int(row), "handover_date"),
        )
        for row, words in zip(rows, what, strict=True)
    )
    return Part(TopicTable(title, note, shown, "Ingen overtakelser mangler noe"), matters)


def orders(tables: Tables, context: Context) -> Part:
    """Handed-over places that are not ordered at IMDi, and orders that wait for an answer."""
    missing, unanswered = _missing_orders(tables, context), _unanswered(tables, context)
    shown = pd.concat([missing.table.rows, unanswered.table.rows], ignore_index=True)
    note = "Bosettingskoordinatoren bestiller ungdommer som kan bo sammen, og følger opp svaret."
    empty = "Alle overtatte plasser er bestilt, og alle bestillinger er besvart"
    if ImdiOrders not in tables:
        empty = "Bestillinger er ikke levert"
    return Part(TopicTable("Bestillinger til IMDi", note, shown, empty), (*missing.matters, *unanswered.matters))


def common_areas(tables: Tables, context: Context) -> tuple[TopicTable, TopicTable]:
    """What the common areas of shared dwellings leased in cost, and who pays: sums by source, then each dwelling."""
    table, dwellings = tables.get(LeasesIn), tables.frame(Dwellings)
    shared = dwellings[Dwellings.dwelling_id][dwellings[Dwellings.is_shared_housing].fillna(False)]
    frame, today = tables.frame(LeasesIn), pd.Timestamp(context.as_of)
    ends = frame[LeasesIn.end_date]
    is_running = (frame[LeasesIn.start_date] <= today) & (ends.isna() | (ends >= today))
    rows = np.flatnonzero(is_running & frame[LeasesIn.dwelling_id].isin(shared))
    chosen = frame.iloc[rows]
    each = pd.DataFrame(
        {
            "Bolig": chosen[LeasesIn.dwelling_id].to_numpy(),
            "Finansiering": [word or _NOBODY_SAYS for word in labels(chosen[LeasesIn.common_area_funding], FUNDING)],
            "Kroner": chosen[LeasesIn.common_area_nok].to_numpy(),
            **({} if table is None else origin(table, rows, LeasesIn.common_area_funding)),
        }
    )
    order = [*FUNDING.labels, _NOBODY_SAYS]
    groups = (
        each.groupby("Finansiering")["Kroner"]
        .agg(["size", "sum"])
        .reindex([w for w in order if w in set(each["Finansiering"])])
    )
    sums = pd.DataFrame(
        {
            "Finansiering": groups.index.to_numpy(),
            "Boliger": groups["size"].to_numpy(),
            "Kroner": groups["sum"].to_numpy(),
        }
    )
    note = "Innleide fellesboliger med avtale på telledagen. Beløp som ikke er oppgitt, er ikke med i summen."
    empty = "Ingen innleide fellesboliger" if table is not None else "Innleie er ikke levert"
    return (
        TopicTable("Finansiering av fellesarealer", note, sums, empty),
        TopicTable("Fellesareal i hver bolig", "", each, empty),
    )


def _missing_orders(tables: Tables, context: Context) -> Part:
    table = tables.get(Handovers)
    if table is None or ImdiOrders not in tables:
        return Part(TopicTable("", "", _NONE, ""), ())
    acquisitions, dwellings = tables.frame(Acquisitions), tables.frame(Dwellings)
    rows = np.flatnonzero(lacks_order(table.frame, acquisitions, dwellings, tables.frame(ImdiOrders), context))
    homes = dwellings.iloc[dwelling_rows(table.frame, acquisitions, dwellings)[rows]]
    names = homes[Dwellings.dwelling_id].to_numpy(dtype=object)
    shown = pd.DataFrame(
        {
            "Bolig": names,
            "Plasser": homes[Dwellings.places].array,
            "Siden": table.frame[Handovers.handover_date].array[rows],
            "Hva": ["overtatt, ikke bestilt"] * len(rows),
            **origin(table, rows, Handovers.handover_date),
        }
    )
    matters = tuple(
        Matter(
            CARE,
            str(name),
            "Bestill ungdommer hos IMDi til den overtatte boligen.",
            table.frame[Handovers.handover_date].iat[row].date(),
            table.place(int(row), "handover_date"),
        )
        for row, name in zip(rows, names, strict=True)
    )
    return Part(TopicTable("", "", shown, ""), matters)


def _unanswered(tables: Tables, context: Context) -> Part:
    table = tables.get(ImdiOrders)
    if table is None:
        return Part(TopicTable("", "", _NONE, ""), ())
    ordered = as_days(table.frame[ImdiOrders.ordered_date])
    is_sent = ordered <= np.datetime64(context.as_of)
    rows = np.flatnonzero(is_sent & np.isnat(happened(table.frame[ImdiOrders.answered_date], context)))
    shown = pd.DataFrame(
        {
            "Bolig": table.frame[ImdiOrders.dwelling_id].to_numpy(dtype=object)[rows],
            "Plasser": table.frame[ImdiOrders.places_ordered].array[rows],
            "Siden": table.frame[ImdiOrders.ordered_date].array[rows],
            "Hva": ["bestilt, ikke besvart"] * len(rows),
            **origin(table, rows, ImdiOrders.ordered_date),
        }
    )
    wait = timedelta(context.whole("imdi_answer_max_days"))
    matters = tuple(
        Matter(
            CARE,
            table.text(int(row), "dwelling_id"),
            "Spør IMDi om svar på bestillingen.",
            ordered[row].item() + wait,
            table.place(int(row), "ordered_date"),
        )
        for row in rows
    )
    return Part(TopicTable("", "", shown, ""), matters)


_NONE = pd.DataFrame({"Bolig": [], "Hva": []})
