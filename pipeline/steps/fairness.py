"""Compare who waits with who is housed, group by group, and hold small counts back."""

from __future__ import annotations

from pipeline.context import Context
from pipeline.disclosure.register import Register
from pipeline.fairness import protected_groups
from pipeline.figures.fairness import people
from pipeline.table import Tables
from pipeline.topic import Topic
from pipeline.topics.fairness import fairness_topic


def compare_groups(tables: Tables, context: Context, register: Register) -> tuple[Topic, Register]:
    """The sheet, and the register with what it shows and holds back.

    Parameters
    ----------
    tables
        Checked tables with all their rows: groups are counted from those at protected addresses too.
    context
        As-of day and parameters.
    register
        What was given out or shown before, this month's tables for Husbanken among it.
    """
    found, threshold = people(tables, context), context.whole("min_publish_persons")
    protected = protected_groups(found, register, threshold, context.as_of.year)
    topic = fairness_topic(found, protected, threshold)
    known = set(register.entries)
    safe = (item for item in protected.values() if item.audit is not None)
    shown = (entry for item in safe for entry in item.entries(context.period, context.as_of.year))
    return topic, register.adding(entry for entry in shown if entry not in known)
