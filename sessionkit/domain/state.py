"""The states of a session and the moves between them.

Invariant: a session is in one state, and only the moves listed here are made. Signing will add its
own states after `RECORDED`.
"""

from enum import Enum

from sessionkit.domain.errors import Refused


class State(Enum):
    """Where a session is in its life."""

    PLANNED = "planned"
    WRITING_UP = "being written up"
    """Open to both workers, in the case."""
    RECORDED = "recorded"


MOVES: dict[State, frozenset[State]] = {
    State.PLANNED: frozenset({State.WRITING_UP}),
    State.WRITING_UP: frozenset({State.RECORDED}),
    State.RECORDED: frozenset({State.WRITING_UP}),
}
"""From each state, where a session may go."""


def check_move(name: str, now: State, to: State) -> None:
    """Refuse a move that is not allowed.

    Args:
        name: what to call the session in the message, such as “Session 6”.
        now: the state it is in.
        to: the state it is to be in.

    Raises:
        Refused: where the move is none of `MOVES`.
    """
    if to not in MOVES[now]:
        raise Refused(f"{name} is {now.value}; it cannot become {to.value} from there.")
