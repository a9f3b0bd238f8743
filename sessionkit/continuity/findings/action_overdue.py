"""Further action whose day has passed (¶44)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from sessionkit.continuity.findings.finding import Finding, plain
from sessionkit.continuity.findings.look import Look
from sessionkit.domain.calendar_words import quoted, show_date
from sessionkit.domain.handling import ItemKind

CODE: Final = "action-overdue"
SOURCE: Final = "¶44"


def found(look: Look) -> Iterator[Finding]:
    """One for each action that is open after its day, as last carried; not where none was set."""
    for thread in look.threads:
        if thread.root.kind is not ItemKind.ACTION or not thread.state.is_open:
            continue
        if thread.due is None or thread.due >= look.today:
            continue
        who = look.action(thread.root.id).who
        name = f"{plain(who.name)}: " if who is not None else ""
        yield Finding(
            CODE,
            f"{name}{quoted(thread.words)}, agreed in {look.origin(thread.began).name}, was due on "
            f"{show_date(thread.due)}.",
            "Say that it was done, carry it to a new day, or drop it with a reason.",
            thread.due + timedelta(days=1),
            (look.number(thread.began),),
            SOURCE,
            thread.root.id,
        )
