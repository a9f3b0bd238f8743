"""Issues: what was raised and must not be lost.

Invariant: an issue keeps the words and the session it was raised in, or the work done before that
left it; what became of it is told by the handlings of later sessions and never by changing it.
"""

from dataclasses import dataclass

from sessionkit.domain.passage import Marks


@dataclass(frozen=True, slots=True)
class Issue:
    """Something raised in a session, or left open by work done before the first."""

    id: str
    """Random id."""
    text: str
    """What was raised."""
    session: str
    """Id of the session it was raised in, or of the prior work that left it."""
    risk_information: bool = False
    """Whether somebody must be told and risk reassessed (¶18)."""
    marks: Marks = ()
    """What readers of an export need to know of it."""
