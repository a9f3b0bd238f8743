"""Somebody at a desk, who opens, changes and saves the cases of a folder."""

from collections.abc import Callable
from pathlib import Path

from sessionkit.domain.case import Case
from sessionkit.storage.case_store import CaseStore, OpenCase, Saved
from sessionkit.storage.disk import Disk
from sessionkit.storage.envelope import Envelope
from tests.example_case import counting_ids, empty_case, unplanned_session
from tests.storage.bodies import AT

ID = empty_case().id
EVENT_IDS = counting_ids("e")


def store(folder: Path, disk: Disk | None = None) -> CaseStore:
    return CaseStore(disk or Disk(), folder, Envelope(), EVENT_IDS)


def made(folder: Path, case: Case | None = None) -> OpenCase:
    return store(folder).create(case or empty_case(), "w-isla", AT).opened


def save(folder: Path, opened: OpenCase, mine: Case, disk: Disk | None = None) -> Saved:
    return store(folder, disk).save(opened, mine, "w-tom", AT)


def adding(opened: OpenCase, *ids: str) -> Case:
    case = opened.case
    for id in ids:
        case = case.add_session(unplanned_session(id))
    return case


def numbers(case: Case) -> dict[str, int | None]:
    return {each.id: each.number for each in case.sessions}


def file(folder: Path, number: int, id: str = ID) -> Path:
    return folder / id / f"{number:08}.case"


def rewritten(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Change what a file holds and give it a checksum that fits."""
    held = Envelope().unwrap(path.read_bytes(), "")
    path.write_bytes(Envelope().wrap(held.kind, held.format, change(held.body)))
