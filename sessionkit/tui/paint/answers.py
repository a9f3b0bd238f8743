"""A record's answers as rows: what was asked, what was said, and where to change it.

Invariant: every field that holds something has its row; empty ones appear where they are usually
filled. An answer of several lines stands in one column, with what changes it beside its first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from sessionkit.continuity.exercise_lines import step_called
from sessionkit.domain.case import Case
from sessionkit.domain.errors import NotFound
from sessionkit.domain.text import one_line
from sessionkit.tui.paint.plain import broken
from sessionkit.workflows.typed.record import TypedDone, TypedMade, TypedPassage, TypedRecord
from sessionkit.workflows.typed.record_entries import TypedEntryHere
from sessionkit.workflows.typed.record_turns import TypedTurn, homework_in, others_in, ref_of

TAKEN_OUT = "what this was about has been taken out of the case meanwhile"
"""Said in place of the words of something that is not in the case any more."""
_LONGEST = 160
"""Characters of a text that a row shows."""
_LABEL: Final = 12
"""Cells for what was asked."""
_CHANGE: Final = "  Change"
"""Stands at the right end of the row."""
_NARROWEST: Final = 16
"""Cells an answer has at the least."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer."""

    field: str
    """The field's path."""
    label: str
    """What was asked, in a word or two."""
    text: str
    """What was said; empty where nothing was."""


def answers(
    case: Case, form: TypedRecord, sections: Mapping[str, str], *, private: bool = False
) -> tuple[Answer, ...]:
    """Every answer of a record, in the order of the form.

    Args:
        case: for the words of what earlier sessions left.
        form: what was answered.
        sections: title of each section of the plan by its id.
        private: whether other people may see the screen.
    """
    return tuple(_answers(case, form, sections, private))


def answer_row(answer: Answer, width: int) -> Content:
    """An answer in lines of so many cells."""
    room = max(_NARROWEST, width - _LABEL - len(_CHANGE))
    first, *others = broken(answer.text or "(nothing)", room)
    label = Content(f"{answer.label:<{_LABEL}}")
    beside = Content(" " * (room - first.cell_length) + _CHANGE)
    under = (Content(" " * _LABEL) + each for each in others)
    return Content("\n").join((Content("").join((label, first, beside)), *under))


def lack_row(sentence: str, width: int) -> Content:
    """What must still be said, set in from its heading."""
    return Content("\n").join(Content("  ") + each for each in broken(sentence, width - 2))


def made_in_words(rows: tuple[TypedMade, ...]) -> str:
    """What was made, in a line: “Road map (flip chart); Three doors”."""
    named = (one_line(each.title) + (f" ({each.kind})" if each.kind else "") for each in rows)
    return "; ".join(each.strip() for each in named if each) or "none"


def entries_in_words(rows: tuple[TypedEntryHere, ...]) -> str:
    """What goes into the plan, in a line."""
    return "; ".join(filter(None, (one_line(each.text) for each in rows))) or "none"


def _answers(
    case: Case, form: TypedRecord, sections: Mapping[str, str], private: bool
) -> Iterator[Answer]:
    yield Answer("came", "Came", _joined(form.came, form.came_words))
    yield Answer("when", "Held", _joined(form.when, form.venue))
    yield Answer("present", "Present", _joined(form.present, form.alone_because))
    for turn in homework_in(case, form.turns):
        yield _turn(case, "Homework", turn)
    for number, each in enumerate(form.results, 1):
        said = f"{each.text} — {each.result or 'not said'}"
        yield Answer(f"results/{each.id}/result", f"Aim {number}", _joined(said, each.words))
    yield _passages("content", "Content", form.content)
    yield _passages("happened", "Happened", form.happened)
    yield _passages("view", "Our view", form.view)
    for done in form.exercises:
        called = step_called(case, done.step) if private else done.title or done.written
        yield Answer(f"exercises/{done.id}/decision", "What next", _done(done, called))
    for turn in others_in(case, form.turns):
        # What nothing was said of is left as it is; there may be many.
        if turn.how:
            yield _turn(case, "Before", turn)
    for issue in form.issues:
        risk = "risk information" if issue.risk else ""
        yield Answer(f"issues/{issue.id}/text", "Issue", _joined(issue.text, risk))
    for action in form.actions:
        text = _joined(action.what, action.who, action.due)
        yield Answer(f"actions/{action.id}/what", "Action", text)
    for made in form.made:
        yield Answer(f"made/{made.id}/title", "Made", _made(made))
    for entry in form.entries:
        title = sections.get(entry.section, entry.section)
        said = _joined(title, entry.text, entry.agreement, entry.agreement_words, entry.founded)
        yield Answer(f"entries/{entry.id}/text", "Plan entry", said)
    yield Answer("next", "Next", _joined(form.next, form.next_venue, form.no_next_because))


def _turn(case: Case, label: str, turn: TypedTurn) -> Answer:
    try:
        item = case.words_of(ref_of(case, turn.id))
    except NotFound:
        item = TAKEN_OUT
    text = _joined(turn.how or "not said", item, turn.due, turn.why)
    return Answer(f"turns/{turn.id}/how", label, text)


def _passages(field: str, label: str, rows: tuple[TypedPassage, ...]) -> Answer:
    text = one_line(" ".join(each.text for each in rows))
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"
    return Answer(f"{field}/{rows[0].id}/text" if rows else field, label, cut)


def _done(done: TypedDone, called: str) -> str:
    delivery = "" if done.delivery == "as planned" else done.delivery
    return _joined(f"{called}: {done.decision or 'not said'}", delivery, done.why)


def _made(made: TypedMade) -> str:
    copy = f"copy {made.copy}" if made.copy else ""
    return _joined(made.title, made.kind, made.kept, copy)


def _joined(*parts: str) -> str:
    return " · ".join(one_line(part) for part in parts if part)
