"""Entering work done before the first session here, such as in custody (¶48, ¶49).

Invariant: what it left open is raised as issues that begin with it, so that they are offered when
the first session is planned, and are followed like any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sessionkit.domain.case import Case
from sessionkit.domain.errors import NotFound, WrongUse
from sessionkit.domain.ids import derived_id
from sessionkit.domain.issue import Issue
from sessionkit.domain.passage import Marks, in_order
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.text import field_text
from sessionkit.library.cards import Library
from sessionkit.workflows.change_case import Changed, change_case
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.read_library import library_of


@dataclass(frozen=True, slots=True)
class PriorSaid:
    """What is said of a piece of work done before."""

    what: str
    """What was done."""
    where: str = ""
    """Where and with whom."""
    period: str = ""
    """When, in words."""
    came_of_it: str = ""
    """What came of it."""
    cards: tuple[str, ...] = ()
    """Ids or titles of the exercises it covered."""
    source: str = ""
    """How it is known."""
    left: tuple[str, ...] = ()
    """What it left open, to be followed here."""
    marks: Marks = ()
    """What readers of an export need to know of it."""


@dataclass(frozen=True, slots=True)
class PriorAnew:
    """What is said anew of a piece of work done before."""

    texts: Mapping[str, str]
    """Words by field: what, where, period, came_of_it, source; a field that is not there stays."""
    cards: tuple[str, ...] | None = None
    """Ids or titles of the exercises it covered, all of them; nothing where they stay."""
    left: tuple[str, ...] = ()
    """What more it left open."""
    marked: Marks = ()
    """What is marked on it now, beside what was."""
    unmarked: Marks = ()
    """What is not marked on it any more."""


def enter_prior(workspace: Workspace, named: str, said: PriorSaid) -> tuple[Changed, str]:
    """Enter a piece of work done before.

    Returns:
        The case as saved, and the id of the work.

    Raises:
        WrongUse: where it does not say what was done.
        NotFound: where an exercise is not in the library.
    """
    id = workspace.new_id()
    prior = PriorWork(
        id,
        field_text(said.what),
        workspace.today,
        workspace.acting.name,
        field_text(said.where),
        field_text(said.period),
        field_text(said.came_of_it),
        exercises_named(workspace, said.cards),
        field_text(said.source),
        in_order(said.marks),
    )
    left = left_by(prior.id, said.left)
    return change_case(workspace, named, lambda case: case.with_prior(prior, left)), prior.id


def change_prior(workspace: Workspace, named: str, prior: str, anew: PriorAnew) -> Changed:
    """Change what is said of a piece of work done before; what is not said anew stays.

    Args:
        workspace: the team's store.
        named: the case.
        prior: its id, the start of that, or its place in the list.
        anew: what is said of it now.

    Raises:
        NotFound: where there is no such work, or an exercise is not in the library.
        WrongUse: where it would not say what was done, or one mark is put on and taken off.
    """
    for mark in anew.marked:
        if mark in anew.unmarked:
            raise WrongUse(f"“{mark.value}” cannot be put on and taken off at once.", "Say one.")
    said = {name: field_text(text) for name, text in anew.texts.items()}
    exercises = exercises_named(workspace, anew.cards) if anew.cards is not None else None

    def on_case(case: Case) -> Case:
        old = prior_named(case, prior)
        new = replace(
            old,
            what=said.get("what", old.what),
            where=said.get("where", old.where),
            period=said.get("period", old.period),
            came_of_it=said.get("came_of_it", old.came_of_it),
            source=said.get("source", old.source),
            exercises=exercises if exercises is not None else old.exercises,
            marks=_marked(old.marks, anew),
        )
        return case.with_prior(new, left_by(old.id, anew.left))

    return change_case(workspace, named, on_case)


def _marked(marks: Marks, anew: PriorAnew) -> Marks:
    return in_order(tuple(each for each in (*marks, *anew.marked) if each not in anew.unmarked))


def left_by(prior: str, texts: tuple[str, ...]) -> tuple[Issue, ...]:
    """What a piece of work done before left open, as issues that begin with it."""
    said = tuple(dict.fromkeys(text for each in texts if (text := field_text(each))))
    return tuple(Issue(derived_id(prior, f"left: {text}"), text, prior) for text in said)


def exercises_named(workspace: Workspace, cards: tuple[str, ...]) -> tuple[ExerciseRef, ...]:
    """Exercises of the library by their ids or titles, each once; what is blank names none.

    Raises:
        NotFound: where one is not there.
    """
    library = library_of(workspace)
    return tuple(dict.fromkeys(exercise_named(library, each) for each in cards if each.strip()))


def exercise_named(library: Library, name: str) -> ExerciseRef:
    """An exercise of the library by its id or title.

    Raises:
        NotFound: naming exercises that are called something near it.
    """
    card = library.exercise_called(name) or library.exercise(name)
    return ExerciseRef(card.id, card.title, card.title)


def prior_named(case: Case, named: str) -> PriorWork:
    """The piece of work done before, by its id, the start of that, or its place in the list.

    Raises:
        NotFound: where there is none.
        WrongUse: where several fit.
    """
    if named.isdecimal() and 1 <= int(named) <= len(case.prior):
        return case.prior[int(named) - 1]
    found = [each for each in case.prior if named and each.id.startswith(named)]
    if not found:
        raise NotFound(
            f"{case.reference} has no work done before called “{named}”.",
            f"`prior list {case.reference}` shows what was entered.",
        )
    if len(found) > 1:
        raise WrongUse(f"“{named}” fits {len(found)} of them.", "Give more of the id.")
    return found[0]
