"""Asking into which file something is to be written.

Invariant: nothing is written over before somebody says so.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sessionkit.tui.dialogs.ask_line import AskLine
from sessionkit.tui.dialogs.confirm import Confirm

if TYPE_CHECKING:
    from sessionkit.tui.desk import Desk


def ask_file(app: "Desk", suggested: str, write: Callable[[Path, bool], object]) -> None:
    """Ask where to, and write it there.

    Args:
        app: the screens.
        suggested: a name for the file, in the current folder.
        write: writes it to a path; told whether what stands there may be written over.
    """

    def where(answer: str | None) -> None:
        if answer is None:
            return
        path = Path(answer).expanduser()
        if not path.exists():
            write(path, False)
            return

        def sure(answer: bool | None) -> None:
            if answer:
                write(path, True)

        question = f"{path} is there already. What stands in it would be gone."
        app.push_screen(Confirm(question, "Write over it"), sure)

    asked = AskLine(
        "Write it into which file?",
        str(Path.cwd() / suggested),
        "The folder must be there. A file outside the workspace is yours to look after.",
        _wrong_place,
    )
    app.push_screen(asked, where)


def _wrong_place(answer: str) -> str:
    """What is wrong with a place to write to; nothing where it will do."""
    if not answer:
        return "say into which file, or go back with Esc."
    try:
        path = Path(answer).expanduser()
        if path.is_dir():
            return "that is a folder. Add a name for the file."
        if not path.parent.is_dir():
            return f"there is no folder {path.parent}. Name one that is there, or make it first."
    except (RuntimeError, OSError, ValueError):
        return "that place cannot be looked into. Name another."
    return ""
