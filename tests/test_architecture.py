"""The layers: an import points down only.

``LAYERS`` reads from the ground up. A module may import what stands above its own line, and nothing on its own line or
below. A name that ends in ``.*`` is a folder, whose modules may import each other as long as no circle arises; the
modules of a folder in ``STRANGERS`` may not even do that.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

LAYERS = (
    # what things are
    ("schemas.source", "schemas.codelists"),
    ("schemas.columns", "schemas.parameters", "schemas.published", "schemas.statements"),
    ("schemas.protection",),
    ("schemas.tables.*", "schemas.reports.*"),
    # the ground floor: small modules about one thing each
    ("errors", "collector", "freed_room", "texts", "dates", "cells", "outcome", "identifiers", "remarks", "address"),
    ("written_dates", "written_numbers", "cell_addresses"),
    ("values",),
    ("finding", "occupancy", "context", "merge", "headings", "reasons"),
    ("answers", "decisions", "rule", "table", "capacity", "residents", "topic", "facts"),
    ("limits", "request", "criteria.*", "drift.*", "history.*"),
    (
        "clashes",
        "comparable",
        "protection",
        "rooms",
        "plan_rows",
        "row_origins",
        "acquisition.*",
        "families.*",
        "living.*",
    ),
    ("plan_values", "plan_account", "vacancy"),
    # what the steps are made of; none of these knows another
    ("engine", "rules.*", "excel.*", "disclosure.*", "allocation.*", "files.*"),
    # what the steps hand on to each other
    ("located", "persons", "audit.*", "release", "typed_rows", "fairness"),
    ("plan_update",),
    ("flow",),
    ("gate",),
    ("conversion", "answered", "decided", "data_rows", "plan_findings", "weighing", "lifting", "extras", "joined_ids"),
    ("ties", "jumps", "plan_met", "sources"),
    ("drift_findings", "figure_findings", "totals"),
    ("locating.*",),
    ("own_facts", "settings_rows", "criteria_rows", "criteria_findings"),
    ("criteria_changes",),
    ("proposals.*",),
    ("figures.*", "topics.*", "reports.*", "example.*", "templates.*"),
    ("kobo.*",),
    # the run
    ("steps.*",),
    ("ready",),
    ("run", "mapping"),
    ("cli_words",),
    ("commands.*",),
    ("cli",),
    ("__main__",),
)
STRANGERS = ("steps.*", "rules.controls.*", "rules.conditions.*", "schemas.tables.*", "schemas.reports.*")

COMMAND_LINE = ("cli", "cli_words", "commands.*", "__main__")
"""Who prints, exits, and asks what day it is."""
LIBRARIES = {
    "openpyxl": ("excel.*",),
    "xlsxwriter": ("excel.*",),
    "lxml": ("excel.*",),
    "msoffcrypto": ("excel.*",),
    "scipy": ("disclosure.*", "allocation.*"),
    "click": COMMAND_LINE,
    "rich": COMMAND_LINE,
}
"""Who alone may know a library."""

NETWORK = (
    *("aiohttp", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "socketserver", "ssl"),
    *("urllib.request", "urllib.error", "urllib3", "xmlrpc"),
)
"""``urllib.parse`` is not among them: it only takes text apart."""
INPUT_AND_OUTPUT = {"csv", "io", "json", "logging", "os", "pathlib", "shutil", "sqlite3", "subprocess", "tempfile"}
FOR_THE_COMMAND_LINE = {
    *("print", "input", "exit", "quit", "breakpoint", "SystemExit", "sys.exit", "os._exit", "sys.stdout", "sys.stderr"),
    *("date.today", "datetime.today", "datetime.now", "datetime.utcnow", "Timestamp.now", "Timestamp.today"),
    *("time.time", "time.localtime", "time.gmtime", "time.strftime"),
    *("os.environ", "os.getenv", "os.getlogin", "getpass.getuser"),
}
"""Printing, exiting, asking: what day it is, in which environment, who is there."""

ROOT = Path(__file__).parent.parent
TOP_LEVEL = {"pipeline", "schemas", "input", "output", "tests", "setup.cfg", "pyproject.toml", "README.md"}
LONGEST_MODULE, LONGEST_FUNCTION = 300, 40


@dataclass(frozen=True)
class Module:
    """One file of ours; ``name`` is short as in ``LAYERS``: without «pipeline.»."""

    name: str
    path: Path

    @property
    def tree(self) -> ast.Module:
        return _parsed(self.path)


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def all_modules() -> dict[str, Module]:
    """Every module that says something; an empty ``__init__`` is only a folder."""
    found = {}
    for package in ("pipeline", "schemas"):
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = [part for part in path.relative_to(ROOT).with_suffix("").parts if part != "__init__"]
            name = ".".join(parts).removeprefix("pipeline.")
            if path.name != "__init__.py" or path.stat().st_size:
                found[name] = Module(name, path)
    return found


MODULES = tuple(all_modules().values())
each_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)


def belongs(name: str, pattern: str) -> bool:
    return fnmatch(name, pattern) or name == pattern.removesuffix(".*")


def is_among(name: str, patterns: tuple[str, ...]) -> bool:
    return any(belongs(name, pattern) for pattern in patterns)


below_cli = [module for module in MODULES if not is_among(module.name, COMMAND_LINE)]


def layer_of(name: str) -> tuple[int, str]:
    """Number of the layer and the entry in it; raises LookupError for a module that nobody has placed."""
    for number, layer in enumerate(LAYERS):
        for entry in layer:
            if belongs(name, entry):
                return number, entry
    raise LookupError(f"{name} has no place in LAYERS")


def imported(module: Module) -> Iterator[str]:
    """Full names of everything imported, at the top or inside a function, in earnest or for the types alone."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module.name}: a relative import hides where it points"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def our_imports(module: Module) -> set[str]:
    """The modules of ours that ``module`` imports."""
    found = set()
    for full in imported(module):
        name = full.removeprefix("pipeline.")
        for candidate in (name, name.rpartition(".")[0]):
            if full.startswith(("pipeline.", "schemas.")) and candidate in all_modules():
                found.add(candidate)
                break
    return found - {module.name}


def dotted(node: ast.AST) -> str:
    """``datetime.now`` of ``x.datetime.now``: the last two parts of a name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = dotted(node.value).rpartition(".")[2]
        return f"{owner}.{node.attr}" if owner else node.attr
    return ""


def names_used(module: Module) -> Iterator[tuple[int, str]]:
    """Every name and attribute that the code uses, with its line."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) or (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)):
            yield node.lineno, dotted(node)


@each_module
def test_every_module_has_a_place(module: Module) -> None:
    layer_of(module.name)


@each_module
def test_imports_point_down(module: Module) -> None:
    own_layer, own_entry = layer_of(module.name)
    wrong = []
    for name in our_imports(module):
        layer, entry = layer_of(name)
        is_in_own_folder = entry == own_entry and entry.endswith(".*")
        if layer > own_layer or (layer == own_layer and not is_in_own_folder):
            wrong.append(name)
    assert wrong == []


@pytest.mark.parametrize("folder", STRANGERS)
def test_strangers_never_import_each_other(folder: str) -> None:
    inside = [module for module in MODULES if fnmatch(module.name, folder)]
    assert inside
    pairs = [(module.name, name) for module in inside for name in our_imports(module) if fnmatch(name, folder)]
    assert pairs == []


def test_there_are_no_circles() -> None:
    try:
        TopologicalSorter({module.name: our_imports(module) for module in MODULES}).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(reversed(error.args[1])))


def test_schemas_never_import_the_pipeline() -> None:
    wrong = [
        (module.name, full)
        for module in MODULES
        if module.name.startswith("schemas")
        for full in imported(module)
        if full.split(".")[0] == "pipeline"
    ]
    assert wrong == []


@each_module
def test_only_its_keeper_knows_a_library(module: Module) -> None:
    libraries = {full.split(".")[0] for full in imported(module)}
    wrong = [name for name in libraries & set(LIBRARIES) if not is_among(module.name, LIBRARIES[name])]
    assert wrong == []


@each_module
def test_nothing_leaves_the_machine(module: Module) -> None:
    assert [full for full in imported(module) if f"{full}.".startswith(tuple(f"{name}." for name in NETWORK))] == []


@pytest.mark.parametrize("module", below_cli, ids=lambda module: module.name)
def test_only_the_command_line_prints_exits_and_asks(module: Module) -> None:
    assert [(line, name) for line, name in names_used(module) if name in FOR_THE_COMMAND_LINE] == []


@pytest.mark.parametrize(
    "module", [item for item in MODULES if item.name.startswith("rules.")], ids=lambda module: module.name
)
def test_a_rule_reads_and_writes_nothing(module: Module) -> None:
    assert {full.split(".")[0] for full in imported(module)} & INPUT_AND_OUTPUT == set()
    last_parts = {name.rpartition(".")[2] for _, name in names_used(module)}
    assert {name for name in last_parts if name == "open" or name.startswith(("read_", "to_csv", "to_excel"))} == set()


@each_module
def test_a_module_can_be_read_in_one_sitting(module: Module) -> None:
    assert len(module.path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@each_module
def test_a_function_fits_a_screen(module: Module) -> None:
    assert [(name, lines) for name, lines in function_lengths(module.tree) if lines > LONGEST_FUNCTION] == []


def function_lengths(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Lines of each function's body, its docstring left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            last = node.end_lineno or node.lineno
            yield node.name, last - body[0].lineno + 1 if body else 0


def test_the_top_level_is_the_customers() -> None:
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()]
    found = {path.name for path in ROOT.iterdir()}
    extra = {
        name
        for name in found - TOP_LEVEL
        if not name.startswith(".") and not any(fnmatch(name, pattern) for pattern in ignored)
    }
    assert extra == set()
    assert TOP_LEVEL - {"output"} <= found


def test_pyproject_says_how_to_build_and_nothing_else() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("[")] == ["[build-system]"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import datetime\ndatetime.datetime.now()", "datetime.now"),
        ("from datetime import date\nday = date.today", "date.today"),
        ("import pandas as pd\npd.Timestamp.now()", "Timestamp.now"),
        ("import os\nos.environ['HOME']", "os.environ"),
        ("print('hei')", "print"),
        ("raise SystemExit(1)", "SystemExit"),
    ],
)
def test_the_net_catches(source: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "caught.py"
    path.write_text(source, encoding="utf-8")
    assert expected in {name for _, name in names_used(Module("caught", path))} & FOR_THE_COMMAND_LINE
