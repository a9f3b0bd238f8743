"""A session that one worker held alone, with no reason given (¶33)."""

from collections.abc import Iterator
from typing import Final

from sessionkit.continuity.findings.finding import Finding, plain
from sessionkit.continuity.findings.look import Look
from sessionkit.domain.state import State

CODE: Final = "worker-alone"
SOURCE: Final = "¶33"


def found(look: Look) -> Iterator[Finding]:
    """One for each session, once the record is finished or would have had to be."""
    for session in look.held:
        held = session.held
        if held is None or held.alone_because or len(held.workers_present) != 1:
            continue
        if session.state is State.RECORDED or look.is_past_write_up(session):
            yield Finding(
                CODE,
                f"{session.name} was held by {plain(held.workers_present[0].name)} alone; the "
                "record does not say why.",
                "Say why one worker was alone.",
                session.when.day,
                (session.number or 0,),
                SOURCE,
                session.id,
            )
