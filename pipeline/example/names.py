"""Names in the made-up municipality; none of them belongs to a person, and the numbers cannot exist."""

from __future__ import annotations

from random import Random

MUNICIPALITY = "Lurvik kommune"
MUNICIPALITY_NO = "9999"
ZONES = (("9994", "Lurvik"), ("9996", "Nerlurvik"), ("9997", "Lurvikfoss"))
"""Postal codes above the last one in use (9991), with made-up places."""
LOWER_SECONDARY = ("Lurvik ungdomsskole", "Lurvik ungdomsskole", "Lurvikfoss ungdomsskole")
"""The school of the older pupils in each zone."""
CADASTRE_FIRST = (118, 214, 331)
"""First property number (gårdsnummer) of each zone."""

_STEMS = (
    "Skjeggtrost", "Duggstjern", "Månerogn", "Fløyelsmeis", "Ravbekk", "Glimmermyr", "Kvitbregne", "Sølvlyng",
    "Tåkesneppe", "Nattgrevling", "Regnspove", "Frostlerke", "Rimkløver", "Skumringsorre", "Vindrype", "Kobberbjørk",
    "Mosetoll", "Lyngtrane", "Solhegre", "Torvsvale", "Bekkeoter", "Isblåklokke", "Perlebarlind", "Stjernesiv",
    "Honninggran", "Tindesisik", "Varselskjære", "Ullbregne", "Kvernrogn", "Sagtrost",
)  # fmt: skip
_ENDINGS = ("vegen", "bakken", "stien", "svingen", "tunet", "lia", "kroken", "jordet", "enga", "grenda")

LANDLORD_COMPANIES = (
    "Lurvikbolig Utleie AS", "Nerlurvik Eiendom AS", "Sagtrost Bolig AS", "Fossegrend Utleie AS", "Tunet 9 Bolig AS",
)  # fmt: skip
FOUNDATION = "Stiftelsen Lurvikheimen"
MUNICIPAL_ENTERPRISE = "Lurvik Boligforetak KF"
SURVEYORS = ("Bygg og eiendom (BE1)", "Bygg og eiendom (BE2)", "Boveileder (BV1)", "Boveileder (BV2)")
TEAM = ("Opal 1", "Opal 2", "Opal 3")
"""Who follows up in the plan: teams, never persons."""
DUF_YEAR = 1901
"""No DUF number was ever given in this year: the register is much younger."""

_DUF_WEIGHTS = (4, 6, 3, 2, 4, 6, 3, 2, 7, 5)


def street_names(random: Random, dwellings: int) -> tuple[str, ...]:
    """Street names, sixteen or about one for forty dwellings."""
    names = [stem + ending for stem in _STEMS for ending in _ENDINGS]
    random.shuffle(names)
    return tuple(names[: max(16, min(len(names), dwellings // 40))])


def duf_number(serial: int) -> str:
    """A DUF number with correct check digits from a year that cannot be."""
    digits = f"{DUF_YEAR}{serial:06d}"
    check = sum(int(digit) * weight for digit, weight in zip(digits, _DUF_WEIGHTS, strict=True)) % 11
    return f"{digits}{check:02d}"


def landlord(random: Random, disposal_form: str, dwellings: int) -> str:
    """A made-up landlord that fits the form of disposal."""
    if disposal_form == "INNLEID_FRA_PRIVAT_FORETAK":
        return random.choice(LANDLORD_COMPANIES)
    if disposal_form == "INNLEID_FRA_STIFTELSE":
        return FOUNDATION
    if disposal_form == "INNLEID_FRA_KOMMUNALT_FORETAK":
        return MUNICIPAL_ENTERPRISE
    return f"Privat utleier {random.randint(1, max(9, dwellings // 12))}"
