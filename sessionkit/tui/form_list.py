"""Forms made from a list of what they ask.

Invariant: what a small form asks is declared once, in its order; a list of rows ends in a blank one
to type into, which becomes a row of the form only when something is typed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget

from sessionkit.tui.case_file import CaseFile
from sessionkit.tui.form_page import FormPage
from sessionkit.tui.widgets.choice import Choice, Option
from sessionkit.tui.widgets.field import Field, Typed
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.fold import Fold
from sessionkit.tui.widgets.line import Line
from sessionkit.tui.widgets.prose import Prose
from sessionkit.tui.widgets.rows import Rows
from sessionkit.workflows.typed.fields import Row, value_at

F = TypeVar("F")


class Kind(Enum):
    """How something is answered."""

    LINE = "line"
    """On one line, with the label beside it."""
    PROSE = "prose"
    """At any length, with the label over it."""
    CHOICE = "choice"
    """By one of a few words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing a form asks."""

    name: str
    """Name of the field."""
    label: str
    """What it is called; eleven cells at most, where it stands beside the field."""
    kind: Kind = Kind.LINE
    """How it is answered."""
    hint: str = ""
    """What to write there, for a line."""
    options: tuple[Option, ...] = ()
    """The words, for a choice."""


@dataclass(frozen=True, slots=True)
class AskedRows:
    """A list a form asks for, each row with a blank one after the last."""

    name: str
    """Name of the field that holds the rows."""
    blank: Callable[[str], Row]
    """A blank row with an id."""
    shown: Callable[[Row], Widget]
    """The widget of a row; its fields have paths such as `flags/<id>/what`."""


class SimpleForm(FormPage[F]):
    """A form page that is laid out from what it asks.

    A subclass lists that in `ASKED`, and may lay out a `body` of its own with `asked` and `rows`.
    """

    ASKED: ClassVar[tuple[Asked, ...]] = ()
    """What is asked, in order."""
    AUTO_FOCUS = ".field"

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._blanks: dict[str, Row] = {}
        self._lists: dict[str, AskedRows] = {}

    def body(self) -> ComposeResult:
        """Everything that is asked."""
        with VerticalScroll(id="form", can_focus=False):
            yield from self.asked()

    def asked(self, *names: str) -> list[FieldRow]:
        """The rows of some fields, of all where none is named."""
        wanted = [each for each in self.ASKED if not names or each.name in names]
        return [
            FieldRow(each.label, self._field(each), tall=each.kind is Kind.PROSE) for each in wanted
        ]

    def _field(self, asked: Asked) -> Field:
        value = str(value_at(self.form, asked.name))
        match asked.kind:
            case Kind.PROSE:
                return Prose(asked.name, value)
            case Kind.CHOICE:
                return Choice(asked.name, asked.options, value)
            case _:
                return Line(asked.name, value, asked.hint)

    # -- rows of a field ----------------------------------------------------------------------

    def rows(self, asked: AskedRows) -> Rows:
        """A list with a blank row at its end; its widget has the field's name as id."""
        self._lists[asked.name] = asked
        return Rows(self._with_blank(asked), asked.shown, id=asked.name)

    async def lay(self, before: F) -> None:
        """Rows that came or went."""
        for asked in self._lists.values():
            await self.query_one(f"#{asked.name}", Rows).lay(self._with_blank(asked))

    async def another(self, name: str, field: str) -> None:
        """One more blank row, with the cursor in one of its fields."""
        asked = self._lists[name]
        if self._is_taken(name):
            self._blanks[name] = asked.blank(self.file.workspace.new_id())
            await self.lay(self.form)
        self.go_to(f"{name}/{self._blanks[name].id}/{field}")

    def on_typed(self, event: Typed) -> None:
        """A blank row becomes a row of the form; the form page, told next, puts the words in."""
        name, _, rest = event.path.partition("/")
        id, _, field = rest.partition("/")
        blank = self._blanks.get(name)
        if blank is None or blank.id != id or self._is_taken(name):
            return
        if event.value != getattr(blank, field):
            rows = (*self._rows_now(name), blank)
            form = cast("F", replace(cast("Any", self.form), **{name: rows}))
            self.standing = self.standing.with_form(form)
            for each in self.fields():
                if each.path.startswith(f"{name}/{blank.id}/") and each.path != event.path:
                    self._show(each)
        else:
            # Nothing was typed into it yet, so there is nothing to take out of it.
            event.stop()
            event.prevent_default()

    def _with_blank(self, asked: AskedRows) -> Sequence[Row]:
        if asked.name not in self._blanks:
            self._blanks[asked.name] = asked.blank(self.file.workspace.new_id())
        now = self._rows_now(asked.name)
        return now if self._is_taken(asked.name) else (*now, self._blanks[asked.name])

    def _is_taken(self, name: str) -> bool:
        """Whether the blank row has become one of the form."""
        blank = self._blanks[name]
        return any(each.id == blank.id for each in self._rows_now(name))

    def _rows_now(self, name: str) -> tuple[Row, ...]:
        return cast("tuple[Row, ...]", getattr(self.form, name))

    # -- parts --------------------------------------------------------------------------------

    def suggest(self, path: str, text: str) -> None:
        """Say what the arrow down writes into a field."""
        for field in self.query(Line):
            if field.path == path:
                field.suggest(text)

    def show_row(self, path: str, wanted: bool) -> None:
        """Show a field, or fold it away; one that has a remark stays."""
        for field_row in self.query(FieldRow):
            if field_row.field.path == path:
                field_row.fold(not wanted)

    def action_unfold(self) -> None:
        """Unfold everything, or fold it away."""
        folds = list(self.query(Fold))
        unfolded = not all(each.is_open for each in folds)
        for each in folds:
            each.turn(unfolded)


class OneOfMany(SimpleForm[F]):
    """A form about one of several things of a case: a new one, and that one once it was saved.

    Args:
        file: the open case.
        id: id of the thing; nothing for a new one.
    """

    ABOUT_ONE: ClassVar[str] = ""
    """What the thing is, in a word that says nothing about anybody; drafts go by it."""

    def __init__(self, file: CaseFile, id: str | None) -> None:
        self.id_of_it = id or file.workspace.new_id()
        self._is_new = id is None
        # The form is read before the page has the file.
        self.file = file
        super().__init__(file, self.read(file.case))

    def draft_name(self) -> str:
        """One draft for each, and one for a new one of the case."""
        which = f"new-{self.case.id}" if self._is_new else self.id_of_it
        return f"{self.ABOUT_ONE}:{which}"

    def was_saved(self) -> None:
        """What is typed from now on is a draft of this one."""
        self._is_new = False
