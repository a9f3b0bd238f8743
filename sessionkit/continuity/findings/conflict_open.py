"""Two people's texts for one field, of which nobody has chosen."""

from collections.abc import Iterator
from typing import Final

from sessionkit.continuity.findings.finding import Finding
from sessionkit.continuity.findings.look import Look

CODE: Final = "conflict"
SOURCE: Final = ""
_WITHIN: Final = 2
"""How much of a path names a session."""


def found(look: Look) -> Iterator[Finding]:
    """One for each field."""
    sessions = {each.id: each for each in look.case.sessions}
    for each in look.case.conflicts:
        within = (
            each.path[1] if each.path[:1] == ("sessions",) and len(each.path) >= _WITHIN else ""
        )
        session = sessions.get(within)
        where = session.name if session is not None else "The case"
        yield Finding(
            CODE,
            f"{where} holds what two people wrote in one field.",
            "Choose which text stands.",
            session.when.day if session is not None else look.case.opened,
            (session.number or 0,) if session is not None else (),
            SOURCE,
            each.id,
        )
