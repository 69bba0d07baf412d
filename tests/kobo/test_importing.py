from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.kobo.importing import KoboImport, write_kobo_csv
from schemas.reports.kobo import KOBO_NAMES
from tests.builders import Row, dwelling, lease_in, shared_dwelling, tenancy
from tests.kobo.importing_desk import imported

GOLDEN = Path(__file__).parent / "Kobo-import.csv"
ALL_FIELDS: dict[str, Any] = {
    "house_letter": "B",
    "unit_subref": "X",
    "cadastre": "9999/1/3/12",
    "dwelling_subtype": "Bemannet; liten",
    "owner_name": 'Stiftelsen "Ingensteds"',
    "owner_organisation_no": "123456785",
    "owner_mobile": "+47 000 00 000",
    "status_date": date(2019, 3, 1),
    "electricity_meter": "M-1",
    "water_meter": "V-1",
    "deposit_nok": 15000.0,
    "primary_school_district": "Ingensteds skole",
    "lower_secondary_school_district": "Ærlig ungdomsskole",
    "qualifies_for_vat_compensation": True,
    "is_staffed_day_and_night": True,
    "has_staff_base": True,
    "wheelchair_accessible": True,
    "rent_nok_month": 8000.5,
    "dwelling_type": "OMSORGSBOLIG",
    "disposal_form": "INNLEID_FRA_STIFTELSE",
    "remarks": "Nøkkelboks 1234",
}
TEXTS = ("street_name", "house_letter", "unit_subref", "dwelling_subtype", "owner_name", "owner_mobile", "water_meter")


def every_kind() -> KoboImport:
    dwellings = [
        dwelling(),
        dwelling(dwelling_id="B-2", **ALL_FIELDS),
        shared_dwelling(dwelling_id="B-3", house_number=3, disposal_form="INNLEID_FRA_PRIVAT_FORETAK"),
        shared_dwelling(dwelling_id="B-4", house_number=4),
        dwelling(dwelling_id="B-5", house_number=5, disposal_form="PRIVAT_TILVISNINGSRETT"),
        dwelling(dwelling_id="B-6", house_number=6, disposal_form="INNLEID_FRA_PRIVATPERSON"),
        dwelling(dwelling_id="B-7", house_number=7, dwelling_status="VEDLIKEHOLD", rent_nok_month=None),
    ]
    tenancies = [
        tenancy(),
        tenancy(tenancy_id="L-2", dwelling_id="B-2", is_open_ended=False, end_date=date(2021, 12, 31)),
        tenancy(tenancy_id="L-3", dwelling_id="B-3", room="A"),
        tenancy(tenancy_id="L-4", dwelling_id="B-3", room="B", start_date=date(2019, 8, 15)),
        tenancy(tenancy_id="L-5", dwelling_id="B-4", room="A", has_own_contract=False),
    ]
    return imported(*dwellings, tenancies=tenancies, leases_in=[lease_in(dwelling_id="B-3")])


def read_back(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_dwellings_of_every_kind_byte_for_byte(tmp_path: Path) -> None:
    write_kobo_csv(tmp_path / "kobo.csv", every_kind())

    assert (tmp_path / "kobo.csv").read_bytes() == GOLDEN.read_bytes()


def test_the_columns_are_kobos() -> None:
    assert len(KOBO_NAMES) == 35
    assert (KOBO_NAMES[0], KOBO_NAMES[15], KOBO_NAMES[-1]) == (
        "kommunenummer",
        "boligeiersmobilnummer",
        "leieforholdsluttdato",
    )


def test_nobody_who_lives_there_and_no_remark_is_in_the_file(tmp_path: Path) -> None:
    write_kobo_csv(tmp_path / "kobo.csv", every_kind())

    text = (tmp_path / "kobo.csv").read_text(encoding="utf-8")
    assert not [word for word in ("H-1", "U-1", "L-1", "Nøkkelboks", "1234;") if word in text]


@st.composite
def dirty_dwellings(draw: st.DrawFn) -> list[Row]:
    dirt = (
        st.none()
        | st.text(alphabet=st.sampled_from("aæ1;\"'\r\n\t\u2028=+-@ ,\x00\ufeff"), min_size=1)
        | st.text(min_size=1)
    )
    form = st.sampled_from(["KOMMUNALT_EID", "INNLEID_FRA_PRIVATPERSON", "PRIVAT_TILDELINGSRETT"])
    count = draw(st.integers(0, 4))
    return [
        dwelling(dwelling_id=f"B-{at}", disposal_form=draw(form), **{name: draw(dirt) for name in TEXTS})
        for at in range(count)
    ]


@given(dirty_dwellings())
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_the_register_the_file_reads_back_the_same(tmp_path: Path, rows: list[Row]) -> None:
    made, path = imported(*rows), tmp_path / "kobo.csv"
    write_kobo_csv(path, made)

    expected = [list(KOBO_NAMES), *map(list, made.fields[made.is_written].itertuples(index=False, name=None))]
    assert read_back(path) == expected
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line.split(";") for line in lines] == expected
    assert {len(line) for line in expected} == {35}
    assert not [text for line in expected for text in line if text.startswith(("=", "+", "-", "@"))]
    assert made.is_written.sum() + made.gaps.loc[made.gaps["is_left_out"], "unit"].nunique() == len(rows)
