"""Answering what the continuity check noticed, where the record itself cannot settle it.

Invariant: an answer names a finding that is there now, and says why.
"""

from collections.abc import Iterable

from sessionkit.continuity.findings import risk_open
from sessionkit.continuity.findings.finding import Finding
from sessionkit.domain.answer import Answer
from sessionkit.domain.errors import NotFound, Refused, WrongUse
from sessionkit.domain.text import field_text
from sessionkit.workflows.change_case import SHORTEST_ID, Changed, change_case, open_case
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.review_case import findings_of


def answer_finding(workspace: Workspace, named: str, finding: str, because: str) -> Changed:
    """Say why a finding is settled outside the record.

    Args:
        workspace: the team's store.
        named: the case.
        finding: id of the finding, or the start of it.
        because: why; never empty.

    Raises:
        NotFound: where the check finds nothing by that id now.
        WrongUse: where it fits several, or no reason is given.
        Refused: where it is about risk information, which is closed in the record (¶18).
    """
    found = finding_of(findings_of(workspace, open_case(workspace, named).case), finding)
    if found.code == risk_open.CODE:
        raise Refused(
            "Risk information is not answered; it is closed.",
            "Settle the issue, and say who was told, when, and what was decided.",
        )
    answer = Answer(
        workspace.new_id(), found.id, field_text(because), workspace.acting.name, workspace.today
    )
    return change_case(workspace, named, lambda case: case.with_answer(answer))


def finding_of(findings: Iterable[Finding], named: str) -> Finding:
    """A finding by its id or the start of it.

    Raises:
        NotFound: where there is none.
        WrongUse: where several fit.
    """
    wanted = named.strip()
    fits = [e for e in findings if len(wanted) >= SHORTEST_ID and e.id.startswith(wanted)]
    if not fits:
        raise NotFound(f"The check finds nothing by the id “{named}” now.")
    if len(fits) > 1:
        raise WrongUse(f"“{named}” fits {len(fits)} of them.", "Give more of the id.")
    return fits[0]
