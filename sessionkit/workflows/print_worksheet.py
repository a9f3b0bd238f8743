"""Printing a blank work sheet, for the workers or for the participant.

Invariant: neither the text of the participant's copy nor the name suggested for its file says whom
it is for, or that it belongs to a programme.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sessionkit.documents.worksheet import worksheet_markdown, worksheet_page
from sessionkit.storage.disk import Disk
from sessionkit.workflows.into_file import write_into

if TYPE_CHECKING:
    from pathlib import Path

    from sessionkit.library.cards import Library

FORMS: Final = ("md", "html")
"""Markdown, or HTML with the drawings."""


@dataclass(frozen=True, slots=True)
class WantedSheet:
    """Which sheet, for whom and in what form."""

    sheet: str
    """Its id."""
    own_copy: bool = False
    """Whether it is the participant's copy; otherwise it is the workers'."""
    form: str = "html"
    """One of `FORMS`."""


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A sheet ready to be printed."""

    text: str
    """The Markdown or HTML."""


def print_worksheet(library: Library, wanted: WantedSheet) -> PrintedSheet:
    """A work sheet, ready to be printed.

    Raises:
        NotFound: where there is no such sheet.
    """
    sheet = library.worksheet(wanted.sheet)
    exercises = [each.title for each in library.users_of(sheet.id)]
    lay_out = worksheet_page if wanted.form == "html" else worksheet_markdown
    return PrintedSheet(lay_out(sheet, exercises, own_copy=wanted.own_copy))


def suggested_sheet_name(library: Library, wanted: WantedSheet) -> str:
    """A name for the file, by what stands on the sheet: `the-people-around-me.html`.

    Raises:
        NotFound: where there is no such sheet.
    """
    words = re.findall(r"\w+", library.worksheet(wanted.sheet).title.casefold())
    return f"{'-'.join(words)}.{wanted.form}"


def write_worksheet(
    library: Library, wanted: WantedSheet, path: Path, *, over: bool = False
) -> PrintedSheet:
    """Print a work sheet into a file.

    Raises:
        NotFound: where there is no such sheet.
        Refused: where the name is taken, or nothing can be written there.
        SaveFailed: where it could not be written.
    """
    return write_into(Disk(), path, lambda: print_worksheet(library, wanted), over=over)
