from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from pipeline.families.consent import may_join
from schemas.tables.priority_families import PriorityFamilies
from tests.builders import make_frame
from tests.builders_families import priority_family

FAMILY = priority_family(consent_from=date(2019, 8, 1), consent_to=date(2019, 9, 30))


def joined(day: date, *rows: dict[str, object]) -> list[bool]:
    families = make_frame(PriorityFamilies, rows or [FAMILY])
    found: list[bool] = may_join(families, pd.Series(["H-1", "H-2", None], dtype="str"), day).tolist()
    return found


@pytest.mark.parametrize(
    ("day", "may"),
    [
        (date(2019, 7, 31), False),
        (date(2019, 8, 1), True),
        (date(2019, 9, 30), True),
        (date(2019, 10, 1), False),
    ],
)
def test_consent_holds_from_its_first_to_its_last_day(day: date, may: bool) -> None:
    assert joined(day) == [may, False, False]


@pytest.mark.parametrize("changes", [{"consent_from": None}, {"household_id": None}])
def test_what_nobody_has_written_is_no_consent(changes: dict[str, object]) -> None:
    assert not any(joined(date(2019, 9, 1), priority_family(**changes)))


def test_a_consent_without_an_end_lasts() -> None:
    assert joined(date(2030, 1, 1), priority_family()) == [True, False, False]


def test_a_new_consent_counts_beside_an_old_one() -> None:
    again = priority_family(family_id="F-2", consent_from=date(2019, 10, 15))
    assert joined(date(2019, 10, 14), FAMILY, again)[0] is False
    assert joined(date(2019, 10, 15), FAMILY, again)[0] is True
