"""What went wrong in single acquisitions, each slip on an acquisition of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

from pipeline.example.acquisitions import AcquisitionBook
from pipeline.example.days import after, working_day
from pipeline.example.model import Lease, Planted
from pipeline.example.quotas import scaled
from pipeline.example.records import Acquisition

_SEARCHED, _VIEWED, _NEGOTIATED = 2, 3, 4


class Slips:
    """Plants one slip at a time in the book."""

    def __init__(self, random: Random, book: AcquisitionBook, leases: list[Lease], as_of: date) -> None:
        self._random, self._book, self._as_of = random, book, as_of
        self._leases = {lease.lease_id: lease for lease in leases}
        self._handovers = {item.acquisition_id: item for item in book.handovers}
        self._needs = {item.need_id: item for item in book.needs}
        self._unseen: set[str] = set()
        self._unheard: set[str] = set()
        self._not_ordered: set[str] = set()
        self._planted: list[Planted] = []

    def plant(self, size: int) -> list[Planted]:
        """Plant each slip as often as the size asks and the acquisitions allow; returns what was planted."""
        done = [item for item in self._book.acquisitions if item.lease_id]
        self._random.shuffle(done)
        done.sort(key=self._is_running)
        for slip in self._on_rented():
            for _ in range(max(1, scaled(1, size))):
                if done:
                    slip(done.pop())
        sought = [item for item in self._book.acquisitions if not item.lease_id and item.dropped is None]
        for item in [item for item in sought if item.steps[_VIEWED] is None][: max(1, scaled(1, size))]:
            self._stand_still(item)
        for item in [item for item in sought if item.package][: scaled(1, size)]:
            self._ask_too_much(item)
        self._leave_out()
        return self._planted

    def _is_running(self, item: Acquisition) -> bool:
        end = self._leases[item.lease_id].end
        return end is None or end > self._as_of

    def _on_rented(self) -> tuple[Callable[[Acquisition], None], ...]:
        return (
            self._pay_twice,
            self._skip_a_step,
            self._swap_two_days,
            self._rent_unseen,
            self._rent_unheard,
            self._let_another_sign,
            self._forget_the_protocol,
            self._forget_the_photos,
            self._send_late,
            self._forget_to_send,
            self._forget_the_order,
            self._tell_nobody,
        )

    def _skip_a_step(self, item: Acquisition) -> None:
        item.steps[_NEGOTIATED] = None
        self._add("step_skipped", "acquisitions", item.acquisition_id, "negotiated_date", item)

    def _swap_two_days(self, item: Acquisition) -> None:
        item.steps[1], item.steps[_SEARCHED] = item.steps[_SEARCHED], item.steps[1]
        self._add("steps_out_of_order", "acquisitions", item.acquisition_id, "searched_date", item)

    def _rent_unseen(self, item: Acquisition) -> None:
        self._unseen.add(item.acquisition_id)
        self._add("signed_without_viewing", "acquisitions", item.acquisition_id, "signed_date", item)

    def _rent_unheard(self, item: Acquisition) -> None:
        self._unheard.add(item.acquisition_id)
        self._add("signed_without_opinion", "acquisitions", item.acquisition_id, "signed_date", item)

    def _pay_twice(self, item: Acquisition) -> None:
        lease = self._leases[item.lease_id]
        item.package = lease.rent = 2 * lease.rent
        self._add("package_above_rate", "leases_in", item.lease_id, "rent_package_nok_month", item)

    def _let_another_sign(self, item: Acquisition) -> None:
        item.signed_by = "OTHER"
        self._leases[item.lease_id].signed_by = "Eierskapsenheten"
        self._add("signed_by_other", "acquisitions", item.acquisition_id, "signed_by_role", item)

    def _forget_the_protocol(self, item: Acquisition) -> None:
        handover = self._handovers[item.acquisition_id]
        handover.protocol = None
        self._add("no_protocol", "handovers", handover.handover_id, "protocol_date", item)

    def _forget_the_photos(self, item: Acquisition) -> None:
        handover = self._handovers[item.acquisition_id]
        handover.photos = 0
        self._add("no_photos", "handovers", handover.handover_id, "photo_count", item)

    def _send_late(self, item: Acquisition) -> None:
        handover = self._handovers[item.acquisition_id]
        handover.sent = after(handover.day, self._random.randint(45, 75))
        self._add("sent_late", "handovers", handover.handover_id, "sent_date", item)

    def _forget_to_send(self, item: Acquisition) -> None:
        handover = self._handovers[item.acquisition_id]
        handover.sent = None
        self._add("not_sent", "handovers", handover.handover_id, "sent_date", item)

    def _forget_the_order(self, item: Acquisition) -> None:
        self._not_ordered.add(item.dwelling_id)
        self._add("no_imdi_order", "acquisitions", item.acquisition_id, "in_use_date", item)

    def _tell_nobody(self, item: Acquisition) -> None:
        item.told = [item.told[0], None, *item.told[2:]]
        self._add("team_not_told", "acquisitions", item.acquisition_id, "told_team_date", item)

    def _ask_too_much(self, item: Acquisition) -> None:
        item.package = 2 * (item.package or 0)
        self._add("offer_above_rate", "acquisitions", item.acquisition_id, "offered_package_nok_month", item)

    def _stand_still(self, item: Acquisition) -> None:
        late = self._random.randint(150, 210)
        item.steps = [None if day is None else working_day(after(day, -late)) for day in item.steps]
        need = self._needs[item.need_id]
        need.registered = working_day(after(need.registered, -late - 8))
        last = max(day for day in item.steps if day is not None)
        more: dict[str, str | int | float] = {"since": last.isoformat()}
        self._planted.append(Planted("stands_still", "acquisitions", item.acquisition_id, "acquisition_id", "", more))

    def _leave_out(self) -> None:
        book = self._book
        book.viewings = [viewing for viewing in book.viewings if viewing.acquisition_id not in self._unseen]
        book.orders = [order for order in book.orders if order.dwelling_id not in self._not_ordered]
        for viewing in book.viewings:
            if viewing.acquisition_id in self._unheard:
                viewing.opinion, viewing.opinion_on = "", None

    def _add(self, kind: str, table: str, record_id: str, column: str, item: Acquisition) -> None:
        more: dict[str, str | int | float] = {"acquisition_id": item.acquisition_id}
        self._planted.append(Planted(kind, table, record_id, column, item.dwelling_id, more))
