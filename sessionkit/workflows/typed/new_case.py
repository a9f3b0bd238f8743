"""A new case, as it is typed.

Invariant: the form opens with the pair that is likely, and a case is made of it by the same
workflow as on the command line; every problem names its field.
"""

from dataclasses import dataclass

from sessionkit.domain.appointing import appoint
from sessionkit.domain.case import Case
from sessionkit.domain.errors import SessionkitError, UnknownWorker
from sessionkit.domain.people import CaseWorker, Role, Worker
from sessionkit.workflows.new_case import new_case, refuse_reference
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.typed.reading import Reading, line, names_apart

ROLES = (
    ("co_workers", Role.CO_WORKER),
    ("supervising_officer", Role.SUPERVISING_OFFICER),
    ("supervisor", Role.SUPERVISOR),
)
"""The fields that name workers, with what each is to the case."""

_PAIR = 2


@dataclass(frozen=True, slots=True)
class TypedCase:
    """A new case, as it stands in the fields of a form."""

    name: str
    """The participant's name."""
    also_known_as: str
    """Other names a form may carry, with commas between."""
    reference: str
    """The team's reference."""
    co_workers: str
    """Names of who runs it, with commas between; who acts, where nobody is named."""
    supervising_officer: str
    """Name of who holds the order; may be empty."""
    supervisor: str
    """Name of the pair's line manager; may be empty."""


def new_case_form(workspace: Workspace) -> TypedCase:
    """The form as it opens: who acts stands in it, and the other one, where the team is a pair."""
    return TypedCase("", "", "", ", ".join(likely_pair(workspace)), "", "")


def likely_pair(workspace: Workspace) -> tuple[str, ...]:
    """Who is likely to run a new case: who acts, with the other one where there are two."""
    if workspace.worker is None:
        return ()
    team = [each for each in workspace.folder.workers() if not each.has_left(workspace.today)]
    others = [each.name for each in team if each.id != workspace.worker.id]
    return (workspace.worker.name, *(others if len(team) == _PAIR else ()))


def create_case(workspace: Workspace, form: TypedCase) -> Case:
    """Open a case as it is typed.

    Raises:
        FormProblems: naming every field that cannot be read or is missing; nothing was made.
        DoneNeedsAttention: where somebody else took the reference at the same moment.
        WrongUse: where it is not said who is working.
    """
    workspace.acting  # noqa: B018 - nobody fills in a form that could not be saved
    reading = Reading(workspace)
    name, reference = line(form.name), line(form.reference)
    if not name:
        reading.refuse("name", "A case needs the participant's name.")
    if not reference:
        reading.refuse("reference", "A case needs a reference.", "Write the team's own.")
    else:
        try:
            refuse_reference(workspace, reference)
        except SessionkitError as error:
            reading.refuse("reference", error.message, "Choose another.")
    found = _appointed(reading, workspace, form)
    reading.check()
    return new_case(
        workspace,
        name,
        reference,
        found["co_workers"],
        "".join(found["supervising_officer"]),
        "".join(found["supervisor"]),
        tuple(each for part in form.also_known_as.split(",") if (each := line(part))),
    )


def workers_read(
    reading: Reading, workspace: Workspace, field: str, text: str, now: tuple[CaseWorker, ...] = ()
) -> tuple[Worker, ...]:
    """Workers of the team by name, with commas between; a problem is noted for the others.

    Args:
        reading: takes the problems.
        workspace: the team's store.
        field: the field they are named in.
        text: what stands in it.
        now: who is named there already; they stay who they are, whatever the team calls them now.
    """
    known = {line(each.name): Worker(each.worker, each.name) for each in now}
    found: list[Worker] = []
    for written in names_apart(text, known):
        if written in known:
            found.append(known[written])
        elif written:
            try:
                found.append(workspace.folder.find_worker(written))
            except UnknownWorker as error:
                reading.refuse(field, error.message, error.near, nobody=True)
            except SessionkitError as error:
                reading.refuse(field, error.message, error.hint)
    return tuple({each.id: each for each in found}.values())


def names_nobody(workspace: Workspace, case: Case, field: str, text: str) -> bool:
    """Whether a field that names workers names somebody whom the team does not know.

    Args:
        workspace: the team's store.
        case: the case; one with nobody in it where it is yet to be made.
        field: the field.
        text: what stands in it.
    """
    reading = Reading(workspace)
    workers_read(reading, workspace, field, text, case.in_role(dict(ROLES)[field]))
    return any(each.nobody for each in reading.problems)


def refuse_several(reading: Reading, field: str, role: Role, named: tuple[Worker, ...]) -> None:
    """Note a problem where several are named for what one person is to a case."""
    if role is not Role.CO_WORKER and len(named) > 1:
        reading.refuse(field, f"One person is {role.value} of a case.", "Name one.")


def _appointed(
    reading: Reading, workspace: Workspace, form: TypedCase
) -> dict[str, tuple[str, ...]]:
    """Ids of who is named in each field; each is appointed once, to note who cannot be."""
    found: dict[str, tuple[str, ...]] = {}
    people: tuple[CaseWorker, ...] = ()
    for field, role in ROLES:
        named = workers_read(reading, workspace, field, getattr(form, field))
        if field == "co_workers" and not line(form.co_workers):
            named = (workspace.acting,)
        refuse_several(reading, field, role, named)
        for each in named:
            try:
                people = appoint(people, each, role, workspace.new_id, workspace.today)
            except SessionkitError as error:
                reading.refuse(field, error.message, error.hint)
        found[field] = tuple(each.id for each in named)
    return found
