"""The heading EXERCISE: what was worked on, what became of it, and how the session followed.

Invariant: an exercise stays as it was written; which card it is, is found out where the library is
known. What is written here is read here, from the same words.
"""

from dataclasses import dataclass, replace
from typing import Final

from sessionkit.documents.forms.context import Context
from sessionkit.documents.forms.notation.items import (
    Item,
    begins_with,
    details_of,
    read_items,
    split_key,
    write_item,
)
from sessionkit.documents.forms.structure.headings import PRINTED_HINT, Heading, plain_words
from sessionkit.documents.forms.structure.section import Section
from sessionkit.documents.forms.wording.nothing import says_nothing
from sessionkit.documents.markdown_text import escape_paragraph, unescape
from sessionkit.domain.approach import Approach, ApproachKind
from sessionkit.domain.plan import PlannedExercise
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.record import Decision, Delivery, ExerciseDone

EXERCISE: Final = "Exercise"
APPROACH: Final = "Approach"
DELIVERY: Final = "Delivery"
WHAT_NEXT: Final = "What next"
WHY: Final = "Why"

_KEYS: Final = frozenset(label.lower() for label in (DELIVERY, WHAT_NEXT, WHY))
_SLOWER: Final = {"slower": "more slowly", "move on": "complete", "completed": "complete"}
_DECISIONS: Final = {said: Decision(meant) for said, meant in _SLOWER.items()}
_APPROACHES: Final = {"slower": ApproachKind.MORE_SLOWLY, "different": ApproachKind.DIFFERENTLY}
_DELIVERIES: Final = {"instead": Delivery.INSTEAD, "not begun": Delivery.NOT_REACHED}


@dataclass(frozen=True, slots=True)
class Worked:
    """What stands under EXERCISE."""

    exercises: tuple[ExerciseDone, ...] = ()
    """As they were done."""
    lines: tuple[int, ...] = ()
    """Where each of them stands."""
    approach: Approach | None = None
    """How the session follows the one before."""

    @property
    def planned(self) -> tuple[PlannedExercise, ...]:
        """The same exercises, as planned."""
        return tuple(PlannedExercise(each.id, each.exercise, each.step) for each in self.exercises)


# --- written -------------------------------------------------------------------------------------


def write_exercises(
    exercises: tuple[PlannedExercise, ...] | tuple[ExerciseDone, ...], approach: Approach | None
) -> str:
    """What stands under EXERCISE."""
    items = [
        write_item("- ", _source(each.exercise.written or each.exercise.title), _details(each))
        for each in exercises
    ]
    if approach is not None:
        why = f": {escape_paragraph(approach.why)}" if approach.why else ""
        items.append(write_item("- ", f"{APPROACH}: {approach.kind.value}{why}"))
    return "\n".join(items)


def _source(written: str) -> str:
    source = escape_paragraph(written)
    is_plain = not split_key(source)[0] and not says_nothing(written) and not _is_printed(source)
    return source if is_plain else f"{EXERCISE}: {source}"


def _details(each: PlannedExercise | ExerciseDone) -> list[tuple[str, str]]:
    if isinstance(each, PlannedExercise):
        return []
    details = []
    if each.delivery is not Delivery.AS_PLANNED:
        details.append((DELIVERY, each.delivery.value))
    if each.decision is not None:
        details.append((WHAT_NEXT, each.decision.value))
    if each.why:
        details.append((WHY, escape_paragraph(each.why)))
    return details


# --- read ----------------------------------------------------------------------------------------


def read_exercises(sections: tuple[Section, ...], context: Context) -> Worked:
    """What the sections under EXERCISE say."""
    worked = Worked()
    for section in sections:
        for item in read_items(section.body, begins=_begins):
            worked = _read(worked, item, context)
    return worked


def _begins(source: str) -> bool:
    return split_key(source)[0] in {APPROACH.lower(), EXERCISE.lower()}


def _read(worked: Worked, item: Item, context: Context) -> Worked:
    key, rest = split_key(item.source)
    if key == APPROACH.lower() and worked.approach is None:
        approach = begins_with(rest, ApproachKind, _APPROACHES)
        if approach is not None:
            why = "\n".join((unescape(approach[1]), *(each.text for each in item.details)))
            return replace(worked, approach=Approach(approach[0], why.strip("\n")))
    if key == EXERCISE.lower() and rest:
        item = replace(item, source=rest)
    elif _is_printed(item.source) and not item.details:
        return worked
    elif says_nothing(item.text):
        context.kept.keep(f"{Heading.EXERCISE.value}: {item.text}")
        return worked
    return replace(
        worked,
        exercises=(*worked.exercises, _exercise(item, context)),
        lines=(*worked.lines, item.line),
    )


def _exercise(item: Item, context: Context) -> ExerciseDone:
    text, details = details_of(item, _KEYS)
    done = ExerciseDone(context.new_id(), ExerciseRef("", "", ""))
    reasons = []
    for detail in details.get(DELIVERY.lower(), ()):
        if delivery := begins_with(detail.source, Delivery, _DELIVERIES):
            done = replace(done, delivery=delivery[0])
            reasons.append(unescape(delivery[1]))
        else:
            text += f"\n- {DELIVERY}: {detail.text}"
    for detail in details.get(WHAT_NEXT.lower(), ()):
        if decision := begins_with(detail.source, Decision, _DECISIONS):
            done = replace(done, decision=decision[0])
            reasons.append(unescape(decision[1]))
        else:
            text += f"\n- {WHAT_NEXT}: {detail.text}"
    reasons += [detail.text for detail in details.get(WHY.lower(), ())]
    why = "\n".join(reason for reason in reasons if reason)
    return replace(done, exercise=ExerciseRef("", "", text), why=why)


def _is_printed(source: str) -> bool:
    return plain_words(source).strip("() ") == PRINTED_HINT
