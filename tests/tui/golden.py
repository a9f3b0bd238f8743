"""Screens as they are to look, kept as text beside the tests.

`SESSIONKIT_GOLDEN=write` writes them anew (`make screens`); what changed is then read in the diff.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def is_written() -> bool:
    """Whether the golden files are to be written anew."""
    return os.environ.get("SESSIONKIT_GOLDEN") == "write"


def check(path: Path, shown: str) -> None:
    """Compare text with what was kept under a name, or keep it anew."""
    text = shown.rstrip("\n") + "\n"
    if is_written():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text
