from __future__ import annotations

import pytest

from pipeline.rules.controls.k145_rent_unlike_others import rent_unlike_others
from tests.builders import context, dwelling
from tests.rules.asking import said


@pytest.mark.parametrize(
    ("rent", "factor", "times"),
    [(80_000, 4, "ti ganger"), (96_000, 4, "tolv ganger"), (24_000, 2, "3 ganger"), (24_000, 4, None), (0, 4, None)],
)
def test_sentence(rent: int, factor: float, times: str | None) -> None:
    rows = [dwelling(dwelling_id=f"B-{number}") for number in range(2, 11)]
    rows.append(dwelling(rent_nok_month=float(rent)))
    found = said(rent_unlike_others, context(unlike_factor=factor), dwellings=rows)
    shown, usual = (f"{number:,}".replace(",", "\u00a0") for number in (rent, 8_000))
    message = f"Månedsleien {shown}\u00a0kr/mnd er {times} det tilsvarende boliger har ({usual} kr/mnd)."
    assert [sentence for _, sentence in found] == ([message] if times else [])


def test_dwellings_with_another_number_of_rooms_are_not_like_it() -> None:
    rows = [dwelling(dwelling_id=f"B-{number}", room_count=2) for number in range(2, 11)]
    assert said(rent_unlike_others, dwellings=[*rows, dwelling(rent_nok_month=80_000.0)]) == []
