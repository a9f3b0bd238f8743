"""What `workspace.toml` says.

Invariant: every key is known and of its kind, or the file is refused with line and key; a setting
that is not written has its default. Settings of a newer format are read as far as they are known.
Whether a workspace is sealed is not a setting: no line here can say so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sessionkit.domain.settings import GUARDED_WORDS, Settings

if TYPE_CHECKING:
    from sessionkit.storage.toml_file import TomlFile

_SECTION: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FORMAT: Final = 1
"""The format of `workspace.toml` and of people's cards that this program writes."""
SETTING_KEYS: Final = (
    "team",
    "participant",
    "default_worker",
    "follow_up_days",
    "write_up_days",
    "contact_days",
    "session_minutes",
    "editor",
    "holidays",
    "guarded_words",
    "plan_sections",
)
"""The settings a file can hold, each named as in `Settings`."""


def settings_of(file: TomlFile) -> Settings:
    """The settings a file holds.

    Raises:
        WrongUse: naming line and key, where a key is unknown or its value is not of its kind.
    """
    if file.format() <= FORMAT:
        file.check_keys(SETTING_KEYS)
    words = file.lines("guarded_words") if "guarded_words" in file.values else GUARDED_WORDS
    usual = Settings()
    return Settings(
        team=file.text_of("team", usual.team),
        participant=file.text_of("participant", usual.participant, needed=True),
        default_worker=file.text_of("default_worker", usual.default_worker),
        follow_up_days=file.number("follow_up_days", usual.follow_up_days, 0),
        write_up_days=file.number("write_up_days", usual.write_up_days, 0),
        contact_days=file.number("contact_days", usual.contact_days, 1),
        session_minutes=file.number("session_minutes", usual.session_minutes, 1),
        editor=file.flag("editor", usual.editor),
        holidays=file.days("holidays"),
        guarded_words=words,
        plan_sections=_sections(file) if "plan_sections" in file.values else usual.plan_sections,
    )


def section_lines(sections: tuple[tuple[str, str], ...]) -> list[str]:
    """The sections of the plan as the file lists them: `warning-signs: Warning signs`."""
    return [f"{id}: {title}" for id, title in sections]


def _sections(file: TomlFile) -> tuple[tuple[str, str], ...]:
    """The sections of the plan, in their order; entries name them by id, so that one stays."""
    found: dict[str, str] = {}
    for each in file.lines("plan_sections"):
        id, colon, title = (part.strip() for part in each.partition(":"))
        if not colon or not title or not _SECTION.fullmatch(id):
            hint = "Write an id in lower-case words with hyphens: “warning-signs: Warning signs”."
            raise file.wrong("plan_sections", f"“{each}” is no section", hint)
        if id in found:
            raise file.wrong("plan_sections", f"“{id}” stands twice", "Give each its own id.")
        found[id] = title
    if not found:
        raise file.wrong("plan_sections", "the plan needs a section", "Take the line out for ours.")
    return tuple(found.items())
