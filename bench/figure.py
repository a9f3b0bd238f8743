"""One figure: what an operation takes, beside the least it could take.

Invariant: floor and operation are measured in turns, so that whatever else the machine is doing
falls on both; medians are compared, never single runs.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

Work = Callable[[], Any]
"""Does the thing once."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What one operation takes."""

    operation: str
    """What is done, in a few words."""
    floor: str
    """What it is compared with, in a few words; empty where the limit is a time."""
    floor_ms: float
    """Median of the floor, in milliseconds."""
    measured_ms: float
    """Median of the operation, in milliseconds."""
    to_hold: float
    """The greatest ratio of the two that is accepted."""

    @property
    def ratio(self) -> float:
        """How many times the floor the operation takes."""
        return self.measured_ms / self.floor_ms

    @property
    def holds(self) -> bool:
        """Whether the figure is held."""
        return self.ratio <= self.to_hold


def in_turns(floor: Work, operation: Work, runs: int) -> tuple[float, float]:
    """Medians of both in milliseconds, measured in turns after one to warm up.

    Args:
        floor: the least that could be done.
        operation: what is measured.
        runs: how many turns are counted.
    """
    turns = [(_milliseconds(floor), _milliseconds(operation)) for _ in range(runs + 1)][1:]
    return median(turn[0] for turn in turns), median(turn[1] for turn in turns)


def _milliseconds(work: Work) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1_000
