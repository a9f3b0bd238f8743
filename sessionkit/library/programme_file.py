"""One programme of the library, read from its file.

Invariant: the printed lines stay word for word, because they are what stands on people's forms;
each names a card, and a line that names none is reported where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sessionkit.domain.exercise import Programme, ProgrammeStep
from sessionkit.library.body import read_body
from sessionkit.library.front_matter import read_front_matter
from sessionkit.library.lists import ListReader
from sessionkit.library.problem import START

if TYPE_CHECKING:
    from sessionkit.library.body import Body
    from sessionkit.library.lists import Item
    from sessionkit.library.problem import FileProblems, Place
    from sessionkit.library.source import Source

KEYS: Final = ("title",)
"""The front matter of a programme: this key and no others."""

STEPS: Final = "Steps"
"""The one heading of a programme."""


@dataclass(frozen=True, slots=True)
class PlacedProgramme:
    """A programme with the places of its steps, until its cards are known."""

    programme: Programme
    """The programme."""
    places: tuple[Place, ...]
    """Where each step stands."""


def read_programme(
    programme: str, source: Source, problems: FileProblems
) -> PlacedProgramme | None:
    """The programme a file describes; nothing where something is wrong with it.

    Args:
        programme: its id.
        source: the file.
        problems: where to note what is wrong.
    """
    body = read_body(source, problems)
    front = read_front_matter(body.front_matter, KEYS, source, problems)
    if front is None:
        return None
    title = front.text("title")
    steps = _steps(body, ListReader(source, body, problems))
    for section in body.sections:
        if section.heading.casefold() != STEPS.casefold():
            said = f"a programme has no heading “{section.heading}”; write it above ## {STEPS}"
            problems.add((section.line, 1), said)
    if problems.keep_it_out:
        return None
    found = Programme(programme, title, body.about, tuple(step for _, step in steps))
    return PlacedProgramme(found, tuple(place for place, _ in steps))


def _steps(body: Body, lists: ListReader) -> list[tuple[Place, ProgrammeStep]]:
    section = body.section(STEPS)
    if section is None:
        said = f"there are no steps; add ## {STEPS} and lines such as 1. [Printed line](../card.md)"
        lists.problems.add(START, said)
        return []
    items = lists.items(section, numbered=True)
    if not section.blocks:
        said = "there are no steps here; write lines such as 1. [Printed line](../card.md)"
        lists.problems.add((section.line, 1), said)
    return [(item.place, _step(item, lists.problems)) for item in items]


def _step(item: Item, problems: FileProblems) -> ProgrammeStep:
    link = item.links[0] if item.links else None
    if link is None or len(item.links) > 1 or link.text != item.text:
        said = "a step is one link and nothing else, such as [Printed line](../card.md)"
        problems.add(item.place, said)
        return ProgrammeStep("", item.text)
    if not link.text:
        problems.add(item.place, "this step has no printed line; write it in the square brackets")
    return ProgrammeStep(_card(link.target), link.text)


def _card(target: str) -> str:
    """The card's id in a link such as `../pen-picture.md`."""
    return target.rsplit("/", 1)[-1].removesuffix(".md")
