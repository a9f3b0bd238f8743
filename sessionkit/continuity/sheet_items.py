"""The aims, issues and actions of one session as lines, with whence they came and where they went.

Invariant: what is still open carries its item, and nothing else does; whence and whither are told
from `Story` alone.
"""

from typing import Final

from sessionkit.continuity.blocks import Line, LineKind, note
from sessionkit.continuity.marks import RISK_MARK, marks_in_words, short_name
from sessionkit.continuity.story import Story, Turn
from sessionkit.domain.action import Action
from sessionkit.domain.aim import Aim, AimResult, Result
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.handling import Handling, How, ItemKind, ItemRef
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.session import Session
from sessionkit.domain.state import State

_RESULT_LEADS: Final = {
    Result.MET: "met",
    Result.PARTLY_MET: "partly",
    Result.NOT_MET: "not met",
    Result.NOT_ATTEMPTED: "not attempted",
}
_HOW_WORDS: Final = {How.LEFT: "seen and left"}
"""Where the word alone could be misread."""


class RaisedItems:
    """Makes the lines of what was raised in one place: a session, or work done before."""

    def __init__(self, story: Story, place: Session | PriorWork) -> None:
        self._case = story.case
        self._place = place
        self._story = story

    def issues(self) -> tuple[Line, ...]:
        """The issues raised or left open there, each with what became of it."""
        lines: tuple[Line, ...] = ()
        for issue in self._case.issues_of(self._place.id):
            ref = ItemRef(ItemKind.ISSUE, issue.id)
            risk = issue.risk_information
            kind = LineKind.RISK if risk else LineKind.ISSUE
            about = note("risk information") if risk else ()
            about += note(marks_in_words(self._case.marks_of(issue)))
            lines += self._followed(ref, kind, issue.text, about)
        return lines

    def _followed(
        self, ref: ItemRef, kind: LineKind, text: str, about: tuple[Line, ...]
    ) -> tuple[Line, ...]:
        """An issue or action: what became of it last leads, and the rest stands under it."""
        turns, ended = self._turns(ref, text), self._ended(ref)
        item = self._open(ref)
        became = (*turns, *ended)
        lead = became[-1].lead if became else "open"
        needs_answer = kind is LineKind.RISK and item is not None
        first = Line(kind, f"{RISK_MARK} {lead}" if needs_answer else lead, text, item)
        # What leads already is not said twice, unless there is more to say of it.
        said = became if became and became[-1].text else became[:-1]
        return (first, *about, *said)

    def _turns(self, ref: ItemRef, text: str) -> tuple[Line, ...]:
        lines: tuple[Line, ...] = ()
        for turn in self._story.turns(ref):
            lines += note(_turned(turn), self._about(turn, text))
        return lines

    def _about(self, turn: Turn, text: str) -> str:
        """The aim it became, where that has other words; what came of it; why."""
        parts = []
        if turn.by.aim and self._story.session_of(ItemRef(ItemKind.AIM, turn.by.aim)):
            said = self._case.words_of(ItemRef(ItemKind.AIM, turn.by.aim))
            parts = [f"“{said}”"] if said != text else []
        came = turn.result.value if turn.result is not None else ""
        if turn.how is How.TAKEN_UP and turn.session.not_held is not None:
            came = "not held"
        return ": ".join(part for part in (*parts, came, turn.by.why) if part)

    def _ended(self, ref: ItemRef) -> tuple[Line, ...]:
        ended = self._story.ended(ref)
        return note(f"{ended[0].value} {_short(ended[1])}") if ended is not None else ()

    def _open(self, ref: ItemRef) -> ItemRef | None:
        thread = self._story.thread_of(ref)
        if thread is None or not thread.state.is_open:
            return None
        return ref


class SheetItems(RaisedItems):
    """Makes the lines of one session's aims, issues and actions."""

    def __init__(self, story: Story, session: Session) -> None:
        super().__init__(story, session)
        self._session = session

    def aims(self) -> tuple[Line, ...]:
        """The aims with their results; those planned and never recorded last."""
        held = self._session.held
        results = {each.aim.id: each for each in (held.aims if held is not None else ())}
        lines: tuple[Line, ...] = ()
        for aim in self._session.every_aim:
            lines += self._aim(aim, results.get(aim.id))
        return lines

    def actions(self) -> tuple[Line, ...]:
        """The further action agreed, each with who, by when and what became of it."""
        lines: tuple[Line, ...] = ()
        for action in self._case.actions_of(self._session.id):
            ref = ItemRef(ItemKind.ACTION, action.id)
            about = note(_who_and_when(action)) + note(marks_in_words(action.marks))
            lines += self._followed(ref, LineKind.ACTION, action.what, about)
        return lines

    def earlier(self) -> tuple[Line, ...]:
        """What the session did with things earlier ones left, where no aim of it says so."""
        aims = {aim.id for aim in self._session.every_aim}
        lines: tuple[Line, ...] = ()
        for each in self._case.handlings_in(self._session.id):
            came_from = self._story.session_of(each.item)
            if came_from is not None and each.aim not in aims:
                lead = f"{_done_here(each)} (from {_short(came_from)})"
                kind = LineKind(each.item.kind.value)
                said = self._case.words_of(each.item)
                lines += (Line(kind, lead, said, self._open(each.item)), *note("", each.why))
        return lines

    def _aim(self, aim: Aim, result: AimResult | None) -> tuple[Line, ...]:
        ref = ItemRef(ItemKind.AIM, aim.id)
        line = Line(LineKind.AIM, self._result(result), aim.text, self._open(ref))
        words = note("", result.words) if result is not None else ()
        not_in_record = self._session.held is not None and result is None
        lines = (line, *words, *note("on the plan, not in the record" if not_in_record else ""))
        lines += note(marks_in_words(aim.marks))
        for began in self._story.beginnings(aim.id):
            said = self._case.words_of(began.item)
            lines += note(f"from {_short(began.session)}", said if said != aim.text else "")
        return lines + self._turns(ref, aim.text) + self._ended(ref)

    def _result(self, result: AimResult | None) -> str:
        if result is not None and result.result is not None:
            return _RESULT_LEADS[result.result]
        if self._session.not_held is not None:
            return _RESULT_LEADS[Result.NOT_ATTEMPTED]
        if self._session.held is None:
            return ""
        if self._session.state is State.RECORDED:
            return "no result" if result is not None else _RESULT_LEADS[Result.NOT_ATTEMPTED]
        return "not said yet"


def _short(session: Session | PriorWork) -> str:
    return short_name(session.number) if session.number is not None else "the new session"


def _turned(turn: Turn) -> str:
    """“done S15”, “taken up S16”, “carried to Tue 10 Mar 2026”."""
    if turn.how is How.CARRIED and turn.by.due is not None:
        return f"carried to {show_date(turn.by.due)}"
    return f"{_HOW_WORDS.get(turn.how, turn.how.value)} {_short(turn.session)}"


def _done_here(by: Handling) -> str:
    due = f" to {show_date(by.due)}" if by.how is How.CARRIED and by.due is not None else ""
    return f"{_HOW_WORDS.get(by.how, by.how.value)}{due}"


def _who_and_when(action: Action) -> str:
    who = action.who.name if action.who is not None else ""
    due = f"by {show_date(action.due)}" if action.due is not None else ""
    return ", ".join(part for part in (who, due) if part)
