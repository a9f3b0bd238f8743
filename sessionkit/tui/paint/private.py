"""Headed blocks as other people may see them.

Invariant: with private display on, no line of a block names an exercise by its title; what somebody
typed stands as it was typed.
"""

from collections.abc import Iterator
from dataclasses import replace

from sessionkit.continuity.blocks import Block, Line, filled


def hidden(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with steps in place of exercise titles."""
    return filled(
        tuple(
            replace(block, lines=tuple(line for each in block.lines for line in _hidden(each)))
            for block in blocks
        )
    )


def _hidden(line: Line) -> Iterator[Line]:
    if line.instead is None:
        yield line
    elif any(line.instead):
        lead, text = line.instead
        yield replace(line, lead=lead, text=text)
