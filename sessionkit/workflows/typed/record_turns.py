"""What a session did with what earlier ones left, as it is typed.

Invariant: a turn left as it stood keeps its handling, with id and date; a turn taken back takes
away what this session did and nothing another session did.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sessionkit.continuity.offer import homework
from sessionkit.continuity.threads import Thread, ThreadState, threads
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.case import Case
from sessionkit.domain.errors import NotFound, WrongUse
from sessionkit.domain.handling import Handling, How, ItemKind, ItemRef
from sessionkit.domain.ids import NewId, derived_id
from sessionkit.workflows.handle_item import HOW_RISK_CLOSES
from sessionkit.workflows.typed.reading import Reading, prose

TURNS = (How.DONE, How.SETTLED, How.CARRIED, How.DROPPED)
"""What a turn can say."""


@dataclass(frozen=True, slots=True)
class TypedTurn:
    """What the session did with one thing an earlier one left."""

    id: str
    """Id of the aim, issue or action: the tip of its thread."""
    how: str
    """Empty, or the value of one of `TURNS`."""
    why: str
    """The reason; never empty where it was dropped."""
    due: str
    """The new day, where it was carried."""


@dataclass(frozen=True, slots=True)
class TurnsRead:
    """What the turns of a form come to."""

    changed: Mapping[str, Handling]
    """Handlings of this session that are said anew, by id."""
    removed: frozenset[str]
    """Ids of handlings of this session that were taken back."""
    new: tuple[Handling, ...]
    """What is said for the first time."""

    def put(self, case: Case) -> Case:
        """The case with its turns taken."""
        kept = tuple(
            self.changed.get(each.id, each)
            for each in case.handlings
            if each.id not in self.removed
        )
        return replace(case, handlings=kept).handle(*self.new)


def turns_of(case: Case, session: str) -> tuple[TypedTurn, ...]:
    """A row for everything earlier sessions left and a session can say something of.

    Args:
        case: with the session's record begun.
        session: id of the session.
    """
    said = _said(case, session)
    return tuple(_row(item.id, said.get(item.id)) for item in _items(case, session, said))


def homework_in(case: Case, turns: tuple[TypedTurn, ...]) -> tuple[TypedTurn, ...]:
    """The turns about what the participant took on to do: these are asked about first."""
    own = homework(case)
    return tuple(each for each in turns if each.id in own)


def others_in(case: Case, turns: tuple[TypedTurn, ...]) -> tuple[TypedTurn, ...]:
    """The turns about everything else earlier sessions left."""
    own = homework(case)
    return tuple(each for each in turns if each.id not in own)


def read_turns(
    reading: Reading, case: Case, rows: tuple[TypedTurn, ...], session: str, on: date, new_id: NewId
) -> TurnsRead:
    """What the rows say that was not said before.

    Args:
        reading: takes the problems.
        case: with the session's record begun.
        rows: the turns of the form.
        session: id of the session.
        on: the day of the session.
        new_id: new random ids.
    """
    said = _said(case, session)
    used = {each.id for each in case.handlings}
    changed: dict[str, Handling] = {}
    removed: set[str] = set()
    new: list[Handling] = []
    for row in rows:
        before = said.get(row.id)
        if row == _row(row.id, before):
            continue
        if not row.how and before is not None:
            removed.add(before.id)
            continue
        if not row.how:
            _refuse_lone_reason(reading, row)
            continue
        id = derived_id(session, f"turn of {row.id}")
        fresh = before.id if before is not None else (id if id not in used else new_id())
        if _closes_risk_silently(case, row):
            reading.refuse(f"turns/{row.id}/why", HOW_RISK_CLOSES, "In a few words.")
            continue
        read = _handling(reading, ref_of(case, row.id), row, fresh, session, on)
        if read is not None and before is not None:
            changed[before.id] = replace(read, on=before.on if read.how is before.how else on)
        elif read is not None:
            new.append(read)
    return TurnsRead(changed, frozenset(removed), tuple(new))


def _said(case: Case, session: str) -> dict[str, Handling]:
    """What the session last did with each thing, by the id of that, where it is a turn."""
    last = {
        each.item.id: each
        for each in case.handlings_in(session)
        if each.how in TURNS or each.how is How.REOPENED
    }
    return {item: each for item, each in last.items() if each.how in TURNS}


def _items(case: Case, session: str, said: Mapping[str, Handling]) -> tuple[ItemRef, ...]:
    mine = {each.id for each in said.values()}
    untouched = replace(case, handlings=tuple(h for h in case.handlings if h.id not in mine))
    order = case.places
    taken = {
        each.aim: each.item
        for each in case.handlings_in(session)
        if each.how is How.TAKEN_UP and each.aim
    }
    left = [
        item
        for thread in threads(untouched)
        if all(order[step.session] <= order[session] for step in thread.steps)
        and order[thread.began] < order[session]
        and (item := _open_item(thread, taken)) is not None
    ]
    known = {each.id for each in left}
    handled = (each.item for each in said.values() if each.item.id not in known)
    earlier = (each for each in handled if case.came_from(each).id != session)
    return (*left, *earlier)


def _open_item(thread: Thread, taken: Mapping[str, ItemRef]) -> ItemRef | None:
    """What a turn can be about; nothing where the thread is closed or judged as an aim."""
    if thread.tip.id in taken:
        # Risk information is closed by saying so, whatever becomes of the aim it was made (¶18).
        return taken[thread.tip.id] if thread.risk_information else None
    return thread.tip if thread.state is ThreadState.OPEN else None


def _row(item: str, handling: Handling | None) -> TypedTurn:
    if handling is None:
        return TypedTurn(item, "", "", "")
    due = show_date(handling.due) if handling.due else ""
    return TypedTurn(item, handling.how.value, handling.why, due)


def _refuse_lone_reason(reading: Reading, row: TypedTurn) -> None:
    """Note a reason that stands without its deed: what somebody typed is not let fall."""
    if prose(row.why):
        words = ", ".join(each.value for each in TURNS)
        message = "A reason is given, and not what was done."
        reading.refuse(f"turns/{row.id}/how", message, f"Choose: {words}.")


def _closes_risk_silently(case: Case, row: TypedTurn) -> bool:
    """Whether risk information would be closed without saying what was done about it (¶18)."""
    risky = any(each.id == row.id and each.risk_information for each in case.issues)
    return risky and row.how in (How.SETTLED.value, How.DROPPED.value) and not prose(row.why)


def _handling(
    reading: Reading, item: ItemRef, row: TypedTurn, id: str, session: str, on: date
) -> Handling | None:
    at = f"turns/{row.id}"
    how = reading.one_of(f"{at}/how", How, row.how)
    due = reading.day(f"{at}/due", row.due) if how is How.CARRIED else None
    if how is None:
        return None
    if how not in TURNS:
        words = ", ".join(each.value for each in TURNS)
        reading.refuse(f"{at}/how", f"“{how.value}” is not said here.", f"Choose: {words}.")
        return None
    why = prose(row.why)
    try:
        return Handling(id, item, how, session, on, why, due)
    except WrongUse as error:
        wanting = how is How.DROPPED and not why
        reading.refuse(f"{at}/{'why' if wanting else 'how'}", error.message, error.hint)
        return None


def ref_of(case: Case, id: str) -> ItemRef:
    """What an id is of.

    Raises:
        NotFound: where it is of nothing in the case.
    """
    kinds = (
        (ItemKind.ISSUE, case.issues),
        (ItemKind.ACTION, case.actions),
        (ItemKind.AIM, tuple(aim for session in case.sessions for aim in session.every_aim)),
    )
    for kind, things in kinds:
        if any(each.id == id for each in things):
            return ItemRef(kind, id)
    raise NotFound(f"{case.reference} has no aim, issue or action with the id {id}.")
