"""Changing the front sheet of a case and who runs it.

Invariant: what can go stale is dated and says who noted it; who leaves a case stays in its history.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sessionkit.domain.appointing import appoint, end_role, leave
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.case import Case
from sessionkit.domain.errors import NotFound, Refused, WrongUse
from sessionkit.domain.front_sheet import Flag, FrontSheet, Noted
from sessionkit.domain.people import CaseWorker, Role, Worker
from sessionkit.domain.text import field_text
from sessionkit.workflows.change_case import Changed, change_case
from sessionkit.workflows.open_workspace import Workspace


@dataclass(frozen=True, slots=True)
class FrontSheetChange:
    """What is to be changed; what is empty stays."""

    order: str | None = None
    """Order or licence."""
    order_until: date | None = None
    """The day it ends."""
    conditions: str | None = None
    """Its conditions."""
    whereabouts: str | None = None
    """Where the participant lives and how to reach them."""
    offence: str | None = None
    """Offence summary and convictions."""
    flags: tuple[str, ...] = ()
    """Flags to raise."""
    lifting: tuple[str, ...] = ()
    """Ids, or their beginnings, of flags to lift."""
    lifted_because: str = ""
    """Why they are lifted."""
    co_workers: tuple[str, ...] = ()
    """Names of co-workers who join."""
    supervising_officer: str | None = None
    """Name of who holds the order now."""
    supervisor: str | None = None
    """Name of the line manager now."""
    leaving: tuple[str, ...] = ()
    """Names of workers who leave the case."""


def edit_case(workspace: Workspace, named: str, change: FrontSheetChange) -> Changed:
    """Change the front sheet of a case and who runs it.

    Raises:
        NotFound: where a worker is not of the workspace, one who leaves is not of the case, or a
            flag that is lifted is not there.
        Refused: where somebody who joins is of the case already, or has left the team; where a flag
            is lifted already.
        WrongUse: where it is not said why a flag is lifted, or which one.
    """

    def on_case(case: Case) -> Case:
        front = _front(workspace, case.front, change)
        return replace(case, front=front, workers=_workers(workspace, case, change))

    return change_case(workspace, named, on_case)


def noted(workspace: Workspace, old: Noted | None, text: str) -> Noted | None:
    """A statement that can go stale: noted today by who acts, where its words are others."""
    if text == (old.text if old is not None else ""):
        return old
    return Noted(text, workspace.today, workspace.acting.name) if text else None


def raised(workspace: Workspace, id: str, what: str) -> Flag:
    """A warning flag raised today by who acts."""
    return Flag(id, what, workspace.today, workspace.acting.name)


def lifted(workspace: Workspace, flag: Flag, because: str) -> Flag:
    """A flag lifted today with the reason; without a reason it stands."""
    if not because:
        return replace(flag, lifted=None, lifted_because="")
    return replace(flag, lifted=flag.lifted or workspace.today, lifted_because=because)


def in_role_from_now(
    workspace: Workspace, workers: tuple[CaseWorker, ...], role: Role, wanted: tuple[Worker, ...]
) -> tuple[CaseWorker, ...]:
    """The people of a case with those in a role who are to be in it from today, and no others.

    Raises:
        Refused: where one who joins cannot.
    """
    ids = [each.id for each in wanted]
    now = [each.worker for each in workers if each.role is role and each.until is None]
    workers = without_others(workers, role, ids, workspace.today)
    for each in wanted:
        if each.id not in now:
            workers = appoint(workers, each, role, workspace.new_id, workspace.today)
    return workers


def without_others(
    workers: tuple[CaseWorker, ...], role: Role, staying: Sequence[str], on: date
) -> tuple[CaseWorker, ...]:
    """The people of a case, where those in a role who do not stay leave it on a day."""
    return tuple(
        replace(each, until=on)
        if each.role is role and each.until is None and each.worker not in staying
        else each
        for each in workers
    )


def _front(workspace: Workspace, front: FrontSheet, change: FrontSheetChange) -> FrontSheet:
    def again(old: Noted | None, text: str | None) -> Noted | None:
        # Said again in the same words, it is known to be so today.
        return old if text is None else Noted(text, workspace.today, workspace.acting.name)

    flags = _without_lifted(workspace, front.flags, change)
    new = tuple(raised(workspace, workspace.new_id(), text) for text in change.flags)
    return FrontSheet(
        front.order if change.order is None else change.order,
        change.order_until or front.order_until,
        front.conditions if change.conditions is None else change.conditions,
        again(front.whereabouts, change.whereabouts),
        again(front.offence, change.offence),
        (*flags, *new),
    )


def _without_lifted(
    workspace: Workspace, flags: tuple[Flag, ...], change: FrontSheetChange
) -> tuple[Flag, ...]:
    """The flags, those to be lifted with the day and the reason."""
    because = field_text(change.lifted_because)
    if bool(change.lifting) != bool(because):
        raise WrongUse(
            "A flag is lifted with the reason.", "Give both: --lift-flag ID --because WHY."
        )
    named = {_flag_named(flags, each).id for each in change.lifting}
    return tuple(lifted(workspace, each, because) if each.id in named else each for each in flags)


def _flag_named(flags: tuple[Flag, ...], named: str) -> Flag:
    found = [each for each in flags if named and each.id.startswith(named)]
    if not found:
        raise NotFound(f"There is no flag “{named}”.", "`case show CASE --json` shows each id.")
    if len(found) > 1:
        raise WrongUse(f"“{named}” fits {len(found)} flags.", "Give more of the id.")
    (flag,) = found
    if flag.lifted is not None:
        raise Refused(
            f"That flag was lifted on {show_date(flag.lifted)} already: {flag.lifted_because}",
            "Raise it again with --flag where it is needed again.",
        )
    return flag


def _workers(workspace: Workspace, case: Case, change: FrontSheetChange) -> tuple[CaseWorker, ...]:
    workers = case.workers
    for name in change.leaving:
        workers = leave(workers, name, workspace.today, case.reference)
    joining = [(name, Role.CO_WORKER) for name in change.co_workers]
    for named, role in (
        (change.supervising_officer, Role.SUPERVISING_OFFICER),
        (change.supervisor, Role.SUPERVISOR),
    ):
        if named is not None:
            workers = end_role(workers, role, workspace.today)
            joining += [(named, role)] * bool(named)
    for name, role in joining:
        worker = workspace.folder.find_worker(name)
        workers = appoint(workers, worker, role, workspace.new_id, workspace.today)
    return workers
