"""How long the screen of a case of 500 sessions takes to open: within 300 ms."""

from bench.figure import Figure
from bench.long_case import SESSIONS, measured, opening

LIMIT_MS = 300.0


def figure() -> Figure:
    return Figure(
        f"the case screen of {SESSIONS} sessions opening",
        f"the limit, {LIMIT_MS:.0f} ms",
        LIMIT_MS,
        measured(opening),
        1,
    )
