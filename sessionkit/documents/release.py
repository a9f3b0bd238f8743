"""What goes out to one reader.

Invariant: nothing goes out that the table, the marks and the guard do not all let go; everything
kept back is counted with its reason. A choice widens what is let go only as far as the table says,
and a choice that puts nothing in is refused rather than recorded as if it had.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from sessionkit.documents.guard import Guard
from sessionkit.documents.left_out import Kind, LeftOut, Why
from sessionkit.documents.reader_table import TABLE, Cell
from sessionkit.documents.readers import Reader
from sessionkit.documents.request import PARTS, ExportRequest
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.passage import Mark, Marks

_PART: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.REFERENCE: "reference",
        Kind.ORDER: "order",
        Kind.CONDITIONS: "conditions",
        Kind.WHEREABOUTS: "whereabouts",
        Kind.APPOINTMENT: "appointment",
        Kind.OFFENCE: "offence",
        Kind.FLAG: "flags",
        Kind.RISK: "risk",
        Kind.GOAL: "goals",
        Kind.ENTRY: "plan",
        Kind.SIGN: "plan",
        Kind.TOLD: "plan",
        Kind.AIM: "aims",
        Kind.RESULT: "aims",
    }
)
_SINGLE: Final = frozenset(
    {
        Kind.REFERENCE,
        Kind.ORDER,
        Kind.CONDITIONS,
        Kind.WHEREABOUTS,
        Kind.APPOINTMENT,
        Kind.OFFENCE,
    }
)
"""Kinds of which there is one: to name the part is to pick that very thing."""

_MARKABLE: Final = frozenset({Kind.CONTENT, Kind.HAPPENED, Kind.ISSUE})
"""Kinds that are marked where the participant agrees to them, among those he gets only so."""

_HEARD: Final = frozenset({Kind.ENTRY, Kind.SIGN})
"""Kinds of which it is said whether the participant agrees, among those he gets only so."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something of the record that may go out."""

    kind: Kind
    """What it is."""
    id: str = ""
    """Its id; empty where it has none."""
    texts: tuple[str, ...] = ()
    """Its words, as far as a person typed them."""
    marks: Marks = ()
    """What is marked on it."""
    session: str = ""
    """Id of the session it belongs to; empty where it belongs to none."""
    last: bool = False
    """Whether it is of the last session held."""
    open: bool = False
    """Whether it still wants something."""
    own: bool = False
    """Whether it is the participant's own."""
    agreed: bool = False
    """Whether it was gone through with the participant, who agreed."""


class Release:
    """Lets items go to a reader, or counts them as left out."""

    def __init__(self, request: ExportRequest, guard: Guard) -> None:
        self.reader = request.reader
        self._request = request
        self._guard = guard
        self._counted: Counter[tuple[Kind, Why]] = Counter()
        self._kept_back: dict[tuple[Kind, Why], dict[str, None]] = {}
        self._seen: set[tuple[Kind, str]] = set()
        self._refused: dict[str, Why] = {}
        self._gone: set[str] = set()
        self.picked_texts: list[str] = []
        """The words of what the guard let pass because it was picked."""

    def lets(self, item: Item) -> bool:
        """Whether an item goes out; where it does not, it is counted once."""
        why = self._why_not(item)
        if why is None:
            self._gone |= self._names(item) & self._request.chosen
            return True
        self._count(item, why)
        return False

    def text(self, item: Item, text: str) -> str:
        """A text that is an item of its own, or nothing."""
        return text if text and self.lets(item) else ""

    def keeps_back(self, kind: Kind, why: Why = Why.NOT_FOR_READER, count: int = 1) -> None:
        """Count what a document for this reader has no place for."""
        if count:
            self._counted[kind, why] += count

    def has_no_room(self, item: Item) -> None:
        """Count what goes out to this reader and finds no room in this document."""
        self._count(item, Why.NO_ROOM)

    def picks(self, item: Item) -> bool:
        """Whether this very item was chosen: a sweeping choice opens neither marks nor guard."""
        name = _PART[item.kind] if item.kind in _SINGLE else item.id
        return bool(name) and name in self._request.chosen

    def left_out(self) -> tuple[LeftOut, ...]:
        """What was left out, in the order of kinds and reasons."""
        every = ((kind, why) for kind in Kind for why in Why)
        return tuple(
            LeftOut(kind, why, self._counted[kind, why], self._to_choose(kind, why))
            for kind, why in every
            if self._counted[kind, why]
        )

    def check_choices(self) -> None:
        """See that every choice put something in.

        Raises:
            WrongUse: one did not, with the reason.
        """
        for chosen in sorted(self._request.chosen - self._gone):
            why = self._refused.get(chosen)
            if why is None and chosen in PARTS:
                continue
            told = f"it is {why.value}" if why else f"this {self._request.document} has no place"
            raise WrongUse(
                f"{chosen} cannot be put into a document for the reader {self.reader.value}: "
                f"{told}{'' if why else ' for it'}.",
                "Choose something else, or leave the choice away.",
            )

    def _why_not(self, item: Item) -> Why | None:
        return self._barred_by_table(item) or self._barred_by_marks(item) or self._guarded(item)

    def _barred_by_table(self, item: Item) -> Why | None:  # noqa: PLR0911  a case a cell
        match TABLE[item.kind.row][self.reader]:
            case Cell.ALL:
                return None
            case Cell.LAST:
                return None if item.last else Why.NOT_LAST
            case Cell.OPEN:
                return None if item.open else Why.NOT_OPEN
            case Cell.OWN:
                return None if item.own else Why.NOT_OWN
            case Cell.CHOSEN:
                return None if self._names(item) & self._request.chosen else Why.NOT_CHOSEN
            case Cell.AGREED if item.kind in _MARKABLE:
                return None if Mark.AGREED in item.marks else Why.NOT_AGREED
            case Cell.AGREED if item.kind in _HEARD:
                return None if item.agreed else Why.NOT_HEARD
        return Why.NOT_FOR_READER

    def _barred_by_marks(self, item: Item) -> Why | None:
        if not item.marks or self.reader is Reader.FILE:
            return None
        if Mark.IN_CONFIDENCE in item.marks:
            return Why.IN_CONFIDENCE
        if Mark.THIRD_PARTY not in item.marks:
            return None
        if self.reader is Reader.PARTICIPANT and Mark.AGREED in item.marks:
            return None
        if self.reader is not Reader.COURT:
            return Why.THIRD_PARTY
        return None if self._is_picked_with_reason(item) else Why.THIRD_PARTY_NOT_CHOSEN

    def _guarded(self, item: Item) -> Why | None:
        if self.reader is not Reader.PARTICIPANT:
            return None
        noticed = next(filter(None, map(self._guard.notices, item.texts)), None)
        if noticed is not None and self.picks(item):
            self.picked_texts += item.texts
            return None
        return noticed

    def _is_picked_with_reason(self, item: Item) -> bool:
        if not self.picks(item):
            return False
        if not self._request.because.strip():
            raise WrongUse(
                f"{item.id} is about another person; to put it before a court needs a reason.",
                "Say why it is put in (on the command line: --because WHY).",
            )
        return True

    def _names(self, item: Item) -> set[str]:
        """Everything a choice can call the item by."""
        if not self._request.chosen:
            return set()
        session = item.session if item.kind in (Kind.AIM, Kind.RESULT) else ""
        return {item.id, session, _PART.get(item.kind, "")} - {""}

    def _count(self, item: Item, why: Why) -> None:
        key = (item.kind, item.id)
        if item.id and key in self._seen:
            return
        self._seen.add(key)
        self._counted[item.kind, why] += 1
        for name in {item.id, _PART.get(item.kind, "")} & self._request.chosen:
            self._refused.setdefault(name, why)
        to_choose = _PART[item.kind] if item.kind in _SINGLE else item.id
        if why.can_be_chosen and to_choose:
            self._kept_back.setdefault((item.kind, why), {})[to_choose] = None

    def _to_choose(self, kind: Kind, why: Why) -> tuple[str, ...]:
        return tuple(self._kept_back.get((kind, why), {}))
