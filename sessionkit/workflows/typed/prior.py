"""Work done before the first session, as it is typed.

Invariant: what it left open stands as issues and is only ever added to here; an exercise that was
named keeps the words it was named in, whatever became of its card.
"""

from dataclasses import dataclass, replace

from sessionkit.domain.case import Case
from sessionkit.domain.errors import NotFound
from sessionkit.domain.issue import Issue
from sessionkit.domain.passage import Marks
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.programme import ExerciseRef
from sessionkit.library.cards import Library
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.prior_work import exercise_named, left_by
from sessionkit.workflows.read_library import library_of
from sessionkit.workflows.typed.reading import Reading, line, names_apart, prose
from sessionkit.workflows.typed.record import mark_words
from sessionkit.workflows.typed.record_parts import marks_read


@dataclass(frozen=True, slots=True)
class TypedPrior:
    """A piece of work done before, as it stands in the fields of a form."""

    id: str
    """Id of the work, one that is yet to be entered included."""
    what: str
    """What was done."""
    where: str
    """Where and with whom, on one line like the fields after it but what came of it."""
    period: str
    """When, in words."""
    covered: str
    """Exercises it covered, by id or title, with commas between."""
    came_of_it: str
    """What came of it."""
    source: str
    """How it is known."""
    marks: tuple[str, ...]
    """Values of `Mark`; what keeps it from a reader keeps back what it left as well."""
    left_open: str
    """What more it left open, one a line; blank as it opens, for what it left stands as issues."""


def prior_form(case: Case, prior: str) -> TypedPrior:
    """A piece of work as its form opens: as it stands, or blank where the case has none of it."""
    return _row(prior, _prior(case, prior))


def left_already(case: Case, prior: str) -> tuple[Issue, ...]:
    """What a piece of work left open, as far as it was entered."""
    return case.issues_of(prior)


def written_prior(workspace: Workspace, case: Case, form: TypedPrior) -> Case:
    """The case with a piece of work done before as it is typed, and what it left as issues.

    Raises:
        FormProblems: naming an exercise that the library has not, or a piece of work of which
            something is said but not what was done.
    """
    old = _prior(case, form.id)
    stood = _row(form.id, old)
    if form == stood:
        return case
    reading = Reading(workspace, case)
    exercises = _exercises(reading, workspace, form.covered, old)
    left = left_by(form.id, tuple(prose(form.left_open).split("\n")))
    what = _words(form.what, stood.what, old.what if old is not None else "")
    marks = _marks(reading, form, stood, old)
    others = (form.where, form.period, form.covered, form.came_of_it, form.source)
    said = left or marks or any(prose(each) for each in others)
    if not what and (old is not None or said):
        reading.refuse("what", "Work done before says what was done.", "Name it in a few words.")
    reading.check()
    if not what:
        return case
    on = old or PriorWork(form.id, what, workspace.today, workspace.acting.name)
    changed = replace(
        on,
        what=what,
        where=_words(form.where, stood.where, on.where),
        period=_words(form.period, stood.period, on.period),
        came_of_it=_words(form.came_of_it, stood.came_of_it, on.came_of_it),
        exercises=exercises,
        source=_words(form.source, stood.source, on.source),
        marks=marks,
    )
    return case.with_prior(changed, left)


def _prior(case: Case, id: str) -> PriorWork | None:
    return next((each for each in case.prior if each.id == id), None)


def _row(id: str, prior: PriorWork | None) -> TypedPrior:
    if prior is None:
        return TypedPrior(id, "", "", "", "", "", "", (), "")
    return TypedPrior(
        id,
        prior.what,
        line(prior.where),
        line(prior.period),
        _shown(prior.exercises),
        prior.came_of_it,
        line(prior.source),
        mark_words(prior.marks),
        "",
    )


def _shown(exercises: tuple[ExerciseRef, ...]) -> str:
    return line(", ".join(each.name for each in exercises))


def _words(text: str, shown: str, old: str) -> str:
    """What a field says now: what stood in the record where nothing was typed into it."""
    return old if text == shown else prose(text)


def _marks(reading: Reading, form: TypedPrior, stood: TypedPrior, old: PriorWork | None) -> Marks:
    if old is not None and form.marks == stood.marks:
        return old.marks
    return marks_read(reading, "marks", form.marks)


class _Known:
    """Exercises by what they are called: those named before, then those of the library."""

    def __init__(self, named: tuple[ExerciseRef, ...], library: Library) -> None:
        self._library = library
        self._named: dict[str, ExerciseRef] = {}
        for ref in named:
            for name in filter(None, (ref.name, ref.card, ref.written)):
                self._named.setdefault(name.casefold(), ref)

    def __contains__(self, name: object) -> bool:
        called = str(name)
        return called.casefold() in self._named or bool(self._library.exercise_called(called))

    def __getitem__(self, name: str) -> ExerciseRef:
        return self._named.get(name.casefold()) or exercise_named(self._library, name)


def _exercises(
    reading: Reading, workspace: Workspace, text: str, old: PriorWork | None
) -> tuple[ExerciseRef, ...]:
    named = old.exercises if old is not None else ()
    if text == _shown(named):
        return named
    known = _Known(named, library_of(workspace))
    found: list[ExerciseRef] = []
    for name in filter(None, names_apart(text, known)):
        try:
            found.append(known[name])
        except NotFound as error:
            hint = error.hint or "Write ids or titles of cards, with commas between."
            reading.refuse("covered", error.message, hint)
    return tuple(dict.fromkeys(found))
