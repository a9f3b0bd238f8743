"""Threads in the record: their way along the chain, and those that are settled.

Invariant: only a reader who is told of every session is told the way of a thread; what it said on
its way stands with the sessions themselves.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from sessionkit.continuity.threads import Thread
from sessionkit.continuity.tracks import Track, drawn, thread_tracks
from sessionkit.documents.material import Material
from sessionkit.documents.reader_table import Cell, Row
from sessionkit.documents.record_view import SettledView, WayView, WorkedOn
from sessionkit.documents.story_view import KIND_WORDS
from sessionkit.domain.handling import ItemRef

_CELLS: Final = 60
"""How wide a way is drawn at most."""

Ways = dict[ItemRef, Track]
"""The track of each thread, by what it began as."""


def ways(material: Material) -> Ways:
    """The track of every thread, up to the latest session in the record; none for some readers."""
    latest = material.case.last_recorded
    if latest is None or material.cell(Row.CONTENT) is not Cell.ALL:
        return {}
    return {each.root: each for each in thread_tracks(material.story, latest.when.day)}


def way(material: Material, thread: Thread, found: Ways) -> WayView | None:
    """The way of one thread; nothing where the reader is not told."""
    track = found.get(thread.root)
    if track is None:
        return None
    return WayView(drawn(track, _CELLS), tuple(_touched(material, thread)))


def settled_views(material: Material, found: Ways) -> tuple[SettledView, ...]:
    """What was left open once and is not any more, in the order it began."""
    views: list[SettledView] = []
    for thread in material.story.threads:
        along = None if thread.state.is_open else way(material, thread, found)
        if along is not None and material.lets(thread.root):
            views.append(
                SettledView(
                    KIND_WORDS[thread.root.kind],
                    material.marked(thread.root),
                    thread.state.value,
                    found[thread.root].lasted,
                    along,
                )
            )
    return tuple(views)


def _touched(material: Material, thread: Thread) -> Iterator[WorkedOn]:
    """Each session that had to do with it once, with all that it did."""
    for id, steps in groupby(thread.steps, key=lambda step: step.session):
        session = material.origin(id)
        if session is not None:
            did = (each.what.value if each.what is not None else "began" for each in steps)
            yield WorkedOn(material.ref(session), ", ".join(did))
