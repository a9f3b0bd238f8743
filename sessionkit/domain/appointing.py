"""Who joins a team and who is appointed to a case: the rules, over plain tuples.

Invariant: the co-workers of a case are different people, who holds its order does not deliver it
(¶31, ¶47), and nobody who has left the team is appointed or acts. A former part in a case stays in
its history.
"""

from dataclasses import replace
from datetime import date

from sessionkit.domain.errors import NotFound, Refused, WrongUse
from sessionkit.domain.ids import NewId
from sessionkit.domain.people import CaseWorker, Role, Worker, same_name

_NOT_BOTH = frozenset({Role.CO_WORKER, Role.SUPERVISING_OFFICER})


def new_worker(id: str, name: str, job_title: str = "") -> Worker:
    """Somebody who joins the team, under a name fit to stand in records.

    Raises:
        WrongUse: where there is no name.
    """
    # Every command that opens a workspace comes past here, and few make a worker.
    from sessionkit.domain.text import make_safe, one_line  # noqa: PLC0415

    name = one_line(make_safe(name).text)
    if not name:
        raise WrongUse("A worker needs a name.")
    return Worker(id, name, one_line(make_safe(job_title).text))


def refuse_who_left(worker: Worker, today: date) -> None:
    """Nothing, for somebody of the team.

    Raises:
        Refused: where they have left it.
    """
    if worker.has_left(today):
        raise Refused(
            f"{worker.name} has left the team.",
            "Their records stay theirs; name somebody who works here now.",
        )


def appoint(
    workers: tuple[CaseWorker, ...], worker: Worker, role: Role, new_id: NewId, today: date
) -> tuple[CaseWorker, ...]:
    """The people of a case with one more, from today.

    Args:
        workers: everybody of the case, former ones included.
        worker: who joins.
        role: what they are to be.
        new_id: new random ids.
        today: the present day.

    Raises:
        Refused: where they have left the team, are that already, or would deliver and hold the
            order at once.
    """
    refuse_who_left(worker, today)
    now = {each.role for each in workers if each.worker == worker.id and each.until is None}
    if role in now:
        raise Refused(
            f"{worker.name} is {role.value} of this case already.",
            "A pair is two people; name the other one." if role is Role.CO_WORKER else "",
        )
    if len(_NOT_BOTH & {*now, role}) > 1:
        raise Refused(
            f"{worker.name} cannot be both co-worker and supervising officer of a case.",
            "Who holds the order does not deliver the programme (¶31, ¶47).",
        )
    return (*workers, CaseWorker(new_id(), worker.id, worker.name, role, today))


def end_role(workers: tuple[CaseWorker, ...], role: Role, on: date) -> tuple[CaseWorker, ...]:
    """The people of a case, where nobody has a role any more from a day on."""
    return tuple(
        replace(each, until=on) if each.role is role and each.until is None else each
        for each in workers
    )


def leave(
    workers: tuple[CaseWorker, ...], name: str, on: date, reference: str
) -> tuple[CaseWorker, ...]:
    """The people of a case after somebody left it.

    Raises:
        NotFound: where nobody of that name is of the case.
    """
    going = {e.id for e in workers if same_name(e.name, name) and e.until is None}
    if not going:
        raise NotFound(f"“{name}” is none of the workers of {reference}.")
    return tuple(replace(each, until=on) if each.id in going else each for each in workers)
