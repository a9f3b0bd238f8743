"""The programme of one case: copied from the library, its steps chosen, skipped and inserted.

Invariant: every change to the order or choice of steps carries its reason (¶52 to ¶55).
"""

from collections.abc import Callable
from dataclasses import replace

from sessionkit.domain.case import Case
from sessionkit.domain.errors import Refused
from sessionkit.domain.programme import CaseProgramme, CaseStep, ExerciseRef
from sessionkit.workflows.change_case import Changed, change_case
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.read_library import library_of


def choose_programme(workspace: Workspace, named: str, programme: str, because: str) -> Changed:
    """Give a case its own copy of a programme of the library.

    Raises:
        Refused: where the case has a programme already.
        NotFound: where the library has no such programme.
    """
    library = library_of(workspace)
    chosen = library.programme(programme)
    titles = {each.id: each.title for each in library.exercises}
    ids = tuple(workspace.new_id() for _ in chosen.steps)

    def change(case: Case) -> Case:
        if case.programme is not None:
            raise Refused(
                f"{case.reference} follows “{case.programme.title}” already.",
                "Skip, choose or insert steps instead; the record then shows why.",
            )
        return replace(case, programme=CaseProgramme.copied(chosen, titles, ids, because))

    return change_case(workspace, named, change)


def skip_step(workspace: Workspace, named: str, number: int, reason: str) -> Changed:
    """Pass over a step, with the reason."""
    return _change(workspace, named, lambda programme: programme.skip(number, reason))


def choose_step(workspace: Workspace, named: str, number: int, reason: str) -> Changed:
    """Choose a step, or choose it again."""
    return _change(workspace, named, lambda programme: programme.choose(number, reason))


def insert_step(
    workspace: Workspace, named: str, before: int, exercise: str, reason: str
) -> Changed:
    """Put another exercise in before a step, with the reason."""
    card = library_of(workspace).exercise(exercise)
    ref = ExerciseRef(card.id, card.title, card.title)
    step = CaseStep(workspace.new_id(), ref, reason=reason)
    return _change(workspace, named, lambda programme: programme.insert(before, step))


def _change(
    workspace: Workspace, named: str, change: Callable[[CaseProgramme], CaseProgramme]
) -> Changed:
    def on_case(case: Case) -> Case:
        if case.programme is None:
            raise Refused(
                f"{case.reference} has no programme.",
                f"`programme choose {case.reference} appendix-1` copies one from the library.",
            )
        return replace(case, programme=change(case.programme))

    return change_case(workspace, named, on_case)
