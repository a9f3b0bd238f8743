"""What people type as options: dates, times, codes.

Invariant: a value that cannot be understood is refused with what to write instead, before anything
is done; a date is echoed with its weekday.
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from typing import TypeVar

from sessionkit.cli.say import note
from sessionkit.domain.dates import When, read_date, read_when, show_date
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.text import field_text, make_safe
from sessionkit.workflows.open_workspace import Workspace

_Choice = TypeVar("_Choice", bound=Enum)


def text(value: str | None) -> str:
    """Text from an option, through the door."""
    if not value:
        return ""
    safe = make_safe(value)
    if safe.replaced:
        note(safe.notice())
    return field_text(safe.text)


def day(workspace: Workspace, value: str | None, prefer: str = "nearest") -> date | None:
    """A day from an option, echoed with its weekday."""
    if value is None:
        return None
    found = read_date(value, workspace.today, prefer)  # type: ignore[arg-type]
    note(f"{value} is {show_date(found)}.")
    return found


def when(workspace: Workspace, value: str) -> When:
    """A day, and a time where one is given, echoed with the weekday."""
    found = read_when(value, workspace.today, workspace.zone, "future")
    note(f"{value} is {found.show()}.")
    return found


def one_of(kind: type[_Choice], value: str, what: str) -> _Choice:
    """One of a fixed set of words; a part of them will do where it fits only one."""
    wanted = _plain(value)
    plain = {each: _plain(each.value) for each in kind}
    exact = [each for each, words in plain.items() if words == wanted]
    found = exact or [each for each, words in plain.items() if wanted and wanted in words]
    if len(found) == 1:
        return found[0]
    words = "; ".join(str(each.value) for each in kind)
    raise WrongUse(f"“{value}” is no {what}.", f"Choose one of: {words}.")


def _plain(words: str) -> str:
    return " ".join(re.sub("[-_,]", " ", words).casefold().split())
