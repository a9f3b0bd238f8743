"""Headed blocks as text, so that a practitioner can read what a test expects."""

from sessionkit.continuity.blocks import Block, Line, LineKind


def as_text(blocks: tuple[Block, ...]) -> str:
    """Each heading with its lines under it; notes further in, `>` where a screen can jump."""
    return "\n".join(
        line for block in blocks for line in (block.heading, *(_line(each) for each in block.lines))
    )


def block(blocks: tuple[Block, ...], heading: str) -> tuple[Line, ...]:
    """The lines under a heading; none where there is no such block."""
    return next((each.lines for each in blocks if each.heading == heading), ())


def _line(line: Line) -> str:
    if line.kind is LineKind.SUBHEADING:
        return f" {line.text}"
    indent = "      " if line.kind is LineKind.NOTE else "  "
    lead = f"[{line.lead}] " if line.lead else ""
    return f"{indent}{'> ' if line.item else ''}{lead}{line.text}".rstrip()
