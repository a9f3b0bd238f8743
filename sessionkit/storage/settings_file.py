"""What `workspace.toml` says.

Invariant: every key is known and of its kind, or the file is refused with line and key; a setting
that is not written has its default. Settings of a newer format are read as far as they are known.
Whether a workspace is sealed is not a setting: no line here can say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sessionkit.domain.settings import GUARDED_WORDS, Settings

if TYPE_CHECKING:
    from sessionkit.storage.toml_file import TomlFile

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
    )
