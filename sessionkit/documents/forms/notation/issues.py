"""The last heading: issues raised, further action, and what else a session leaves behind it.

Invariant: a label such as `Issue:` or `Action:` decides; without one, a person and a time make an
action, and everything else stays an issue. Nothing under this heading is dropped.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sessionkit.documents.forms.context import Context
from sessionkit.documents.forms.notation.actions import (
    ACTION,
    HOMEWORK,
    guessed,
    in_brackets,
    read_action,
    write_action,
)
from sessionkit.documents.forms.notation.aftermath import (
    ENFORCEMENT,
    FOLLOWED_UP,
    NEXT,
    NO_NEXT,
    read_enforcement,
    read_follow_up,
    read_next,
    read_next_said,
    read_no_next,
)
from sessionkit.documents.forms.notation.attendance import NOT_SAID
from sessionkit.documents.forms.notation.items import Item, read_items, split_key, write_item
from sessionkit.documents.forms.notation.mentions import (
    HOWS,
    read_mention,
    read_named,
    write_mention,
    write_named,
)
from sessionkit.documents.forms.notation.outcome import LOOKING_BACK
from sessionkit.documents.forms.notation.passages import take_marks, write_marks
from sessionkit.documents.forms.notation.things_made import LABELS as MADE_LABELS
from sessionkit.documents.forms.notation.things_made import read_made
from sessionkit.documents.forms.structure.headings import (
    Also,
    Heading,
    heading_named,
    is_about_action,
)
from sessionkit.documents.forms.structure.labels import split_label
from sessionkit.documents.forms.structure.section import Section
from sessionkit.documents.forms.wording.nothing import says_nothing
from sessionkit.documents.forms.wording.people import People
from sessionkit.documents.forms.wording.prose import pieces
from sessionkit.documents.forms.wording.whens import Calendar
from sessionkit.documents.markdown_text import escape_paragraph, unescape
from sessionkit.domain.action import Action
from sessionkit.domain.appointment import Next
from sessionkit.domain.calendar_words import quoted
from sessionkit.domain.follow_up import Enforcement, FollowUp
from sessionkit.domain.handling import How
from sessionkit.domain.issue import Issue
from sessionkit.domain.made import Made
from sessionkit.domain.sheet import Mention

ISSUE: Final = "Issue"
RISK: Final = "Issue (risk information)"

_RISK: Final = frozenset({RISK.lower(), "risk information", "risk", "risk issue", "issue (risk)"})
_FOLLOWED_UP: Final = frozenset({FOLLOWED_UP.lower(), "follow-up", "follow up", "followed-up"})
_NO_NEXT: Final = frozenset({NO_NEXT.lower(), "no next appointment because"})
_NEXT: Final = frozenset(
    {
        NEXT.lower(),
        *("next session", "next appt", "next meeting", "date of next session"),
        *("date of next appointment", "next appointment date", "next session date"),
    }
)
_LABELS: Final = (
    _RISK
    | _FOLLOWED_UP
    | _NO_NEXT
    | _NEXT
    | HOWS.keys()
    | LOOKING_BACK.keys()
    | MADE_LABELS.keys()
    | {NOT_SAID, ISSUE.lower(), ACTION.lower(), HOMEWORK.lower(), ENFORCEMENT.lower()}
)
_SIGNED: Final = re.compile(
    r"(?:\*\*|__)?(?:signed|signatures?|completed by|recorded by|written by|author|report by"
    r"|date signed)"
    r"\b(?: by)?(?:\*\*|__)? ?(?:[:.…_-]|$).*",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Raised:
    """What stands under the last heading."""

    issues: tuple[Issue, ...] = ()
    """What was raised."""
    actions: tuple[Action, ...] = ()
    """What is to be done."""
    mentions: tuple[Mention, ...] = ()
    """What was done with what earlier sessions left."""
    next: Next | None = None
    """The next appointment, or why none."""
    follow_ups: tuple[FollowUp, ...] = ()
    """What was done about a missed session."""
    enforcement: tuple[Enforcement, ...] = ()
    """What was done to enforce the order."""
    made: tuple[Made, ...] = ()
    """What was made."""
    looking_back: tuple[tuple[int, str, str], ...] = ()
    """What is said looking back: where, under which title, and the words."""
    after: tuple[tuple[int, str], ...] = ()
    """The lines that were read for what only a record has: where they stand, what they say."""


# --- written -------------------------------------------------------------------------------------


def write_asked(asked: Sequence[Mention]) -> list[str]:
    """List items on what is to be asked about, of which nothing has been said yet."""
    label = NOT_SAID.capitalize()
    return [write_item("- ", f"{label}: {write_named(each)}") for each in asked]


def write_issues(
    issues: Sequence[Issue],
    actions: Sequence[Action],
    mentions: Sequence[Mention],
    people: People,
    calendar: Calendar,
) -> list[str]:
    """List items with issues, actions and what was done with what earlier sessions left."""
    return [
        *(write_item("- ", _issue_source(issue)) for issue in issues),
        *(write_action(action, people, calendar) for action in actions),
        *(write_mention(mention) for mention in mentions),
    ]


def _issue_source(issue: Issue) -> str:
    label = RISK if issue.risk_information else ISSUE
    return f"{label}: {write_marks(issue.marks)}{escape_paragraph(issue.text)}"


# --- read ----------------------------------------------------------------------------------------


def read_issues(sections: Sequence[Section], session: str, context: Context) -> Raised:
    """What the sections under the last heading say.

    Args:
        sections: under that heading.
        session: id of the session.
        context: what the form is read with, on the day of the session.
    """
    reader = _Reader(session, context)
    for section in sections:
        reader.is_action = is_about_action(section.title)
        for item in read_items(section.body, begins=_begins):
            if section.also is Also.NEXT:
                source = f"{Also.NEXT.prefix}{item.source}"
                reader.following(replace(item, source=source), item.source)
            else:
                reader.item(item)
    return reader.raised


def _begins(source: str) -> bool:
    return (
        split_key(source)[0] in _LABELS
        or _subheading(source) is not None
        or bool(in_brackets(source))
    )


def _subheading(source: str) -> tuple[bool, str] | None:
    """Whether a line such as `Actions:` says that what follows is further action; and its rest."""
    found = split_label(source, heading_named)
    if found is None or found[0] is not Heading.ISSUES:
        return None
    return is_about_action(found[1]), found[2]


class _Reader:
    """Reads one item after the other."""

    def __init__(self, session: str, context: Context) -> None:
        self.session = session
        self.context = context
        self.raised = Raised()
        self.is_action = False

    def item(self, item: Item) -> None:
        key, rest = split_key(item.source)
        if key in _LABELS:
            self.labelled(item, key, rest)
        elif (action := in_brackets(item.source)) is not None:
            self.action(replace(item, source=action))
        elif (sub := _subheading(item.source)) is not None:
            self.is_action, rest = sub
            self.several(replace(item, source=rest))
        else:
            self.unlabelled(item)

    def several(self, item: Item) -> None:
        """What stands after a label and is listed under it."""
        if item.source:
            self.unlabelled(replace(item, details=()))
        for detail in item.details:
            self.item(detail)

    def labelled(self, item: Item, key: str, rest: str) -> None:
        said = replace(item, source=rest)
        if not rest and key not in _NO_NEXT:
            self.listed_under(item, key)
        elif key == ISSUE.lower() or key in _RISK:
            self.issue(said, key in _RISK)
        elif key == ACTION.lower():
            self.action(said)
        elif key == HOMEWORK.lower():
            self.action(item, is_homework=True)
        elif key in HOWS:
            self.mention(item, key, rest)
        elif key == NOT_SAID:
            self.asked(item, rest)
        else:
            self.after(item, key, rest)

    def listed_under(self, item: Item, key: str) -> None:
        """A label with nothing after it but a list."""
        for detail in item.details:
            self.labelled(detail, key, detail.source)

    def issue(self, item: Item, is_risk: bool = False) -> None:
        marks, source = take_marks(item.source)
        text = unescape(source) + "".join(f"\n- {each.text}" for each in item.details)
        new = Issue(self.context.new_id(), text, self.session, is_risk, marks)
        self.raised = replace(self.raised, issues=(*self.raised.issues, new))

    def action(self, item: Item, is_homework: bool = False) -> None:
        new = read_action(item, self.session, self.context, is_homework)
        self.raised = replace(self.raised, actions=(*self.raised.actions, new))

    def mention(self, item: Item, key: str, rest: str) -> None:
        mention = read_mention(item, HOWS[key], rest, self.context)
        if mention is None:
            self.unlabelled(item)
        else:
            self.raised = replace(self.raised, mentions=(*self.raised.mentions, mention))

    def asked(self, item: Item, rest: str) -> None:
        """What is printed to be asked about; as it was printed, it says nothing."""
        if item.details or read_named(rest, How.LEFT) is None:
            self.unlabelled(item)

    def after(self, item: Item, key: str, rest: str) -> None:
        """The next appointment, a follow-up, enforcement or something made."""
        if key in _NEXT:
            self.following(item, rest)
        elif key in LOOKING_BACK:
            words = "\n".join((unescape(rest), *(f"- {each.text}" for each in item.details)))
            said = (item.line, LOOKING_BACK[key], words)
            self.raised = replace(self.raised, looking_back=(*self.raised.looking_back, said))
        elif key in _NO_NEXT and self.raised.next is None:
            self.say(item, next=read_no_next(item, rest))
        elif key in _FOLLOWED_UP and (done := read_follow_up(item, rest, self.context)):
            self.say(item, follow_ups=(*self.raised.follow_ups, done))
        elif key in MADE_LABELS and (made := read_made(item, key, rest, self.context)):
            self.say(item, made=(*self.raised.made, made))
        elif key == ENFORCEMENT.lower() and (taken := read_enforcement(item, rest, self.context)):
            self.say(item, enforcement=(*self.raised.enforcement, taken))
        else:
            self.unlabelled(item)

    def following(self, item: Item, rest: str) -> None:
        found = read_next(item, rest, self.context) if self.raised.next is None else None
        if found is None:
            self.unlabelled(item)
        else:
            self.say(item, next=found)

    def next_said(self, item: Item) -> bool:
        """A sentence with the next appointment; one that cannot be read is told."""
        if item.details or self.raised.next is not None:
            return False
        found, problem = read_next_said(item.text, self.context)
        if problem:
            message = f"{quoted(item.text)} is kept as it stands: {problem}"
            self.context.kept.note(item.line, message)
        if found is not None:
            self.say(item, next=found)
        return found is not None

    def say(self, item: Item, **found: object) -> None:
        after = (*self.raised.after, (item.line, _whole(item)))
        self.raised = replace(self.raised, after=after, **found)  # type: ignore[arg-type]

    def unlabelled(self, item: Item) -> None:
        if says_nothing(item.text) and not item.details:
            self.context.kept.keep(f"{Heading.ISSUES.value}: {item.text}")
        elif _SIGNED.fullmatch(item.source) and not item.details:
            self.context.kept.set_aside(item.line, item.text, "it signs the form")
        elif len(said := self.pieces(item)) > 1:
            for piece in said:
                self.unlabelled(piece)
        elif self.next_said(item):
            pass
        elif self.is_action or guessed(item.text, self.context).is_action:
            self.action(item)
        else:
            self.issue(item)

    def pieces(self, item: Item) -> list[Item]:
        """A paragraph taken apart where some of its sentences are actions or an appointment.

        Sentences that are neither stay together; so does a paragraph with marks.
        """
        if take_marks(item.source)[0]:
            return [item]
        runs: list[list[str]] = []
        stands_alone = True
        for source in pieces(item.source):
            text = unescape(source)
            is_next = self.raised.next is None and read_next_said(text, self.context) != (None, "")
            is_own = is_next or guessed(text, self.context).is_action
            if is_own or (stands_alone and not self.is_action) or not runs:
                runs.append([source])
            else:
                runs[-1].append(source)
            stands_alone = is_own
        said = [Item(item.line, " ".join(run)) for run in runs]
        return [*said[:-1], replace(said[-1], details=item.details)] if said else [item]


def _whole(item: Item) -> str:
    return "\n".join((item.text, *(f"- {each.text}" for each in item.details)))
