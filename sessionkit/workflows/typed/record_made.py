"""What a session is likely to have made, offered where it is listed (A2 ¶6, ¶17).

Invariant: what is offered is written only when somebody takes it.
"""

from sessionkit.domain.case import Case
from sessionkit.domain.errors import NotFound
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.read_library import library_of
from sessionkit.workflows.typed.reading import line
from sessionkit.workflows.typed.record import TypedRecord


def sheet_to_list(workspace: Workspace, form: TypedRecord) -> str:
    """The first work sheet of the session's exercises that is not listed yet; nothing where none.

    Args:
        workspace: whose library has the cards.
        form: the record as it is typed.
    """
    library = library_of(workspace)
    listed = {line(each.title).casefold() for each in form.made}
    for done in form.exercises:
        try:
            sheets = library.exercise(done.card).worksheets if done.card else ()
        except NotFound:
            continue
        for sheet in sheets:
            title = library.worksheet(sheet).title
            if title.casefold() not in listed:
                return title
    return ""


def kept_last(case: Case, form: TypedRecord) -> str:
    """Where the last thing that was made is kept; nothing where that was never said.

    Args:
        case: whose chain is looked through from its end.
        form: the record as it is typed; what is listed in it comes first.
    """
    for typed in reversed(form.made):
        if line(typed.kept):
            return line(typed.kept)
    for session in reversed(case.chain):
        for made in reversed(session.held.made if session.held is not None else ()):
            if made.kept and session.id != form.session:
                return made.kept
    return ""
