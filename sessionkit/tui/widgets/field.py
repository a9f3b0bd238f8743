"""What every field of a form has in common: a place, a value, and telling that it was typed into.

Invariant: a field tells the page what stands in it, by its path, and knows nothing of the form; a
value put into it from outside is not told back.
"""

from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.widget import Widget

from sessionkit.tui.widgets.form_row import FormRow
from sessionkit.workflows.typed.fields import Value


class Typed(Message):
    """Something was typed into a field.

    Args:
        path: the field.
        value: what stands in it now.
    """

    def __init__(self, path: str, value: Value) -> None:
        super().__init__()
        self.path = path
        self.value = value


class Told(Message):
    """Something the person at the keyboard should read.

    Args:
        text: a sentence.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


if TYPE_CHECKING:
    _Widget = Widget
else:
    # The toolkit reads styles from one line of bases only; at run time this one is not of it.
    _Widget = object


class Field(_Widget):
    """A field of a form; stands before the toolkit's widget in its bases.

    Every field stands in the form under its `path`, shows what `show` is given, and has the class
    `field`, by which a page finds it.
    """

    path: str
    """Its place in the typed form."""

    def show(self, value: Value) -> None:
        """Put a value in from outside."""
        raise NotImplementedError

    @property
    def is_filled(self) -> bool:
        """Whether anything stands in it."""
        raise NotImplementedError

    @property
    def form_row(self) -> FormRow[Any] | None:
        """The row it stands in; nothing where it stands by itself."""
        return next((each for each in self.ancestors if isinstance(each, FormRow)), None)

    def fold_row(self) -> None:
        """Have its row fold away what is not asked for now; what is filled is never folded."""
        if self.form_row is not None:
            self.form_row.fold()
