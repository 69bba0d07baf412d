"""The meeting's sheet about the families that the units work with together."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.context import Context
from pipeline.dates import as_days, month_end
from pipeline.families.composition import composition
from pipeline.families.consent import WITHHELD, has_consent, may_join
from pipeline.families.priority import is_active, is_open, is_overdue
from pipeline.flow import Assessment
from pipeline.row_origins import labels, origin, yes_no
from pipeline.table import Table, Tables
from pipeline.topic import Matter, Topic, TopicChart, TopicFigure, TopicTable
from schemas.codelists import UNIT
from schemas.tables.applications import Applications
from schemas.tables.family_meetings import FamilyMeetings
from schemas.tables.family_tasks import FamilyTasks
from schemas.tables.household_members import HouseholdMembers
from schemas.tables.priority_families import PriorityFamilies

_TITLE, _TEAM = "Satsningsfamilier", "Inntaksteamet"


def priority_family_topic(tables: Tables, _assessment: Assessment, context: Context) -> Topic:
    """Active families with consent, meetings and composition, and open tasks by unit."""
    lead = f"Familiene som enhetene samarbeider om {texts.day(context.as_of)}."
    table = tables.get(PriorityFamilies)
    if table is None:
        return Topic(_TITLE, lead, missing="Satsningsfamilier er ikke levert.")
    if Applications not in tables:
        missing = "Søknader er ikke levert, og da er det ikke kjent hvem som har adressesperre."
        return Topic(_TITLE, lead, missing=missing)
    active = table.keep(is_active(table.frame, context.as_of))
    families = active.frame[PriorityFamilies.family_id]
    met = _last_meetings(tables.frame(FamilyMeetings), families, context)
    tasks = _open_tasks(tables, families, context)
    is_met = met >= np.datetime64(context.as_of.replace(day=1))
    has_meetings = FamilyMeetings in tables
    figures = (
        TopicFigure("Familier nå", len(active.frame)),
        TopicFigure("Høyst samtidig", context.whole("priority_families_max")),
        TopicFigure("Møtt denne måneden", int(is_met.sum()) if has_meetings else None),
        TopicFigure("Uten samtykke", int((~has_consent(active.frame, context.as_of)).sum())),
        TopicFigure("Oppgaver over fristen", int(is_overdue(tasks.frame, context).sum()) if tasks else None),
    )
    shown = (
        _families(active, met, tables, context),
        *((_by_unit(tasks.frame, context), _each_task(tasks, context)) if tasks else ()),
    )
    matters = _consents(active, context)
    matters += _meetings(active, is_met, context) if has_meetings else ()
    matters += _tasks(tasks, context) if tasks else ()
    return Topic(_TITLE, lead, figures, shown, matters)


def _last_meetings(meetings: pd.DataFrame, families: pd.Series, context: Context) -> NDArray[np.datetime64]:
    """The last day up to the as-of day on which each family was met; NaT for none."""
    past = meetings[meetings[FamilyMeetings.met_date] <= pd.Timestamp(context.as_of)]
    return as_days(past.groupby(FamilyMeetings.family_id)[FamilyMeetings.met_date].max().reindex(families))


def _open_tasks(tables: Tables, families: pd.Series, context: Context) -> Table | None:
    """Open tasks of the families shown."""
    table = tables.get(FamilyTasks)
    if table is None:
        return None
    is_shown = table.frame[FamilyTasks.family_id].isin(families).to_numpy(dtype=bool)
    return table.keep(is_open(table.frame, context) & is_shown)


def _families(active: Table, met: NDArray[np.datetime64], tables: Tables, context: Context) -> TopicTable:
    frame = active.frame
    household = frame[PriorityFamilies.household_id]
    # what Søknader knows is joined only under a consent in force
    may = may_join(frame, household, context.as_of)
    found = composition(tables.frame(HouseholdMembers), context)
    values = {
        "Personer": found.of(found.persons, household),
        "Barn": found.of(found.children, household),
        "Soverom som trengs": found.of(found.bedrooms, household),
    }
    shown = pd.DataFrame(
        {
            "Familie": frame[PriorityFamilies.family_id].to_numpy(),
            "Med fra": frame[PriorityFamilies.active_from].array,
            "Samtykke": _consent_words(frame, context),
            "Siste møte": pd.Series(met).astype("datetime64[s]"),
            **{name: _joined(numbers, may) for name, numbers in values.items()},
            **origin(active, np.arange(len(frame)), PriorityFamilies.family_id),
        }
    )
    note = f"Personer, barn og soverom er fra Søknader. Uten gyldig samtykke står det «{WITHHELD}»."
    return TopicTable("Familiene", note, shown, "Ingen satsningsfamilier")


def _joined(numbers: NDArray[np.float64], may: NDArray[np.bool_]) -> list[str]:
    """Numbers as text, said to be withheld where they may not be joined."""
    return [
        WITHHELD if not allowed else "ukjent" if np.isnan(number) else texts.number(number)
        for number, allowed in zip(numbers, may, strict=True)
    ]


def _consent_words(frame: pd.DataFrame, context: Context) -> list[str]:
    in_force = has_consent(frame, context.as_of)
    first, last = (as_days(frame[name]).tolist() for name in ("consent_from", "consent_to"))
    return [
        _consent(is_now, start, end, context.as_of) for is_now, start, end in zip(in_force, first, last, strict=True)
    ]


def _consent(is_now: bool, start: date | None, end: date | None, as_of: date) -> str:
    if is_now:
        return f"gjelder til {texts.day(end)}" if end else "gjelder"
    if end is not None and end < as_of:
        return f"gikk ut {texts.day(end)}"
    return f"fra {texts.day(start)}" if start else "mangler"


def _by_unit(tasks: pd.DataFrame, context: Context) -> TopicTable:
    late = is_overdue(tasks, context)
    counts = tasks[FamilyTasks.unit].value_counts()
    units = [code for code in UNIT.values if code in counts.index]
    rows = pd.DataFrame(
        {
            "Enhet": [UNIT.label(code) for code in units],
            "Åpne oppgaver": [int(counts[code]) for code in units],
            "Over fristen": [int(late[(tasks[FamilyTasks.unit] == code).to_numpy()].sum()) for code in units],
        }
    )
    chart = TopicChart(
        "Åpne oppgaver hos hver enhet",
        ("Åpne oppgaver", "Over fristen"),
        "Søyler for hver enhet: åpne oppgaver, og hvor mange av dem som er over fristen.",
    )
    return TopicTable("Åpne oppgaver etter enhet", "", rows, "Ingen åpne oppgaver", chart)


def _each_task(tasks: Table, context: Context) -> TopicTable:
    rows = np.argsort(as_days(tasks.frame[FamilyTasks.due_date]), kind="stable")
    frame = tasks.frame.iloc[rows]
    shown = pd.DataFrame(
        {
            "Oppgave": frame[FamilyTasks.task_id].to_numpy(),
            "Familie": frame[FamilyTasks.family_id].to_numpy(),
            "Enhet": labels(frame[FamilyTasks.unit], UNIT),
            "Avtalt": frame[FamilyTasks.given_date].array,
            "Frist": frame[FamilyTasks.due_date].array,
            "Over fristen": yes_no(is_overdue(frame, context)),
            **origin(tasks, rows, FamilyTasks.task_id),
        }
    )
    return TopicTable("Hver åpen oppgave", "Hva oppgaven går ut på, står i kilden.", shown, "Ingen åpne oppgaver")


def _consents(active: Table, context: Context) -> tuple[Matter, ...]:
    """Consents that are missing, or end soon."""
    in_force, last = has_consent(active.frame, context.as_of), as_days(active.frame[PriorityFamilies.consent_to])
    soon = np.datetime64(context.as_of + timedelta(context.whole("consent_warning_days")))
    matters = []
    for row in np.flatnonzero(~in_force | (last <= soon)):
        end: date | None = None if np.isnat(last[row]) else last[row].item()
        what = (
            f"Samtykket går ut {texts.day(end)}. Innhent nytt."
            if in_force[row] and end
            else ("Innhent samtykke: enhetene kan ikke dele opplysninger nå.")
        )
        due = end if in_force[row] else context.as_of
        subject = active.text(int(row), "family_id")
        matters.append(Matter(_TEAM, subject, what, due, active.place(int(row), "consent_to")))
    return tuple(matters)


def _meetings(active: Table, is_met: NDArray[np.bool_], context: Context) -> tuple[Matter, ...]:
    end = month_end(f"{context.as_of:%Y-%m}")
    month = texts.month(f"{context.as_of:%Y-%m}")
    return tuple(
        Matter(
            _TEAM,
            active.text(int(row), "family_id"),
            f"Hold møte om familien: ingen møter er ført i {month}.",
            end,
            active.place(int(row), "family_id"),
        )
        for row in np.flatnonzero(~is_met)
    )


def _tasks(tasks: Table, context: Context) -> tuple[Matter, ...]:
    due = as_days(tasks.frame[FamilyTasks.due_date])
    return tuple(
        Matter(
            UNIT.label(tasks.text(int(row), "unit")),
            tasks.text(int(row), "family_id"),
            f"Gjør oppgave {tasks.text(int(row), 'task_id')}, eller avtal ny frist.",
            due[row].item(),
            tasks.place(int(row), "due_date"),
        )
        for row in np.flatnonzero(is_overdue(tasks.frame, context))
    )
