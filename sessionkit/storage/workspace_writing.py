"""Writing a workspace's settings and people's cards.

Invariant: what is written can be read again and says what was meant, or nothing is written. What is
of a newer format is never written. A card is never taken away, nor put in the place of another.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from sessionkit.domain.errors import Refused, SaveFailed, WrongUse
from sessionkit.domain.settings import GUARDED_WORDS, Settings
from sessionkit.storage.disk import in_plain_words
from sessionkit.storage.people_cards import (
    card_name,
    card_path,
    is_id,
    read_card,
    worker_of,
)
from sessionkit.storage.settings_file import FORMAT, SETTING_KEYS, section_lines, settings_of
from sessionkit.storage.toml_file import TomlFile, parsed, shown
from sessionkit.storage.toml_writing import as_toml, put_in_place, put_new, with_values

if TYPE_CHECKING:
    from pathlib import Path

    from sessionkit.domain.people import Worker
    from sessionkit.storage.disk import Disk

_NEW: Final = """\
# The settings of this workspace. Change them in any editor; your own remarks stay.

format = {format}

# Name of the team.
team = {team}

# The team's own word for the person on the programme.
participant = {participant}

# Who acts where nobody is named: the name of their file in people/, without .toml.
default_worker = {default_worker}

# Working days a missed session may wait for its follow-up; 0 is the same day.
follow_up_days = {follow_up_days}

# Working days a session may wait until it is written up; after that `review` says so.
write_up_days = {write_up_days}

# Days that may lie between two contacts; after that `review` says so.
contact_days = {contact_days}

# How long a session usually is, in minutes.
session_minutes = {session_minutes}

# Whether a field may be written in a worker's own editor, which keeps files of its own.
editor = {editor}

# Days that are no working days besides Saturdays and Sundays: [2026-12-25, 2026-12-28]
holidays = {holidays}

# Words that keep an item out of the participant's own copy unless it is chosen.
# Without a line of your own, the words that sessionkit comes with hold, as they are then.
{guarded}guarded_words = {guarded_words}

# The sections of the relapse prevention plan, in order, each as "id: title". An entry names its
# section by the id: change titles and order as you like, and add sections; an id that has entries
# stays. Without a line of your own, the sections that sessionkit comes with hold.
{sections}plan_sections = {plan_sections}
"""


def new_settings_text(where: str, settings: Settings) -> str:
    """The text of a new `workspace.toml`, with a word about each setting."""
    written = {key: as_toml(value) for key, value in _settings_values(settings).items()}
    usual = settings.guarded_words == GUARDED_WORDS
    ours = settings.plan_sections == Settings().plan_sections
    marks = {"guarded": "# " if usual else "", "sections": "# " if ours else ""}
    text = _NEW.format(format=FORMAT, **marks, **written)
    _ = settings_of(_read_again(where, text))
    return text


def change_settings(disk: Disk, path: Path, file: TomlFile, settings: Settings) -> None:
    """Write other settings over a file; what did not change is not touched.

    Raises:
        Refused: where the file is of a newer format, or would come to harm.
        WrongUse: where a setting has a value it cannot have.
        SaveFailed: where it could not be written; it stands as it was, or as it was to be.
    """
    _refuse_newer(file)
    text = _changed(file, _settings_values(settings_of(file)), _settings_values(settings))
    if text != file.text:
        _ = settings_of(_read_again(file.where, text))
        put_in_place(disk, path, file.where, text)


def add_card(disk: Disk, folder: Path, worker: Worker) -> None:
    """Write the card of somebody new.

    Raises:
        Refused: where the id is taken.
        WrongUse: where the id cannot be a file's name, or there is no name.
        SaveFailed: where the card could not be written.
    """
    where = card_name(_checked_id(worker.id))
    values = {key: value for key, value in _card_values(worker).items() if value}
    lines = [f"{key} = {as_toml(value)}" for key, value in values.items()]
    text = "\n".join([f"format = {FORMAT}", *lines, ""])
    _ = worker_of(worker.id, _read_again(where, text))
    try:
        # A copy of a workspace may have lost its empty folders on the way.
        with suppress(FileExistsError):
            disk.make_folder(folder)
        put_new(disk, card_path(folder, worker.id), text)
    except FileExistsError as error:
        raise Refused(f"{where} is there already; a card is never written over.") from error
    except OSError as error:
        raise SaveFailed(f"{where} could not be written: {in_plain_words(error)}.") from error


def change_card(disk: Disk, folder: Path, worker: Worker) -> None:
    """Change somebody's card; what did not change is not touched.

    Raises:
        NotFound: where there is no such card.
        Refused: where the card is of a newer format, or would come to harm.
        WrongUse: where there is no name.
        SaveFailed: where it could not be written; it stands as it was, or as it was to be.
    """
    file = read_card(disk, folder, worker.id)
    _refuse_newer(file)
    text = _changed(file, _card_values(worker_of(worker.id, file)), _card_values(worker))
    if text != file.text:
        _ = worker_of(worker.id, _read_again(file.where, text))
        put_in_place(disk, card_path(folder, worker.id), file.where, text)


def _refuse_newer(file: TomlFile) -> None:
    if file.format() > FORMAT:
        raise Refused(
            f"{file.where} is of format {file.format()}, made by a newer sessionkit; "
            f"this one knows format {FORMAT} and only reads it.",
            "Install the newer sessionkit, or leave the file as it is.",
        )


def _changed(file: TomlFile, former: dict[str, object], wanted: dict[str, object]) -> str:
    changes = {key: value for key, value in wanted.items() if value != former[key]}
    return with_values(file, changes) if changes else file.text


def _read_again(where: str, text: str) -> TomlFile:
    return TomlFile(where, text, parsed(text, where))


def _settings_values(settings: Settings) -> dict[str, object]:
    values: dict[str, object] = {key: getattr(settings, key) for key in SETTING_KEYS}
    sections = section_lines(settings.plan_sections)
    return {**values, "guarded_words": list(settings.guarded_words), "plan_sections": sections}


def _card_values(worker: Worker) -> dict[str, object]:
    return {"name": worker.name, "job_title": worker.job_title, "left": worker.left}


def _checked_id(id: str) -> str:
    if not is_id(id):
        raise WrongUse(
            f"{shown(id)} cannot be a worker's id.",
            "An id has letters, digits, hyphens and underscores only; sessionkit makes one itself.",
        )
    return id
