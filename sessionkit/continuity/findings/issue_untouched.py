"""An issue that was raised and never taken up (¶34, ¶44)."""

from collections.abc import Iterator
from typing import Final

from sessionkit.continuity.findings.finding import Finding, in_words
from sessionkit.continuity.findings.look import Look
from sessionkit.continuity.threads import ThreadState
from sessionkit.domain.calendar_words import quoted
from sessionkit.domain.handling import ItemKind

CODE: Final = "issue-untouched"
SOURCE: Final = "¶34, ¶44"
AFTER: Final = 2
"""How many later sessions may pass it by."""


def found(look: Look) -> Iterator[Finding]:
    """One for each issue that two later sessions did nothing about; leaving it is nothing.

    Risk information has a rule of its own, which does not repeat its words.
    """
    for thread in look.threads:
        is_issue = thread.root.kind is ItemKind.ISSUE and thread.tip == thread.root
        if not is_issue or thread.risk_information or thread.state is not ThreadState.OPEN:
            continue
        last = look.last_touch(thread)
        later = look.held_after(last)
        if last != thread.began or len(later) < AFTER:
            continue
        numbers = tuple(each.number or 0 for each in later)
        where = look.case.origin(thread.began).name
        yield Finding(
            CODE,
            f"{where} raised {quoted(thread.words)}; sessions {in_words(numbers)} did nothing "
            "about it.",
            "Take it up in a plan, agree an action, settle it, or drop it with a reason.",
            later[AFTER - 1].when.day,
            (look.number(thread.began),),
            SOURCE,
            thread.root.id,
        )
