"""A case in which every text tries to be something else than text."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from sessionkit.domain.case import Case
from sessionkit.workflows.open_workspace import Workspace
from tests.example_case import example_case
from tests.small_case import counted_ids

ESCAPES = "\x1b]0;owned\x07\x1b[31mred\x9b2J"
"""What would steer a terminal: its title, a colour, a cleared screen."""
BIDI = "\u202egnorw\u2066"
MARKUP = "see [/x] [@click=app.quit]quit[/] [bold]b[/bold] [name] $foreground"
DOCUMENT = "# Heading\n---\n<script>alert(1)</script> [a](javascript:x) | b |\n```"
HOSTILE = f"{MARKUP} {ESCAPES} {BIDI} {DOCUMENT}"
"""All of it, as somebody could get it into a file past the door."""
AT_THE_DOOR = f"{MARKUP} {BIDI}"
"""What a person can type or paste on one line."""

_LINKS = {
    "id", "kind", "session", "worker", "goal", "step", "follows", "successor", "by", "aim", "card",
    "digest", "source", "reference", "how", "path",
}  # fmt: skip


def hostile_case(workspace: Workspace, sessions: bool = True) -> Case:
    """A case of the workspace, in every field of which stands `HOSTILE`; saved and as saved."""
    case = _spoilt(example_case(counted_ids("ee")))
    case = replace(case, reference="EVIL-1", conflicts=())
    if not sessions:
        case = replace(case, sessions=(), issues=(), actions=(), handlings=(), disclosures=())
    return workspace.cases.create(case, workspace.acting.id, workspace.now).case


def _spoilt(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(HOSTILE if isinstance(each, str) else _spoilt(each) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for each in fields(value):
        part = getattr(value, each.name)
        if isinstance(part, str):
            if part and each.name not in _LINKS:
                changed[each.name] = HOSTILE
        else:
            changed[each.name] = _spoilt(part)
    return replace(value, **changed)


def steering_characters(shown: str) -> set[str]:
    """The characters on a screen that steer a terminal or turn the reading direction."""
    return {
        each
        for each in shown
        if (ord(each) < 0x20 and each != "\n")
        or 0x7F <= ord(each) < 0xA0
        or each in BIDI[:1] + BIDI[-1:]
    }
