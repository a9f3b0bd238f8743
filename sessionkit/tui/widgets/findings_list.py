"""What the continuity check noticed, a row or two each: open first, then what was answered.

Invariant: a row says what is so and in which session; what would settle it stands under the row the
cursor is on. Nothing here counts or ranks people.
"""

from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sessionkit.continuity.findings.answered import Checked
from sessionkit.continuity.findings.check import nothing_found
from sessionkit.continuity.findings.finding import Finding
from sessionkit.domain.answer import Answer
from sessionkit.domain.calendar_words import show_date
from sessionkit.tui.commands import Command, Commanded
from sessionkit.tui.paint.plain import broken, words
from sessionkit.tui.widgets.row_list import RowList

_NOTHING = Checked((), ())


class FindingsList(Commanded, RowList):
    """Every finding as a row."""

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("enter", "go", "Go there", "Go to the session it is about"),
        Command("a", "answer", "Answer", "Say why it is settled outside the record"),
    )

    class Went(Message):
        """Somebody wants to go to what a finding is about.

        Args:
            finding: the finding.
        """

        def __init__(self, finding: Finding) -> None:
            super().__init__()
            self.finding = finding

    class Answered(Message):
        """Somebody wants to answer a finding.

        Args:
            finding: the finding.
        """

        def __init__(self, finding: Finding) -> None:
            super().__init__()
            self.finding = finding

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._checked = _NOTHING
        self._private = False
        self._painted: tuple[object, ...] = ()

    def show(self, checked: Checked, *, private: bool = False) -> None:
        """Show what was found.

        Args:
            checked: what was found.
            private: whether other people may see the screen.
        """
        self._checked = checked
        self._private = private
        self._paint()

    def on_resize(self, event: events.Resize) -> None:
        """Another width breaks lines elsewhere."""
        super().on_resize(event)
        self._paint()

    def _paint(self) -> None:
        width = self.scrollable_content_region.width
        wanted = (self._checked, self._private, width)
        if not width or wanted == self._painted:
            return
        before, at = self.highlighted_option, self.highlighted
        self._painted = wanted
        self.set_options(_options_of(_seen(self._checked, self._private), width - 1))
        every = [option.id for option in self.options if not option.disabled]
        still_open = {each.id for each in self._checked.open}
        if before is not None and at is not None and before.id not in still_open:
            # What was answered has gone down the list: the next one stands in its place.
            at = min(at, self.option_count - 1)
            self.highlighted = at if self.options[at].id in every else None
        elif before is not None:
            self.highlighted = self.get_option_index(before.id or "")
        if self.highlighted is None and every:
            self.action_first()

    @property
    def finding(self) -> Finding | None:
        """The finding under the cursor."""
        chosen = self.highlighted_option
        every = (*self._checked.open, *(each for each, _ in self._checked.answered))
        return next((each for each in every if chosen and each.id == chosen.id), None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a row."""
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """Go to what it is about."""
        if self.finding is not None:
            self.post_message(self.Went(self.finding))

    def action_answer(self) -> None:
        """Say why it is settled outside the record."""
        if self.finding is not None:
            self.post_message(self.Answered(self.finding))


def _seen(checked: Checked, private: bool) -> Checked:
    """What was found as it may be shown."""
    if not private:
        return checked
    return Checked(
        tuple(_hidden(each) for each in checked.open),
        tuple((_hidden(each), answer) for each, answer in checked.answered),
    )


def _hidden(each: Finding) -> Finding:
    return replace(each, message=each.discreet) if each.discreet else each


def _options_of(checked: Checked, width: int) -> list[Option | None]:
    if not checked.open:
        title = nothing_found() if not checked.answered else "Everything found is answered."
    else:
        title = "What the check of the record found"
    options: list[Option | None] = [Option(words(f" {title}", "bold"), disabled=True)]
    options += [Option(_told(each, width), id=each.id) for each in checked.open]
    if checked.answered:
        options += [None, Option(words(" Answered", "bold"), disabled=True)]
        options += [
            Option(_said(each, answer, width), id=each.id) for each, answer in checked.answered
        ]
    return options


def _told(each: Finding, width: int) -> Content:
    source = f", {each.source}" if each.source else ""
    under = f"since {show_date(each.since)}{source}. {each.settled_by}"
    return _row(each.message, under, width)


def _said(each: Finding, answer: Answer, width: int) -> Content:
    under = f"{answer.by}, {show_date(answer.on)}: {answer.words}"
    return _row(each.message, under, width, "italic")


def _row(message: str, under: str, width: int, style: str = "") -> Content:
    """A message, and set in under it what there is to say of it; the first cell stays free."""
    first = [Content(" ") + each.stylize(style) for each in broken(message, width - 1)]
    more = [Content("   ") + each for each in broken(under, width - 3)]
    return Content("\n").join([*first, *more])
