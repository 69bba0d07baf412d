"""Write everything that a run gives, all of it or nothing."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from pipeline import answered, decided
from pipeline.answered import FILE, answers_in, unnamed_answers
from pipeline.decided import decisions_in
from pipeline.disclosure.register import HEADINGS, to_lines
from pipeline.drift.records import recorded
from pipeline.errors import StoppedError, UnreadableFileError
from pipeline.excel.patch import WorkbookPatch
from pipeline.excel.reading import RawWorkbook, each_sheet, read_workbook
from pipeline.files.advice import advice
from pipeline.files.exchange import CannotExchangeError, exchange
from pipeline.files.history import as_bytes, history_bytes, keep_beside, put_history
from pipeline.files.last_print import PRINT
from pipeline.files.last_run import RECORD
from pipeline.files.released import write_released
from pipeline.flow import Results
from pipeline.freed_room import give_back_freed
from pipeline.history.lines import HEADINGS as HISTORY_HEADINGS
from pipeline.history.lines import to_lines as history_lines
from pipeline.history.memory import Memory
from pipeline.kobo.importing import kobo_import, write_kobo_csv
from pipeline.kobo.workbook import write_kobo_gaps
from pipeline.reports.avvik import write_avvik
from pipeline.reports.egnethet import write_egnethet
from pipeline.reports.husbanken import write_husbanken
from pipeline.reports.inntaksteam import write_inntaksteam
from pipeline.reports.marked_copies import FOLDER as MARKED
from pipeline.reports.marked_copies import write_marked_copies
from pipeline.reports.run_json import run_record
from pipeline.reports.statistikk import write_statistikk
from pipeline.typed_rows import content_digest

PLAN = "Bosettingsplan"
_THEIRS = {answered.FILE: answered.THEIRS, decided.FILE: decided.THEIRS}
"""The columns that are the staff's in workbooks of ours."""


def publish(
    results: Results, draft: WorkbookPatch, output: Path, progress: Callable[[str], None] = lambda _: None
) -> tuple[str, ...]:
    """Write the outputs into ``output/<period>/``.

    They are made in a folder beside it and then take its place. Files there that the last run did not write, or that
    somebody has changed since, are kept: a changed output as «… (endret av dere)».

    Parameters
    ----------
    results
        What the steps found.
    draft
        The staff's plan with the changes in it.
    output
        The folder of all runs; made when it is not there.
    progress
        Told the name of each file.

    Returns
    -------
    tuple
        Names of earlier outputs that were kept because somebody had changed them.

    Raises
    ------
    UnreadableFileError
        When the folder cannot be written, or a file in it is open elsewhere; nothing is changed then.
    UnsafeEditError
        When the updated plan does not pass its own receipt; nothing is changed then.
    """
    target = output / results.context.period
    try:
        output.mkdir(parents=True, exist_ok=True)
        _clear_leftovers(target)
        staging = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=output))
    except OSError as error:
        raise _unwritable(output, error) from error
    try:
        _write_all(results, draft, staging, _link_base(results.sources.folder, target), progress)
        kept = _keep_others(target, staging)
        if results.release:
            # before the figures can be read: what is in the register and was never given out does no harm
            write_released(output, HEADINGS, to_lines(results.release.register))
        _take_place_with_history(staging, target, results.memory)
    except StoppedError:
        raise
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return kept


def plan_file_name(staff_file: str) -> str:
    """What the updated plan is called among the outputs: the staff's kind of workbook, our name."""
    return PLAN + Path(staff_file).suffix.lower()


def _write_all(
    results: Results, draft: WorkbookPatch, folder: Path, link_base: str, progress: Callable[[str], None]
) -> None:
    plan = plan_file_name(results.plan.file)
    progress(plan)
    draft.save(folder / plan)
    draft.close()
    give_back_freed()
    copies = write_marked_copies(folder, results, progress)
    give_back_freed()
    progress(FILE)
    write_avvik(folder / FILE, results, link_base, copies)
    for name, write in (
        ("Egnethet.xlsx", write_egnethet),
        ("Inntaksteam.xlsx", write_inntaksteam),
        ("Statistikk.xlsx", write_statistikk),
    ):
        progress(name)
        write(folder / name, results, link_base)
        give_back_freed()
    (folder / PRINT).write_text(recorded(results.prints), encoding="utf-8", newline="\n")
    if results.release and results.release.may_leave:
        progress("Husbanken.xlsx")
        write_husbanken(folder / "Husbanken.xlsx", results)
    progress("Kobo-import.csv")
    made = kobo_import(results.checked.tables, results.context, results.protection)
    write_kobo_csv(folder / "Kobo-import.csv", made)
    write_kobo_gaps(folder / "Kobo-mangler.xlsx", made, results, link_base)
    outputs = {path.relative_to(folder).as_posix(): _digest(path) for path in _files(folder)}
    contents = {name: content_digest(each_sheet(folder / name), theirs) for name, theirs in _THEIRS.items()}
    (folder / RECORD).write_text(run_record(results, outputs, contents), encoding="utf-8", newline="\n")


def _link_base(inputs: Path, target: Path) -> str:
    """The way from the outputs to the sources; absolute where they lie on different drives."""
    try:
        return Path(os.path.relpath(inputs.resolve(), target.resolve())).as_posix()
    except ValueError:
        return inputs.resolve().as_uri()


def _keep_others(target: Path, staging: Path) -> tuple[str, ...]:
    """Copy into ``staging`` what is not ours to replace; give the names of our own files that somebody had changed."""
    if not target.is_dir():
        return ()
    written, contents = (_last_record(target, key) for key in ("sha256", "content_sha256"))
    changed = []
    folders = [folder for folder in (target, target / MARKED) if folder.is_dir()]
    for path in sorted(path for folder in folders for path in folder.iterdir()):
        name, new = path.relative_to(target).as_posix(), staging / path.relative_to(target)
        if name in (RECORD, MARKED) or path.name.startswith("~$"):
            continue
        if path.is_dir():
            shutil.copytree(path, new)
        elif name not in written and not new.exists():
            _copy(path, new)
        # without the last record nobody knows who wrote the file
        elif _digest(path) != (written.get(name) or _digest(new)) and not _is_carried_on(path, new, contents):
            copy = _free_name(new)
            _copy(path, copy)
            changed.append(copy.relative_to(staging).as_posix())
    return tuple(changed)


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    shutil.copy2(path, target)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _is_carried_on(path: Path, new: Path, contents: dict[str, str]) -> bool:
    """Whether staff have changed nothing but their own columns, and all that they wrote is in the new one."""
    if path.name not in _THEIRS or path.name not in contents:
        return False
    try:
        old = read_workbook(path)
    except UnreadableFileError:
        return False
    if content_digest(old.sheets, _THEIRS[path.name]) != contents[path.name]:
        return False
    return (_are_answers_in if path.name == FILE else _are_decisions_in)(old, read_workbook(new))


def _are_decisions_in(old: RawWorkbook, new: RawWorkbook) -> bool:
    now = {(*item.key, item.period): (item.typed, item.grounds) for item in decisions_in(new).made}
    written = [item for item in decisions_in(old).made if item.typed or item.grounds]
    return all(now.get((*item.key, item.period)) == (item.typed, item.grounds) for item in written)


def _are_answers_in(old: RawWorkbook, new: RawWorkbook) -> bool:
    if unnamed_answers(old):
        return False
    now = answers_in(new).by_identity
    written = answers_in(old).by_identity.items()
    return all(
        identity in now and (now[identity].typed, now[identity].remark) == (answer.typed, answer.remark)
        for identity, answer in written
    )


def _last_record(target: Path, key: str) -> dict[str, str]:
    try:
        record = json.loads((target / RECORD).read_text(encoding="utf-8"))
        return {item["file"]: item[key] for item in record["outputs"] if key in item}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def _free_name(path: Path) -> Path:
    number = 1
    while True:
        suffix = "" if number == 1 else f" {number}"
        candidate = path.with_name(f"{path.stem} (endret av dere{suffix}){path.suffix}")
        if not candidate.exists():
            return candidate
        number += 1


def _take_place_with_history(staging: Path, target: Path, memory: Memory) -> None:
    """Put the series and the folder in place; when the folder cannot be, the series is as it was.

    What stands in the series' file and is not what we wrote, or not what was read, is kept beside it.
    """
    output = target.parent
    before = history_bytes(output)
    if before is not None and (before != memory.read or not memory.is_ours):
        keep_beside(output, before)
    put_history(output, as_bytes(HISTORY_HEADINGS, history_lines(memory.history)))
    try:
        _take_place(staging, target)
    except OSError:
        put_history(output, before)
        raise


def _take_place(staging: Path, target: Path) -> None:
    """Put the new folder where the old one is, in one step where the system can; the old one is then in its place."""
    staging.chmod(0o755)
    if target.is_file():
        raise FileExistsError(target)
    if not target.exists():
        staging.rename(target)
        return
    try:
        exchange(staging, target)
    except CannotExchangeError:
        _take_place_in_two(staging, target)


def _take_place_in_two(staging: Path, target: Path) -> None:
    """Move the old folder aside and the new one in; should the second move fail, the old one comes back."""
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent)) / target.name
    target.rename(aside)
    try:
        staging.rename(target)
    except OSError:
        aside.rename(target)
        aside.parent.rmdir()
        raise
    shutil.rmtree(aside.parent, ignore_errors=True)


def _clear_leftovers(target: Path) -> None:
    """Deal with what a killed run left: an old folder moved aside comes back, half a new one goes."""
    for left in sorted(target.parent.glob(f".{target.name}-*")):
        if (left / target.name).is_dir() and not target.exists():
            (left / target.name).rename(target)
        shutil.rmtree(left, ignore_errors=True)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unwritable(folder: Path, error: OSError) -> UnreadableFileError:
    return UnreadableFileError(f"Kan ikke skrive i mappen «{folder.name}». {advice(error)} Ingenting er endret.")
