"""K123: Foyer-plan mangler områder."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.families.foyer import AREA_LABELS, AREAS, areas_answered, takes_part
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from pipeline.texts import listed
from schemas.source import MELHUS_FOYER
from schemas.tables.foyer_participants import FoyerParticipants


@control(
    id="K123",
    title="Foyer-plan mangler områder",
    severity=Severity.WARNING,
    table=FoyerParticipants,
    columns=(FoyerParticipants.participant_id, *AREAS),
    message="Planen til deltakeren dekker ikke alle åtte områder. {missing}",
    advice="Lag plan for området, og før det i Foyer.",
    source=MELHUS_FOYER,
)
def foyer_area_not_planned(foyer_participants: pd.DataFrame, context: Context) -> Hits:
    """The individual, binding programme covers eight areas."""
    lacks, unknown = (areas_answered(foyer_participants, answer) for answer in ("no", "unknown"))
    wanting = lacks | unknown
    words = [
        " ".join(
            f"{word}: {listed([label for label, is_it in zip(AREA_LABELS, row, strict=True) if is_it])}."
            for word, row in (("Mangler", no), ("Ikke utfylt", blank))
            if row.any()
        )
        for no, blank in zip(lacks, unknown, strict=True)
    ]
    # what is missing is shown before what nobody has filled in
    first = np.where(lacks.any(axis=1), lacks.argmax(axis=1), unknown.argmax(axis=1))
    hits = wanting.any(axis=1) & takes_part(foyer_participants, context)
    return Hits(hits, {"missing": words}, np.array(AREAS)[first])
