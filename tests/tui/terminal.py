"""A real pseudo-terminal: the program as its own process, keys as bytes, the screen as text."""

import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping
from fcntl import ioctl
from pathlib import Path
from threading import Timer

import pyte

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 30.0
"""Seconds after which a screen that was promised is missed; no test measures anything by it."""
KEYS = {
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "down": b"\x1b[B",
    "up": b"\x1b[A",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "space": b" ",
    "backspace": b"\x7f",
    "f1": b"\x1bOP",
    "f2": b"\x1bOQ",
    "f3": b"\x1bOR",
    "f4": b"\x1bOS",
    "f5": b"\x1b[15~",
    "f8": b"\x1b[19~",
    "f9": b"\x1b[20~",
    "ctrl+s": b"\x13",
    "ctrl+q": b"\x11",
    "ctrl+p": b"\x10",
    "ctrl+o": b"\x0f",
    "alt+d": b"\x1bd",
    "alt+m": b"\x1bm",
}
_UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$?[^hl0-9;]|\x1bP[^\x1b]*\x1b\\"
)
"""Sequences of newer terminals, which the emulator would show as text."""


class Terminal:
    """The program in a terminal of its own.

    Args:
        arguments: what is typed after `sessionkit`.
        size: columns and rows.
        environment: variables besides those of the tests.
        cwd: the folder it is started in.
        program: what Python runs.
    """

    def __init__(
        self,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        environment: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        program: tuple[str, ...] = ("-m", "sessionkit"),
    ) -> None:
        columns, rows = size
        self.raw = b""
        """Everything the program wrote."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._pid, self._fd = pty.fork()
        if self._pid == 0:  # pragma: no cover - the child becomes the program
            self._become((*program, *arguments), environment or {}, cwd)
        ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    @staticmethod
    def _become(arguments: tuple[str, ...], more: Mapping[str, str], cwd: Path | None) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        environment = {
            **kept,
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            **more,
        }
        if cwd is not None:
            os.chdir(cwd)
        os.execve(sys.executable, [sys.executable, *arguments], environment)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pid:
            self.kill()
        os.close(self._fd)

    @property
    def shown(self) -> str:
        """What the terminal shows now."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def see(self, *texts: str) -> str:
        """Wait until all the texts are on the screen."""
        until = time.monotonic() + PATIENCE
        while not all(text in self.shown for text in texts):
            if not self._read(until):
                missed = [text for text in texts if text not in self.shown]
                raise AssertionError(f"not shown: {missed}\n{self.shown}")
        return self.shown

    def see_no_more(self, text: str) -> str:
        """Wait until a text has gone from the screen."""
        until = time.monotonic() + PATIENCE
        while text in self.shown:
            if not self._read(until):
                raise AssertionError(f"still shown: {text}\n{self.shown}")
        return self.shown

    def press(self, *keys: str) -> None:
        """Press keys by name, or by the character they write."""
        for key in keys:
            os.write(self._fd, KEYS.get(key, key.encode()))

    def write(self, text: str) -> None:
        """Type text."""
        os.write(self._fd, text.encode())

    def paste(self, text: str) -> None:
        """Paste text as terminals do."""
        os.write(self._fd, b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self._screen.resize(rows, columns)
        ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.kill(self._pid, signal.SIGWINCH)

    def wait_for(self, found: Path, pattern: str) -> None:
        """Wait until a file of that pattern is in a folder."""
        until = time.monotonic() + PATIENCE
        while not list(found.glob(pattern)):
            if not self._read(until, give_up_at_end=False):
                raise AssertionError(f"no {pattern} in {found.name}\n{self.shown}")

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        """End the program from outside."""
        os.kill(self._pid, how)
        if how is signal.SIGKILL:
            os.waitpid(self._pid, 0)
            self._pid = 0

    def ended(self) -> int:
        """Wait until the program has ended by itself; its exit code."""
        until = time.monotonic() + PATIENCE
        while self._read(until):
            pass
        # One that goes on is ended from outside, or the tests would wait for it for ever.
        impatient = Timer(max(0.0, until - time.monotonic()), os.kill, (self._pid, signal.SIGKILL))
        impatient.start()
        _, status = os.waitpid(self._pid, 0)
        impatient.cancel()
        self._pid = 0
        code = os.waitstatus_to_exitcode(status)
        if code == -signal.SIGKILL:
            raise AssertionError(f"did not end\n{self.shown}")
        return code

    def _read(self, until: float, give_up_at_end: bool = True) -> bool:
        """Take in what the program wrote; whether there may be more in time."""
        left = until - time.monotonic()
        if left <= 0:
            return False
        ready, _, _ = select.select([self._fd], [], [], min(left, 0.5))
        if not ready:
            return True
        try:
            data = os.read(self._fd, 65_536)
        except OSError:
            data = b""
        if not data:
            return not give_up_at_end
        self.raw += data
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))
        return True
