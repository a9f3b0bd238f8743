"""An issue that was raised and never taken up (¶34, ¶44)."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from sessionkit.continuity.findings.finding import Finding, passed_by
from sessionkit.continuity.findings.look import Look
from sessionkit.continuity.threads import Thread, ThreadState
from sessionkit.domain.calendar_words import quoted
from sessionkit.domain.handling import ItemKind

CODE: Final = "issue-untouched"
SOURCE: Final = "¶34, ¶44"
AFTER: Final = 2
"""How many later sessions may pass it by."""


def found(look: Look) -> Iterator[Finding]:
    """One for each issue that two later sessions did nothing about; leaving it is nothing.

    The record does not say which issue an action is about. So what was agreed in the session that
    raised the issue stands for it as long as any of it is open; the later sessions count from when
    the last of it was done or dropped. Risk information has a rule of its own, which does not
    repeat its words.
    """
    agreed = _agreed(look)
    for thread in look.threads:
        if not _is_untouched(look, thread):
            continue
        actions = agreed[thread.began]
        if any(each.state.is_open for each in actions):
            continue
        ended = (look.last_touch(each) for each in actions)
        last = max((thread.began, *ended), key=look.places.__getitem__)
        later = look.held_after(last, AFTER + 1)
        if len(later) < AFTER:
            continue
        yield Finding(
            CODE,
            f"{look.origin(thread.began).name} raised {quoted(thread.words)}; "
            f"{passed_by(later, AFTER)} did nothing about it.",
            "Take it up in a plan, carry it, settle it, or drop it with a reason.",
            later[AFTER - 1].when.day,
            (look.number(thread.began),),
            SOURCE,
            thread.root.id,
        )


def _agreed(look: Look) -> dict[str, list[Thread]]:
    """The actions, by the session they were agreed in."""
    found: dict[str, list[Thread]] = defaultdict(list)
    for thread in look.threads:
        if thread.root.kind is ItemKind.ACTION:
            found[thread.began].append(thread)
    return found


def _is_untouched(look: Look, thread: Thread) -> bool:
    is_issue = thread.root.kind is ItemKind.ISSUE and not thread.risk_information
    is_open = thread.state is ThreadState.OPEN and thread.tip == thread.root
    return is_issue and is_open and look.last_touch(thread) == thread.began
