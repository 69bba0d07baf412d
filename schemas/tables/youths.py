"""Unaccompanied minors whom the municipality has settled or is to settle."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Kind, TableModel, YesNo, column, table
from schemas.protection import protection_column


@table(
    "EM-ungdom",
    about="Én rad per enslig mindreårig som er eller skal bli bosatt.",
    workbook="Ungdom",
    sheet="EM-ungdom",
    key=("youth_id",),
    is_about_persons=True,
)
class Youths(TableModel):
    """One row per youth; an assessment that was not made is unknown, never «nei»."""

    youth_id: str = column(
        "Ungdomsnr",
        about="Ungdommens eget nummer. Skriv aldri navnet.",
        example="EM-001",
        kind=Kind.ID,
        synonyms=("EM-nr", "Ungdom"),
        nullable=False,
        unique=True,
        sensitive=True,
    )
    birth_date: Date = column(
        "Født",
        about="Fødselsdatoen. Alderen regnes av den.",
        example="14.05.2003",
        synonyms=("Fødselsdato",),
        nullable=False,
        sensitive=True,
    )
    sex: str = column("Kjønn", about="Kjønnet, så rom og fellesbolig kan velges.", codes=codelists.SEX, sensitive=True)
    duf_number: str = column(
        "DUF-nummer",
        about="Utlendingsmyndighetenes nummer, tolv sifre.",
        example="201017238203",
        kind=Kind.DIGITS,
        digits=12,
        synonyms=("DUF",),
        sensitive=True,
    )
    decision_date: Date = column(
        "Vedtak", about="Dagen vedtaket om opphold ble gjort.", synonyms=("Vedtaksdato",), sensitive=True
    )
    settled_date: Date = column(
        "Bosatt",
        about="Dagen ungdommen ble bosatt i kommunen. Tomt til det er skjedd.",
        synonyms=("Bosatt dato", "Bosettingsdato"),
        sensitive=True,
    )
    day_activity_ok: YesNo = column(
        "Klarer skole/dagtilbud",
        about="Om ungdommen klarer skole eller dagtilbud. Tomt når det ikke er vurdert.",
        synonyms=("Dagtilbud",),
        sensitive=True,
    )
    day_activity_date: Date = column("Dagtilbud vurdert", about="Dagen skole og dagtilbud ble vurdert.", sensitive=True)
    social_ok: YesNo = column(
        "Fungerer sosialt",
        about="Om ungdommen fungerer sosialt med jevnaldrende. Tomt når det ikke er vurdert.",
        sensitive=True,
    )
    social_date: Date = column("Sosialt vurdert", about="Dagen det sosiale ble vurdert.", sensitive=True)
    tenancy_duties_ok: YesNo = column(
        "Klarer boforpliktelser",
        about="Om ungdommen klarer pliktene som leietaker. Tomt når det ikke er vurdert.",
        synonyms=("Boforpliktelser",),
        sensitive=True,
    )
    tenancy_duties_date: Date = column(
        "Boforpliktelser vurdert", about="Dagen boforpliktelsene ble vurdert.", sensitive=True
    )
    wishes: str = column("Ønsker", about="Hva ungdommen selv ønsker.", sensitive=True)
    live_with: str = column(
        "Bo sammen med",
        about="Ungdomsnumre denne helst bør bo sammen med, med komma imellom.",
        example="EM-002",
        sensitive=True,
    )
    not_live_with: str = column(
        "Ikke bo med",
        about="Ungdomsnumre denne ikke skal bo sammen med, med komma imellom.",
        example="EM-003",
        sensitive=True,
    )
    siblings: str = column(
        "Søsken",
        about="Ungdomsnumre til søsken som også er hos dere, med komma imellom.",
        example="EM-004",
        optional=True,
        sensitive=True,
    )
    languages: str = column(
        "Språk",
        about="Språkene ungdommen snakker, med komma imellom.",
        example="dari, engelsk",
        optional=True,
        sensitive=True,
    )
    school: str = column(
        "Skole",
        about="Skolen ungdommen går på eller skal gå på, skrevet som skolekretsen i Boliger.",
        example="Lurvik ungdomsskole",
        optional=True,
        sensitive=True,
    )
    has_consent: YesNo = column(
        "Samtykke", about="Om det er gitt samtykke til å dele opplysningene mellom enhetene.", sensitive=True
    )
    address_protection: str = protection_column("ungdommen")
