"""The heading EXERCISE: what was worked on, what became of it, and how the session followed.

Invariant: an exercise stays as it was written; which card it is, is found out where the library is
known. What is written here is read here, from the same words.
"""

import re
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
_NOTES: Final = {
    DELIVERY.lower(): DELIVERY,
    "how it went": DELIVERY,
    WHAT_NEXT.lower(): WHAT_NEXT,
    "next": WHAT_NEXT,
    "decision": WHAT_NEXT,
    WHY.lower(): WHY,
    "reason": WHY,
}
"""Labels of what is said of the exercise above them, listed under it or after it."""
_CAME_OF_IT: Final = r"(?:abandoned|not reached|not begun|done instead)"
_NESTED: Final = re.compile(rf"{_CAME_OF_IT}(?: *[:;,.(–—-].*| of .*)?", re.IGNORECASE | re.DOTALL)
_AT_END: Final = re.compile(
    rf"(?P<written>.*\S)(?: *\((?P<inside>{_CAME_OF_IT}(?: *[:;,–—-][^()]*)?)\)"
    rf"| +[–—-]+ *(?P<after>{_CAME_OF_IT}(?: *[:;,.–—-].*)?))\.?",
    re.IGNORECASE | re.DOTALL,
)
"""An exercise with what became of it: “Pen Picture - abandoned, he was upset”."""


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
    is_plain = not (
        split_key(source)[0]
        or says_nothing(written)
        or _is_printed(source)
        or _AT_END.fullmatch(written)
    )
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
        for item in _with_notes(read_items(section.body, begins=_begins)):
            worked = _read(worked, item, context)
    return worked


def _with_notes(items: tuple[Item, ...]) -> list[Item]:
    """The items, with notes that stand beside their exercise listed under it."""
    out: list[Item] = []
    for item in items:
        if out and split_key(item.source)[0] in _NOTES:
            note = replace(item, details=())
            out[-1] = replace(out[-1], details=(*out[-1].details, note, *item.details))
        else:
            out.append(item)
    return out


def _begins(source: str) -> bool:
    return split_key(source)[0] in {APPROACH.lower(), EXERCISE.lower(), *_NOTES}


def _read(worked: Worked, item: Item, context: Context) -> Worked:
    key, rest = split_key(item.source)
    if key == APPROACH.lower() and worked.approach is None:
        approach = begins_with(rest, ApproachKind, _APPROACHES)
        if approach is not None:
            why = "\n".join((unescape(approach[1]), *(each.text for each in item.details)))
            return replace(worked, approach=Approach(approach[0], why.strip("\n")))
    if key == EXERCISE.lower() and rest:
        item = replace(item, source=rest)
    elif found := _AT_END.fullmatch(item.source):
        said = Item(item.line, f"{DELIVERY}: {found['inside'] or found['after']}")
        item = replace(item, source=found["written"], details=(said, *item.details))
    elif _is_printed(item.source) and not item.details:
        return worked
    elif says_nothing(item.text):
        words = (item.text, *(f"- {each.text}" for each in item.details))
        context.kept.keep(f"{Heading.EXERCISE.value}: " + "\n".join(words))
        return worked
    return replace(
        worked,
        exercises=(*worked.exercises, _exercise(item, context)),
        lines=(*worked.lines, item.line),
    )


def _exercise(item: Item, context: Context) -> ExerciseDone:
    text, details = details_of(
        replace(item, details=tuple(_labelled(each) for each in item.details)), _KEYS
    )
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


def _labelled(detail: Item) -> Item:
    """A line under an exercise with the label it is known by."""
    key, rest = split_key(detail.source)
    if key in _NOTES:
        return replace(detail, source=f"{_NOTES[key]}: {rest}")
    if _NESTED.fullmatch(detail.source):
        return replace(detail, source=f"{DELIVERY}: {detail.source}")
    return detail


def _is_printed(source: str) -> bool:
    return plain_words(source).strip("() ") == PRINTED_HINT
