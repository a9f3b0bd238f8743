"""A session as one sheet of paper: what the Appendix 1 form can carry of it.

Invariant: a sheet holds a session with the issues, actions and handlings that belong to it, and
nothing else of the case; two sheets that say the same are equal once their ids are taken away.
"""

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, Self

from sessionkit.domain.action import Action
from sessionkit.domain.case import Case
from sessionkit.domain.handling import How, ItemKind
from sessionkit.domain.issue import Issue
from sessionkit.domain.numbering import BEFORE
from sessionkit.domain.session import Session


@dataclass(frozen=True, slots=True)
class Mention:
    """What this session did with something an earlier one left, said in words."""

    how: How
    """Taken up, left, carried, dropped, done, settled or reopened."""
    kind: ItemKind
    """Aim, issue or action."""
    number: int | None
    """Number of the session it came from, `BEFORE` for work done before; empty where that is not
    known."""
    text: str
    """What the aim, issue or action said."""
    on: date | None = None
    """The day, where it is not the session's own."""
    why: str = ""
    """The reason."""
    due: date | None = None
    """The new day it is due, where it was carried."""
    aim: int | None = None
    """The place, from 1, of the aim of this session that takes it up."""

    @property
    def named(self) -> str:
        """Its kind and where it came from: “action from session 12”."""
        if self.number is None:
            return self.kind.value
        where = "work done before" if self.number == BEFORE else f"session {self.number}"
        return f"{self.kind.value} from {where}"


@dataclass(frozen=True, slots=True)
class GoalNamed:
    """Which goal an aim of the session serves, said in words."""

    aim: int
    """The place of the aim, from 1."""
    goal: str
    """What the goal says."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One session as the form carries it."""

    name: str
    """The participant's name, as written under NAME OF OFFENDER."""
    session: Session
    """The session; its number is a link and is not carried."""
    issues: tuple[Issue, ...] = ()
    """The issues raised in it."""
    actions: tuple[Action, ...] = ()
    """The actions agreed in it."""
    mentions: tuple[Mention, ...] = ()
    """What it did with what earlier sessions left."""
    goals: tuple[GoalNamed, ...] = ()
    """The goals its aims serve."""

    def without_ids(self) -> Self:
        """The same sheet without ids, numbers, source and links: what is compared."""
        bare = replace(self, session=replace(self.session, number=None, source=None))
        return _bare(bare)  # type: ignore[no-any-return]


def sheet_of(case: Case, session: Session) -> Sheet:
    """A session of a case as the form carries it."""
    aims = [aim.id for aim in session.aims]
    mentions = tuple(
        Mention(
            each.how,
            each.item.kind,
            case.came_from(each.item).number,
            case.words_of(each.item),
            each.on if each.on != session.when.day else None,
            each.why,
            each.due,
            aims.index(each.aim) + 1 if each.aim in aims else None,
        )
        for each in case.handlings_in(session.id)
    )
    # What became an aim first, in the order of the aims: so it can stand under them.
    in_order = sorted(
        mentions, key=lambda each: each.aim if each.aim is not None else len(aims) + 1
    )
    return Sheet(
        case.participant.name,
        session,
        case.issues_of(session.id),
        case.actions_of(session.id),
        tuple(in_order),
        _goals_named(case, session),
    )


def _goals_named(case: Case, session: Session) -> tuple[GoalNamed, ...]:
    words = {goal.id: goal.what for goal in case.goals}
    return tuple(
        GoalNamed(place, words[aim.goal])
        for place, aim in enumerate(session.aims, 1)
        if aim.goal in words
    )


_LINKS = frozenset({"id", "session", "worker", "goal", "step", "follows", "successor", "by"})


def _bare(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_bare(each) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    bare = {f.name: _bare_field(f.name, getattr(value, f.name)) for f in fields(value)}
    return replace(value, **bare)


def _bare_field(name: str, value: Any) -> Any:
    if name in _LINKS and isinstance(value, str):
        return ""
    if name == "completed":
        return None
    return _bare(value)
