"""YAML as texts, lists and keys with their places, and nothing cleverer.

Invariant: every value keeps the place it was written at, and a text stays the text that was typed:
no numbers, no dates, no yes and no. What would make a value mean something other than what is seen
(aliases, anchors, tags, words dropped as a comment) is named and refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import yaml
from yaml.error import MarkedYAMLError, YAMLError

from sessionkit.library.problem import Place, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sessionkit.library.problem import FileProblems

FIRST_LINE: Final = 2
"""The line of the file on which front matter begins."""

DEEPEST: Final = 5
"""How far lists and keys may be nested before the file is taken for something else."""

_HERE: Final = (
    ("mapping values are not allowed", "a second colon stands here; put the whole value in quotes"),
    (
        "that cannot start any token",
        "a value cannot begin like this; put the whole value in quotes",
    ),
    ("expected <block end>", "this does not belong to the value before; put all of it in quotes"),
    ("expected the node content", "an entry of the list is empty; write a word or drop the comma"),
    ("another document", "a line that begins with --- cannot stand inside the front matter"),
    ("nested too deeply", "lists and keys are nested too deeply here; write plain texts and lists"),
)
"""What PyYAML says of a place, in part, and what a person can do about it."""

_FROM: Final = (
    ("could not find expected ':'", "this line is not of the form key: value"),
    ("unexpected end of stream", "the quotes opened here are never closed"),
    ("expected ',' or", "the list opened here lacks a comma or its closing bracket"),
)
"""The same for what PyYAML notices later than where it began."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text."""

    place: Place
    """Where it begins."""
    value: str
    """The text, less its quotes."""


@dataclass(frozen=True, slots=True)
class Entries:
    """A list."""

    place: Place
    """Where it begins."""
    values: tuple[Value, ...]
    """Its entries in order."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys with their values."""

    place: Place
    """Where they begin."""
    pairs: tuple[tuple[Value, Value], ...]
    """In order; a key that stands twice is there twice."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Something already named as a problem; nothing more need be said of it."""

    place: Place
    """Where it stands."""


Value: TypeAlias = Scalar | Entries | Keys | Refused
"""What a key of the front matter can hold."""


def read_yaml(block: str, problems: FileProblems) -> Value | None:
    """The values of a front matter block; nothing where it cannot be read, with the reason noted.

    Args:
        block: the lines between the two lines of dashes.
        problems: where to note what is wrong.
    """
    try:
        return _Reader(block, problems).root()
    except YAMLError as error:
        problems.add(*_in_plain_words(error, block))
        return None


class _Reader:
    """Reads the events of one block."""

    def __init__(self, block: str, problems: FileProblems) -> None:
        self._block = block
        self._problems = problems
        self._events: Iterator[Any] = yaml.parse(block, yaml.SafeLoader)

    def root(self) -> Value:
        """The one value of the block; no keys where it is empty."""
        found: list[Value] = []
        for event in self._events:
            if found and isinstance(event, yaml.DocumentStartEvent):
                raise _error("another document", event)
            if isinstance(event, yaml.NodeEvent):
                found.append(self._value(event, DEEPEST))
        return found[0] if found else Keys((FIRST_LINE, 1), ())

    def _value(self, event: Any, deeper: int) -> Value:
        place = _place_at(self._block, event.start_mark.index)
        if isinstance(event, yaml.AliasEvent):
            said = f"the alias *{shown(str(event.anchor))} is refused; write it out"
            self._problems.add(place, said)
            return Refused(place)
        if event.anchor is not None:
            said = f"the anchor &{shown(event.anchor)} is refused; take it out"
            self._problems.add(place, said)
        if event.tag is not None:
            self._problems.add(place, f"the tag {shown(event.tag)} is refused; take it out")
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_comment(event)
            return Scalar(place, event.value)
        if not deeper:
            raise _error("nested too deeply", event)
        inside = tuple(self._inside(deeper - 1))
        if isinstance(event, yaml.SequenceStartEvent):
            return Entries(place, inside)
        return Keys(place, tuple(zip(inside[::2], inside[1::2], strict=True)))

    def _inside(self, deeper: int) -> Iterator[Value]:
        for event in self._events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield self._value(event, deeper)

    def _refuse_comment(self, event: Any) -> None:
        end = event.end_mark.index
        rest = self._block[end:].split("\n", 1)[0]
        dropped = rest.lstrip()
        if event.value and dropped.startswith("#") and dropped != rest:
            place = _place_at(self._block, end + len(rest) - len(dropped))
            said = "what follows # would be dropped; put the whole value in quotes"
            self._problems.add(place, said)


def _error(problem: str, event: Any) -> MarkedYAMLError:
    return MarkedYAMLError(problem=problem, problem_mark=event.start_mark)


def _place_at(block: str, index: int) -> Place:
    """The place in the file of a character of the block.

    Counted here because YAML ends lines at characters that no editor takes for the end of a line.
    """
    before = block[:index]
    return before.count("\n") + FIRST_LINE, index - before.rfind("\n")


def _in_plain_words(error: YAMLError, block: str) -> tuple[Place, str]:
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return (FIRST_LINE, 1), f"this cannot be read as front matter ({shown(str(error))})"
    here, problem = error.problem_mark, str(error.problem)
    for part, ours in _FROM:
        if part in problem:
            return _place_at(block, (error.context_mark or here).index), ours
    other = f"this cannot be read as front matter ({shown(problem)})"
    reason = next((ours for part, ours in _HERE if part in problem), other)
    return _place_at(block, here.index), reason
