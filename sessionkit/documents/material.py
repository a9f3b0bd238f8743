"""What views are made from: a case, its story, and what goes out to the reader.

Invariant: a view takes nothing from a case but through the release held here; everything that would
have to be looked for in every session is looked for once.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from sessionkit.continuity.chain import last_held
from sessionkit.continuity.story import Story
from sessionkit.continuity.threads import Thread
from sessionkit.documents.guard import guard_of
from sessionkit.documents.left_out import Kind
from sessionkit.documents.reader_table import TABLE, Cell, Row
from sessionkit.documents.readers import Reader
from sessionkit.documents.release import Item, Release
from sessionkit.documents.request import CARD, ExportRequest, check_chosen
from sessionkit.documents.session_view import Marked, SessionRef
from sessionkit.domain.action import Action
from sessionkit.domain.aim import Aim
from sessionkit.domain.align import same_words
from sessionkit.domain.case import Case
from sessionkit.domain.dates import show_date
from sessionkit.domain.goal import Goal
from sessionkit.domain.handling import Handling, How, ItemKind, ItemRef
from sessionkit.domain.issue import Issue
from sessionkit.domain.passage import Marks, Passage, also_marked, in_order
from sessionkit.domain.plan_entry import PlanEntry
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.session import Session
from sessionkit.domain.settings import Settings
from sessionkit.domain.working_days import WorkingCalendar

_OWNED = TypeVar("_OWNED", Issue, Action, Handling)


class Material:
    """One case as one document for one reader needs it."""

    def __init__(self, case: Case, settings: Settings, request: ExportRequest) -> None:
        check_chosen(case, request.chosen)
        self.case = case
        self.settings = settings
        self.request = request
        self.reader = request.reader
        self.guard = guard_of(case, settings, nameless=request.document == CARD)
        self.release = Release(request, self.guard)
        self.story = Story(case)
        self.chain = case.chain
        self.working = WorkingCalendar(settings.holidays)
        self.last = last_held(case)
        self._recent = _since(self.last, self.chain)
        self._places = {session.id: place for place, session in enumerate(self.chain)}
        self._sessions = {session.id: session for session in self.chain}
        self._prior = {each.id: each for each in case.prior}
        self._aims = {aim.id: (aim, each) for each in self.chain for aim in each.every_aim}
        self._goals = {goal.id: goal for goal in case.goals}
        self._issues = {issue.id: issue for issue in case.issues}
        self._actions = {action.id: action for action in case.actions}
        self._issues_of = _by_session(case.issues)
        self._actions_of = _by_session(case.actions)
        self._handlings_in = _by_session(case.handlings)
        self._entries_of: dict[str, list[PlanEntry]] = defaultdict(list)
        for entry in case.plan:
            for session in dict.fromkeys(source.session for source in entry.sources):
                self._entries_of[session].append(entry)
        self._items: dict[ItemRef, Item] = {}
        self._taken: dict[str, list[tuple[str, Marks]]] = defaultdict(list)
        self._note_what_was_taken_up()

    # -- the reader ---------------------------------------------------------------------------

    def cell(self, row: Row) -> Cell:
        """What the reader may be given of a row."""
        return TABLE[row][self.reader]

    def is_recent(self, session: Session) -> bool:
        """Whether it is the last session held, or was missed or planned since."""
        return session.id in self._recent

    def tells_all_of(self, session: Session) -> bool:
        """Whether the reader is told everything about who came to a session, and what followed."""
        if self.reader is Reader.DUTY:
            return self.is_recent(session)
        return self.reader in (Reader.FILE, Reader.COURT)

    def tells_results_of(self, session: Session) -> bool:
        """Whether the reader is told what came of a session's aims."""
        cell = self.cell(Row.AIMS)
        return cell is Cell.ALL or (cell is Cell.LAST and session is self.last)

    @property
    def names_workers(self) -> bool:
        """Whether the reader is told the workers' names."""
        return self.reader not in (Reader.PARTICIPANT, Reader.AGENCY)

    # -- finding ------------------------------------------------------------------------------

    def ref(self, session: Session | PriorWork) -> SessionRef:
        """How other places of the document name a session."""
        told = self.cell(Row.CONTACT) is not Cell.NOTHING
        return SessionRef(session.name, show_date(session.when.day) if told else "")

    def origin(self, id: str) -> Session | PriorWork | None:
        """The session of that id, or the work done before, if the case has it."""
        return self._sessions.get(id) or self._prior.get(id)

    def session(self, id: str) -> Session | None:
        """The session of that id, if the case has it."""
        return self._sessions.get(id)

    def place(self, session: Session | PriorWork) -> int:
        """Its place in the chain, from 0; before that for work done before."""
        return self._places.get(session.id, -1)

    def goal(self, id: str) -> Goal | None:
        """The goal of that id, if the case has it."""
        return self._goals.get(id)

    def issues_of(self, session: Session | PriorWork) -> tuple[Issue, ...]:
        """The issues raised in a session, or left open by work done before."""
        return tuple(self._issues_of.get(session.id, ()))

    def actions_of(self, session: Session) -> tuple[Action, ...]:
        """The actions agreed in a session."""
        return tuple(self._actions_of.get(session.id, ()))

    def handlings_in(self, session: Session) -> tuple[Handling, ...]:
        """What a session did with what earlier ones left."""
        return tuple(self._handlings_in.get(session.id, ()))

    def entries_of(self, session: Session) -> tuple[PlanEntry, ...]:
        """The entries of the plan that a session made or spoke of again."""
        return tuple(self._entries_of.get(session.id, ()))

    # -- letting go ---------------------------------------------------------------------------

    def lets(self, item: ItemRef) -> bool:
        """Whether an aim, issue or action goes out."""
        return self.release.lets(self.item(item))

    def marked(self, item: ItemRef) -> Marked:
        """The words of an aim, issue or action, which goes out."""
        found = self.item(item)
        return self.said(found.texts[0], found.marks)

    def said(self, text: str, marks: Marks) -> Marked:
        """Words that go out, with their marks where the reader is told those."""
        return Marked(text, self._mark_words(marks))

    def marks_of(self, aim: Aim) -> Marks:
        """What is marked on an aim, and on the very words it takes up: they are as little told."""
        marks = aim.marks
        for text, marked in self._taken.get(aim.id, ()):
            if same_words(text, aim.text):
                marks = also_marked(marks, marked)
        return marks

    def passages(
        self, kind: Kind, parts: tuple[Passage, ...], session: Session, last: bool
    ) -> tuple[Marked, ...]:
        """The passages of a field that go out."""
        return tuple(
            Marked(part.text, self._mark_words(part.marks))
            for part in parts
            if self.release.lets(
                Item(kind, part.id, (part.text,), part.marks, session.id, last=last)
            )
        )

    def item(self, ref: ItemRef) -> Item:
        """An aim, issue or action as the release looks at it."""
        found = self._items.get(ref)
        if found is None:
            found = self._items[ref] = self._item(ref)
        return found

    def _item(self, ref: ItemRef) -> Item:
        match ref.kind:
            case ItemKind.AIM:
                aim, session = self._aims[ref.id]
                return self._aim_item(aim, session)
            case ItemKind.ISSUE:
                issue = self._issues[ref.id]
                kind = Kind.RISK if issue.risk_information else Kind.ISSUE
                marks, own = self.case.marks_of(issue), False
                texts, where = (issue.text,), issue.session
            case ItemKind.ACTION:
                action = self._actions[ref.id]
                kind, own = Kind.ACTION, action.is_participants
                texts, marks, where = (action.what,), action.marks, action.session
        return Item(kind, ref.id, texts, marks, where, open=self.is_open(ref), own=own)

    def _aim_item(self, aim: Aim, session: Session) -> Item:
        last = session is self.last
        return Item(Kind.AIM, aim.id, (aim.text,), self.marks_of(aim), session.id, last=last)

    def _note_what_was_taken_up(self) -> None:
        taken = [each for each in self.case.handlings if each.how is How.TAKEN_UP and each.aim]
        # In the order of the chain: what an aim took up is noted before it is taken up in turn.
        for each in sorted(taken, key=lambda handling: self._places.get(handling.session, -1)):
            said = self._said_of(each.item)
            if said is not None:
                self._taken[each.aim].append(said)

    def _said_of(self, ref: ItemRef) -> tuple[str, Marks] | None:
        """The words of an aim, issue or action with what is marked on them, if the case has it."""
        if ref.kind is ItemKind.AIM and ref.id in self._aims:
            aim = self._aims[ref.id][0]
            return aim.text, self.marks_of(aim)
        if ref.kind is ItemKind.ISSUE and ref.id in self._issues:
            issue = self._issues[ref.id]
            return issue.text, self.case.marks_of(issue)
        if ref.kind is ItemKind.ACTION and ref.id in self._actions:
            action = self._actions[ref.id]
            return action.what, action.marks
        return None

    def is_open(self, item: ItemRef) -> bool:
        """Whether an aim, issue or action still wants something."""
        thread = self.story.thread_of(item)
        return thread is not None and thread.state.is_open

    def open_threads(self) -> tuple[Thread, ...]:
        """The threads that still want something and go out, oldest first."""
        still = (thread for thread in self.story.threads if thread.state.is_open)
        return tuple(thread for thread in still if self.lets(thread.root))

    def _mark_words(self, marks: Marks) -> str:
        if self.reader is not Reader.FILE:
            return ""
        return ", ".join(mark.value for mark in in_order(marks))


def _by_session(items: Iterable[_OWNED]) -> dict[str, list[_OWNED]]:
    found: dict[str, list[_OWNED]] = defaultdict(list)
    for each in items:
        found[each.session].append(each)
    return found


def _since(last: Session | None, chain: tuple[Session, ...]) -> frozenset[str]:
    """The ids of the last session held and of all missed or planned since."""
    start = chain.index(last) if last is not None else 0
    return frozenset(each.id for each in chain[start:])
