"""What saving one changed session costs, beside writing the same bytes as safely."""

import hashlib
import os
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.cases import AT, store_in, stored_case
from bench.figure import Figure, in_turns
from sessionkit.domain.case import Case
from sessionkit.storage.disk import Disk

SESSIONS = 500
RUNS = 15


def figure() -> Figure:
    with TemporaryDirectory() as name:
        folder = Path(name)
        bare = folder / "bare"
        bare.mkdir()
        store = store_in(folder)
        opened = store.open(stored_case(folder, SESSIONS).id)
        changes = count(1)

        def save() -> None:
            nonlocal opened
            changed = _with_one_change(opened.case, next(changes))
            opened = store.save(opened, changed, "w-isla", AT).opened

        save()
        same = Disk().read(folder / opened.case.id / f"{opened.number:08}.case")
        numbers = count(1)
        floor_ms, measured_ms = in_turns(
            lambda: _written_bare(bare, next(numbers), same), save, RUNS
        )
    size = len(same) / 1_000_000
    return Figure(
        f"one changed session saved in a case of {SESSIONS} ({size:.1f} MB)",
        "temp + fsync + link + fsync + read back + hash",
        floor_ms,
        measured_ms,
        2.5,
    )


def _with_one_change(case: Case, change: int) -> Case:
    session = case.sessions[SESSIONS // 2]
    record = session.held
    assert record is not None
    first = replace(record.happened[0], text=f"Change {change}. {record.happened[0].text}")
    return case.changed(
        session.id,
        lambda each: replace(each, record=replace(record, happened=(first, *record.happened[1:]))),
    )


def _written_bare(folder: Path, number: int, data: bytes) -> str:
    temporary, target = folder / "temporary", folder / str(number)
    with temporary.open("xb", buffering=0) as file:
        file.write(data)
        os.fsync(file.fileno())
    target.hardlink_to(temporary)
    temporary.unlink()
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    back = target.read_bytes()
    if number > 10:
        (folder / str(number - 10)).unlink()
    return hashlib.sha256(back).hexdigest()
