"""What a form adds to a case besides its session: approach, issues, actions and links.

Invariant: the same issue or action of the same session is taken in once, however often its form is
read.
"""

from dataclasses import replace

from sessionkit.domain.approach import Approach
from sessionkit.domain.case import Case
from sessionkit.workflows.read_form import FormRead


def following(case: Case, session: str, approach: Approach | None) -> Approach | None:
    """An approach with the session it follows: the one before it in the chain."""
    if approach is None or approach.follows:
        return approach
    ids = [each.id for each in case.chain]
    earlier = ids[: ids.index(session)] if session in ids else ids
    return replace(approach, follows=earlier[-1] if earlier else "")


def with_raised(case: Case, session: str, form: FormRead) -> Case:
    """The case with what a form raised and linked in one of its sessions."""
    known_issues = {each.text for each in case.issues_of(session)}
    issues = tuple(
        replace(each, session=session)
        for each in form.sheet.issues
        if each.text not in known_issues
    )
    known_actions = {(each.what, each.who) for each in case.actions_of(session)}
    actions = tuple(
        replace(each, session=session)
        for each in form.sheet.actions
        if (each.what, each.who) not in known_actions
    )
    known = {(each.item, each.how, each.due) for each in case.handlings_in(session)}
    handlings = tuple(
        replace(each, session=session)
        for each in form.handlings
        if (each.item, each.how, each.due) not in known
    )
    return case.raise_issues(*issues).agree_actions(*actions).handle(*handlings)
