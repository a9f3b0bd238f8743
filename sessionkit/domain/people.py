"""The people of a case: the participant, the workers, and whoever else was in the room.

Invariant: a record names people as they were named at the time; renaming a worker later changes no
record.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum


@dataclass(frozen=True, slots=True)
class Participant:
    """The person on the programme, called NAME OF OFFENDER on the printed form of Appendix 1."""

    name: str
    """The name the team uses."""
    also_known_as: tuple[str, ...] = ()
    """Other names a form may carry for the same person."""

    @property
    def surname(self) -> str:
        """The last word of the name, for where others may see it."""
        return surname_of(self.name)

    def is_named(self, written: str) -> bool:
        """Whether a name as somebody wrote it is this participant's.

        Order, case, titles and full stops do not matter; a first name may be cut to its initial,
        the surname may not.
        """
        return any(is_name_of(written, name) for name in (self.name, *self.also_known_as))


class Role(Enum):
    """What a worker is to one case."""

    CO_WORKER = "co-worker"
    """Runs the programme as one of a pair of equals (¶33)."""
    SUPERVISING_OFFICER = "supervising officer"
    """Holds the order and may not deliver (¶31, ¶47)."""
    SUPERVISOR = "supervisor"
    """Line manager of the pair; reviews the case (¶123)."""


@dataclass(frozen=True, slots=True)
class Worker:
    """Someone of the team, as the workspace knows them."""

    id: str
    """Random id; the name of their card in `people/`."""
    name: str
    """As it appears in records."""
    job_title: str = ""
    """As the team uses it; may be empty."""
    left: date | None = None
    """The day they left the team; their records stay theirs."""

    def has_left(self, today: date) -> bool:
        """Whether they are of the team no more."""
        return self.left is not None and self.left <= today


@dataclass(frozen=True, slots=True)
class CaseWorker:
    """A worker's part in one case."""

    id: str
    """Id of this appointment to the case."""
    worker: str
    """Id of the worker."""
    name: str
    """Name as it stood when they came to the case."""
    role: Role
    """What they are to the case."""
    since: date | None = None
    """From which day."""
    until: date | None = None
    """Until which day; empty while it lasts."""


class WhoKind(Enum):
    """What someone is in a session or an action."""

    WORKER = "worker"
    PARTICIPANT = "participant"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody present at a session, or somebody who is to do something."""

    kind: WhoKind
    """Worker, participant or somebody else."""
    name: str
    """As written."""
    worker: str = ""
    """Id of the worker where the name is one of the team's; empty otherwise."""


_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr"})


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, first names first, without titles and full stops."""
    surname, comma, first = name.partition(",")
    ordered = f"{first} {surname}" if comma else name
    words = ordered.replace(".", " ").casefold().split()
    return tuple(word for word in words if word not in _TITLES)


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same words, whatever their order, case and titles."""
    return sorted(name_words(one)) == sorted(name_words(other)) != []


def surname_of(name: str) -> str:
    """The last word of a name; nothing where there is none."""
    return (name.split() or [""])[-1]


def is_name_of(written: str, name: str) -> bool:
    """Whether a name as somebody wrote it stands for a full name.

    Order, case, titles and full stops do not matter; first names may be cut to initials or left
    out from the end, the surname and one first name may not.
    """
    if same_name(written, name):
        return True
    ours, theirs = name_words(name), name_words(written)
    if not ours or not theirs or ours[-1] != theirs[-1]:
        return False
    firsts, written_firsts = ours[:-1], theirs[:-1]
    if not written_firsts or len(written_firsts) > len(firsts):
        return False
    pairs = zip(firsts, written_firsts, strict=False)
    return all(word == short or (len(short) == 1 and word[0] == short) for word, short in pairs)
