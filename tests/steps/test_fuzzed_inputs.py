"""Mutated workbooks and text files end in findings or in a clear refusal, never in an error of Python's."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from types import FunctionType

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.context import Context
from pipeline.errors import StoppedError
from pipeline.example import generate
from pipeline.ready import REQUIRED_TABLES
from pipeline.rules.catalogue import all_controls
from pipeline.steps.check import check
from pipeline.steps.locate import locate
from pipeline.steps.normalise import normalise
from pipeline.steps.read import read
from schemas.parameters import default_parameters

CONTEXT = Context("2019-10", date(2019, 10, 31), default_parameters())
BOOKS = ("Boligregister.xlsx", "Kontrakter.xlsx", "Søknader.xlsx", "Ungdom.xlsx")
FAST, SLOW = 8, 400
ODD_VALUES = (
    *(
        b"",
        b"-1",
        b"0",
        b"1e308",
        b"-1E+400",
        b"nan",
        b"inf",
        b"99999999999999999999",
        b"0.1e-400",
        b"1,5",
        b"x",
        b"2958466",
    ),
    *(
        b"-693594",
        b"#REF!",
        b"TRUE",
        "æøå".encode(),
        b"&#0;",
        b"&lt;",
        b"1904-01-01T00:00:00",
        b" 12 ",
        b"\xff\xfe",
        b"]]>",
    ),
)
ODD_TYPES = (b"s", b"str", b"inlineStr", b"b", b"e", b"d", b"n", b"z", b"")
_CELL_VALUE = re.compile(rb"(<v>)([^<]*)(</v>)")
_CELL_TYPE = re.compile(rb'(<c r="[A-Z]+[0-9]+"[^>]*? t=")([a-zA-Z]*)(")')
_REFERENCE = re.compile(rb'(<c r=")([A-Z]+[0-9]+)(")')
ODD_REFERENCES = (b"A0", b"XFE1", b"A1048577", b"a5", b"5", b"B3", b"", b"ZZZ9999999")


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kommune")
    generate(folder, dwellings=10)
    return folder


def survives(folder: Path) -> bool:
    """Go through all steps that look at what staff deliver; says whether the file was read and not refused."""
    try:
        normalised = normalise(locate(read(folder), REQUIRED_TABLES))
        checked = check(normalised.tables, all_controls(), CONTEXT)
    except StoppedError:
        return False
    assert [item.rule.id for item in checked.not_run if item.has_failed] == []
    return True


def put(folder: Path, name: str, data: bytes) -> Path:
    for path in folder.iterdir():
        path.unlink()
    (folder / name).write_bytes(data)
    return folder


def flipped(data: bytes, chance: Random) -> bytes:
    """A few bytes of one member of the package are others."""
    return _with_member(data, chance, lambda text: _flip(text, chance))


def odd_cells(data: bytes, chance: Random) -> bytes:
    """Some cells of one sheet hold one odd value; now and then a type or a reference is odd instead."""
    pattern, odd = chance.choice(
        ((_CELL_VALUE, ODD_VALUES),) * 4 + ((_CELL_TYPE, ODD_TYPES), (_REFERENCE, ODD_REFERENCES))
    )
    put_in = chance.choice(odd)

    def change(text: bytes) -> bytes:
        def odd_one(found: re.Match[bytes]) -> bytes:
            return found[1] + put_in + found[3] if chance.random() < 0.05 else found[0]

        return pattern.sub(odd_one, text)

    return _with_member(data, chance, change, "xl/worksheets/sheet")


def cut(data: bytes, chance: Random) -> bytes:
    """The file ends too early."""
    return data[: chance.randrange(1, len(data))]


def scratched(data: bytes, chance: Random) -> bytes:
    """Bytes of the file itself are others, its directory among them."""
    return _flip(data, chance)


def _flip(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _with_member(data: bytes, chance: Random, change: Callable[[bytes], bytes], folder: str = "") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = chance.choice([name for name in old.namelist() if name.startswith(folder)])
        for name in old.namelist():
            text = old.read(name)
            new.writestr(zipfile.ZipInfo(name), change(text) if name == chosen else text)
    return target.getvalue()


MUTATIONS: tuple[Callable[[bytes, Random], bytes], ...] = (flipped, odd_cells, cut, scratched)


@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda mutate: mutate.__name__)
@pytest.mark.parametrize(("first", "count"), [(0, FAST), pytest.param(FAST, SLOW, marks=pytest.mark.slow)])
def test_mutated_workbooks(mutate: FunctionType, first: int, count: int, clean: Path, tmp_path: Path) -> None:
    read_through = 0
    for seed in range(first, first + count):
        chance = Random(f"{mutate.__name__} {seed}")
        name = chance.choice(BOOKS)
        read_through += survives(put(tmp_path, name, mutate((clean / name).read_bytes(), chance)))
    assert read_through or mutate in (cut, scratched)


CELLS = st.one_of(
    st.sampled_from(
        ["Bolignr", "Gatenavn", "Eierform", "Bofellesskap", "Leieforholdnr", "Egen kontrakt", "Innflyttet", "B-0001",
         "ja", "nei", "Kommunalt eid", "31.12.9999", "1e999", "1,2,3", "=1+1", "#N/A", "''", "NaN", "H0101", "-0", "٣",
         "118/507", "1/2/3/4/5", "Sum", "\u200b", "\u00ad", "²", "½", "12. mars", "31/12/2019", "2019-02-30"]
    ),
    st.text(max_size=12),
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=7), min_size=1, max_size=14)
ENCODED = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1", "utf-16-be"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(rows=ROWS, encoding=ENCODED, separator=st.sampled_from(";,\t|"))
def test_text_files_of_anything(rows: list[list[str]], encoding: str, separator: str, tmp_path: Path) -> None:
    text = "\r\n".join(separator.join(row) for row in rows)
    survives(put(tmp_path, "Boligregister.csv", text.encode(encoding, "replace")))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(data=st.binary(max_size=300), name=st.sampled_from(["a.csv", "a.xlsx", "a.xls", "a.ods", "a.xlsb"]))
@example(data=b"", name="a.csv")
@example(data=b"PK\x03\x04", name="a.xlsx")
@example(data=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", name="a.xls")
def test_bytes_of_anything(data: bytes, name: str, tmp_path: Path) -> None:
    survives(put(tmp_path, name, data))


@pytest.mark.parametrize(("first", "count"), [(0, FAST), pytest.param(FAST, SLOW, marks=pytest.mark.slow)])
def test_mutated_text_files(first: int, count: int, tmp_path: Path) -> None:
    header = "Bolignr;Gatenavn;Husnr;Eierform;Bofellesskap;BRA (m²);Anskaffet dato;Husleie\n"
    rows = "".join(f"B-{row:04};Granlia;{row};Kommunalt eid;nei;{row},5;0{row % 9 + 1}.02.2018;9 700\n"
                   for row in range(40))  # fmt: skip
    for seed in range(first, first + count):
        chance = Random(f"text {seed}")
        data = (header + rows).encode(chance.choice(["utf-8", "cp1252", "utf-16"]))
        survives(put(tmp_path, "Boligregister.csv", chance.choice((_flip, cut))(data, chance)))
