"""Where things began and what became of them, as a reader is told.

Invariant: a reader is told of the beginning of an aim only where what it began as may go out, and
of a reason only where the reader is told what workers wrote.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sessionkit.continuity.story import Turn
from sessionkit.continuity.threads import Thread, ThreadState
from sessionkit.documents.material import Material
from sessionkit.documents.readers import Reader
from sessionkit.documents.session_view import EarlierView, Marked, StoryLine
from sessionkit.domain.dates import show_date
from sessionkit.domain.handling import Handling, How, ItemKind, ItemRef
from sessionkit.domain.session import Session

KIND_WORDS: Final[Mapping[ItemKind, str]] = MappingProxyType(
    {ItemKind.AIM: "aim", ItemKind.ISSUE: "issue", ItemKind.ACTION: "action"}
)
"""What to call an item."""

_BEGAN: Final = MappingProxyType(
    {
        ItemKind.AIM: "Takes up an aim of",
        ItemKind.ISSUE: "Began as an issue in",
        ItemKind.ACTION: "Began as further action agreed in",
    }
)
_FIRST: Final = MappingProxyType(
    {
        ItemKind.AIM: "First set as an aim in",
        ItemKind.ISSUE: "First raised as an issue in",
        ItemKind.ACTION: "First agreed as further action in",
    }
)
_TURNED: Final = MappingProxyType(
    {
        How.TAKEN_UP: "Taken up in",
        How.LEFT: "Seen and left in",
        How.CARRIED: "Carried on in",
        How.DROPPED: "Dropped in",
        How.DONE: "Done in",
        How.SETTLED: "Settled in",
        How.REOPENED: "Opened again in",
    }
)
_DONE_HERE: Final = MappingProxyType(
    {**{how: how.value.capitalize() for how in How}, How.LEFT: "Seen and left"}
)
_IN_THE_END: Final = MappingProxyType(
    {
        ThreadState.MET: "In the end met in",
        ThreadState.DONE: "In the end done in",
        ThreadState.SETTLED: "In the end settled in",
        ThreadState.DROPPED: "In the end dropped in",
    }
)


def began(material: Material, aim: str) -> tuple[StoryLine, ...]:
    """Where an aim began, as far as the reader may be told."""
    lines: list[StoryLine] = []
    for each in material.story.beginnings(aim):
        if not material.lets(each.item):
            continue
        said = _in_other_words(material, each.item, ItemRef(ItemKind.AIM, aim))
        lines.append(StoryLine(_BEGAN[each.item.kind], material.ref(each.session), said))
        lines += _first(material, each.item)
    return tuple(lines)


def _first(material: Material, item: ItemRef) -> list[StoryLine]:
    """Where the whole thread began, if that was earlier still."""
    thread = material.story.thread_of(item)
    session = material.origin(thread.began) if thread is not None else None
    if thread is None or session is None or thread.root == item or not material.lets(thread.root):
        return []
    return [StoryLine(_FIRST[thread.root.kind], material.ref(session))]


def became(material: Material, item: ItemRef) -> tuple[StoryLine, ...]:
    """What later sessions made of an item, with how it ended where that was later still."""
    if material.reader is Reader.AGENCY:
        return ()
    lines = [_turn(material, each) for each in material.story.turns(item)]
    ended = material.story.ended(item)
    if ended is not None:
        lines.append(StoryLine(_IN_THE_END[ended[0]], material.ref(ended[1])))
    return tuple(lines)


def standing(material: Material, item: ItemRef) -> str:
    """“still open”, unless it is settled or in hand; who has it in hand is told by its story."""
    thread = material.story.thread_of(item)
    return "still open" if thread is not None and thread.state is ThreadState.OPEN else ""


def in_hand(material: Material, thread: Thread) -> StoryLine | None:
    """The session that has taken a thread up and is not recorded yet."""
    taken = [step.session for step in thread.steps if step.what is How.TAKEN_UP]
    session = material.session(taken[-1]) if taken else None
    if thread.state is not ThreadState.IN_HAND or session is None:
        return None
    ref = material.ref(session)
    return StoryLine(_TURNED[How.TAKEN_UP], ref, then=session.state.value)


def earlier(material: Material, session: Session) -> tuple[EarlierView, ...]:
    """What a session did with what earlier ones left; its aims tell what they took up."""
    found: list[EarlierView] = []
    for each in material.handlings_in(session):
        came_from = material.story.session_of(each.item)
        if came_from is None or each.aim or not material.lets(each.item):
            continue
        why = _why(material, each)
        line = StoryLine(_DONE_HERE[each.how], day=_day(each, session), why=why)
        kind, words = KIND_WORDS[each.item.kind], material.marked(each.item)
        found.append(EarlierView(kind, words, material.ref(came_from), line))
    return tuple(found)


def _turn(material: Material, turn: Turn) -> StoryLine:
    then = _came_of_it(material, turn)
    day, why = _day(turn.by, turn.session), _why(material, turn.by)
    said = _in_other_words(material, ItemRef(ItemKind.AIM, turn.by.aim), turn.by.item)
    return StoryLine(_TURNED[turn.how], material.ref(turn.session), said, day, then, why)


def _in_other_words(material: Material, there: ItemRef, here: ItemRef) -> Marked | None:
    """What the other end of a link says, unless it is the same words or may not go out."""
    if material.story.session_of(there) is None or not material.lets(there):
        return None
    said = material.marked(there)
    return said if said.text != material.item(here).texts[0] else None


def _came_of_it(material: Material, turn: Turn) -> str:
    """The result of the aim that took it up, or that the session is only planned so far."""
    if turn.result is not None and material.tells_results_of(turn.session):
        return turn.result.value
    if turn.session.not_held is not None and turn.how is How.TAKEN_UP:
        return "not held"
    return turn.session.state.value if turn.session.record is None else ""


def _day(by: Handling, session: Session) -> str:
    """Until when it was carried, or the day where it is not the session's own."""
    if by.due is not None:
        return f"to {show_date(by.due)}"
    closing = by.how.closes or by.how is How.REOPENED
    return f"on {show_date(by.on)}" if closing and by.on != session.when.day else ""


def _why(material: Material, by: Handling) -> str:
    told = material.reader in (Reader.FILE, Reader.COURT, Reader.DUTY)
    return by.why if told else ""
