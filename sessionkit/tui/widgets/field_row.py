"""A field with its label and what is wrong with it.

Invariant: what is wrong stands at the field, begins with the word “Error:”, and the text in the
field stays.
"""

from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Static

from sessionkit.tui.paint.plain import words
from sessionkit.tui.widgets.field import Field


class FieldRow(Container):
    """A label, a field, and a line for remarks under it.

    Args:
        label: what the field is called; the same word names it in messages.
        field: the field, which is a widget.
        tall: whether the label stands over the field.
    """

    def __init__(self, label: str, field: Field, *, tall: bool = False, classes: str = "") -> None:
        super().__init__(classes=f"{classes} -tall" if tall else classes)
        self.label = label
        self.tall = tall
        self._remark: Static | None = None
        self.field = field

    def compose(self) -> ComposeResult:
        """Label, field, remark."""
        if self.label or not self.tall:
            yield Static(words(self.label), classes="label")
        yield self.field

    def fold(self, folded: bool) -> None:
        """Fold the field away, or bring it back, at once; one that somebody is in stays."""
        self.display = not folded or self.has_focus_within

    def remark(self, text: str) -> None:
        """Say something at the field; nothing where the text is empty."""
        self.set_class(bool(text), "-remarked")
        if self._remark is None and text:
            self._remark = Static(classes="remark", markup=False)
            self.mount(self._remark)
        if self._remark is not None:
            self._remark.update(words(text))
