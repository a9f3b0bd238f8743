"""The head of a document and the front sheet, as one reader may see them.

Invariant: what can go stale is dated and says who wrote it (¶43); in the participant's own copy it
is dated and names nobody.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sessionkit.documents.left_out import Kind
from sessionkit.documents.material import Material
from sessionkit.documents.meeting_view import next_view
from sessionkit.documents.reader_table import Cell, Row
from sessionkit.documents.readers import Reader
from sessionkit.documents.record_view import (
    FlagView,
    FrontView,
    HeadView,
    NotedView,
    RiskView,
    WorkerView,
)
from sessionkit.documents.release import Item
from sessionkit.documents.session_view import NextView
from sessionkit.documents.story_view import standing
from sessionkit.domain.appointment import Appointment
from sessionkit.domain.dates import show_date
from sessionkit.domain.front_sheet import Flag, Noted
from sessionkit.domain.handling import ItemKind, ItemRef
from sessionkit.domain.people import CaseWorker
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.session import Session

_FOR: Final[Mapping[Reader, str]] = MappingProxyType(
    {
        Reader.FILE: "the file; only those entitled to the case may read it",
        Reader.DUTY: "the duty worker",
        Reader.PARTICIPANT: "own copy",
        Reader.AGENCY: "another agency",
        Reader.COURT: "the court",
    }
)


def build_head(material: Material, title: str) -> HeadView:
    """The head of a document."""
    case, settings = material.case, material.settings
    own_copy = material.reader is Reader.PARTICIPANT
    latest = case.last_recorded
    dated = material.cell(Row.CONTACT) is not Cell.NOTHING and latest is not None
    return HeadView(
        title,
        _FOR[material.reader],
        case.participant.name,
        material.release.text(Item(Kind.REFERENCE, texts=(case.reference,)), case.reference),
        _other_names(material),
        "" if own_copy or material.reader is Reader.AGENCY else settings.team,
        material.ref(latest) if dated and latest is not None else None,
        settings.invented_only,
        "" if own_copy else settings.participant,
    )


def build_front(material: Material) -> FrontView:
    """The front sheet."""
    front = material.case.front
    order = material.release.text(Item(Kind.ORDER, texts=(front.order,)), front.order)
    until = show_date(front.order_until) if front.order_until is not None else ""
    conditions = Item(Kind.CONDITIONS, texts=(front.conditions,))
    return FrontView(
        order,
        until if order or not front.order else "",
        material.release.text(conditions, front.conditions),
        _noted(material, Kind.WHEREABOUTS, front.whereabouts),
        _noted(material, Kind.OFFENCE, front.offence),
        tuple(_flag(material, each) for each in _flags(material)),
        _risk(material),
        _workers(material),
        _next(material),
    )


def _other_names(material: Material) -> tuple[str, ...]:
    """Other names; the participant knows them, and his copy does without."""
    names = material.case.participant.also_known_as
    if material.reader is Reader.PARTICIPANT:
        material.release.keeps_back(Kind.OTHER_NAME, count=len(names))
        return ()
    return tuple(n for n in names if material.release.lets(Item(Kind.OTHER_NAME, texts=(n,))))


def _noted(material: Material, kind: Kind, noted: Noted | None) -> NotedView | None:
    if noted is None or not material.release.lets(Item(kind, texts=(noted.text,))):
        return None
    return NotedView(noted.text, show_date(noted.on), _by(material, noted.by))


def _flags(material: Material) -> list[Flag]:
    flags = sorted(material.case.front.flags, key=lambda flag: flag.lifted is not None)
    return [each for each in flags if material.release.lets(Item(Kind.FLAG, each.id))]


def _by(material: Material, name: str) -> str:
    """A worker's name, for readers who are told the workers' names."""
    return name if material.names_workers else ""


def _flag(material: Material, flag: Flag) -> FlagView:
    lifted = show_date(flag.lifted) if flag.lifted is not None else ""
    by = _by(material, flag.by)
    return FlagView(flag.what, show_date(flag.since), by, lifted, flag.lifted_because)


def _risk(material: Material) -> tuple[RiskView, ...]:
    found = []
    places: tuple[Session | PriorWork, ...] = (*material.case.prior, *material.chain)
    for place in places:
        for issue in material.issues_of(place):
            ref = ItemRef(ItemKind.ISSUE, issue.id)
            if issue.risk_information and material.lets(ref):
                told = material.reader is not Reader.AGENCY
                where = material.ref(place) if told else None
                state = standing(material, ref) if told else ""
                found.append(RiskView(material.marked(ref), where, state))
    return tuple(found)


def _workers(material: Material) -> tuple[WorkerView, ...]:
    workers = sorted(material.case.workers, key=lambda worker: worker.until is not None)
    if material.reader is Reader.PARTICIPANT:
        material.release.keeps_back(Kind.WORKER, count=len(workers))
        return ()
    return tuple(_worker(each) for each in workers if material.release.lets(Item(Kind.WORKER)))


def _worker(worker: CaseWorker) -> WorkerView:
    return WorkerView(
        worker.role.value,
        worker.name,
        show_date(worker.since) if worker.since is not None else "",
        show_date(worker.until) if worker.until is not None else "",
    )


def _next(material: Material) -> NextView | None:
    """The first session planned since the latest one recorded, else what that one agreed."""
    latest = material.case.last_recorded
    planned = [
        session.plan
        for session in material.chain
        if session.plan is not None
        and session.record is None
        and (latest is None or session.when.day >= latest.when.day)
    ]
    if planned:
        first = min(planned, key=lambda plan: plan.when.day)
        return next_view(material, Appointment(first.when, first.venue))
    record = latest.either_record if latest is not None else None
    return next_view(material, record.next if record is not None else None)
