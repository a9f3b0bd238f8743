"""What a team decides for itself, as it is typed, read and saved.

Invariant: only what was changed is written, so that what somebody else changed meanwhile stands;
remarks people wrote into the file stay.
"""

from dataclasses import dataclass, fields, replace
from datetime import date

from sessionkit.domain.dates import read_date, show_date
from sessionkit.domain.errors import NotFound, SessionkitError, WrongUse
from sessionkit.domain.settings import Settings
from sessionkit.domain.text import make_safe, one_line
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.typed.reading import Reading


@dataclass(frozen=True, slots=True)
class TypedSettings:
    """The settings as text fields."""

    team: str
    """Name of the team."""
    participant: str
    """The team's own word for the person on the programme."""
    session_minutes: str
    """How long a session usually is, in minutes."""
    follow_up_days: str
    """Working days a missed session may wait for its follow-up."""
    write_up_days: str
    """Working days a session may wait until it is written up."""
    contact_days: str
    """Days that may lie between two contacts."""
    editor: str
    """Whether a field may be written in a worker's own editor: yes or no."""
    default_worker: str
    """Who acts where nobody is named: a name, or nothing."""
    holidays: str
    """Days that are no working days, one a line."""


SETTING_NAMES = tuple(each.name for each in fields(TypedSettings))
"""The settings a person can change, in the order they are asked for."""

_YES, _NO = "yes", "no"
_LONGEST_MINUTES = 1440
_LONGEST_DAYS = 60
_LONGEST_GAP = 366


def settings_form(workspace: Workspace) -> TypedSettings:
    """The settings as they stand, ready to be typed into."""
    settings = workspace.settings
    return TypedSettings(
        settings.team,
        settings.participant,
        str(settings.session_minutes),
        str(settings.follow_up_days),
        str(settings.write_up_days),
        str(settings.contact_days),
        _YES if settings.editor else _NO,
        _name_of(workspace, settings.default_worker),
        "\n".join(show_date(each) for each in sorted(settings.holidays)),
    )


def read_settings(workspace: Workspace, typed: TypedSettings) -> Settings:
    """The settings somebody typed.

    Raises:
        FormProblems: naming every field that cannot be read.
    """
    reading = Reading(workspace)
    participant = _line(typed.participant)
    if not participant:
        reading.refuse(
            "participant", "The word for the participant is missing.", "Write: participant."
        )
    found = replace(
        workspace.settings,
        team=_line(typed.team),
        participant=participant,
        session_minutes=_number(reading, "session_minutes", typed.session_minutes, 1),
        follow_up_days=_number(reading, "follow_up_days", typed.follow_up_days, 0),
        write_up_days=_number(reading, "write_up_days", typed.write_up_days, 0),
        contact_days=_number(reading, "contact_days", typed.contact_days, 1),
        editor=_yes(reading, "editor", typed.editor),
        default_worker=_worker(workspace, reading, typed.default_worker),
        holidays=_holidays(workspace, reading, typed.holidays),
    )
    reading.check()
    return found


def change_settings(workspace: Workspace, settings: Settings) -> Workspace:
    """Save changed settings; the workspace with them.

    Args:
        workspace: the team's store, with the settings the change was made from.
        settings: the changed ones.

    Raises:
        Refused: where the file is of a newer format, or would come to harm.
        SaveFailed: where it could not be written; it stands as it was, or as it was to be.
    """
    folder = workspace.folder
    changed = {
        name: getattr(settings, name)
        for name in SETTING_NAMES
        if getattr(settings, name) != getattr(workspace.settings, name)
    }
    if changed:
        folder.write_settings(replace(folder.settings(), **changed))
    return replace(workspace, settings=folder.settings())


def _line(text: str) -> str:
    return one_line(make_safe(text).text)


def _number(reading: Reading, field: str, text: str, least: int) -> int:
    what, most = _NUMBERS[field]
    written = _line(text)
    readable = written.isascii() and written.isdigit() and len(written) <= len(str(most))
    number = int(written) if readable else -1
    if not least <= number <= most:
        reading.refuse(
            field, f"{what} is not understood.", f"Write a number from {least} to {most}."
        )
    return max(number, least)


def _yes(reading: Reading, field: str, text: str) -> bool:
    written = _line(text).casefold()
    if written not in (_YES, _NO):
        reading.refuse(
            field, "Whether an own editor may be used is not understood.", "Write yes or no."
        )
    return written != _NO


_NUMBERS = {
    "session_minutes": ("How many minutes a session has", _LONGEST_MINUTES),
    "follow_up_days": ("How many working days a follow-up may wait", _LONGEST_DAYS),
    "write_up_days": ("How many working days writing up may wait", _LONGEST_DAYS),
    "contact_days": ("How many days may lie between two contacts", _LONGEST_GAP),
}


def _worker(workspace: Workspace, reading: Reading, text: str) -> str:
    named = _line(text)
    former = workspace.settings.default_worker
    if not named or named == _line(_name_of(workspace, former)):
        return former if named else ""
    try:
        found = workspace.folder.find_worker(named)
    except (NotFound, WrongUse) as error:
        reading.refuse("default_worker", error.message, error.hint)
        return ""
    if found.has_left(workspace.today):
        reading.refuse(
            "default_worker", f"{found.name} has left the team.", "Name somebody who works here."
        )
    return found.id


def _name_of(workspace: Workspace, id: str) -> str:
    if not id:
        return ""
    return next((each.name for each in workspace.folder.workers() if each.id == id), id)


def _holidays(workspace: Workspace, reading: Reading, text: str) -> frozenset[date]:
    days: set[date] = set()
    for number, each in enumerate(make_safe(text).text.split("\n"), 1):
        written = one_line(each)
        if not written:
            continue
        try:
            days.add(read_date(written, workspace.today, "future"))
        except SessionkitError as error:
            reading.refuse("holidays", f"Line {number}: {error.message}", error.hint)
    return frozenset(days)
