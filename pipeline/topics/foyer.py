"""The meeting's sheet about Foyer: the plan of each participant, follow-up, and who leaves soon."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.context import Context
from pipeline.dates import add_months, age_on, as_days
from pipeline.families.foyer import AREA_LABELS, areas_answered, leaves, longest_until, takes_part
from pipeline.flow import Assessment
from pipeline.row_origins import origin
from pipeline.table import Table, Tables
from pipeline.topic import Matter, Topic, TopicChart, TopicFigure, TopicTable
from schemas.tables.foyer_participants import FoyerParticipants

_TITLE, _TEAM = "Foyer", "Inntaksteamet"


def foyer_topic(tables: Tables, _assessment: Assessment, context: Context) -> Topic:
    """Participants, the eight areas, follow-up that is due, and who leaves soon."""
    lead = f"Deltakerne i Foyer {texts.day(context.as_of)}."
    table = tables.get(FoyerParticipants)
    if table is None:
        return Topic(_TITLE, lead, missing="Foyer er ikke levert.")
    inside = table.keep(takes_part(table.frame, context))
    frame = inside.frame
    lacking = areas_answered(frame, "no") | areas_answered(frame, "unknown")
    due = as_days(frame[FoyerParticipants.next_follow_up_date])
    is_late = due < np.datetime64(context.as_of)
    figures = (
        TopicFigure("Deltakere", len(frame)),
        TopicFigure("Planen dekker alle åtte områder", int((~lacking.any(axis=1)).sum())),
        TopicFigure("Oppfølging forfalt", int(is_late.sum())),
        TopicFigure("Slutter snart", int(_leaves_soon(frame, context).sum())),
    )
    return Topic(_TITLE, lead, figures, (_participants(inside, context), _areas(frame)), _matters(inside, context))


def _leaves_soon(frame: pd.DataFrame, context: Context) -> NDArray[np.bool_]:
    limit = add_months(context.as_of, context.whole("foyer_transition_months"))
    soon: NDArray[np.bool_] = leaves(frame, context) <= np.datetime64(limit)
    return soon


def _participants(inside: Table, context: Context) -> TopicTable:
    rows = np.argsort(leaves(inside.frame, context), kind="stable")
    frame = inside.frame.iloc[rows]
    lacks = areas_answered(frame, "no") | areas_answered(frame, "unknown")
    shown = pd.DataFrame(
        {
            "Deltaker": frame[FoyerParticipants.participant_id].to_numpy(),
            "Alder": age_on(frame[FoyerParticipants.birth_date], context.as_of),
            "Oppstart": frame[FoyerParticipants.start_date].array,
            "Slutter": pd.Series(leaves(frame, context)).astype("datetime64[s]"),
            "Senest": pd.Series(longest_until(frame, context)).astype("datetime64[s]"),
            "Områder i planen": (~lacks).sum(axis=1),
            "Mangler i planen": [
                texts.listed([label for label, is_out in zip(AREA_LABELS, row, strict=True) if is_out]) for row in lacks
            ],
            "Sist fulgt opp": frame[FoyerParticipants.followed_up_date].array,
            "Neste oppfølging": frame[FoyerParticipants.next_follow_up_date].array,
            **origin(inside, rows, FoyerParticipants.participant_id),
        }
    )
    years = context.whole("foyer_years_max")
    note = f"De som slutter først, står øverst. «Senest» er {years} år etter oppstart."
    return TopicTable("Deltakerne", note, shown, "Ingen deltakere")


def _areas(frame: pd.DataFrame) -> TopicTable:
    no, unknown = areas_answered(frame, "no"), areas_answered(frame, "unknown")
    rows = pd.DataFrame(
        {
            "Område": list(AREA_LABELS),
            "I planen": (~no & ~unknown).sum(axis=0),
            "Mangler": no.sum(axis=0),
            "Ikke utfylt": unknown.sum(axis=0),
        }
    )
    chart = TopicChart(
        "Planene, område for område",
        ("I planen", "Mangler", "Ikke utfylt"),
        "Søyler for hvert av de åtte områdene: hvor mange planer som dekker det.",
    )
    return TopicTable("De åtte områdene", "Deltakere som er med nå.", rows, "", chart)


def _matters(inside: Table, context: Context) -> tuple[Matter, ...]:
    frame, today = inside.frame, np.datetime64(context.as_of)
    due, ends = as_days(frame[FoyerParticipants.next_follow_up_date]), leaves(frame, context)
    lacks = areas_answered(frame, "no") | areas_answered(frame, "unknown")
    matters = []
    for row in range(len(frame)):
        subject = inside.text(row, "participant_id")
        if due[row] < today:
            place = inside.place(row, "next_follow_up_date")
            matters.append(Matter(_TEAM, subject, "Følg opp: oppfølgingen er forfalt.", due[row].item(), place))
        if lacks[row].any():
            areas = [label.lower() for label, is_out in zip(AREA_LABELS, lacks[row], strict=True) if is_out]
            what = f"Lag plan for {texts.listed(areas)}."
            matters.append(Matter(_TEAM, subject, what, None, inside.place(row, "participant_id")))
    for row in np.flatnonzero(_leaves_soon(frame, context)).tolist():
        what = f"Planlegg overgang til egen bolig og jobb: plassen slutter {texts.day(ends[row].item())}."
        place = inside.place(row, "planned_end_date")
        matters.append(Matter(_TEAM, inside.text(row, "participant_id"), what, ends[row].item(), place))
    return tuple(matters)
