"""Many people saving one thing at once: real processes, some asleep for long, some killed.

The harness knows nothing of what is saved. It is given the name of a factory, `module:attribute`,
that takes a folder and a `Disk` and gives a `Saver`; every file operation of a save must go through
that disk. `ToyThing` is one, real cases are another. Each writer is a process of its own:

    outcome = run_writers("tests.storage.many_writers:ToyThing", tmp_path, Plan())
    assert not outcome.lost

A writer is paused by holding its `link` until ten newer generations have appeared and the number
it was about to take has been pruned; one writer at a time, so that the others go on. A writer is
killed by SIGKILL at a file operation drawn from the plan's seed, and started again.
"""

import importlib
import json
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol, TypeVar, cast

from sessionkit.domain.errors import NotFound
from sessionkit.storage.disk import Disk, Operation
from sessionkit.storage.envelope import Envelope
from sessionkit.storage.generation import NOTHING_YET, Generation
from sessionkit.storage.generations import KEEP, Generations

_T = TypeVar("_T")

_ROOT = Path(__file__).parents[2]


class Saver(Protocol):
    """One person's hold on the thing that all are saving."""

    def save(self, entry: str) -> int:
        """Add an entry and save; the number of the acknowledged generation."""

    def entries(self) -> frozenset[str]:
        """The entries in the newest generation."""

    def numbers(self) -> tuple[int, ...]:
        """The generations present."""


class ToyThing:
    """A set of entries, kept as a JSON list; merging is adding one's own entry to theirs."""

    made_of = Generations

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.generations = self.made_of(disk, folder / "thing", ".toy", "toy", Envelope())
        self.stamp = NOTHING_YET
        self._base: frozenset[str] = frozenset()
        self.reopen()

    def reopen(self) -> None:
        """Take the newest generation as the base of the next change."""
        with suppress(NotFound):
            newest = self.generations.newest()
            self.stamp, self._base = newest.stamp, decoded(newest.body)

    def save(self, entry: str) -> int:
        def make(newer: Generation | None) -> bytes:
            theirs = self._base if newer is None else decoded(newer.body)
            return encoded(theirs | {entry})

        published = self.generations.publish(self.stamp, 1, make)
        self.stamp, self._base = published.stamp, decoded(published.body)
        return published.number

    def entries(self) -> frozenset[str]:
        return decoded(self.generations.newest().body)

    def numbers(self) -> tuple[int, ...]:
        return self.generations.numbers()


class WithoutListingAgain(Generations):
    """Believes that what was published is the newest, without looking."""

    def list_again(self, number: int) -> tuple[int, ...]:
        return (number,)


class ToyWithoutListingAgain(ToyThing):
    """The toy, saved without the listing after publishing."""

    made_of = WithoutListingAgain


def encoded(entries: frozenset[str]) -> bytes:
    """A set of entries as the toy keeps it."""
    return json.dumps(sorted(entries)).encode()


def decoded(body: bytes) -> frozenset[str]:
    """The entries of a toy."""
    return frozenset(json.loads(body))


@dataclass(frozen=True, slots=True)
class Plan:
    """Who does what."""

    writers: int = 4
    saves: int = 250
    """For each writer."""
    pauses: int = 5
    """For each writer: saves held back until ten generations have gone by."""
    kills: int = 3
    """For each writer: saves within which its process is killed."""
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it."""

    acknowledged: tuple[tuple[str, int], ...]
    """Entries with the numbers they were acknowledged under."""
    entries: frozenset[str]
    """Those of the newest generation."""
    numbers: tuple[int, ...]
    """The generations that are there in the end."""
    paused: int
    """Saves held back until ten generations had gone by."""
    killed: int
    """Processes killed within a save."""
    leftovers: int
    """Temporary files that are there in the end."""

    @property
    def lost(self) -> frozenset[str]:
        """Acknowledged, and not there."""
        return frozenset(entry for entry, _ in self.acknowledged) - self.entries

    @property
    def doubles(self) -> frozenset[int]:
        """Numbers under which two saves were acknowledged."""
        counted = Counter(number for _, number in self.acknowledged)
        return frozenset(number for number, times in counted.items() if times > 1)

    @property
    def gaps(self) -> frozenset[int]:
        """Numbers missing among those that are there."""
        return frozenset(range(self.numbers[0], self.numbers[-1] + 1)) - frozenset(self.numbers)

    def told(self) -> str:
        """The counts, in one line."""
        return (
            f"{len(self.acknowledged)} saves acknowledged, {self.paused} of them paused until ten "
            f"generations had gone by, {self.killed} processes killed within a save, "
            f"{self.numbers[-1]} generations, {len(self.gaps)} gaps, {len(self.doubles)} doubles, "
            f"{len(self.lost)} acknowledged saves lost"
        )


def run_writers(saver: str, folder: Path, plan: Plan) -> Outcome:
    """Let several processes save one thing at once.

    Args:
        saver: `module:attribute` of what makes a `Saver` from a folder and a `Disk`.
        folder: where the thing stands; what the harness itself needs goes beside it.
        plan: who does what.
    """
    control = folder / "control"
    control.mkdir()
    with ThreadPoolExecutor(plan.writers) as pool:
        list(
            pool.map(lambda writer: _see_through(saver, folder, writer, plan), range(plan.writers))
        )
    last = _loaded(saver)(folder, Disk())
    entries, numbers = last.entries(), last.numbers()
    acks = [line.split() for line in _lines(control, "*.acks")]
    return Outcome(
        tuple((entry, int(number)) for entry, number in acks),
        entries,
        numbers,
        len(_lines(control, "*.pauses")),
        len(list(control.glob("*.killed"))),
        len(list(folder.rglob("*.part"))),
    )


def _see_through(saver: str, folder: Path, writer: int, plan: Plan) -> None:
    """Run a writer, and start it again whenever it was killed, until it is done."""
    order = json.dumps([saver, str(folder), writer, asdict(plan)])
    command = [sys.executable, "-m", __name__, order]
    for _ in range(plan.kills + 1):
        ended = subprocess.run(command, cwd=_ROOT, check=False, capture_output=True, text=True)
        if ended.returncode != -signal.SIGKILL:
            break
    assert ended.returncode == 0, ended.stderr


def _lines(control: Path, pattern: str) -> list[str]:
    return [line for path in control.glob(pattern) for line in path.read_text().split("\n") if line]


def _loaded(saver: str) -> Callable[[Path, Disk], Saver]:
    module, attribute = saver.split(":")
    return cast(
        "Callable[[Path, Disk], Saver]", getattr(importlib.import_module(module), attribute)
    )


class WriterDisk(Disk):
    """The disk of one writer: it pauses or dies where the plan says."""

    def __init__(self, control: Path, writer: int, plan: Plan) -> None:
        self._control = control
        self._writer = writer
        self._plan = plan
        drawn = random.Random(f"{plan.seed} {writer}")
        self._kills = {
            drawn.randrange(plan.saves): (drawn.randrange(1, 20), drawn.random() < 0.5)
            for _ in range(plan.kills)
        }
        self._pauses = sorted(drawn.sample(range(plan.saves * 4 // 5), plan.pauses))
        self._paused = len(_lines(control, f"{writer}.pauses"))
        self._save = 0
        self._steps = 0

    def begin(self, save: int) -> None:
        """The writer's next save begins."""
        self._save = save
        self._steps = 0

    def step(self, operation: Operation, path: str, act: Callable[[], _T]) -> _T:
        self._steps += 1
        dying, after = self._kills.get(self._save, (0, False))
        dying = dying if dying == self._steps and self._never_before() else 0
        if operation == "link" and self._is_due():
            self._pause(Path(path))
        if dying and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = act()
        if dying:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    def _never_before(self) -> bool:
        return _taken(self._control / f"{self._writer}.{self._save}.killed")

    def _is_due(self) -> bool:
        return self._paused < len(self._pauses) and self._save >= self._pauses[self._paused]

    def _pause(self, target: Path) -> None:
        """Hold on until others have gone on without us, unless somebody else is doing that."""
        if not target.stem.isdigit() or not _taken(self._control / "somebody-is-pausing"):
            return
        number = int(target.stem)
        while not self._others_are_done():
            there = [int(each.stem) for each in target.parent.glob(f"*{target.suffix}")]
            if number not in there and sum(each > number for each in there) >= KEEP:
                self._tell("pauses", f"{number}")
                break
            os.sched_yield()
        self._paused += 1
        (self._control / "somebody-is-pausing").unlink()

    def _others_are_done(self) -> bool:
        return len(list(self._control.glob("*.done"))) >= self._plan.writers - 1

    def _tell(self, what: str, line: str) -> None:
        tell(self._control / f"{self._writer}.{what}", line)


def _taken(path: Path) -> bool:
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def tell(path: Path, line: str) -> None:
    """Add a line in one go, so that a kill leaves it whole or not there."""
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, f"{line}\n".encode())
    finally:
        os.close(handle)


def work(saver: str, folder: Path, writer: int, plan: Plan) -> None:
    """Be one writer: save what is not acknowledged yet, noting each acknowledgement."""
    control = folder / "control"
    disk = WriterDisk(control, writer, plan)
    thing = _loaded(saver)(folder, disk)
    for save in range(len(_lines(control, f"{writer}.acks")), plan.saves):
        disk.begin(save)
        entry = f"{writer}-{save}"
        tell(control / f"{writer}.acks", f"{entry} {thing.save(entry)}")
    _taken(control / f"{writer}.done")


if __name__ == "__main__":
    _saver, _folder, _writer, _plan = json.loads(sys.argv[1])
    work(_saver, Path(_folder), _writer, Plan(**_plan))
