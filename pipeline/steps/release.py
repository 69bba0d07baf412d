"""Take what is to leave the house through disclosure control, all of it together and beside all earlier releases."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from pipeline.audit.verdict import judge
from pipeline.context import Context
from pipeline.disclosure.delivery import Axis, Delivery, Dimension, Group, Key, Population, Table, Unshown
from pipeline.disclosure.protect import protect
from pipeline.disclosure.reasons import reasons
from pipeline.disclosure.register import Entry, Register, from_lines
from pipeline.excel.inspection import Inspection
from pipeline.excel.package import open_package
from pipeline.figures.published import months_of, published_counts
from pipeline.files.released import read_released, unreadable
from pipeline.finding import Finding, Place
from pipeline.flow import Assessment, Results, Summary
from pipeline.persons import persons_of
from pipeline.release import MONTH, PUBLISHED_TABLES, Counts, Release, ReleasedTable
from pipeline.reports.husbanken import write_husbanken
from pipeline.reports.wording import period_text
from pipeline.rules.intake import intake_finding
from pipeline.table import Tables
from schemas.published import PublishedFigure, PublishedTable, When

FILE = "Husbanken.xlsx"


def release(tables: Tables, assessment: Assessment, summary: Summary, context: Context, register: Register) -> Release:
    """Hide what must be hidden in the tables for Husbanken, and prove it.

    Parameters
    ----------
    tables
        Checked tables without rows that must not leave the house.
    assessment
        Suitability of the dwellings in stock.
    summary
        The figures, and the rows that those of the last finished year are counted from.
    context
        Period, as-of day and parameters.
    register
        All that was given out and held back before.
    """
    counts = published_counts(tables, assessment, summary, context)
    populations: dict[str, Population] = {}
    released = []
    for published in PUBLISHED_TABLES:
        for period, units in counts.get(published.population, {}).items():
            population = _population(published, period, units)
            populations[population.name] = population
            released.append(ReleasedTable(published, period, _table(published, population.name, period, context)))
    derived = tuple(item.derived(figure) for item in released for figure in _besides_axis(item))
    tables_out = tuple(item.table for item in released)
    unshown = (*_growth(register, released), *_rests(released))
    delivery = Delivery(tuple(populations.values()), tables_out, derived, unshown)
    before = register.adding(_carried_on(register, released, context.as_of.year))
    protected = protect(delivery, before, context.as_of.year)
    if protected.audit is None:
        return Release(tuple(released), protected, reasons(protected), register)
    known = set(register.entries)
    new = [entry for entry in protected.entries(context.period, context.as_of.year) if entry not in known]
    return Release(tuple(released), protected, reasons(protected), register.adding(new))


def earlier_releases(output: Path) -> Register:
    """The register in the folder of all runs; UnreadableFileError when it cannot be understood."""
    try:
        return from_lines(read_released(output))
    except ValueError as error:
        raise unreadable() from error


def looked_through(results: Results) -> Release:
    """The release with what the finished workbook would give away beside its figures.

    Raises
    ------
    ValueError
        Nothing is given out.
    """
    if results.release is None:
        raise ValueError("no release")
    persons = persons_of(results.read_tables)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        write_husbanken(path, replace(results, release=None, summary=replace(results.summary, indicators=())))
        own = Inspection(open_package(path)).words
        write_husbanken(path, results)
        verdict = judge(path, persons, own)
    missed = (f"{point.title}: ikke oppfylt." for point in verdict.points if point.is_met is False)
    return replace(results.release, leaks=(*verdict.leaks, *missed))


def release_findings(result: Release) -> tuple[Finding, ...]:
    """That nothing could be given out, or what the office must look at before it is."""
    place = Place("")
    refused = dict.fromkeys(result.protected.refused.values())
    found = [intake_finding("I140", place, FILE, why=" ".join(refused))] if not result.is_safe else []
    if result.leaks:
        found.append(intake_finding("I142", place, FILE, what=" ".join(result.leaks)))
    return (*found, *(intake_finding("I141", place, FILE, what=what) for what in result.protected.warnings))


def _besides_axis(item: ReleasedTable) -> list[PublishedFigure]:
    """The figures that tell something besides the classes of the table's axis."""
    axis = [((item.published.axis, (code,)),) for code, _ in item.published.classes]
    return [figure for figure in item.published.figures if not figure.is_count or figure.box not in axis]


def _population(published: PublishedTable, period: str, units: Counts) -> Population:
    """What is given out while its year lasts is divided by month too."""
    dimensions = [Dimension(name, classes) for name, classes in published.dimensions]
    if published.when is When.SO_FAR:
        dimensions.append(Dimension(MONTH, months_of(int(period)), is_open=True))
    return Population(f"{published.population} {period}", tuple(dimensions), units)


def _table(published: PublishedTable, population: str, period: str, context: Context) -> Table:
    groups = tuple(Group(label, (code,)) for code, label in published.classes)
    is_so_far = published.when is When.SO_FAR
    months = tuple(m for m in months_of(int(period)) if m <= f"{context.as_of:%Y-%m}") if is_so_far else ()
    return Table(
        name=f"{published.name} {period}",
        title=f"{published.title}, {period_text(period, context)}",
        population=population,
        axes=(Axis(published.axis, groups),) if published.axis else (),
        threshold=context.whole(published.threshold),
        counted=published.counted,
        where=((MONTH, months),) if months else published.where,
    )


def _rests(released: list[ReleasedTable]) -> tuple[Unshown, ...]:
    """What the figures besides the axis leave of their wholes, which readers get by subtraction."""
    found: dict[Unshown, None] = {}
    for item in released:
        inside = {**dict(item.published.dimensions), **dict(item.table.where)}
        for figure in _besides_axis(item):
            for name, classes in figure.box:
                left = tuple(code for code in inside[name] if code not in classes)
                if left:
                    rest = tuple((other, left if other == name else chosen) for other, chosen in figure.box)
                    name = f"{item.table.title}: resten når «{figure.label}» er trukket fra"
                    found[Unshown(item.key(rest), item.table.threshold, name)] = None
    return tuple(found)


def _growth(register: Register, released: list[ReleasedTable]) -> tuple[Unshown, ...]:
    """What has come since each earlier release of a year so far, which readers get by subtraction."""
    found: dict[Unshown, None] = {}
    for item in released:
        now = dict(item.table.where).get(MONTH, ())
        earlier = {
            dict(e.key.box).get(MONTH, ()) for e in register.entries if e.key.population == item.table.population
        }
        for months in sorted(earlier - {now, ()}):
            since = tuple(sorted(set(now) ^ set(months)))
            boxes = [
                ((), "i alt"),
                *((((item.published.axis, (code,)),), name) for code, name in item.published.classes),
            ]
            for box, name in boxes:
                key = Key(item.table.population, (*box, (MONTH, since)))
                found[Unshown(key, item.table.threshold, f"{item.table.title}: {name}, nye siden sist")] = None
    return tuple(found)


def _carried_on(register: Register, released: list[ReleasedTable], year: int) -> list[Entry]:
    """What was held back of a stock on an earlier day of the year, as if it were held back on this one."""
    now = {item.published.population: item.table.population for item in released if item.published.when is When.DAY}
    found = {}
    for entry in register.entries:
        name = entry.key.population.rpartition(" ")[0]
        if name in now and entry.value is None and entry.year == year and entry.key.population != now[name]:
            found[now[name], entry.key.box] = replace(entry, key=replace(entry.key, population=now[name]))
    return list(found.values())
