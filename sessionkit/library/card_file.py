"""One card of the library, read from its file.

Invariant: a card is whole or it is left out. Whatever keeps it out is named, all of it at once, so
that it can be put right in one go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sessionkit.domain.exercise import CardSection, CardStep, Exercise, Mode
from sessionkit.domain.plan_sections import PLAN_SECTIONS
from sessionkit.library.body import read_body
from sessionkit.library.front_matter import read_front_matter
from sessionkit.library.lists import ListReader
from sessionkit.library.problem import START, shown
from sessionkit.library.reading import lines_of, links_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from sessionkit.library.body import Body
    from sessionkit.library.front_matter import FrontMatter
    from sessionkit.library.lists import Item
    from sessionkit.library.problem import FileProblems, Place
    from sessionkit.library.source import Source

KEYS: Final = ("title", "purpose", "minutes", "modes", "feeds", "worksheets")
"""The front matter of a card: all of these and no others."""

AIMS: Final = "Suggested aims"
"""The heading of the list of aims."""

STEPS: Final = "Steps"
"""The heading of the numbered list of steps."""

LEADS: Final = ("one", "other", "both")
"""Who of the pair can lead a step."""

LONGEST: Final = 480
"""Minutes a step can take: a whole day."""

_MODES: Final = {mode.value: mode for mode in Mode}
_STEP: Final = re.compile(r"(?P<how_long>[^:,]*?)\s*(?:,\s*(?P<leads>[^:]*?)\s*)?:\s*(?P<text>.*)")
_MINUTES: Final = re.compile(r"(?P<number>.*?)\s*\b(?:min|mins|minutes?)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LinkedCard:
    """A card with the links on it, until everything they can lead to is known."""

    card: Exercise
    """The card."""
    links: tuple[tuple[Place, str], ...]
    """Where each link stands, and the file it names."""


def read_card(
    card: str,
    source: Source,
    problems: FileProblems,
    worksheets: Collection[str],
    *,
    shipped: bool,
) -> LinkedCard | None:
    """The exercise a file describes; nothing where something is wrong with it.

    Args:
        card: the card's id.
        source: the file.
        problems: where to note what is wrong.
        worksheets: ids of the work sheets there are.
        shipped: whether the card came with the program.
    """
    body = read_body(source, problems)
    front = read_front_matter(body.front_matter, KEYS, source, problems)
    if front is None:
        return None
    if body.about and body.front_matter is not None:
        said = "this stands before every heading; put it under one, such as ## When to use it"
        problems.add((body.about_line, 1), said)
    lists = ListReader(source, body, problems)
    exercise = Exercise(
        id=card,
        title=front.text("title"),
        purpose=front.text("purpose"),
        modes=tuple(_MODES[word] for word in front.words("modes", _MODES)),
        feeds=front.words("feeds", PLAN_SECTIONS, may_be_empty=True),
        aims=_aims(body, lists),
        steps=_steps(body, lists),
        sections=_sections(body, problems),
        worksheets=front.words("worksheets", worksheets, may_be_empty=True),
        shipped=shipped,
    )
    if not problems.keep_it_out:
        _check_minutes(exercise, front)
    if problems.keep_it_out:
        return None
    links = (link for section in body.sections for link in links_of(section, body))
    return LinkedCard(exercise, tuple(links))


def _check_minutes(exercise: Exercise, front: FrontMatter) -> None:
    """The figure on the card is the one a pair plans by: it has to be what the steps take."""
    said = front.text("minutes")
    if not (said.isascii() and said.isdigit()):
        front.refuse("minutes", f"is no number: “{shown(said)}”; write figures, such as 60")
    elif int(said) != exercise.minutes:
        front.refuse("minutes", f"is {said}, and the steps take {exercise.minutes} minutes")


def _aims(body: Body, lists: ListReader) -> tuple[str, ...]:
    section = body.section(AIMS)
    if section is None:
        said = f"there are no aims; add ## {AIMS} and two to five lines that begin with a dash"
        lists.problems.add(START, said)
        return ()
    items = lists.items(section, numbered=False)
    if not section.blocks:
        lists.problems.add((section.line, 1), "there are no aims here; write two to five")
    return tuple(item.text for item in items)


def _steps(body: Body, lists: ListReader) -> tuple[CardStep, ...]:
    section = body.section(STEPS)
    if section is None:
        said = f"there are no steps; add ## {STEPS} and lines such as 1. 10 min, one: …"
        lists.problems.add(START, said)
        return ()
    items = lists.items(section, numbered=True)
    if not section.blocks:
        said = "there are no steps here; write lines such as 1. 10 min, one: …"
        lists.problems.add((section.line, 1), said)
    return tuple(_step(item, lists.problems) for item in items)


def _step(item: Item, problems: FileProblems) -> CardStep:
    parts = _STEP.fullmatch(item.text)
    if parts is None:
        said = "a step begins with its minutes and a colon, such as 10 min: … or 10 min, one: …"
        problems.add(item.place, said)
        return CardStep(0, "", item.text)
    leads = (parts["leads"] or "").casefold()
    if parts["leads"] is not None and leads not in LEADS:
        said = f"nobody called “{shown(parts['leads'])}” can lead a step; write {_or(LEADS)}"
        problems.add(item.place, said)
    if not parts["text"]:
        problems.add(item.place, "this step does not say what is done")
    return CardStep(_minutes(parts["how_long"], item, problems), leads, parts["text"])


def _minutes(how_long: str, item: Item, problems: FileProblems) -> int:
    unit = _MINUTES.fullmatch(how_long)
    number = unit["number"] if unit else ""
    if unit is None:
        said = f"“{shown(how_long)}” is no length of time; write minutes, such as 10 min"
    elif not (number.isascii() and number.isdigit() and len(number) <= len(str(LONGEST))):
        said = f"“{shown(number)}” is no number of minutes; write figures from 1 to {LONGEST}"
    elif not 1 <= int(number) <= LONGEST:
        said = f"a step of {int(number)} minutes cannot be; write from 1 to {LONGEST}"
    else:
        return int(number)
    problems.add(item.place, said)
    return 0


def _sections(body: Body, problems: FileProblems) -> tuple[CardSection, ...]:
    lists = (AIMS.casefold(), STEPS.casefold())
    others = [each for each in body.sections if each.heading.casefold() not in lists]
    for each in others:
        if not each.text:
            said = f"nothing stands under “{each.heading}”; write something or take it out"
            problems.add((each.line, 1), said)
    return tuple(CardSection(each.heading, each.text, lines_of(each, body)) for each in others)


def _or(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
