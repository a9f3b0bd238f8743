"""Commands: what can be done somewhere, declared once.

Invariant: key binding, footer, palette entry and help are all made from one declaration, so that
none of them can name a key that does not exist or hide one that does.
"""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.keys import format_key


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done at a place."""

    key: str
    """The key as the toolkit names it: `ctrl+s`, `f2`, `space`; several with commas."""
    deed: str
    """The deed: `save` is done by the method `action_save`."""
    label: str
    """One or two words for the footer, sentence case."""
    help: str
    """A sentence for help and palette, without the full stop."""
    shown: bool = True
    """Whether the footer names it where there is room."""

    @property
    def keys(self) -> str:
        """The key as it is shown: `^s`, `F2`, `Space`."""
        return " or ".join(_shown(key.strip()) for key in self.key.split(","))

    @property
    def is_sign(self) -> bool:
        """Whether its keys write signs where something is typed, and so are no command there."""
        return all(len(key.strip()) == 1 or key.strip() in _SIGNS for key in self.key.split(","))

    def binding(self) -> Binding:
        """The toolkit's binding of it."""
        return Binding(self.key, self.deed, self.label, show=False)


class Commanded:
    """Somewhere with commands: an app, a screen or a widget; stands before that in its bases.

    A subclass lists them in `HERE`; its key bindings follow from that and are written nowhere else.
    """

    HERE: ClassVar[tuple[Command, ...]] = ()
    """What can be done here, the most wanted first."""
    BINDINGS: ClassVar[list[BindingType]] = []

    def can(self, deed: str) -> bool:
        """Whether a deed declared here can be done now; the key of one that cannot says why.

        Args:
            deed: the deed as its command names it.
        """
        return True

    def __init_subclass__(cls, *args: object, **kwargs: object) -> None:
        # Before the toolkit looks at the class, which it does in the next step.
        if "HERE" in cls.__dict__:
            cls.BINDINGS = [each.binding() for each in cls.HERE]
        super().__init_subclass__(*args, **kwargs)


def commands_at(node: DOMNode | None) -> tuple[Command, ...]:
    """Everything that can be done now at a place: there, round it, on its screen and everywhere."""
    found: dict[str, Command] = {}
    places = node.ancestors_with_self if node is not None else ()
    for each in (place for place in places if isinstance(place, Commanded)):
        for kind in type(each).__mro__:
            for command in kind.__dict__.get("HERE", ()):
                if each.can(command.deed):
                    found.setdefault(command.deed, command)
    return tuple(found.values())


_SIGNS = frozenset(
    {"slash", "space", "plus", "minus", "question_mark"}
    | {"left_square_bracket", "right_square_bracket"}
)
"""Keys that write a sign, by the toolkit's names."""
_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "backspace": "Backspace",
    "delete": "Delete",
    "slash": "/",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "plus": "+",
    "minus": "-",
}


def _shown(key: str) -> str:
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("ctrl+"):
        return f"^{_shown(key.removeprefix('ctrl+'))}"
    if key.startswith("alt+"):
        return f"Alt+{_shown(key.removeprefix('alt+'))}"
    return key.upper() if len(key) > 1 and key[0] == "f" else format_key(key)
