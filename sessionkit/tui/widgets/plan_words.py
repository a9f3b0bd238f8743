"""What is asked of an entry of the plan, in words: its section, whether he agrees, how founded.

Invariant: each is one key; the sections are those of the workspace, in their order.
"""

from typing import Final

from textual import events
from textual.content import Content

from sessionkit.domain.plan_entry import Agreement, Founded
from sessionkit.tui.widgets.choice import Choice, Option

AGREEMENTS: Final = (
    Option("a", Agreement.AGREES.value, "agrees"),
    Option("d", Agreement.DOES_NOT.value, "does not agree"),
    Option("n", Agreement.COULD_NOT_SAY.value, "could not say"),
)
FOUNDED: Final = (
    Option("s", Founded.SAID.value, "said"),
    Option("p", Founded.PRACTISED.value, "practised"),
    Option("o", Founded.SHOWN.value, "shown outside sessions"),
)
_KEYS: Final = "123456789abcdefghijklmnopqrstuvwxyz"


class SectionChoice(Choice):
    """Which section of the plan; all of them while it is asked, else the one that was chosen.

    Args:
        path: its place in the form.
        titles: title of each section by its id, as the workspace has them.
        value: id of the one chosen; empty while none is.
    """

    def __init__(self, path: str, titles: dict[str, str], value: str = "") -> None:
        known = titles if value in titles or not value else {**titles, value: value}
        options = (Option(key, id, known[id]) for key, id in zip(_KEYS, known, strict=False))
        super().__init__(path, tuple(options), value)

    def on_focus(self, event: events.Focus) -> None:
        """Show all of them."""
        self.refresh(layout=True)

    def on_blur(self, event: events.Blur) -> None:
        """Show the one that was chosen."""
        self.refresh(layout=True)

    def _rows(self, width: int) -> list[list[Option]]:
        chosen = [each for each in self.options if each.value == self.value]
        return super()._rows(width) if self.has_focus or not chosen else [chosen]

    def _shown(self, option: Option) -> Content:
        if self.has_focus or option.value != self.value:
            return super()._shown(option)
        return Content.styled(option.label, "bold")
