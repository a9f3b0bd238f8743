"""The front sheet of a case, and a card of the library, as headed blocks to read on a screen.

Invariant: what can go stale is dated and says who wrote it (¶43); a step passed over or put in
stands with its reason (¶52 to ¶55).
"""

from typing import Final

from sessionkit.continuity.blocks import Block, Line, LineKind, fact, filled, note, written
from sessionkit.continuity.chain import completed_steps, next_step
from sessionkit.continuity.exercise_lines import (
    card_called,
    exercise_line,
    exercises_note,
    step_called,
)
from sessionkit.continuity.marks import marks_in_words
from sessionkit.continuity.story import Story
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.case import Case
from sessionkit.domain.exercise import CardSection, CardStep, Exercise
from sessionkit.domain.front_sheet import Flag, FrontSheet, Noted
from sessionkit.domain.goal import Goal
from sessionkit.domain.handling import ItemKind, ItemRef
from sessionkit.domain.issue import Issue
from sessionkit.domain.people import CaseWorker
from sessionkit.domain.plan_sections import PLAN_SECTIONS
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.programme import CaseProgramme, CaseStep, StepChoice

COMPLETE: Final = "complete"
NEXT: Final = "next"


def front_sheet_blocks(case: Case) -> tuple[Block, ...]:
    """Flags first, then the order, what it says of the person, who is who, goals and programme."""
    front = case.front
    flags = sorted(front.flags, key=lambda flag: flag.lifted is not None)
    return filled(
        (
            Block("FLAGS", tuple(line for flag in flags for line in _flag(flag))),
            Block("NAME", _name(case)),
            Block("ORDER", _order(front)),
            Block("WHEREABOUTS", _noted(front.whereabouts)),
            Block("OFFENCE", _noted(front.offence)),
            Block("PEOPLE", _people(case)),
            Block("GOALS", tuple(line for goal in case.goals for line in _goal(goal))),
            Block("WORK DONE BEFORE", _prior(case)),
            *((programme_block(case),) if case.programme is not None else ()),
        )
    )


def programme_block(case: Case) -> Block:
    """The case's programme: each step with its number, and complete, next, skipped or inserted."""
    programme = case.programme
    lines = _steps(case, programme) if programme is not None else ()
    return Block("PROGRAMME", lines or fact("", "No programme is chosen."))


def card_blocks(exercise: Exercise, fed: str = "") -> tuple[Block, ...]:
    """A card of the library: what it is for, its aims and steps, then its other headings.

    Args:
        exercise: the card.
        fed: the sections of the plan it feeds, with what a case's plan has there; by their titles
            alone where it is read for no case.
    """
    modes = ", ".join(mode.value for mode in exercise.modes)
    feeds = fed or ", ".join(PLAN_SECTIONS.get(each, each) for each in exercise.feeds)
    source = "came with the program" if exercise.shipped else "the team’s own"
    about = (
        Line(LineKind.TEXT, "", exercise.purpose),
        *fact("minutes", str(exercise.minutes) if exercise.minutes else ""),
        *fact("with", modes),
        *fact("feeds the plan", feeds),
        *fact("work sheets", ", ".join(exercise.worksheets)),
        *fact("card", source),
    )
    sections = tuple(Block(each.heading, _read(each)) for each in exercise.sections)
    return filled(
        (
            Block("Purpose", about),
            Block("Aims", tuple(Line(LineKind.AIM, "", aim) for aim in exercise.aims)),
            Block("Steps", tuple(_card_step(n, each) for n, each in enumerate(exercise.steps, 1))),
            *sections,
        )
    )


def _flag(flag: Flag) -> tuple[Line, ...]:
    lead = "" if flag.lifted is None else f"lifted {show_date(flag.lifted)}"
    line = Line(LineKind.TEXT, lead, flag.what)
    lifted = note("lifted because", flag.lifted_because) if flag.lifted_because else ()
    return (line, *note(f"since {show_date(flag.since)}, {flag.by}"), *lifted)


def _name(case: Case) -> tuple[Line, ...]:
    person = case.participant
    return (
        *fact("", person.name),
        *fact("reference", case.reference),
        *fact("also known as", "; ".join(person.also_known_as)),
        *fact("opened", show_date(case.opened)),
    )


def _order(front: FrontSheet) -> tuple[Line, ...]:
    until = show_date(front.order_until) if front.order_until is not None else ""
    return (
        *written("", front.order),
        *fact("until", until),
        *written("conditions", front.conditions),
    )


def _noted(noted: Noted | None) -> tuple[Line, ...]:
    if noted is None:
        return ()
    line = Line(LineKind.TEXT, "", noted.text)
    return (line, *note(f"noted {show_date(noted.on)}, {noted.by}"))


def _people(case: Case) -> tuple[Line, ...]:
    workers = sorted(case.workers, key=lambda worker: worker.until is not None)
    return tuple(line for each in workers for line in _worker(each))


def _worker(worker: CaseWorker) -> tuple[Line, ...]:
    since = f"since {show_date(worker.since)}" if worker.since is not None else ""
    until = f"until {show_date(worker.until)}" if worker.until is not None else ""
    lead = worker.role.value if worker.until is None else f"formerly {worker.role.value}"
    times = ", ".join(part for part in (since, until) if part)
    return (*fact(lead, worker.name), *note(times))


def _goal(goal: Goal) -> tuple[Line, ...]:
    lead = f"ended {show_date(goal.ended)}" if goal.ended is not None else ""
    if not lead and goal.by_when is not None:
        lead = f"by {show_date(goal.by_when)}"
    said = (
        ("how", goal.how),
        ("how it is reviewed", goal.reviewed_by),
        ("where it stands", goal.where_it_stands),
    )
    notes = tuple(line for label, text in said for line in _note_of(label, text))
    return (Line(LineKind.TEXT, lead, goal.what), *notes)


def _prior(case: Case) -> tuple[Line, ...]:
    if not case.prior:
        return ()
    story = Story(case)
    return tuple(line for each in case.prior for line in _done_before(story, each))


def _done_before(story: Story, prior: PriorWork) -> tuple[Line, ...]:
    notes = (
        *_note_of("where and with whom", prior.where),
        *_covered(story.case, prior),
        *_note_of("what came of it", prior.came_of_it),
        *_note_of("known from", prior.source),
    )
    entered = note(f"entered {show_date(prior.noted)}, {prior.noted_by}")
    marks = note(marks_in_words(prior.marks))
    left = tuple(line for each in story.case.issues_of(prior.id) for line in _left(story, each))
    return (Line(LineKind.TEXT, prior.period, prior.what), *marks, *notes, *left, *entered)


def _covered(case: Case, prior: PriorWork) -> tuple[Line, ...]:
    names = "; ".join(each.name for each in prior.exercises)
    called = dict.fromkeys(card_called(case, each.card) for each in prior.exercises)
    return exercises_note("covered", names, "; ".join(called))


def _note_of(label: str, text: str) -> tuple[Line, ...]:
    return note(label, text) if text else ()


def _left(story: Story, issue: Issue) -> tuple[Line, ...]:
    thread = story.thread_of(ItemRef(ItemKind.ISSUE, issue.id))
    return note("left", f"{issue.text} ({thread.state.value})" if thread else issue.text)


def _steps(case: Case, programme: CaseProgramme) -> tuple[Line, ...]:
    done, coming = completed_steps(case), next_step(case)
    lines = fact("", programme.title)
    lines += written("chosen because", programme.chosen_because)
    for number, step in enumerate(programme.steps, 1):
        words = [str(number), *_standing(step, done, coming)]
        called = step_called(case, step.id)
        lines += (exercise_line(" ".join(words), step.exercise.name, called),)
        lines += note("why", step.reason) if step.reason else ()
    return lines


def _standing(step: CaseStep, done: frozenset[str], coming: CaseStep | None) -> list[str]:
    words = [] if step.choice is StepChoice.CHOSEN else [step.choice.value]
    if step.id in done:
        return [*words, COMPLETE]
    return [*words, NEXT] if coming is not None and step.id == coming.id else words


def _card_step(number: int, step: CardStep) -> Line:
    leads = f", {step.leads}" if step.leads else ""
    return Line(LineKind.CONTENT, f"{number}  {step.minutes} min{leads}", step.text)


def _read(section: CardSection) -> tuple[Line, ...]:
    return tuple(Line(LineKind.TEXT, "", each) for each in section.lines)
