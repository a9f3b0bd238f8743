"""Listing cases from the index, opening only those that changed since it was made.

Invariant: what is listed is what the cases hold now; the index saves the opening, never the truth.
Modules that a listing does not need are imported only when a case has to be opened.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sessionkit.domain.errors import DamagedData, NotFound
from sessionkit.storage.disk import Disk
from sessionkit.storage.index import Index, IndexEntry, stale
from sessionkit.storage.light_envelope import LightEnvelope

if TYPE_CHECKING:
    from collections.abc import Callable

    from sessionkit.workflows.open_workspace import Workspace


class Listing(NamedTuple):
    """The cases of a workspace."""

    entries: tuple[IndexEntry, ...]
    """One line a case, by reference."""
    damaged: tuple[str, ...]
    """A sentence for each case or generation that could not be read."""


def list_cases(path: Path, reader: str, opening: Callable[[], Workspace]) -> Listing:
    """The cases of the workspace in a folder.

    Args:
        path: the workspace's folder.
        reader: who reads, by name or id; each has an index of their own. Empty for nobody named.
        opening: opens the workspace; called only where a case has changed.

    Raises:
        NotFound: where there is no workspace in that folder.
    """
    disk = Disk()
    index = Index(disk, path / "index" / _file_name(reader), LightEnvelope())
    rules = _rules(disk, path)
    entries = tuple(each for each in index.read() if each.rules == rules)
    fresh = stale(disk, entries, path / "cases")
    if not entries and not fresh.refresh and not disk.exists(path / "workspace.toml"):
        raise NotFound(f"There is no workspace in {path}.", "`sessionkit init DIR` makes one.")
    believed = {each.id: each for each in entries if each.id in fresh.current}
    damaged: tuple[str, ...] = ()
    if fresh.refresh or fresh.gone:
        opened, damaged = _opened(opening(), fresh.refresh, rules)
        believed.update(opened)
        index.write(believed.values())
    by_reference = sorted(believed.values(), key=lambda each: (each.reference.casefold(), each.id))
    return Listing(tuple(by_reference), damaged)


def listed_cases(workspace: Workspace) -> tuple[IndexEntry, ...]:
    """The cases of an open workspace, by reference; those that cannot be read are left out."""
    reader = workspace.worker.id if workspace.worker is not None else ""
    return list_cases(workspace.folder.path, reader, lambda: workspace).entries


def cases_to_name(workspace: Workspace) -> tuple[IndexEntry, ...]:
    """The cases of an open workspace, to find one by its reference.

    A case keeps its reference and its id, so a line that is out of date in other respects will do;
    only a case the index does not know is opened for it.
    """
    reader = workspace.worker.id if workspace.worker is not None else ""
    path = workspace.folder.path
    entries = Index(workspace.disk, path / "index" / _file_name(reader), LightEnvelope()).read()
    fresh = stale(workspace.disk, entries, path / "cases")
    known = {each.id for each in entries}
    if not known.issuperset(fresh.refresh):
        return listed_cases(workspace)
    return tuple(each for each in entries if each.id not in fresh.gone)


def _rules(disk: Disk, path: Path) -> int:
    """A checksum of the team's settings: what a case needs follows from them too."""
    try:
        return zlib.crc32(disk.read(path / "workspace.toml"))
    except OSError:
        # Whoever opens the workspace says what is wrong with them.
        return 0


def _opened(
    workspace: Workspace, ids: tuple[str, ...], rules: int
) -> tuple[dict[str, IndexEntry], tuple[str, ...]]:
    from sessionkit.continuity.needs import needs_of  # noqa: PLC0415 - a listing needs none
    from sessionkit.continuity.threads import threads  # noqa: PLC0415
    from sessionkit.storage.index_entries import entry_of  # noqa: PLC0415

    found: dict[str, IndexEntry] = {}
    damaged: list[str] = []
    for id in ids:
        try:
            opened = workspace.cases.open(id)
        except (DamagedData, NotFound) as error:
            damaged.append(error.message)
            continue
        damaged += [str(each) for each in opened.damaged]
        still_open = sum(each.state.is_open for each in threads(opened.case))
        needs = needs_of(opened.case, workspace.working, workspace.settings.follow_up_days)
        found[id] = entry_of(opened.case, opened.number, still_open, needs, rules)
    return found, tuple(damaged)


def _file_name(reader: str) -> str:
    """The name of a reader's index, which must not give away whose it is."""
    return f"{zlib.crc32(reader.casefold().encode()):08x}.json"
