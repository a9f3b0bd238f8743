"""What a form adds to a case besides its session: approach, issues, actions and links.

Invariant: the same issue, action or link of the same session is taken in once, however often its
form is read; a link names the aim as the case knows it.
"""

from collections.abc import Mapping
from dataclasses import replace

from sessionkit.domain.aim import Aim
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


def renamed(written: tuple[Aim, ...], laid: tuple[Aim, ...]) -> dict[str, str]:
    """By id of an aim as a form was read, its id in the case: the two stand in the same order."""
    return {one.id: other.id for one, other in zip(written, laid, strict=False)}


def with_raised(case: Case, session: str, form: FormRead, aims: Mapping[str, str]) -> Case:
    """The case with what a form raised and linked in one of its sessions.

    Args:
        case: the case, with the session.
        session: id of the session.
        form: the form.
        aims: by id of an aim as the form was read, its id in the case.
    """
    case = case.raise_issues(*(replace(each, session=session) for each in form.sheet.issues))
    case = case.agree_actions(*(replace(each, session=session) for each in form.sheet.actions))
    known = {(each.item, each.how, each.due) for each in case.handlings_in(session)}
    handlings = tuple(
        replace(each, session=session, aim=aims.get(each.aim, each.aim))
        for each in form.handlings
        if (each.item, each.how, each.due) not in known
    )
    return case.handle(*handlings)
