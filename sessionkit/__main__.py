"""Starting sessionkit: makes the clock and the source of ids, and opens commands or screens.

Invariant: the clock and randomness of the process are touched here and nowhere below.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from sessionkit.cli.run import main as run

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


def now() -> datetime:
    """The present moment in the machine's own time zone."""
    from datetime import datetime  # noqa: PLC0415 - a listing asks for no time

    from tzlocal import get_localzone  # noqa: PLC0415

    return datetime.now(get_localzone())


def new_id() -> str:
    """A new random id of 16 hexadecimal digits."""
    return os.urandom(8).hex()


def screens(path: Path | None, worker: str | None) -> int:
    """Open the terminal UI."""
    from sessionkit.tui.open_screens import open_screens  # noqa: PLC0415 - commands need no screen
    from sessionkit.tui.start import Start  # noqa: PLC0415 - as above

    return open_screens(Start(path, now, new_id, worker))


def main() -> None:
    """Run the program and end the process."""
    # A command lives for a moment: looking for cycles while it imports costs more than they do.
    gc.set_threshold(50_000, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    code = run(sys.argv[1:], now, new_id, screens=screens)
    sys.stdout.flush()
    sys.exit(int(code))


if __name__ == "__main__":
    main()
