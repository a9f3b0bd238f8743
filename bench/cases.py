"""Cases to measure with: invented, about 4 KB of text and 20 change events a session."""

from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from sessionkit.domain.case import Case
from sessionkit.domain.change import Change
from sessionkit.storage.case_store import KIND, SUFFIX, CaseStore
from sessionkit.storage.codec import EVENTS, encode
from sessionkit.storage.disk import Disk
from sessionkit.storage.envelope import Envelope
from sessionkit.storage.generation import NOTHING_YET
from sessionkit.storage.generations import Generations
from sessionkit.storage.saving import Content, Signature, made_of
from sessionkit.storage.upgrade import FORMAT
from tests.example_case import large_case

AT = datetime(2026, 3, 3, 14, tzinfo=UTC)
EVENTS_A_SESSION = 20


def random_ids() -> str:
    """A new id, as long as the program's own."""
    return Disk().token()


def store_in(folder: Path) -> CaseStore:
    """The cases of a folder."""
    return CaseStore(Disk(), folder, Envelope(), random_ids)


def stored_case(folder: Path, sessions: int) -> Case:
    """A large case written as one generation into a folder of cases."""
    content = _content(sessions)
    generations = Generations(Disk(), folder / content.case.id, SUFFIX, KIND, Envelope())
    generations.publish(NOTHING_YET, FORMAT, lambda _: content.database.body())
    return content.case


def _content(sessions: int) -> Content:
    case = large_case(sessions, random_ids)
    content = made_of(None, case, 1, Signature("w-isla", AT), random_ids)
    there = len(content.database.documents()[EVENTS])
    more = EVENTS_A_SESSION * sessions - there
    generation = count(2)
    told = [
        Change(
            random_ids(),
            next(generation),
            AT,
            "w-isla",
            "sessions",
            each.id,
            "changed",
            ("record",),
        )
        for _ in range(EVENTS_A_SESSION)
        for each in case.sessions
    ][:more]
    content.database.case_table(EVENTS).put({each.id: encode(each) for each in told})
    return content
