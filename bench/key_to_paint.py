"""How long a key takes to be painted in the record form, beside a bare form of eight text areas."""

from bench.figure import Figure
from bench.screens import Bare, Measuring, key_to_paint, measured, opened


def figure() -> Figure:
    floor_ms, measured_ms = measured(_both)
    return Figure(
        "key to paint in the record form",
        "a bare form of eight text areas",
        floor_ms,
        measured_ms,
        1.5,
    )


async def _both(measuring: Measuring) -> tuple[float, float]:
    pilot = measuring.pilot
    bare = Bare()
    await opened(pilot.app, bare, pilot)
    floor_ms = await key_to_paint(bare, pilot)
    pilot.app.pop_screen()
    await pilot.pause()
    record = measuring.record()
    await opened(pilot.app, record, pilot)
    return floor_ms, await key_to_paint(record, pilot)
