"""Cards and programmes for tests, written to real files, and the library read from them."""

import re
from dataclasses import dataclass
from pathlib import Path

from sessionkit.library.cards import Library, LibraryFolder, read_library

CARD = """\
---
title: Bus stop
purpose: To practise stopping before a decision.
modes: [one-to-one, group]
feeds: [small-decisions, ways-of-coping]
minutes: 45
worksheets: []
---

## When to use it

After *Chain of events*.

Not on a day in a hurry.

## Suggested aims

- Name two points at which another decision
  was possible
- Choose one **thing** to do instead

## Steps

1. 10 min, one: Recall the last session.
2. 30 min, both: Draw the way to the
   bus stop: with times.
3. 5 min: Agree what is done until next time.

## Sources

Made up.
"""

PROGRAMME = """\
---
title: Short programme
---

For nobody in particular.

## Steps

1. [Bus stop - "waiting", not running](../bus-stop.md)
"""


def write(folder: Path, name: str, text: str | bytes) -> Path:
    """Write one file below a folder, making the folders it needs."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def with_card(folder: Path, text: str | bytes = CARD, name: str = "bus-stop.md") -> Library:
    """The library of a folder into which one card was written."""
    write(folder, name, text)
    return read(folder)


def read(*folders: Path) -> Library:
    """The library of these folders; the first is the shipped one."""
    return read_library(
        [LibraryFolder(path, shipped=number == 0) for number, path in enumerate(folders)]
    )


def said(library: Library, folder: Path) -> list[str]:
    """The problems as `library check` prints them."""
    return [problem.show(folder) for problem in library.problems]


def changed(old: str, new: str, text: str = CARD) -> str:
    """The card with a part of it changed; the part must be there once."""
    assert text.count(old) == 1, old
    return text.replace(old, new)


@dataclass(frozen=True)
class Mistake:
    """A card or programme with something wrong, and what is to be said of it."""

    name: str
    text: str
    problems: tuple[str, ...]

    def __str__(self) -> str:
        return self.name


def wrong(what: str, right: str) -> list[Mistake]:
    """The mistakes in `wrong_<what>.md`: each a change to a right file and the problems named."""
    path = Path(__file__).with_name(f"wrong_{what}.md")
    parts = re.split(r"(?m)^## ", path.read_text(encoding="utf-8"))[1:]
    return [_mistake(part.split("\n"), right) for part in parts]


def _mistake(lines: list[str], right: str) -> Mistake:
    start, end = lines.index("```diff"), lines.index("```")
    change = lines[start + 1 : end]
    old = [line[1:] for line in change if line[:1] in {" ", "-"}]
    new = [line[1:] for line in change if line[:1] in {" ", "+"}]
    problems = [line.strip() for line in lines[end:] if line.startswith("    ")]
    text = changed(
        "".join(f"\n{each}" for each in old), "".join(f"\n{each}" for each in new), right
    )
    return Mistake(lines[0], text, tuple(problems))
