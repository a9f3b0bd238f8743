"""What the threads of a long chain cost, beside those of a short one: linear, not worse."""

from bench.figure import Figure, in_turns
from sessionkit.continuity.offer import offer
from tests.example_case import large_case

RUNS = 25


def figure() -> Figure:
    short, long = large_case(50), large_case(500)
    floor_ms, measured_ms = in_turns(lambda: offer(short), lambda: offer(long), RUNS)
    return Figure(
        "threads and offer, 500 sessions", "the same of 50 sessions", floor_ms, measured_ms, 12
    )
