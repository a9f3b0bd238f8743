"""How long an arrow key in a chain of 500 sessions takes to be painted: within 100 ms."""

from bench.figure import Figure
from bench.long_case import SESSIONS, measured, moving

LIMIT_MS = 100.0


def figure() -> Figure:
    return Figure(
        f"key to paint in a chain of {SESSIONS} sessions",
        f"the limit, {LIMIT_MS:.0f} ms",
        LIMIT_MS,
        measured(moving),
        1,
    )
