"""How long the record form takes to open: within 300 ms."""

from statistics import median

from bench.figure import Figure
from bench.screens import RUNS, Bare, Measuring, measured, opened

LIMIT_MS = 300.0


def figure() -> Figure:
    bare_ms, measured_ms = measured(_both)
    return Figure(
        f"the record form opening (eight text areas: {bare_ms:.0f} ms)",
        f"the limit, {LIMIT_MS:.0f} ms",
        LIMIT_MS,
        measured_ms,
        1,
    )


async def _both(measuring: Measuring) -> tuple[float, float]:
    pilot = measuring.pilot
    bare: list[float] = []
    ours: list[float] = []
    for _ in range(RUNS):
        bare.append(await opened(pilot.app, Bare(), pilot))
        pilot.app.pop_screen()
        await pilot.pause()
        ours.append(await opened(pilot.app, measuring.record(), pilot))
        pilot.app.pop_screen()
        await pilot.pause()
    return median(bare[1:]), median(ours[1:])
