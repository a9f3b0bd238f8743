"""What a form says of itself: the day it understood, what is wrong, what two people wrote.

Invariant: each is a sentence that says where to look and that nothing is lost.
"""

from collections.abc import Mapping
from typing import Final

from sessionkit.domain.dates import Prefer, read_when
from sessionkit.domain.errors import NotOneDay, SessionkitError
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.typed import days
from sessionkit.workflows.typed.reading import FieldProblem
from sessionkit.workflows.typed.standing import Clash

DAYS: Final[Mapping[str, Prefer]] = days.DAYS
"""The fields whose day is said while it is typed, each with which of two is meant, as in saving."""
_ADD: Final = "Alt+W, then a, adds somebody to the team."
"""How somebody whom the team does not know becomes known."""
_NAMED = 4
"""How many problems the message names."""


def day_said(workspace: Workspace, written: str, prefer: Prefer) -> str:
    """Which day is meant, with its weekday, or that there is no such day.

    Nothing while it is not plain, or stands there so: a day is typed letter by letter.

    Args:
        workspace: for today, and the clocks there.
        written: what stands in the field.
        prefer: which of two days is meant where the year is left out.
    """
    if not written:
        return ""
    try:
        said = read_when(written, workspace.today, workspace.zone, prefer).show()
    except NotOneDay as error:
        return f"Error: {error.message} {error.hint}"
    except SessionkitError:
        return ""
    return f"{written}: {said}" if said != written else ""


def problems_said(problems: tuple[FieldProblem, ...]) -> str:
    """What is wrong, the first few by name."""
    lines = "\n".join(f"  {each.message}" for each in problems[:_NAMED])
    more = f"\n  and {len(problems) - _NAMED} more" if len(problems) > _NAMED else ""
    return f"There is a problem. Nothing has been lost.\n{lines}{more}"


def problem_text(problem: FieldProblem) -> str:
    """What is wrong with one field, and what to do."""
    add = _ADD if problem.nobody else ""
    return " ".join(part for part in ("Error:", problem.message, problem.hint, add) if part)


def clashes_said(many: int) -> str:
    """That both wrote into so many fields."""
    fields = "One field was" if many == 1 else f"{many} fields were"
    return f"{fields} changed by both of you. F9 shows both texts; nothing is lost."


def other_text(clash: Clash) -> str:
    """What somebody else wrote into a field that both changed."""
    theirs = clash.theirs
    if isinstance(theirs, bool):
        text = "yes" if theirs else "no"
    else:
        text = theirs if isinstance(theirs, str) else ", ".join(theirs)
    return f"Changed by both of you. The other text: {text or '(empty)'} · F9 to choose"


def conflicts_said(many: int) -> str:
    """What a save says where both texts were kept; nothing where there was no need."""
    if not many:
        return ""
    return " Both texts stand where you both wrote; choose on the case's screen."
