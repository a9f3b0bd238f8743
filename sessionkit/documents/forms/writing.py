"""A session written as a form that is read back as the same session.

Invariant: the nine headings stand word for word and in order, each as a Markdown heading of its
own, so that no text under them can be taken for one. What a person typed is escaped; what is
notation is not; and wherever plain words would be read as something else, they are written with
their label.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, tzinfo
from typing import Final

from sessionkit.documents.forms.notation.aftermath import (
    write_enforcement,
    write_follow_up,
    write_next,
)
from sessionkit.documents.forms.notation.aims import write_aims
from sessionkit.documents.forms.notation.attendance import (
    ASKED_BY,
    ATTENDANCE,
    NOT_HELD,
    NOT_SAID,
    WHY,
)
from sessionkit.documents.forms.notation.content import write_lines
from sessionkit.documents.forms.notation.exercises import write_exercises
from sessionkit.documents.forms.notation.issues import write_asked, write_issues
from sessionkit.documents.forms.notation.items import write_item
from sessionkit.documents.forms.notation.mentions import at_aims
from sessionkit.documents.forms.notation.outcome import write_outcome
from sessionkit.documents.forms.notation.passages import write_passages
from sessionkit.documents.forms.notation.presence import ALONE, write_apologies, write_present
from sessionkit.documents.forms.notation.things_made import write_made
from sessionkit.documents.forms.notation.values import write_value
from sessionkit.documents.forms.structure.headings import (
    PLAN_PART,
    PLAN_TITLE,
    RECORD_TITLE,
    SET_ASIDE,
    Heading,
)
from sessionkit.documents.forms.structure.source import HINT
from sessionkit.documents.forms.wording.people import People
from sessionkit.documents.forms.wording.whens import Calendar, show_when
from sessionkit.documents.markdown_text import escape_block, escape_paragraph
from sessionkit.domain.approach import Approach
from sessionkit.domain.people import Who
from sessionkit.domain.plan import Plan
from sessionkit.domain.record import HeldRecord, NotHeldRecord
from sessionkit.domain.sheet import Mention, Sheet

_HINTS: Final = {
    Heading.NAME: "The participant's name, as the case has it.",
    Heading.DATE: "Day first, with the time: Tue 3 Mar 2026, 14:30 to 15:30.",
    Heading.VENUE: "Where.",
    Heading.PRESENT: "One name a line. “Apologies: name”. “Attendance: late: bus on strike”, or "
    "“Not held: cancelled by us”.",
    Heading.EXERCISE: "As the library or the printed list has it, one a line.",
    Heading.AIMS: "One a line, each to be met or not met today. Afterwards, indented: "
    "“- Result: partly met: two of four”.",
    Heading.CONTENT: "The work, in detail.",
    Heading.OUTCOME: "What happened and was said. What you make of it goes under a heading of its "
    "own: “### What we make of it”.",
    Heading.ISSUES: "One a line. A name and a day make an action: “Isla to ring housing by Fri 6 "
    "Mar”. “Homework: draw the road”. “Made: Road map”. “Next appointment: Tue 10 Mar 2026, "
    "14:30”.",
}


def blank_form() -> str:
    """An empty form, with a hint under each heading that is dropped when the form is read."""
    return _form("", {heading: HINT.format(hint) for heading, hint in _HINTS.items()})


def write_form(sheet: Sheet, zone: tzinfo | None = None, asked: Sequence[Mention] = ()) -> str:
    """A session as a form.

    Args:
        sheet: the session with what belongs to it.
        asked: what earlier sessions left that is to be asked about; nothing is said of it yet.
        zone: where sessions are held: times are shown on the clocks there. Without it each time is
            shown as it was stored, which is read back right where it was stored in that zone.
    """
    writer = _Writer(sheet, zone, asked)
    session = sheet.session
    match session.record:
        case HeldRecord():
            first = _form(RECORD_TITLE, writer.held(session.record), session.record.set_aside)
        case NotHeldRecord():
            first = _form(RECORD_TITLE, writer.not_held(session.record), session.record.set_aside)
        case _:
            assert session.plan is not None
            return _form(PLAN_TITLE, writer.plan_alone(session.plan), session.plan.set_aside)
    if session.plan is None:
        return first
    plan = _form(PLAN_PART, writer.plan_after(session.plan), session.plan.set_aside)
    return f"{first}\n{plan}"


def _form(title: str, under: dict[Heading, str], set_aside: str = "") -> str:
    blocks = [f"# {title}"] if title else []
    for heading in Heading:
        blocks += [f"## {heading.value}", under.get(heading, "")]
    if set_aside:
        blocks += [f"## {SET_ASIDE}", escape_block(set_aside)]
    return "\n\n".join(block for block in blocks if block) + "\n"


class _Writer:
    """Writes the parts of one session."""

    def __init__(self, sheet: Sheet, zone: tzinfo | None, asked: Sequence[Mention]) -> None:
        self.sheet = sheet
        self.zone = zone
        self.asked = asked

    def front(self, of: Plan | HeldRecord | NotHeldRecord) -> dict[Heading, str]:
        return {
            Heading.NAME: write_value(self.sheet.name),
            Heading.DATE: show_when(of.when, self.zone),
            Heading.VENUE: write_value(of.venue),
        }

    def held(self, record: HeldRecord) -> dict[Heading, str]:
        said = record.came.value if record.came else NOT_SAID
        words = f": {escape_paragraph(record.came_words)}" if record.came_words else ""
        lines = [write_item("- ", f"{ATTENDANCE}: {said}{words}")]
        if record.alone_because:
            lines.append(write_item("- ", f"{ALONE}: {escape_paragraph(record.alone_because)}"))
        goals, mentions = self.sheet.goals, self.at_aims(len(record.aims))
        return {
            **self.front(record),
            Heading.PRESENT: self.people(record.present, record.apologies, lines),
            Heading.EXERCISE: write_exercises(record.exercises, self.approach),
            Heading.AIMS: write_aims(record.aims, goals, mentions),
            Heading.CONTENT: write_passages(record.content),
            Heading.OUTCOME: write_outcome(record),
            Heading.ISSUES: self.issues(record, len(mentions)),
        }

    def not_held(self, record: NotHeldRecord) -> dict[Heading, str]:
        details = [
            (label, escape_paragraph(text))
            for label, text in ((ASKED_BY, record.asked_by), (WHY, record.why))
            if text
        ]
        code = record.code.value if record.code else NOT_SAID
        lines = [write_item("- ", f"{NOT_HELD}: {code}", details)]
        return {
            **self.front(record),
            Heading.PRESENT: self.people(record.present, record.apologies, lines),
            Heading.EXERCISE: write_exercises((), self.approach),
            Heading.OUTCOME: write_passages(record.words),
            Heading.ISSUES: self.issues(record, len(self.at_aims(self.aims))),
        }

    def plan_alone(self, plan: Plan) -> dict[Heading, str]:
        mentions = self.at_aims(len(plan.aims))
        return {
            **self.plan_after(plan),
            Heading.EXERCISE: write_exercises(plan.exercises, self.approach),
            Heading.AIMS: write_aims(plan.aims, self.sheet.goals, mentions),
            Heading.ISSUES: self.issues(plan, len(mentions)),
        }

    def plan_after(self, plan: Plan) -> dict[Heading, str]:
        """The plan as it stands after a record, which says itself what its aims are for."""
        are_aims = self.sheet.session.not_held is not None
        goals = self.sheet.goals if are_aims else ()
        mentions = self.at_aims(self.aims) if are_aims else ()
        return {
            **self.front(plan),
            Heading.PRESENT: self.people(plan.present, (), []),
            Heading.EXERCISE: write_exercises(plan.exercises, None),
            Heading.AIMS: write_aims(plan.aims, goals, mentions),
            Heading.CONTENT: write_lines(plan.content),
        }

    @property
    def approach(self) -> Approach | None:
        return self.sheet.session.approach

    @property
    def aims(self) -> int:
        return len(self.sheet.session.aims)

    def at_aims(self, aims: int) -> tuple[Mention, ...]:
        mentions = self.sheet.mentions
        return mentions[: at_aims(mentions, aims)]

    def people(self, present: Iterable[Who], apologies: Iterable[Who], lines: Sequence[str]) -> str:
        people = People(self.sheet.name)
        named = [write_item("- ", write_present(who, people)) for who in present]
        named += [write_item("- ", write_apologies(who, people)) for who in apologies]
        return "\n".join((*named, *lines))

    def issues(self, of: Plan | HeldRecord | NotHeldRecord, at_aims: int) -> str:
        others = of.present if isinstance(of, Plan) else (*of.present, *of.apologies)
        people = People(self.sheet.name, tuple(others))
        calendar = Calendar(of.when.day, UTC)
        sheet = self.sheet
        mentions = sheet.mentions[at_aims:]
        items = write_asked(self.asked)
        items += write_issues(sheet.issues, sheet.actions, mentions, people, calendar)
        if isinstance(of, HeldRecord):
            items += [write_made(each) for each in of.made]
        if not isinstance(of, Plan):
            items += [write_follow_up(each, self.zone) for each in of.follow_ups]
            items += [write_enforcement(each) for each in of.enforcement]
            items += [write_next(of.next, self.zone)] if of.next else []
        return "\n".join(items)
