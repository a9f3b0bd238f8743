"""What one kind of form has no place for, put into words.

Invariant: what was read into a value and cannot stay one goes back to text with all its words.
"""

from sessionkit.documents.forms.context import Context
from sessionkit.documents.forms.front import Front
from sessionkit.documents.forms.notation.aims import Aimed
from sessionkit.documents.forms.notation.attendance import ATTENDANCE, CODES, Said
from sessionkit.documents.forms.notation.exercises import Worked
from sessionkit.documents.forms.notation.issues import Raised
from sessionkit.documents.forms.notation.mentions import write_named
from sessionkit.documents.forms.notation.presence import REMARKS, Presence
from sessionkit.documents.forms.notation.things_made import write_made
from sessionkit.documents.forms.structure.headings import Heading
from sessionkit.documents.forms.wording.nothing import says_nothing
from sessionkit.documents.markdown_text import unescape
from sessionkit.domain.record import Delivery, ExerciseDone

_NOT_IN_PLAN = "a plan has no place for it"


def set_results_aside(worked: Worked, aimed: Aimed, line: int, context: Context) -> None:
    """What became of exercises and aims, where only what was planned is kept."""
    why = "a plan says nothing of what came of it"
    for exercise, at in zip(worked.exercises, worked.lines, strict=True):
        if words := _together(*came_of(exercise)):
            context.kept.set_aside(at, f"{exercise.exercise.written}: {words}", why)
    for result in aimed.results:
        if words := _together(result.result.value if result.result else "", result.words):
            context.kept.set_aside(line, f"{result.aim.text}: {words}", why)


def came_of(exercise: ExerciseDone) -> list[str]:
    """What is said to have come of an exercise."""
    delivery = "" if exercise.delivery is Delivery.AS_PLANNED else exercise.delivery.value
    decision = exercise.decision.value if exercise.decision else ""
    return [each for each in (decision, delivery, exercise.why) if each]


def set_planned_aside(worked: Worked, aimed: Aimed, line: int, context: Context) -> None:
    """Exercises and aims beside the record of a session that has its plan below."""
    why = "the plan of the session stands below"
    for exercise, at in zip(worked.exercises, worked.lines, strict=True):
        context.kept.set_aside(at, exercise.exercise.written, why)
    for aim in aimed.aims:
        context.kept.set_aside(line, aim.text, why)
    set_links_aside(aimed, line, context, why)


def set_links_aside(aimed: Aimed, line: int, context: Context, why: str) -> None:
    """The goals that aims serve and what they take up."""
    for goal in aimed.goals:
        context.kept.set_aside(line, f"Goal of aim {goal.aim}: {goal.goal}", why)
    for mention in aimed.mentions:
        text = f"Aim {mention.aim} takes up: {unescape(write_named(mention))}"
        context.kept.set_aside(line, text, why)


def set_looking_back_aside(raised: Raised, context: Context, why: str) -> None:
    """What is said looking back, where nothing took place yet."""
    for line, title, words in raised.looking_back:
        context.kept.set_aside(line, f"{title}: {words}", why)


def set_made_aside(raised: Raised, line: int, context: Context) -> None:
    """What is said to have been made in a session that was not held."""
    for made in raised.made:
        context.kept.set_aside(line, write_made(made), "the session was not held")


def set_approach_aside(worked: Worked, line: int, context: Context) -> None:
    """How the session followed the one before, where the record above says it."""
    if worked.approach is not None:
        words = _together("Approach", worked.approach.kind.value, worked.approach.why)
        context.kept.set_aside(line, words, "the record above says it")


def set_front_aside(front: Front, context: Context) -> None:
    """What stands beside date and names and belongs to a record."""
    presence, line = front.presence, front.dated.line
    if presence.apologies:
        names = ", ".join(who.name for who in presence.apologies)
        context.kept.set_aside(line, f"Apologies: {names}", _NOT_IN_PLAN)
    set_alone_aside(presence, line, context, _NOT_IN_PLAN)
    for said in (presence.said, presence.remarked):
        if said is not None:
            context.kept.set_aside(said.line, _words_of(said), _NOT_IN_PLAN)
    set_unread_aside(presence, context)
    set_beside_aside(front, context)


def set_beside_aside(front: Front, context: Context) -> None:
    """What stands beside the date and is no part of it."""
    dated = front.dated
    why = f"it is no part of the date ({dated.why.rstrip('.')})"
    context.kept.set_aside(dated.line, dated.beside, why)


def set_alone_aside(presence: Presence, line: int, context: Context, why: str) -> None:
    """Why one worker was alone."""
    if presence.alone_because:
        context.kept.set_aside(line, f"One worker alone because: {presence.alone_because}", why)


def set_unread_aside(presence: Presence, context: Context) -> None:
    """Lines under PRESENT that are no names."""
    for line, text in presence.unread:
        if says_nothing(text):
            context.kept.keep(f"{Heading.PRESENT.value}: {text}")
        else:
            context.kept.set_aside(line, text, _why_unread(text))


def _why_unread(text: str) -> str:
    if text.startswith(f"{ATTENDANCE}: "):
        return CODES
    if text.startswith(REMARKS):
        return "it says more than who it was"
    return "it is no name"


def set_remark_aside(presence: Presence, context: Context) -> None:
    """A remark beside a name, where an explicit line says how it was."""
    if presence.said is not None and presence.remarked is not None:
        why = "a line on attendance says how it was"
        context.kept.set_aside(presence.remarked.line, _words_of(presence.remarked), why)


def _words_of(said: Said) -> str:
    value = said.came or said.code
    return _together(value.value if value else "", said.words, said.asked_by, said.why, said.quote)


def _together(*parts: str) -> str:
    return ": ".join(part for part in parts if part)
