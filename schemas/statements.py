"""What the customer's two texts ask for, and where the product answers it: tables read, rules run, sheets opened.

The README's table is made from it, and each statement is proven by a story in ``tests/golden``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Statement:
    """One statement of the texts.

    Parameters
    ----------
    id
        T1–T12 for Trondheim, M1–M9 for Melhus.
    says
        The statement in bokmål.
    tables
        Names of the tables that it rests on.
    rules
        Ids of the rules that hold it.
    sheets
        Workbook and sheet where people meet the answer.
    figures
        Codes of the indicators that count it.
    """

    id: str
    says: str
    tables: tuple[str, ...]
    rules: tuple[str, ...]
    sheets: tuple[tuple[str, str], ...]
    figures: tuple[str, ...] = ()


_TEAM, _EGNET, _STATS, _PLAN = "Inntaksteam.xlsx", "Egnethet.xlsx", "Statistikk.xlsx", "Bosettingsplan.xlsx"

STATEMENTS = (
    Statement(
        "T1",
        "Fellesboligene er for ungdom fra 16 til 18 år",
        ("youths", "tenancies", "plan_places"),
        ("K017", "K018", "K019", "K078", "P104"),
        ((_TEAM, "Ungdommene"), (_PLAN, "Plasser")),
    ),
    Statement(
        "T2",
        "Hver fellesbolig har plass til 2–3; bofellesskap er noe for seg",
        ("dwellings", "tenancies", "settlement_plan"),
        ("K008", "K009", "K010", "K011", "K012", "K020", "K029", "K076", "K077", "P101", "P102", "P109"),
        ((_TEAM, "Plasser"), (_TEAM, "Forslag fellesbolig"), (_PLAN, "Fellesboliger")),
        ("shared_places", "shared_places_occupied", "shared_places_free", "shared_occupancy_pct"),
    ),
    Statement(
        "T3",
        "Ungdommen klarer skole, fungerer sosialt og holder boforpliktelsene",
        ("youths",),
        ("K066", "K067", "K068", "K069", "P105", "P106", "P107"),
        ((_TEAM, "Ungdommene"), (_TEAM, "Spørsmål å avklare")),
    ),
    Statement(
        "T4",
        "Eierskapsenheten inngår kontrakten med utleier, ikke ungdommen",
        ("leases_in", "tenancies", "acquisitions"),
        ("K001", "K003", "K005", "K027", "K049"),
        ((_TEAM, "Kontrakter"),),
    ),
    Statement(
        "T5",
        "Tre måneders gjensidig oppsigelse",
        ("leases_in",),
        ("K013", "K014", "K015", "K016"),
        ((_TEAM, "Kontrakter"), (_PLAN, "Fellesboliger")),
    ),
    Statement(
        "T6",
        "Samlet husleiepakke med strøm, TV og internett, innenfor egne satser",
        ("leases_in", "acquisitions"),
        ("K045", "K046", "K047"),
        ((_TEAM, "Anskaffelser"),),
    ),
    Statement(
        "T7",
        "Visning med sjekkliste, og miljøterapeuten uttaler seg før kontrakt",
        ("acquisitions", "viewings"),
        ("K034", "K040", "K041", "K042", "K043", "K044"),
        ((_TEAM, "Anskaffelser"),),
    ),
    Statement(
        "T8",
        "Sju trinn fra forankring til bruk, og meldingene etter signering",
        ("acquisitions", "imdi_orders"),
        ("K038", "K039", "K048", "K054", "K055", "K056", "K058", "K059"),
        ((_TEAM, "Anskaffelser"),),
        ("acquisition_days_median", "acquisition_days_longest", "acquisitions_in_progress", "acquisitions_overdue"),
    ),
    Statement(
        "T9",
        "Overtakelsesprotokoll og bilder sendes Eierskapsenheten",
        ("handovers",),
        ("K035", "K050", "K051", "K052", "K053"),
        ((_TEAM, "Anskaffelser"),),
    ),
    Statement(
        "T10",
        "Regnearket «Bosettingsplan» holdes oppdatert",
        ("settlement_plan", "plan_places", "plan_changes"),
        ("P001", "P002", "P003"),
        ((_PLAN, "Fellesboliger"), (_PLAN, "Plasser"), (_PLAN, "Kontroll"), (_PLAN, "Endringer")),
    ),
    Statement(
        "T11",
        "Ukentlig tema: behovet for plasser; kvartalsvis møte med rådmann",
        ("housing_needs", "acquisitions", "tenancies"),
        ("K033",),
        ((_TEAM, "Behov og plasser"), (_TEAM, "Kvartalsmøte")),
    ),
    Statement(
        "T12",
        "Integreringstilskudd, investerings- eller fondsmidler betaler fellesarealet",
        ("leases_in",),
        ("K057",),
        ((_TEAM, "Anskaffelser"),),
    ),
    Statement(
        "M1",
        "119 boliger, 40 godt egnet for 3 år +, 11 for 0–3 år, 43 % av boligmassen egnet",
        ("dwellings", "surveys", "criteria"),
        (),
        ((_EGNET, "Oversikt"), (_EGNET, "Boliger")),
        ("dwellings_total", "dwellings_suitable_3_plus", "dwellings_suitable_0_3", "family_suitable_share_pct"),
    ),
    Statement(
        "M2",
        "Boligene er kartlagt på ti forhold",
        ("surveys", "criteria"),
        ("V001", "V002", "V003", "V004", "V005", "V006", "V007", "V008", "V009", "V010", "K006", "K007"),
        ((_EGNET, "Boliger"), (_EGNET, "Kriterier"), (_EGNET, "Hva skal til")),
    ),
    Statement(
        "M3",
        "Tverrfaglig inntaksteam tildeler; kommer barna først?",
        ("allocations", "applications", "household_members"),
        ("K083", "K084", "K110", "K111", "K112", "K113", "P226", "P302", "P303", "P304"),
        (
            (_TEAM, "Tildelinger"),
            (_TEAM, "Familier"),
            (_TEAM, "Forslag familier"),
            (_TEAM, "Svar på forslag"),
            (_TEAM, "Hvem får bolig"),
        ),
    ),
    Statement(
        "M4",
        "Andre boliger: tilvisnings- og tildelingsavtaler, privat og kommunal leie",
        ("dwellings",),
        (),
        ((_STATS, "Indikatorer"),),
        ("dwellings_owned", "dwellings_leased_in", "dwellings_private_disposal_right"),
    ),
    Statement(
        "M5",
        "Barnefamilier blant startlån og tilskudd: 72 % i 2018, 68 % hittil i 2019",
        ("startlan_cases",),
        ("K022", "K023", "K024", "K025"),
        ((_STATS, "Oversikt"),),
        ("startlan_family_share_count_pct", "startlan_family_share_amount_pct"),
    ),
    Statement(
        "M6",
        "Familiene signerer samtykke; del bare det som kan deles",
        ("priority_families",),
        ("K116",),
        ((_TEAM, "Satsningsfamilier"),),
    ),
    Statement(
        "M7",
        "Fem satsningsfamilier til enhver tid, månedlige møter, fordelte oppgaver",
        ("priority_families", "family_meetings", "family_tasks"),
        ("K115", "K117", "K118"),
        ((_TEAM, "Satsningsfamilier"),),
    ),
    Statement(
        "M8",
        "Foyer: 16–23 år, tre år, forpliktende program på åtte områder",
        ("foyer_participants",),
        ("K120", "K121", "K122", "K123", "K124"),
        ((_TEAM, "Foyer"),),
    ),
    Statement(
        "M9",
        "Rullering i boligmassen",
        ("tenancies",),
        (),
        ((_STATS, "Indikatorer"),),
        ("turnover_pct",),
    ),
)
