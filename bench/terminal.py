"""Programs in a pseudo-terminal: how long until something is shown, and how much memory they hold.

Invariant: a program of ours and the least program of the toolkit are started, read and ended in the
same way, each as a process of its own.
"""

import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from fcntl import ioctl
from pathlib import Path

_ROOT = str(Path(__file__).parent.parent)
_SIZE = struct.pack("HHHH", 24, 80, 0, 0)
_PATIENCE = 60.0
"""Seconds after which a program that shows nothing is given up."""

ONE_WIDGET = """
from textual.app import App
from textual.widgets import Static
class One(App):
    def compose(self):
        yield Static("ready-to-read")
One().run()
"""
"""The least program of the toolkit."""
ONE_SHOWS = b"ready-to-read"


class Running:
    """A program running in a pseudo-terminal, until the `with` ends."""

    def __init__(self, *arguments: str) -> None:
        self.written = b""
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            environment = {**os.environ, "PYTHONPATH": _ROOT, "TERM": "xterm-256color"}
            os.execve(sys.executable, [sys.executable, *arguments], environment)
        ioctl(self._fd, termios.TIOCSWINSZ, _SIZE)

    def __enter__(self) -> "Running":
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._fd)

    def until(self, shown: bytes) -> None:
        """Wait until the program has written something."""
        end = time.monotonic() + _PATIENCE
        while shown not in self.written:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self._fd], [], [], left)[0]:
                raise TimeoutError(f"{shown!r} was not shown")
            self.written += os.read(self._fd, 65_536)

    def press(self, keys: bytes) -> None:
        """Write keys to it; what it showed before counts no more."""
        self.written = b""
        os.write(self._fd, keys)

    def mebibytes(self) -> float:
        """The memory it holds now."""
        status = Path(f"/proc/{self._pid}/status").read_text("ascii")
        (line,) = (each for each in status.split("\n") if each.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024
