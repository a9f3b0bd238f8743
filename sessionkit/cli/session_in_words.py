"""Sessions and offers as rows, words and JSON.

Invariant: a state is a word before it is anything else; every id a command may ask for is shown.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from sessionkit.cli.thread_rows import thread_as_json, thread_row
from sessionkit.continuity.chain import NextExercise
from sessionkit.continuity.chain_rows import open_by_session
from sessionkit.continuity.marks import approach_word, state_word
from sessionkit.continuity.offer import Offer
from sessionkit.continuity.threads import Thread, threads
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.case import Case
from sessionkit.domain.passage import text_of
from sessionkit.domain.plain import to_plain
from sessionkit.domain.session import Session


def left_open(case: Case) -> Counter[str]:
    """By id of the session, how many open things stand in it, as the chain on the screen has it."""
    return open_by_session(case, threads(case))[0]


def session_as_json(session: Session, left: int) -> dict[str, Any]:
    """A session as an object of a listing."""
    held, missed = session.held, session.not_held
    starts = session.when.starts
    return {
        "id": session.id,
        "number": session.number,
        "date": session.when.day.isoformat(),
        "starts": starts.isoformat() if starts is not None else None,
        "minutes": session.when.minutes,
        "state": session.state.value,
        "held": held is not None if session.record is not None else None,
        "came": held.came.value if held is not None and held.came else None,
        "not_held": missed.code.value if missed is not None and missed.code else None,
        "exercises": [
            {"exercise": e.exercise.card, "title": e.exercise.title, "written": e.exercise.written}
            for e in session.exercises
        ],
        "approach": session.approach.kind.value if session.approach else None,
        "planned": session.plan is not None,
        "left_open": left,
    }


def whole_session_as_json(case: Case, session: Session) -> dict[str, Any]:
    """A session with everything that belongs to it, and the ids of all its parts."""
    return {
        **session_as_json(session, left_open(case)[session.id]),
        "plan": to_plain(session.plan),
        "record": to_plain(session.record),
        "issues": [to_plain(each) for each in case.issues_of(session.id)],
        "actions": [to_plain(each) for each in case.actions_of(session.id)],
        "handlings": [to_plain(each) for each in case.handlings_in(session.id)],
        "threads": [
            thread_as_json(case, each)
            for each in threads(case)
            if any(step.session == session.id for step in each.steps)
        ],
    }


def session_row(session: Session, left: int) -> tuple[str, ...]:
    """A session as a row: number, date, state, approach, exercise, what is open."""
    state = state_word(session)
    if session.held is not None and session.plan is None:
        state = f"{state}, unplanned"
    return (
        str(session.number),
        show_date(session.when.day),
        state,
        approach_word(session.approach.kind if session.approach else None),
        f"{left} open" if left else "",
        ", ".join(each.exercise.name for each in session.exercises),
    )


def offer_as_json(case: Case, ready: Offer) -> dict[str, Any]:
    """What planning offers, as JSON."""
    return {
        "case": case.reference,
        "exercises": [_next_as_json(case, each) for each in ready.exercises],
        "left": [thread_as_json(case, each) for each in ready.left],
        "last": [
            {
                "number": session.number,
                "date": session.when.day.isoformat(),
                "happened": text_of(session.held.happened) if session.held else "",
                "view": text_of(session.held.view) if session.held else "",
            }
            for session in ready.last
        ],
    }


def offer_in_words(case: Case, ready: Offer) -> str:
    """What planning offers, to be read before a session."""
    lines = [f"Planning the next session of {case.reference}", ""]
    lines.append("What could be worked on")
    lines += [f"  {_next_in_words(case, each)}" for each in ready.exercises]
    if not ready.exercises:
        lines.append("  Nothing was decided, and no programme is chosen (`programme choose`).")
    lines += ["", "Left from before, the participant's own actions first, then oldest first"]
    lines += [_left(case, each) for each in ready.left] or ["  Nothing is open."]
    for session in ready.last:
        held = session.held
        assert held is not None
        lines += ["", f"{session.name}, {session.when.show()}: what happened and was said"]
        lines += _indented(text_of(held.happened))
        if held.view:
            lines += ["What we made of it", *_indented(text_of(held.view))]
    return "\n".join(lines)


def _next_as_json(case: Case, each: NextExercise) -> dict[str, Any]:
    return {
        "exercise": each.exercise.card,
        "title": each.exercise.title,
        "written": each.exercise.written,
        "step": case.programme.number_of(each.step) if case.programme else None,
        "approach": each.approach.value,
        "why": each.why,
        "decided_in": case.session_of(each.decided_in).number if each.decided_in else None,
    }


def _next_in_words(case: Case, each: NextExercise) -> str:
    step = case.programme.number_of(each.step) if case.programme is not None else None
    where = f"step {step}: " if step is not None else ""
    card = f" [{each.exercise.card}]" if each.exercise.card else ""
    source = "next in the programme"
    if each.decided_in:
        source = f"decided in {case.session_of(each.decided_in).name.lower()}"
        source += f": {each.why}" if each.why else ""
    return f"{where}{each.exercise.name}{card}, {each.approach.value} ({source})"


def _left(case: Case, thread: Thread) -> str:
    row = [part for part in thread_row(case, thread) if part and part != "open"]
    return f"  {thread.root.kind.value:<7}" + "  ".join(row)


def _indented(text: str) -> list[str]:
    return [f"  {line}" for line in text.split("\n")]
