"""Writing a field in the person's own editor.

Invariant: the text lies in a file that only its owner can read, in a folder of its own that is
taken away again; where the editor fails, the field stands as it was.
"""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported

from sessionkit.domain.errors import WrongUse
from sessionkit.domain.text import decode_bytes

_NAME = "text.md"


def edited(app: App[object], text: str) -> str | None:
    """A text as the editor left it; nothing where it was left as it was.

    Raises:
        WrongUse: where no editor is named, or it could not be run, or what it left is no text.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        raise WrongUse("No editor is named on this machine.", "Set EDITOR, such as EDITOR=nano.")
    with tempfile.TemporaryDirectory(prefix="sessionkit-") as folder:
        path = Path(folder) / _NAME
        path.touch(mode=0o600)
        path.write_text(text, "utf-8")
        _run(app, [*shlex.split(command), str(path)])
        after = decode_bytes(path.read_bytes(), "What the editor left").text
    return None if after.rstrip("\n") == text.rstrip("\n") else after


def _run(app: App[object], command: list[str]) -> None:
    try:
        with app.suspend():
            ended = subprocess.run(command, check=False)
    except (OSError, SuspendNotSupported) as error:
        raise WrongUse(
            f"The editor {command[0]} could not be run: {error}.", "The field stands as it was."
        ) from error
    if ended.returncode:
        raise WrongUse(f"The editor ended with {ended.returncode}.", "The field stands as it was.")
