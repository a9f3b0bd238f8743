"""One row of a form: the fields about one thing, and what is wrong with it.

Invariant: what a row does not ask for is folded away, and never what something stands in, whether
it was typed here, kept as a draft or written by somebody else. What is wrong with a row stands
at it.
"""

from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.widget import Widget
from textual.widgets import Static

from sessionkit.tui.paint.plain import words
from sessionkit.workflows.typed.fields import Row

R = TypeVar("R", bound=Row)


class FormRow(Container, Generic[R]):
    """A row of a form.

    Args:
        row: the row as it opens.
    """

    ROWS: ClassVar[str] = ""
    """Name of the rows it is one of."""
    DEFAULT_CSS = """
    FormRow { height: auto; layout: vertical; }
    FormRow > .remark { height: auto; padding: 0 0 0 2; color: $error; }
    """

    def __init__(self, row: R) -> None:
        super().__init__()
        self.typed = row
        """The row as it opened."""
        self.path = f"{self.ROWS}/{row.id}"
        """Where it stands in the form, such as `aims/0a1b`."""

    def fold(self) -> None:
        """Fold away what is not asked for as things stand; nothing by itself."""

    def wanted(self, answered: str) -> Widget | None:
        """The field that an answer asks for; nothing where the next one comes next.

        Args:
            answered: name of the field that was answered.
        """
        return None

    def holds(self, path: str) -> bool:
        """Whether a field is one of this row's."""
        return path.startswith(f"{self.path}/")

    def remark(self, text: str) -> None:
        """Say something at the row; nothing where the text is empty."""
        self.say("remark", text)

    def say(self, what: str, text: str, place: int | None = None) -> None:
        """Say something of one kind under the fields.

        Args:
            what: the kind, which is the class it is styled by.
            text: what is said; nothing where it is empty.
            place: where among what is said it stands; last where empty.
        """
        found = self.query(f".{what}").results(Static)
        said = next((each for each in found if each.parent is self), None)
        if said is not None:
            said.update(words(text))
            said.display = bool(text)
        elif text:
            before = place if place is not None and place < len(self.children) else None
            self.mount(Static(words(text), classes=what), before=before)


class AbreastRow(FormRow[R]):
    """A row whose fields stand side by side."""

    DEFAULT_CSS = """
    AbreastRow { border-left: blank; &:focus-within { border-left: outer $accent; } }
    AbreastRow > Horizontal { height: auto; }
    """

    def compose(self) -> ComposeResult:
        """The fields; what is to be said of them is added when there is any."""
        with Horizontal():
            yield from self.inside()

    def inside(self) -> ComposeResult:
        """The fields."""
        raise NotImplementedError
