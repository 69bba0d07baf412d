"""A calendar of its own, by counting days one by one: what the dates of the product are held against.

It knows the rule of leap years and the lengths of months, and nothing of the standard library's calendar or numpy's.
"""

from __future__ import annotations

Day = tuple[int, int, int]
"""Year, month, day of the month."""

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def length(year: int, month: int) -> int:
    """Days in a month."""
    is_leap = year % 400 == 0 or (year % 4 == 0 and year % 100 != 0)
    return 29 if is_leap and month == 2 else _LENGTHS[month - 1]


def next_day(day: Day) -> Day:
    """Tomorrow."""
    year, month, of_month = day
    if of_month < length(year, month):
        return year, month, of_month + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def after_months(day: Day, months: int) -> Day:
    """The same day so many months on, found by walking; the month's last day where it has no such day."""
    walked, wanted = day, day[2]
    for _ in range(months):
        # to the first of the next month, one day at a time
        walked = next_day(walked)
        while walked[2] != 1:
            walked = next_day(walked)
    while walked[2] < min(wanted, length(walked[0], walked[1])):
        walked = next_day(walked)
    return walked


def birthday(born: Day, age: int) -> Day:
    """The day somebody turns ``age``: the first day on or after the same date, so that 29 February may be 1 March."""
    walked = (born[0] + age, born[1], 1)
    while (walked[1], walked[2]) < (born[1], born[2]):
        walked = next_day(walked)
    return walked


def days_between(first: Day, last: Day) -> int:
    """Days from ``first`` to ``last``, the first not counted."""
    count = 0
    while first != last:
        first, count = next_day(first), count + 1
    return count
