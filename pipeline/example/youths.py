"""Unaccompanied minors: numbers that cannot exist, dates, assessments and wishes."""

from __future__ import annotations

from datetime import date
from random import Random

from pipeline.example.days import add_years, after
from pipeline.example.model import Youth
from pipeline.example.names import duf_number
from pipeline.example.quotas import scaled

WAITING, JUST_DECIDED = 6, 2
"""Youths of 119 dwellings' municipality with a decision but no place yet, and those who were decided on last."""

_WISHES = (
    "", "", "Vil bo nær videregående skole", "Ønsker stille bofeller", "Vil bo nær fotballbanen", "Ønsker eget bad",
    "Vil helst bo i sentrum", "Ønsker å bo to sammen", "Vil bo nær bussen til Nerlurvik",
)  # fmt: skip


class YouthBook:
    """Registers youths in the order in which they turn up."""

    def __init__(self, random: Random, size: int, as_of: date) -> None:
        self._random, self._as_of = random, as_of
        self._width = max(3, len(str(size)))
        self._serial = random.randint(100_000, 180_000)
        self.by_id: dict[str, Youth] = {}

    def settle(self, birth: date, start: date, *, has_moved: bool = True) -> Youth:
        """Register a youth who moves in on ``start``."""
        decision = after(min(start, self._as_of), -self._random.randint(25, 160))
        return self._register(birth, decision, start if has_moved else None)

    def wait(self, size: int) -> None:
        """Register youths who have a decision and no place."""
        for _ in range(scaled(WAITING, size)):
            birth = after(add_years(self._as_of, -16), -self._random.randint(30, 700))
            self._register(birth, after(self._as_of, -self._random.randint(5, 110)), None)

    def renumber(self) -> dict[str, str]:
        """Number the youths by the day of decision; returns new ids by the old ones."""
        ordered = sorted(self.by_id.values(), key=lambda youth: (youth.decision, youth.youth_id))
        new_ids = {}
        for number, (youth, duf) in enumerate(zip(ordered, sorted(y.duf for y in ordered), strict=True), start=1):
            new_ids[youth.youth_id] = f"EM-{number:0{self._width}d}"
            youth.youth_id, youth.duf = new_ids[youth.youth_id], duf
        self.by_id = {youth.youth_id: youth for youth in ordered}
        return new_ids

    def pair(self) -> None:
        """Let some want to live with, or not with, another of those who turned up next to them."""
        ids = list(self.by_id)
        for index, youth_id in enumerate(ids[1:]):
            other = ids[index]
            if self._random.random() < 0.08:
                self.by_id[youth_id].live_with = other
            elif self._random.random() < 0.04:
                self.by_id[youth_id].not_live_with = other

    def queue_up(self, size: int, housed: set[str]) -> None:
        """Complete the queue: who is in none of the places, with all that a proposal needs to know."""
        for days in range(2 * scaled(JUST_DECIDED, size), 0, -2):
            birth = after(add_years(self._as_of, -16), -self._random.randint(30, 700))
            self._register(birth, after(self._as_of, -min(days, 4)), None)
        waiting = [youth for youth in self.by_id.values() if youth.youth_id not in housed]
        for youth in waiting:
            youth.assessments = tuple((True, min(after(youth.decision, 3), self._as_of)) for _ in range(3))
            youth.wishes = youth.wishes or self._random.choice([wish for wish in _WISHES if wish])
            youth.has_consent, youth.live_with, youth.not_live_with = True, "", ""
        for one, two, three in zip(waiting[::4], waiting[1::4], waiting[2::4], strict=False):
            one.live_with, two.live_with = two.youth_id, one.youth_id
            three.not_live_with = one.youth_id

    def _register(self, birth: date, decision: date, settled: date | None) -> Youth:
        self._serial += self._random.randint(1, 9)
        youth_id = f"EM-{len(self.by_id) + 1:0{self._width}d}"
        youth = Youth(
            youth_id,
            birth,
            self._random.choices(("M", "F"), (78, 22))[0],
            duf_number(self._serial),
            decision,
            settled,
            tuple(self._assessment(decision) for _ in range(3)),
            self._random.choice(_WISHES),
            has_consent=True if self._random.random() < 0.85 else None,
        )
        self.by_id[youth_id] = youth
        return youth

    def _assessment(self, decision: date) -> tuple[bool | None, date | None]:
        result = self._random.choices((True, False, None), (86, 4, 10))[0]
        if result is None:
            return None, None
        return result, min(after(decision, self._random.randint(2, 24)), self._as_of)
