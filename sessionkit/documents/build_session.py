"""A session of a case as the view of one reader.

Invariant: the view starts from nothing; each part is added by the builder of that part, which asks
the release.
"""

from sessionkit.documents.aims_view import action_views, aim_views, issue_views
from sessionkit.documents.build_plan import into_plan
from sessionkit.documents.material import Material
from sessionkit.documents.meeting_view import after_view, meeting_view, next_view, not_held_view
from sessionkit.documents.reader_table import Cell, Row
from sessionkit.documents.readers import Reader
from sessionkit.documents.session_view import NextView, SessionView
from sessionkit.documents.story_view import earlier
from sessionkit.documents.work_view import set_aside, work_view
from sessionkit.domain.session import Session
from sessionkit.domain.state import State


def build_session(material: Material, session: Session) -> SessionView:
    """A session as the reader may see it."""
    told_of = material.cell(Row.CONTACT) is not Cell.NOTHING
    return SessionView(
        ref=material.ref(session),
        state=session.state.value if told_of and session.state is not State.RECORDED else "",
        unplanned=session.plan is None and material.tells_all_of(session),
        meeting=meeting_view(material, session),
        not_held=not_held_view(material, session),
        work=work_view(material, session),
        aims=aim_views(material, session),
        issues=issue_views(material, session),
        actions=action_views(material, session),
        earlier=earlier(material, session),
        into_plan=into_plan(material, session),
        after=after_view(material, session),
        next=_next(material, session),
        set_aside=set_aside(material, session),
    )


def _next(material: Material, session: Session) -> NextView | None:
    """What was agreed then; the duty worker is told of the next appointment from now only."""
    record = session.either_record
    if record is None or (material.reader is Reader.DUTY and not material.is_recent(session)):
        return None
    return next_view(material, record.next)
