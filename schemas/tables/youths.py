"""Unaccompanied minors whom the municipality has settled or is to settle."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Kind, TableModel, YesNo, column, table


@table("EM-ungdom", workbook="Ungdom", sheet="EM-ungdom", key=("youth_id",), is_about_persons=True)
class Youths(TableModel):
    """One row per youth; an assessment that was not made is unknown, never «nei»."""

    youth_id: str = column(
        "Ungdomsnr", kind=Kind.ID, synonyms=("EM-nr", "Ungdom"), nullable=False, unique=True, sensitive=True
    )
    birth_date: Date = column("Født", synonyms=("Fødselsdato",), nullable=False, sensitive=True)
    sex: str = column("Kjønn", codes=codelists.SEX, sensitive=True)
    duf_number: str = column("DUF-nummer", kind=Kind.DIGITS, digits=12, synonyms=("DUF",), sensitive=True)
    decision_date: Date = column("Vedtak", synonyms=("Vedtaksdato",), sensitive=True)
    settled_date: Date = column("Bosatt", synonyms=("Bosatt dato", "Bosettingsdato"), sensitive=True)
    day_activity_ok: YesNo = column("Klarer skole/dagtilbud", synonyms=("Dagtilbud",), sensitive=True)
    day_activity_date: Date = column("Dagtilbud vurdert", sensitive=True)
    social_ok: YesNo = column("Fungerer sosialt", sensitive=True)
    social_date: Date = column("Sosialt vurdert", sensitive=True)
    tenancy_duties_ok: YesNo = column("Klarer boforpliktelser", synonyms=("Boforpliktelser",), sensitive=True)
    tenancy_duties_date: Date = column("Boforpliktelser vurdert", sensitive=True)
    wishes: str = column("Ønsker", sensitive=True)
    live_with: str = column("Bo sammen med", sensitive=True)
    not_live_with: str = column("Ikke bo med", sensitive=True)
    has_consent: YesNo = column("Samtykke", sensitive=True)
