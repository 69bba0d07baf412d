"""Why each figure is held back: for those inside the house, found by asking what would break if it were shown."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pipeline.disclosure import wording
from pipeline.disclosure.auditor import breaks
from pipeline.disclosure.delivery import Delivery, Key
from pipeline.disclosure.protect import Protected


def reasons(result: Protected) -> Mapping[Key, str]:
    """A sentence for each figure of a table that is hidden, in the order of the figures.

    A figure that is not small is shown alone while all else stays hidden: the small ones that a reader could then prove
    small are the reason.
    """
    model, called = result.model, wording.names(result.delivery)
    hidden = np.array([key in result.hidden for key in model.keys], dtype=bool)
    counted = _counted(result.delivery)
    found = {}
    for at in np.flatnonzero(hidden & model.may_show):
        key = model.keys[at]
        if model.is_primary[at]:
            found[key] = wording.small(int(model.limits[at]), counted.get(key.population, "enheter"))
        elif result.audit is None:
            found[key] = wording.WITH_ITS_TABLE
        elif broken := breaks(model, hidden, int(at), result.moves):
            found[key] = wording.protects(
                [called.get(item, f"{item.population}, holdt tilbake før") for item in broken]
            )
        else:
            found[key] = wording.SAME_AS_BEFORE if key in result.sticky else wording.WITH_ITS_TABLE
    return found


def _counted(delivery: Delivery) -> dict[str, str]:
    """What each population counts, in the plural."""
    return {table.population: table.counted for table in reversed(delivery.tables)}
