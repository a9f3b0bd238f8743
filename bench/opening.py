"""What opening a long case costs, beside decoding the same bytes."""

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from bench.cases import store_in, stored_case
from bench.figure import Figure, in_turns
from sessionkit.storage.disk import Disk
from sessionkit.storage.envelope import Envelope

SESSIONS = 500
RUNS = 15


def figure() -> Figure:
    with TemporaryDirectory() as name:
        folder = Path(name)
        store = store_in(folder)
        case = stored_case(folder, SESSIONS)
        raw = Disk().read(folder / case.id / "00000001.case")
        body = Envelope().unwrap(raw, "").body
        floor_ms, measured_ms = in_turns(
            lambda: msgspec.json.decode(body), lambda: store.open(case.id), RUNS
        )
    return Figure(
        f"opening a case of {SESSIONS} sessions ({len(raw) / 1_000_000:.1f} MB)",
        "decoding the same bytes",
        floor_ms,
        measured_ms,
        3.0,
    )
