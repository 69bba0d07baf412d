"""Startlån cases of three years, with the share of families with children that the municipality tells of."""

from __future__ import annotations

from datetime import date
from random import Random

from pipeline.example.days import after, between, working_day
from pipeline.example.model import Case, Planted
from pipeline.example.quotas import scaled
from schemas import codelists

PAID = {-2: (40, 26), -1: (50, 36), 0: (25, 17)}
"""Year before the as-of year: paid cases, and those of them with children."""
NOT_PAID = {"PENDING": 9, "REJECTED": 21, "WITHDRAWN": 6, "GRANTED": 5}


def make_cases(random: Random, size: int, as_of: date) -> tuple[list[Case], list[Planted]]:
    """All cases by decision, and those that look paid but do not count."""
    cases: list[Case] = []
    for back, (base, base_families) in PAID.items():
        count = scaled(base, size)
        families = (2 * count * base_families + base) // (2 * base)
        cases += [_paid(random, as_of, as_of.year + back, has_children=index < families) for index in range(count)]
    late = _paid(random, as_of, as_of.year, has_children=True)
    late.payment = after(as_of, random.randint(4, 20))
    late.decision = after(as_of, -random.randint(3, 30))
    cases.append(late)
    for status, base in NOT_PAID.items():
        cases += [_unpaid(random, as_of, status) for _ in range(scaled(base, size))]
    cases.sort(key=lambda case: case.decision or as_of)
    width = max(4, len(str(len(cases))))
    for number, case in enumerate(cases, start=1):
        year = (case.decision or as_of).year
        case.case_id = f"SL-{year}-{number:0{width}d}"
    return cases, [Planted("paid_after_as_of", "startlan_cases", late.case_id, "payment_date")]


def _paid(random: Random, as_of: date, year: int, *, has_children: bool) -> Case:
    case = _case(random, "PAID", has_children=has_children)
    last = min(date(year, 12, 23), as_of)
    first = min(date(year, 1, 3), last)
    case.payment = max(working_day(between(random, first, last)), first)
    case.decision = working_day(after(case.payment, -random.randint(12, 95)))
    return case


def _unpaid(random: Random, as_of: date, status: str) -> Case:
    case = _case(random, status, has_children=random.random() < 0.55)
    if status == "PENDING":
        case.loan = case.grant = None
        return case
    first = after(as_of, -90) if status == "GRANTED" else date(as_of.year - 2, 1, 1)
    case.decision = working_day(between(random, first, as_of))
    if status != "GRANTED":
        case.loan = case.grant = None
    return case


def _case(random: Random, status: str, *, has_children: bool) -> Case:
    children = random.choices((1, 2, 3, 4, 5), (34, 36, 18, 8, 4))[0] if has_children else 0
    purpose = random.choices(codelists.LOAN_PURPOSE.values, (78, 3, 9, 10))[0]
    full = random.randint(1150, 2650) + 140 * children
    loan = full if purpose in {"PURCHASE", "CONSTRUCTION"} else full // 4
    grant = random.randint(8, 42) * 10 if random.random() < (0.45 if children else 0.25) else 0
    adults = random.choices((1, 2), (45, 55) if has_children else (75, 25))[0]
    tenure = random.choices(codelists.PREVIOUS_TENURE.values, (34, 40, 12, 10, 4))[0]
    return Case("", status, None, None, loan * 1000, grant * 1000, purpose, adults, children, tenure)
